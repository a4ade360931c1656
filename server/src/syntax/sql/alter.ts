/** What a script says of a table after creating it: ALTER TABLE … ADD, COMMENT ON. */
import { valuesIn } from '../value-list/value-list.ts';
import { readColumn } from './column.ts';
import { readConstraint } from './constraints.ts';
import { endOf, type Item, splitAtCommas } from './items.ts';
import { match, nameAt, pattern } from './pattern.ts';
import type { SqlColumn, SqlIndex, SqlTable } from './tree.ts';

/** What one statement adds to the table of a name. */
export interface Alteration {
  readonly table: string;
  /** Nothing where it adds nothing that is kept. */
  change(table: SqlTable): SqlTable;
  readonly indexes: readonly SqlIndex[];
}

const ALTER = pattern('ALTER TABLE IF? EXISTS? ONLY? @');
const ADD = pattern('ADD COLUMN? IF? NOT? EXISTS?');
const COMMENT_ON_COLUMN = pattern('COMMENT ON COLUMN @ IS $');

/** The alteration that a statement makes; nothing where it makes none. */
export function readAlteration(items: readonly Item[], text: string): Alteration | undefined {
  const comment = match(items, 0, COMMENT_ON_COLUMN);
  if (comment) return commentOn(comment.names[0]!.text, comment.strings[0]!);
  const head = match(items, 0, ALTER);
  if (!head) return undefined;
  const table = head.names[0]!.text;
  const changes: ((table: SqlTable) => SqlTable)[] = [];
  const indexes: SqlIndex[] = [];
  for (const part of splitAtCommas(items.slice(head.end))) {
    const add = match(part, 0, ADD);
    if (!add) continue;
    const rest = part.slice(add.end);
    const constraint = readConstraint(rest, text);
    const column = constraint || !nameAt(rest, 0) ? undefined : readColumn(rest, text);
    if (constraint?.kind === 'primary key')
      changes.push((one) => ({ ...one, primaryKey: one.primaryKey.length > 0 ? one.primaryKey : constraint.columns }));
    if (constraint?.kind === 'unique') changes.push((one) => ({ ...one, uniques: [...one.uniques, constraint.columns] }));
    if (constraint?.kind === 'foreign key') changes.push((one) => ({ ...one, foreignKeys: [...one.foreignKeys, constraint.foreignKey] }));
    if (constraint?.kind === 'index') indexes.push({ ...constraint.index, table, end: endOf(items, text) });
    if (column) changes.push((one) => withColumn(one, { ...column.column, values: column.listed }));
  }
  return { table, change: (one) => changes.reduce((changed, change) => change(changed), one), indexes };
}

const withColumn = (table: SqlTable, column: SqlColumn): SqlTable =>
  table.columns.some(({ name }) => name.text.toLowerCase() === column.name.text.toLowerCase())
    ? table
    : { ...table, columns: [...table.columns, column] };

/** `COMMENT ON COLUMN orders.status IS 'open, paid, sent'` lists values where the column itself does not. */
function commentOn(column: string, { text, inner }: { readonly text: string; readonly inner: SqlTable['range'] }): Alteration | undefined {
  const dot = column.lastIndexOf('.');
  if (dot < 0) return undefined;
  const name = column.slice(dot + 1).toLowerCase();
  const said = { comment: { text, range: inner }, values: valuesIn(text, inner.start) };
  const commented = (one: SqlColumn): SqlColumn =>
    one.name.text.toLowerCase() === name
      ? { ...one, comment: one.comment ?? said.comment, values: one.values.length > 0 ? one.values : said.values }
      : one;
  return { table: column.slice(0, dot), change: (table) => ({ ...table, columns: table.columns.map(commented) }), indexes: [] };
}
