/** Writers for queries: other statements that ask the same. */
import type { Design, StatedQuery } from '../model/design.ts';
import { attributeKey, entityKey } from '../model/entities/entities.ts';
import type { StoredTable } from '../model/indexes/tables.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';

/** Another form of a statement. */
export interface Rewrite {
  /** In the imperative. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Wider tables are not written out. */
const MOST_COLUMNS = 15;

/** The only table of a query whose columns are all known. */
function tableOf({ blocks }: StatedQuery, { tables }: Design): StoredTable | undefined {
  const [block, ...others] = blocks ?? [];
  const [source, ...joined] = block?.sources ?? [];
  if (others.length > 0 || joined.length > 0 || source?.table === undefined) return undefined;
  const table = tables.get(entityKey(source.table));
  return table?.complete ? table : undefined;
}

/** The columns of the table in place of `*`. */
export function listColumns(query: StatedQuery, design: Design): Rewrite[] {
  const table = tableOf(query, design);
  const { star } = query.shape;
  if (!table || !star || table.columns.size > MOST_COLUMNS) return [];
  const names = [...table.columns.values()].map(({ name }) => name);
  return [{ title: `List the ${names.length} columns of ${table.name}`, edits: [{ range: star, text: names.join(', ') }] }];
}

/** The row after the last one seen in place of OFFSET: `(created_at, id) < (…)`, and an order that ends with the key. */
export function keyset(query: StatedQuery, design: Design): Rewrite[] {
  const table = tableOf(query, design);
  const { offset, order } = query.shape;
  const [block] = query.blocks ?? [];
  const key = table?.indexes.find(({ notation }) => notation === 'key')?.columns ?? [];
  if (!table || !offset || !order || !block || key.length !== 1 || block.grouped || block.where.kind === 'or') return [];
  const [first] = block.orderBy;
  const isPlain = block.orderBy.every(({ operand, descending, nulls }) => operand.bare === true && descending === first!.descending && !nulls);
  if (!isPlain || offset.start < order.end) return [];
  const ordered = block.orderBy.map(({ operand }) => table.columns.get(attributeKey(operand.columns[0]!.name))?.name ?? operand.text);
  const isComplete = ordered.some((name) => attributeKey(name) === key[0]!.text);
  const columns = isComplete ? ordered : [...ordered, key[0]!.name];
  const values = columns.map((name) => `:last_${name}`);
  const list = (items: readonly string[]): string => (items.length > 1 ? `(${items.join(', ')})` : items[0]!);
  const condition = `${list(columns)} ${first!.descending ? '<' : '>'} ${list(values)}`;
  return [
    {
      title: 'Page by the last key seen',
      edits: [
        query.where ? insert(query.where.end, ` AND ${condition}`) : insert(order.start, `WHERE ${condition} `),
        ...(isComplete ? [] : [insert(order.end, `, ${key[0]!.name}${first!.descending ? ' DESC' : ''}`)]),
        { range: { start: offset.start - 1, end: offset.end }, text: '' },
      ],
    },
  ];
}
