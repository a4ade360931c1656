/** `CREATE TABLE`, part by part between its commas: what one part does not give costs none of the others. */
import { listingsIn } from './check.ts';
import type { Part } from '../mermaid/tree.ts';
import { valuesIn } from '../value-list/value-list.ts';
import { type ColumnRead, readColumn } from './column.ts';
import { commentOn, tellsOfMore } from './comments.ts';
import { type Constraint, readConstraint } from './constraints.ts';
import { keysIn } from './indexes.ts';
import { type Group, type Item, rangeOf, splitAtCommas } from './items.ts';
import { match, pattern } from './pattern.ts';
import type { Comment } from './tokens.ts';
import type { SqlColumn, SqlIndex, SqlIndexColumn, SqlTable } from './tree.ts';

const HEAD = pattern('CREATE OR? REPLACE? UNLOGGED|EXTERNAL|FOREIGN? TABLE|COLUMNFAMILY IF? NOT? EXISTS? @');
const ON_CLUSTER = pattern('ON CLUSTER *');
const ORDER_BY = pattern('ORDER BY');

/** A table, and the indexes that it lists in place. */
export interface TableRead {
  readonly table: SqlTable;
  readonly indexes: readonly SqlIndex[];
}

/** What stands between the commas. */
interface Parts {
  readonly columns: readonly PlacedColumn[];
  readonly constraints: readonly Constraint[];
  /** False: columns are left out, or something was not understood. */
  readonly complete: boolean;
}

/** A column, and where what follows it begins: a comment before that may speak of it. */
interface PlacedColumn extends ColumnRead {
  readonly until: number;
}

/** The table that a statement creates with a list of columns; nothing where it has none, or where the list is not closed. */
export function readCreateTable(items: readonly Item[], text: string, comments: readonly Comment[]): TableRead | undefined {
  const head = match(items, 0, HEAD);
  if (!head) return undefined;
  const at = match(items, head.end, ON_CLUSTER)?.end ?? head.end;
  const body = items[at];
  if (body?.key !== '(' || body.kind !== 'group' || !body.closed) return undefined;
  const name = head.names[0]!;
  const tail = items.slice(at + 1);
  const { columns: placed, constraints, complete } = partsOf(body, text);
  const values = allowedIn([...placed.flatMap(({ checks }) => checks), ...constraints.flatMap((one) => (one.kind === 'check' ? [one.check] : []))], text);
  const columns = placed.map((column) => columnOf(column, values, comments, text));
  const key = constraints.find((one) => one.kind === 'primary key');
  return {
    table: {
      name,
      columns,
      primaryKey: key?.columns ?? columns.filter(({ primaryKey }) => primaryKey).map(({ name }) => name.text),
      ...(key?.partition && { partitionKey: key.partition }),
      storedOrder: storedOrderIn(tail, text),
      uniques: constraints.flatMap((one) => (one.kind === 'unique' ? [one.columns] : [])),
      foreignKeys: constraints.flatMap((one) => (one.kind === 'foreign key' ? [one.foreignKey] : [])),
      complete: complete && !tail.some(({ key }) => key === 'INHERITS') && !tellsOfMore(body.range, comments),
      range: rangeOf(items),
    },
    indexes: constraints.flatMap((one) => (one.kind === 'index' ? [{ ...one.index, table: name.text }] : [])),
  };
}

function partsOf({ items, range }: Group, text: string): Parts {
  const columns: PlacedColumn[] = [];
  const constraints: Constraint[] = [];
  const parts = splitAtCommas(items).map(withoutElision).filter(({ length }) => length > 0);
  let complete = !items.some(isElision);
  parts.forEach((part, i) => {
    const until = parts[i + 1]?.[0]!.range.start ?? range.end - 1;
    const constraint = readConstraint(part, text);
    if (constraint) constraints.push(constraint);
    const read = constraint ? { columns: [], complete: constraint.kind !== 'like' } : columnsOf(part, until, text);
    columns.push(...read.columns);
    complete &&= read.complete;
  });
  return { columns, constraints, complete };
}

/** The columns between two commas: one, or several where commas are forgotten. */
function columnsOf(items: readonly Item[], until: number, text: string): Pick<Parts, 'columns' | 'complete'> {
  const columns: PlacedColumn[] = [];
  let complete = true;
  for (let at = 0; at < items.length; ) {
    const read = readColumn(items.slice(at), text);
    if (!read) return { columns, complete: false };
    at += read.end;
    columns.push({ ...read, until: items[at]?.range.start ?? until });
    complete &&= read.understood;
  }
  return { columns, complete };
}

/** `...` stands for columns that are not listed. */
const isElision = ({ key }: Item): boolean => key === '.' || key === '…';
const withoutElision = (part: readonly Item[]): readonly Item[] => part.slice(Math.max(0, part.findIndex((item) => !isElision(item))));

/** The values that CHECKs allow, by column in lower case; the first list of a column counts. */
function allowedIn(checks: readonly Group[], text: string): ReadonlyMap<string, readonly Part[]> {
  const listings = checks.flatMap((check) => listingsIn(check, text));
  return new Map(listings.reverse().map(({ column, values }) => [column, values]));
}

/** The column with its values: those of its type, then of a CHECK, then of a comment. Names tell more than the numbers of a CHECK. */
function columnOf({ column, listed, until }: PlacedColumn, allowed: ReadonlyMap<string, readonly Part[]>, comments: readonly Comment[], text: string): SqlColumn {
  const said = commentOn({ start: column.range.start, end: until }, comments, text);
  const checked = allowed.get(column.name.text.toLowerCase()) ?? [];
  const numbered = checked.every(({ text }) => /^\d/.test(text));
  const own = column.comment ? valuesIn(column.comment.text, column.comment.range.start) : [];
  const sources = [listed, numbered ? [] : checked, said.values, own, checked];
  return { ...column, ...(said.comment && { comment: said.comment }), values: sources.find(({ length }) => length > 0) ?? [] };
}

/** `CLUSTERING ORDER BY (created_at DESC)`, `ORDER BY (a, b)` behind the columns. */
function storedOrderIn(tail: readonly Item[], text: string): readonly SqlIndexColumn[] {
  const at = tail.findIndex((_, i) => match(tail, i, ORDER_BY));
  const order = at < 0 ? undefined : tail[at + 2];
  if (!order) return [];
  return keysIn(order.kind === 'group' ? order.items : [order], text);
}
