/** Writers for SQL, and for what stands in its place where a document writes none. */
import type { Design, StatedQuery } from '../model/design.ts';
import type { IndexTable } from '../model/indexes/in-prose.ts';
import type { WantedIndex } from '../model/indexes/judge.ts';
import type { StoredTable } from '../model/indexes/tables.ts';
import { contains } from '../text/range.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';
import { indexName } from './index-name.ts';
import { insertAfter } from './markdown.ts';

/** Puts indexes where the document states those of the table: statements, rows of its table of indexes, or lines behind its description. */
export function addIndexes(wanted: readonly WantedIndex[], table: StoredTable, query: StatedQuery, design: Design): TextEdit[] {
  if (table.store !== 'relational') return [];
  const [list] = design.indexTables;
  if (list && !(table.statement && design.indexes.some(({ notation }) => notation === 'sql')))
    return [insert(list.end, wanted.map((index) => `${design.lineEnd}${rowOf(index, table, query, list, design)}`).join(''))];
  if (table.statement) return addStatements(wanted, table, design);
  const lines = wanted.flatMap((index) => ['', `Index on ${table.name}: \`(${columnsOf(index)})\`.`]);
  return table.block ? [insertAfter(table.block, lines.slice(1), design)] : [];
}

/** A row of the document's own table of indexes. */
function rowOf(index: WantedIndex, table: StoredTable, { text }: StatedQuery, { columns }: IndexTable, design: Design): string {
  const asked = text.replace(/\s+/g, ' ').replace(/;$/, '');
  const statement = asked.length > 120 || /[`|]/.test(asked) ? 'TODO say which query it serves' : `\`${asked}\``;
  const cells: Readonly<Record<IndexTable['columns'][number], string>> = {
    table: table.name,
    index: columns.includes('columns') ? indexName(index, table, design) : `\`${table.name} (${columnsOf(index)})\``,
    columns: `\`${columnsOf(index)}\``,
    query: columns.includes('statement') ? 'TODO name the query' : statement,
    ...{ statement, unique: 'no', other: '' },
  };
  return `| ${columns.map((column) => cells[column]).join(' | ')} |`;
}

/** `user_id, created_at DESC`. */
export const columnsOf = ({ columns }: WantedIndex): string =>
  columns
    .map(({ name, isExpression, descending, operatorClass }) =>
      [isExpression && !/^\w+\(.*\)$/.test(name) ? `(${name})` : name, operatorClass, descending && 'DESC'].filter(Boolean).join(' '),
    )
    .join(', ');

function addStatements(wanted: readonly WantedIndex[], table: StoredTable, design: Design): TextEdit[] {
  const own = table.indexes
    .flatMap(({ statement }) => statement ?? [])
    .filter((one) => !table.block || contains(table.block, { start: one.end, end: one.end }));
  const { end, until, terminated } = [table.statement!, ...own].reduce((last, one) => (one.end > last.end ? one : last));
  const statements = wanted
    .map(
      (index) =>
        `${design.lineEnd}CREATE INDEX ${indexName(index, table, design)} ON ${table.statement!.name}${index.method ? ` USING ${index.method}` : ''} (${columnsOf(index)});`,
    )
    .join('');
  if (terminated) return [insert(until, statements)];
  return until === end ? [insert(end, `;${statements}`)] : [insert(end, ';'), insert(until, statements)];
}
