/** `CREATE TABLE`, part by part between its commas: what one part does not give costs none of the others. */
import type { Part } from '../mermaid/tree.ts';
import { valuesIn } from '../value-list/value-list.ts';
import type { CheckReader } from './check.ts';
import { type ColumnRead, readColumn, startsColumn } from './column.ts';
import { commentOn, tellsOfMore } from './comments.ts';
import { type Constraint, readConstraint } from './constraints.ts';
import { keysIn, namesIn } from './indexes.ts';
import { endOf, type Group, type Item, rangeOf, splitAtCommas } from './items.ts';
import { match, pattern } from './pattern.ts';
import type { Comment } from './tokens.ts';
import type { SqlColumn, SqlIndex, SqlIndexColumn, SqlTable } from './tree.ts';

const HEAD = pattern('CREATE OR? REPLACE? UNLOGGED|EXTERNAL|FOREIGN? TABLE|COLUMNFAMILY IF? NOT? EXISTS? @');
const ON_CLUSTER = pattern('ON CLUSTER *');
const ORDER_BY = pattern('ORDER BY');
const PARTITION_BY = pattern('PARTITION BY RANGE|LIST|HASH COLUMNS? (');

/** What the statements of one script share. */
export interface Script {
  readonly text: string;
  readonly comments: readonly Comment[];
  readonly checks: CheckReader;
}

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
export function readCreateTable(items: readonly Item[], { text, comments, checks }: Script): TableRead | undefined {
  const head = match(items, 0, HEAD);
  if (!head) return undefined;
  const at = match(items, head.end, ON_CLUSTER)?.end ?? head.end;
  const body = items[at];
  if (body?.key !== '(' || body.kind !== 'group' || !body.closed) return undefined;
  const name = head.names[0]!;
  const tail = items.slice(at + 1);
  const { columns: placed, constraints, complete } = partsOf(body, text);
  const values = allowedIn(
    [...placed.flatMap((column) => column.checks), ...constraints.flatMap((one) => (one.kind === 'check' ? [one.check] : []))],
    checks,
  );
  const columns = placed.map((column) => columnOf(column, values, comments, text));
  const key = constraints.find((one) => one.kind === 'primary key');
  return {
    table: {
      name,
      columns,
      primaryKey: key?.columns ?? columns.filter(({ primaryKey }) => primaryKey).map(({ name }) => name.text),
      ...(key?.partition && { partitionKey: key.partition }),
      ...dialectOf(body, tail, constraints),
      storedOrder: storedOrderIn(tail, text),
      partitionedBy: match(tail, 0, PARTITION_BY)?.groups.flatMap(({ items }) => namesIn(items)) ?? [],
      uniques: constraints.flatMap((one) => (one.kind === 'unique' ? [one.columns] : [])),
      foreignKeys: constraints.flatMap((one) => (one.kind === 'foreign key' ? [one.foreignKey] : [])),
      complete: complete && !tail.some(({ key }) => key === 'INHERITS') && !tellsOfMore(body.range, comments),
      range: rangeOf(items),
      end: endOf(items, text),
    },
    indexes: constraints.flatMap((one) => (one.kind === 'index' ? [{ ...one.index, table: name.text }] : [])),
  };
}

function partsOf({ items, range }: Group, text: string): Parts {
  const columns: PlacedColumn[] = [];
  const constraints: Constraint[] = [];
  const parts = splitAtCommas(items)
    .flatMap(splitAtColumns)
    .map(withoutElision)
    .filter(({ length }) => length > 0);
  let complete = !items.some(isElision);
  parts.forEach((part, i) => {
    const constraint = readConstraint(part, text);
    const column = constraint ? undefined : readColumn(part, text);
    if (constraint) constraints.push(constraint);
    if (column) columns.push({ ...column, until: parts[i + 1]?.[0]!.range.start ?? range.end - 1 });
    if (constraint ? constraint.kind === 'like' : !column?.understood) complete = false;
  });
  return { columns, constraints, complete };
}

function dialectOf(body: Group, tail: readonly Item[], constraints: readonly Constraint[]): Pick<SqlTable, 'dialect'> {
  const engine = tail.findIndex(({ key }) => key === 'ENGINE');
  if (engine >= 0) return { dialect: tail.slice(engine, engine + 3).some(({ key }) => key.endsWith('MERGETREE')) ? 'clickhouse' : 'mysql' };
  const isMySql = constraints.some(({ kind }) => kind === 'index') || body.items.some(({ key }) => key === 'AUTO_INCREMENT' || key === 'UNSIGNED');
  return isMySql ? { dialect: 'mysql' } : {};
}

/** The items between two commas; two parts and more where commas are forgotten. */
function splitAtColumns(items: readonly Item[]): (readonly Item[])[] {
  const starts = items.flatMap((_, i) => (i === 0 || startsColumn(items, i) ? [i] : []));
  return starts.map((start, i) => items.slice(start, starts[i + 1]));
}

/** `...` stands for columns that are not listed; a single dot stands in a name. */
const isElision = ({ key }: Item, i: number, items: readonly Item[]): boolean => key === '…' || (key === '.' && items[i + 1]?.key === '.');

function withoutElision(part: readonly Item[]): readonly Item[] {
  const from = part.findIndex(({ key }) => key !== '.' && key !== '…');
  return from < 0 ? [] : part.slice(from);
}

/** The values that CHECKs allow, by column in lower case; the first list of a column counts. */
function allowedIn(groups: readonly Group[], checks: CheckReader): ReadonlyMap<string, readonly Part[]> {
  const listings = groups.flatMap((group) => checks.listings(group));
  return new Map(listings.reverse().map(({ column, values }) => [column, values]));
}

/** The column with its values: those of its type, then of a CHECK, then of a comment. Names tell more than the numbers of a CHECK. */
function columnOf(
  { column, listed, until }: PlacedColumn,
  allowed: ReadonlyMap<string, readonly Part[]>,
  comments: readonly Comment[],
  text: string,
): SqlColumn {
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
