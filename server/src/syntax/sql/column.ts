/** One column of a CREATE TABLE, in any dialect. */
import type { Part } from '../mermaid/tree.ts';
import { clauseAt, startsClause, type Told } from './clauses.ts';
import { type Group, type Item, rangeOf, stringsIn, written } from './items.ts';
import type { SqlColumn } from './tree.ts';
import { isCommonType, typeAt } from './types.ts';

/** A column as its own items tell it: what CHECKs and comments say of its values is added by its table. */
export interface ColumnRead {
  readonly column: Omit<SqlColumn, 'values'>;
  /** The values of an ENUM or SET in place. */
  readonly listed: readonly Part[];
  readonly checks: readonly Group[];
  /** False: some of it was not understood. */
  readonly understood: boolean;
}

/** Reads a column from the items between two commas; nothing where they are none, or where neither type nor clauses are understood. */
export function readColumn(items: readonly Item[], text: string): ColumnRead | undefined {
  const name = items[0];
  if (!name || (name.kind !== 'word' && name.kind !== 'name')) return undefined;
  const type = typeAt(items, 1, text);
  const told: Told[] = [];
  let defaultValue: Part | undefined;
  let understood = true;
  let end = type?.end ?? 1;
  while (end < items.length) {
    const clause = clauseAt(items, end);
    if (clause) {
      told.push(clause.told);
      end = clause.end;
    } else if (items[end]!.key === 'DEFAULT' && end + 1 < items.length) {
      const from = end + 1;
      end = defaultEnd(items, from);
      defaultValue = written(items.slice(from, end), text);
    } else {
      understood = false;
      end++;
    }
  }
  if (!understood && !isCommonType(items[1])) return undefined;
  const { check: _, ...clauses } = told.reduce<Told>((all, one) => ({ ...all, ...one }), {});
  return {
    column: {
      name: { text: name.text, range: name.inner },
      ...(type && { type: type.part }),
      ...{ primaryKey: false, unique: false, notNull: false, ...clauses },
      ...(defaultValue && { defaultValue }),
      range: rangeOf(items),
    },
    listed: listedIn(items),
    checks: told.flatMap(({ check }) => check ?? []),
    understood,
  };
}

/** Whether a line begins here with a name and a type: somebody forgot the comma before it. */
export const startsColumn = (items: readonly Item[], at: number): boolean =>
  items[at]!.first && (items[at]!.kind === 'name' || (items[at]!.kind === 'word' && !startsClause(items[at]!.key))) && isCommonType(items[at + 1]);

/** Words that go on an expression: `now() AT TIME ZONE 'utc'`, `::timestamp WITH TIME ZONE`. */
const INFIX = /^(?:AT|TIME|ZONE|WITH|WITHOUT|VARYING|PRECISION)$/;

/** Where the expression that begins at `from` ends. */
function defaultEnd(items: readonly Item[], from: number): number {
  let end = from + 1;
  for (let item; (item = items[end]) && goesOn(items[end - 1]!, item) && !clauseAt(items, end);) end++;
  return end;
}

const goesOn = (before: Item, { kind, key, first }: Item): boolean =>
  kind === 'symbol' || kind === 'group' || before.kind === 'symbol' || (kind === 'string' && before.kind === 'word') || (INFIX.test(key) && !first);

/** The strings of `ENUM('A', 'B')` and `SET('A', 'B')`, the type of a column. */
function listedIn(items: readonly Item[]): readonly Part[] {
  const [, type, values] = items;
  return /^(?:ENUM\d*|SET)$/.test(type?.key ?? '') && values?.key === '(' && values.kind === 'group' ? stringsIn(values.items) : [];
}
