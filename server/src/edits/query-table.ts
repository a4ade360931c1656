/** A table of queries and indexes, drafted from the keys of a schema. */
import type { Design, Entity } from '../model/design.ts';
import { attributeKey, entityKey } from '../model/entities/entities.ts';
import type { StoredTable } from '../model/indexes/tables.ts';
import type { Rewrite } from './queries.ts';
import { insertAfter } from './markdown.ts';

/** Longer tables of drafts are not read by anybody. */
const MOST_ROWS = 12;

/** A table behind the last description of the entities: the row by its key, the rows that belong to another. */
export function insertQueryTable(entities: readonly Entity[], design: Design): Rewrite[] {
  const block = entities.flatMap(({ views }) => views.flatMap((view) => view.block ?? [])).sort((a, b) => b.end - a.end)[0];
  const rows = entities.flatMap((entity) => rowsOf(entity, design)).slice(0, MOST_ROWS);
  if (!block || rows.length === 0) return [];
  const lines = ['| Query | Statement | Index |', '| --- | --- | --- |', ...rows.map((cells) => `| ${cells.join(' | ')} |`)];
  return [{ title: 'Insert a table of queries and indexes', edits: [insertAfter(block, lines, design)] }];
}

type Row = readonly [query: string, statement: string, index: string];

function rowsOf(entity: Entity, { tables }: Design): Row[] {
  const table = tables.get(entityKey(entity.name));
  if (!table) return [];
  const key = table.indexes.find(({ notation }) => notation === 'key')?.columns.map(({ name }) => name) ?? [];
  const select = (columns: readonly string[]): string =>
    `\`SELECT ${columnsOf(table)} FROM ${table.name} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}\``;
  const byKey: Row[] = key.length > 0 ? [[`${table.name} by key`, select(key), 'primary key']] : [];
  const foreign = entity.views.flatMap(({ foreignKeys }) =>
    foreignKeys.filter(({ attributes }) => attributes.length === 1).map(({ attributes }) => attributes[0]!),
  );
  const others = [
    ...new Map(foreign.filter((name) => attributeKey(name) !== attributeKey(key[0] ?? '')).map((name) => [attributeKey(name), name])).values(),
  ];
  return [...byKey, ...others.map((name): Row => [`${table.name} by ${name}`, select([name]), `\`${table.name} (${name})\``])];
}

/** A draft names the first columns; which are needed the author knows. */
const columnsOf = ({ columns }: StoredTable): string =>
  [...columns.values()]
    .slice(0, 4)
    .map(({ name }) => name)
    .join(', ');
