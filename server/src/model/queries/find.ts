/** Queries and indexes of a whole document, joined with the tables they are about. */
import type { Part } from '../../syntax/mermaid/tree.ts';
import { shiftQuery } from '../../syntax/sql/queries.ts';
import { contains, type Range, shift } from '../../text/range.ts';
import type { DiagramView, Entity, Section, StatedQuery } from '../design.ts';
import { attributeKey, entityKey } from '../entities/entities.ts';
import type { ScriptFacts } from '../facts.ts';
import type { IndexFact, IndexTable } from '../indexes/in-prose.ts';
import { judge, type Schema } from '../indexes/judge.ts';
import { TableFinder } from '../indexes/place.ts';
import { indexOfSql, type LocatedTable, schemaOf } from '../indexes/schema.ts';
import { columnsOf } from '../indexes/scope.ts';
import type { Index, StoredTable } from '../indexes/tables.ts';
import type { KeyList, QueryFacts, QueryText } from './facts.ts';
import type { MongoIndex } from '../../syntax/mongo/mongo.ts';
import type { KeySchema } from './dynamo.ts';
import { SOME_TABLE } from './in-prose.ts';
import { blockOfWords } from './methods.ts';

/** What one section states, where it stands. */
export interface LocatedQueries {
  readonly facts: QueryFacts;
  readonly scripts: readonly ScriptFacts[];
  readonly section: number;
  readonly range: Range;
}

export interface Stated {
  readonly tables: Schema;
  readonly queries: readonly StatedQuery[];
  readonly indexes: readonly Index[];
  readonly indexTables: readonly IndexTable[];
}

/** Every query with its verdict, every index, and the tables by name. */
export function findQueries(
  located: readonly LocatedQueries[],
  entities: readonly Entity[],
  diagrams: readonly DiagramView[],
  sections: readonly Section[],
): Stated {
  const scripts = located.flatMap(({ scripts, section, range }) =>
    scripts.map(({ script, body }) => ({ script, section, offset: range.start + body.start })),
  );
  const sql = scripts.flatMap(({ script, section, offset }) => script.tables.map((table): LocatedTable => ({ table, section, offset })));
  const small = new Set(located.flatMap(({ facts }) => facts.small.map(entityKey)));
  const inScripts = scripts.flatMap(({ script, section, offset }) => script.indexes.map((index) => indexOfSql(index, section, offset)));
  const keysIndexed = located.some(({ facts }) => facts.foreignKeysIndexed);
  const finder = new TableFinder(schemaOf(entities, sql, inScripts, { small, keysIndexed }), sections);
  const inProse = located.flatMap(({ facts, section, range }) => facts.indexes.flatMap((fact) => placedIndex(fact, section, range.start, finder)));
  const ofStores = located.flatMap(({ facts, section, range }) => [
    ...facts.mongoIndexes.map((index) => indexOfMongo(index, section, range.start)),
    ...facts.keyLists.flatMap((keys) => placedKeys(keys, section, range.start, finder)),
    ...facts.keySchemas.flatMap((keys) => indexOfKeys(keys, section, range.start, finder)),
  ]);
  const indexes = [...inScripts, ...inProse, ...ofStores].sort((a, b) => a.range.start - b.range.start);
  const tables = schemaOf(entities, sql, indexes, { small, keysIndexed });
  const queries = located.flatMap(({ facts, section, range }) =>
    facts.queries.flatMap((text): StatedQuery[] => {
      const query = withTable({ ...text, ...shiftQuery(text, range.start) }, section, finder);
      if (!query) return [];
      const diagram = diagrams.find((one) => one.section === section && contains(one.range, query.range));
      return [{ ...query, section, ...(diagram && { diagram: diagram.index }), verdict: judge(query, tables) }];
    }),
  );
  const indexTables = located.flatMap(({ facts, range }) => facts.indexTables.map((one) => ({ ...one, end: one.end + range.start })));
  return { tables, queries, indexes, indexTables };
}

/** An index of the running text with its table; none where that is not known, and none that is the primary key. */
function placedIndex(fact: IndexFact, section: number, offset: number, finder: TableFinder): readonly Index[] {
  if (fact.isKey) return [];
  const keys = fact.columns.map(({ key }) => attributeKey(key.text));
  const [name] = fact.names;
  if (name && keys.length === 0) return indexByName(name, fact, section, offset, finder);
  const named = name && finder.named(name.text);
  const table = fact.on ? (finder.named(fact.on.text)?.name ?? fact.on.text) : (named ?? finder.find(keys, fact.beside, section, false))?.name;
  if (table === undefined) return [];
  const index = indexOfSql({ ...fact, ...(name && !named && { name }), table }, section, offset);
  return [{ ...index, notation: fact.notation }];
}

/** Keys of a collection that the words beside them or a heading tell, or that alone has them. */
function placedKeys({ beside, ...list }: KeyList, section: number, offset: number, finder: TableFinder): readonly Index[] {
  const table = finder.find(
    list.keys.map(({ field }) => attributeKey(field)),
    beside,
    section,
    true,
  );
  return table?.store === 'document' ? [indexOfMongo({ ...list, collection: table.name }, section, offset)] : [];
}

function indexOfMongo({ collection, keys, unique, range }: MongoIndex, section: number, offset: number): Index {
  const kind = keys.find((key) => key.kind)?.kind;
  return {
    ...{ table: collection, unique, include: [], range: shift(range, offset), section, notation: 'mongo' },
    ...(kind !== undefined && { method: kind === 'text' ? 'fulltext' : kind === 'hashed' ? 'hash' : 'gist' }),
    columns: keys.map(({ field, descending }) => ({ text: attributeKey(field), name: field, descending })),
  };
}

/** A secondary index of a table that its line or a heading names, or that alone has its columns. */
function indexOfKeys({ name, columns, range, beside }: KeySchema, section: number, offset: number, finder: TableFinder): readonly Index[] {
  const table = finder.find(columns.map(attributeKey), beside, section, false);
  if (!table) return [];
  const keys = columns.map((column) => ({ text: attributeKey(column), name: column, descending: false }));
  return [
    {
      ...(name !== undefined && { name }),
      table: table.name,
      columns: keys,
      unique: false,
      include: [],
      range: shift(range, offset),
      section,
      notation: 'dynamo',
    },
  ];
}

/** An index of which only the name is told. */
function indexByName(name: Part, fact: IndexFact, section: number, offset: number, finder: TableFinder): readonly Index[] {
  const told = finder.ofIndex(name.text);
  if (!told) return [];
  const descending = /\bdesc(?:ending)?\b/i.test(fact.beside);
  const columns = told.columns.map((text) => ({ key: { text, range: name.range }, isExpression: false, descending }));
  return [{ ...indexOfSql({ ...fact, columns, name, table: told.table.name }, section, offset), notation: fact.notation }];
}

/**
 * A condition by itself gets the table that it, the words beside it, a heading or its columns tell. A method of which no table
 * is known asks something else.
 */
function withTable(query: QueryText, section: number, finder: TableFinder): QueryText | undefined {
  const [block, ...others] = query.blocks ?? [];
  if (query.beside === undefined || !block || others.length > 0 || block.sources[0]?.table !== SOME_TABLE) return query;
  const refs = [...columnsOf(block.where), ...block.orderBy.flatMap(({ operand }) => operand.columns)];
  const columns = refs.map(({ name }) => attributeKey(name));
  const table = query.of === undefined ? finder.find(columns, query.beside, section, query.notation !== 'method') : finder.named(query.of);
  if (!table) return query.notation === 'method' ? undefined : query;
  const own = query.words === undefined ? block : blockOfWords(query.words, (field) => columnFor(field, table));
  const { blocks: _, ...rest } = query;
  const placed = own && { ...own, sources: [{ ...block.sources[0], table: table.name, alias: table.name.toLowerCase() }] };
  return { ...rest, tables: [{ text: table.name, range: query.range }], ...(placed && { blocks: [placed] }) };
}

/** `findById` asks `id` or `ride_id`, `findByRider` asks `rider_id`. */
function columnFor(field: string, { name, columns }: StoredTable): string | undefined {
  const [key, stem] = [attributeKey(field), attributeKey(entityKey(name))];
  return [key, `${key}id`, `${stem}${key}`].find((one) => columns.has(one));
}
