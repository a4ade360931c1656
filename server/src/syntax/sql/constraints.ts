/** What stands in a table besides columns: keys, constraints, indexes in place. */
import { indexBody, keysIn, kindOf, namesIn } from './indexes.ts';
import { type Group, type Item, rangeOf } from './items.ts';
import { type Match, match, type Pattern, pattern } from './pattern.ts';
import type { SqlForeignKey, SqlIndex } from './tree.ts';

export type Constraint =
  | { readonly kind: 'primary key'; readonly columns: readonly string[]; readonly partition?: readonly string[] }
  | { readonly kind: 'unique'; readonly columns: readonly string[] }
  | { readonly kind: 'foreign key'; readonly foreignKey: SqlForeignKey }
  | { readonly kind: 'check'; readonly check: Group }
  | { readonly kind: 'index'; readonly index: Omit<SqlIndex, 'table'> }
  /** LIKE: it has the columns of another table. */
  | { readonly kind: 'like' }
  /** It says nothing of single columns. */
  | { readonly kind: 'other' };

const NAME = pattern('CONSTRAINT @?');
const PRIMARY_KEY = pattern('PRIMARY KEY CLUSTERED|NONCLUSTERED? @? USING? BTREE|HASH? (');
const UNIQUE = pattern('UNIQUE KEY|INDEX? CLUSTERED|NONCLUSTERED? NULLS? NOT? DISTINCT? @? USING? BTREE|HASH? (');
const FOREIGN_KEY = pattern('FOREIGN KEY @? ( REFERENCES @ (?');
const CHECK = pattern('CHECK (');
const INDEX = pattern('FULLTEXT|SPATIAL? KEY|INDEX @? CLUSTERED|NONCLUSTERED? USING? BTREE|HASH? (');
const TEXT_INDEX = pattern('FULLTEXT|SPATIAL @? (');
const LIKE = pattern('LIKE @');
const OTHER = [pattern('EXCLUDE USING? *? ('), pattern('PERIOD FOR')];

/** The constraint that stands between two commas; nothing where a column or something unknown does. */
export function readConstraint(all: readonly Item[], text: string): Constraint | undefined {
  const items = all.slice(match(all, 0, NAME)?.end ?? 0);
  const found = (steps: Pattern): Match | undefined => match(items, 0, steps);
  const primaryKey = found(PRIMARY_KEY);
  if (primaryKey) return { kind: 'primary key', ...primaryKeyIn(primaryKey.groups[0]!) };
  const unique = found(UNIQUE);
  if (unique) return uniqueOf(items, unique, text);
  const foreignKey = found(FOREIGN_KEY);
  if (foreignKey) return { kind: 'foreign key', foreignKey: { ...foreignKeyOf(foreignKey), range: rangeOf(all) } };
  const check = found(CHECK);
  if (check) return { kind: 'check', check: check.groups[0]! };
  const index = found(INDEX) ?? found(TEXT_INDEX);
  if (index && !isTyped(index.groups[0]!)) return indexOf(items, index, text);
  if (found(LIKE)) return { kind: 'like' };
  return OTHER.some(found) ? { kind: 'other' } : undefined;
}

/** `key varchar(20)` is a column, `KEY by_name (name)` is none. */
const isTyped = ({ items: [first] }: Group): boolean =>
  first === undefined || first.kind === 'number' || first.kind === 'string' || first.key === 'MAX';

/** `(a, b)`, and CQL's `((a, b), c)`. */
function primaryKeyIn({ items }: Group): { readonly columns: readonly string[]; readonly partition?: readonly string[] } {
  const [first, ...others] = items;
  if (first?.key !== '(' || first.kind !== 'group') return { columns: namesIn(items) };
  const partition = namesIn(first.items);
  return { columns: [...partition, ...namesIn(others)], partition };
}

/** A unique constraint; over an expression it is an index. */
function uniqueOf(items: readonly Item[], { groups: [keys] }: Match, text: string): Constraint {
  const columns = keysIn(keys!.items, text);
  if (columns.some(({ isExpression }) => isExpression))
    return { kind: 'index', index: { unique: true, columns, include: [], range: rangeOf(items) } };
  return { kind: 'unique', columns: columns.map(({ key }) => key.text) };
}

function foreignKeyOf({ names, groups: [columns, foreign] }: Match): Omit<SqlForeignKey, 'range'> {
  return { columns: namesIn(columns!.items), table: names.at(-1)!.text, foreignColumns: foreign ? namesIn(foreign.items) : [] };
}

function indexOf(items: readonly Item[], { names: [name], end }: Match, text: string): Constraint {
  const body = indexBody(items, end - 1, text);
  if (!body) return { kind: 'other' };
  return { kind: 'index', index: { ...(name && { name }), ...kindOf(items.slice(0, end)), ...body, range: rangeOf(items) } };
}
