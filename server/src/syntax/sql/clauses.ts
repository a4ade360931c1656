/** What may stand behind the name and the type of a column, in all dialects. */
import type { Part } from '../mermaid/tree.ts';
import type { Group, Item } from './items.ts';
import { type Match, match, nameAt, type Pattern, pattern } from './pattern.ts';
import type { SqlColumn } from './tree.ts';

/** What one clause tells of its column. */
export interface Told {
  readonly primaryKey?: true;
  readonly unique?: true;
  readonly notNull?: true;
  readonly references?: NonNullable<SqlColumn['references']>;
  readonly comment?: Part;
  readonly check?: Group;
}

type Read = (found: Match) => Told;

const PRIMARY_KEY: Read = () => ({ primaryKey: true });
const UNIQUE: Read = () => ({ unique: true });

/** DEFAULT is none of them: it ends where one of these begins. */
const CLAUSES: readonly (readonly [source: string, read?: Read])[] = [
  ['PRIMARY KEY CLUSTERED|NONCLUSTERED? ASC|DESC?', PRIMARY_KEY],
  ['PK', PRIMARY_KEY],
  ['UNIQUE KEY|INDEX?', UNIQUE],
  ['UK', UNIQUE],
  ['NOT NULL', () => ({ notNull: true })],
  ['NULL'],
  ['CONSTRAINT @?'],
  ['CHECK (', ({ groups }) => ({ check: groups[0]! })],
  ['REFERENCES @ (?', (found) => ({ references: referenceOf(found) })],
  ['FOREIGN KEY'],
  ['FK'],
  ['ON DELETE|UPDATE CASCADE|RESTRICT'],
  ['ON DELETE|UPDATE SET NULL|DEFAULT (?'],
  ['ON DELETE|UPDATE NO ACTION'],
  ['ON UPDATE CURRENT_TIMESTAMP|LOCALTIMESTAMP|NOW (?'],
  ['ON CONFLICT *'],
  ['MATCH FULL|PARTIAL|SIMPLE'],
  ['DEFERRABLE'],
  ['NOT DEFERRABLE|VALID|ENFORCED'],
  ['ENFORCED'],
  ['INITIALLY DEFERRED|IMMEDIATE'],
  ['NO INHERIT'],
  ['NULLS NOT? DISTINCT'],
  ['COMMENT $', ({ strings }) => ({ comment: { text: strings[0]!.text, range: strings[0]!.inner } })],
  ['AUTO_INCREMENT|AUTOINCREMENT|INVISIBLE|VISIBLE|STATIC|SPARSE|ROWGUIDCOL|STORED|VIRTUAL|PERSISTED'],
  ['GENERATED ALWAYS|BY DEFAULT? AS IDENTITY (?'],
  ['GENERATED ALWAYS AS ('],
  ['GENERATED ALWAYS AS ROW START|END HIDDEN?'],
  ['AS ('],
  ['IDENTITY (?'],
  ['COLLATE @'],
  ['CHARACTER SET *'],
  ['CHARSET|STORAGE|COMPRESSION|ENCODE *'],
  ['CODEC ('],
];

interface Clause {
  readonly steps: Pattern;
  readonly read: Read | undefined;
}

const BY_FIRST_WORD: ReadonlyMap<string, readonly Clause[]> = indexed();

function indexed(): Map<string, Clause[]> {
  const clauses = new Map<string, Clause[]>();
  for (const [source, read] of CLAUSES) {
    const steps = pattern(source);
    for (const key of steps[0]!.keys) clauses.set(key, [...(clauses.get(key) ?? []), { steps, read }]);
  }
  return clauses;
}

/** Whether `key` is a word that a clause begins with. */
export const startsClause = (key: string): boolean => key === 'DEFAULT' || BY_FIRST_WORD.has(key);

/** The clause at `at`: where it ends and what it tells. */
export function clauseAt(items: readonly Item[], at: number): { readonly end: number; readonly told: Told } | undefined {
  for (const { steps, read } of BY_FIRST_WORD.get(items[at]?.key ?? '') ?? []) {
    const found = match(items, at, steps);
    if (found) return { end: found.end, told: read?.(found) ?? {} };
  }
  return undefined;
}

function referenceOf({ names, groups }: Match): NonNullable<SqlColumn['references']> {
  const column = groups[0] && nameAt(groups[0].items, 0)?.part.text;
  return { table: names[0]!.text, ...(column !== undefined && { column }) };
}
