/** SQL scripts of any dialect. What cannot be read is left out, silently. */
import { type Alteration, readAlteration } from './alter.ts';
import { CheckReader } from './check.ts';
import { readCreateEnum } from './enum.ts';
import { readCreateIndex } from './indexes.ts';
import { nest, rangeOf } from './items.ts';
import { splitScript } from './split.ts';
import { readCreateTable } from './table.ts';
import type { SqlEnum, SqlIndex, SqlScript, SqlTable } from './tree.ts';

const VERBS = new Set(['CREATE', 'ALTER', 'COMMENT']);
const MAX_STATEMENT = 64 * 1024;

/** Reads a script statement by statement; a statement over 64 KB is not read. Linear, and reads any text. */
export function readSql(text: string): SqlScript {
  const { statements, comments } = splitScript(text);
  const script = { text, comments, checks: new CheckReader(text) };
  const tables: SqlTable[] = [];
  const enums: SqlEnum[] = [];
  const indexes: SqlIndex[] = [];
  for (const statement of statements) {
    const { start, end } = rangeOf(statement);
    const verb = statement[0]!.key;
    if (!VERBS.has(verb) || end - start > MAX_STATEMENT) continue;
    const items = nest(statement);
    if (verb !== 'CREATE') {
      const alteration = readAlteration(items, text);
      if (alteration) alter(tables, alteration);
      indexes.push(...(alteration?.indexes ?? []));
      continue;
    }
    const created = readCreateTable(items, script);
    const index = readCreateIndex(items, text);
    const enumType = readCreateEnum(items, script.checks);
    if (created) {
      tables.push(created.table);
      indexes.push(...created.indexes);
    }
    if (index) indexes.push(index);
    if (enumType) enums.push(enumType);
  }
  return { tables, enums, indexes, comments: comments.map(({ text, range }) => ({ text, range })) };
}

/** Changes the table of that name, whatever schema is written before it. */
function alter(tables: SqlTable[], { table, change }: Alteration): void {
  const bare = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const at = tables.findLastIndex(({ name }) => bare(name.text) === bare(table));
  if (at >= 0) tables[at] = change(tables[at]!);
}
