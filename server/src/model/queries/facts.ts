/**
 * What one section states of queries and indexes besides the tables of its SQL, and which tables it calls small. All ranges
 * count from the start of the section.
 */
import type { FenceText, SectionText } from '../../syntax/markdown/outline.ts';
import type { Query } from '../../syntax/query/tree.ts';
import { readQueries, shiftQuery } from '../../syntax/sql/queries.ts';
import { SQL } from '../facts.ts';
import type { SectionMemory } from '../section-memory.ts';
import { type MongoIndex, readMongo } from '../../syntax/mongo/mongo.ts';
import { readKeyLists, readSchemaIndexes } from '../../syntax/mongo/schema-indexes.ts';
import { shift } from '../../text/range.ts';
import { dynamoQueries, type KeySchema, keySchemas } from './dynamo.ts';
import { methodsIn } from './methods.ts';
import { queriesInCode } from './in-code.ts';
import { queriesInLabels } from './in-labels.ts';
import { queriesInProse } from './in-prose.ts';
import { type Line, linesOf } from './lines.ts';
import { type IndexFact, type IndexTable, indexesInProse, indexTablesIn } from '../indexes/in-prose.ts';
import type { Block } from '../../syntax/markdown/blocks.ts';
import type { PlainTable } from '../../syntax/markdown/tables.ts';
import { smallTables } from './small-tables.ts';

/** How a query is written. */
export type QueryNotation = 'sql' | 'code' | 'label' | 'span' | 'predicate' | 'method' | 'mongo' | 'dynamo';

export interface QueryText extends Query {
  readonly notation: QueryNotation;
  /** What stands beside it, where its table must be found from that. */
  readonly beside?: string;
  /** The table as it says it, in its own words. */
  readonly of?: string;
  /** Of a method: what stands behind `By`. */
  readonly words?: string;
}

/** Keys of an index whose collection is told by a heading or by the text beside them. */
export interface KeyList extends Omit<MongoIndex, 'collection'> {
  readonly beside: string;
}

export interface QueryFacts {
  readonly queries: readonly QueryText[];
  readonly indexes: readonly IndexFact[];
  /** Tables of the running text that list indexes. */
  readonly indexTables: readonly IndexTable[];
  readonly mongoIndexes: readonly MongoIndex[];
  readonly keyLists: readonly KeyList[];
  /** Secondary indexes of key-value stores. */
  readonly keySchemas: readonly KeySchema[];
  /** It says that all foreign keys are indexed. */
  readonly foreignKeysIndexed: boolean;
  /** Names of tables that are called small, as written. */
  readonly small: readonly string[];
}

export const NO_QUERIES: QueryFacts = {
  queries: [],
  indexes: [],
  indexTables: [],
  mongoIndexes: [],
  keyLists: [],
  keySchemas: [],
  foreignKeysIndexed: false,
  small: [],
};

const KEYS_INDEXED =
  /\b(?:all|every|each) (?:the )?(?:foreign keys?|fks?)\b[^.\n]{0,20}\bindex|\bindex(?:es|ed)? (?:on|for|exist on) (?:all|every|each) (?:foreign keys?|fks?)\b/i;

/** Reads a section; `running` is its text with fences and comments blanked, `blocks` and `tables` are those in it. */
export function readQueryFacts(
  { fences, heading }: SectionText,
  running: string,
  blocks: readonly Block[],
  tables: readonly PlainTable[],
  memory: SectionMemory,
): QueryFacts {
  const lines = linesOf(running, blocks);
  const inFences = fences.flatMap(({ text, lang, body }) =>
    memory.read(inFence, text, lang).map((query) => ({ ...query, ...shiftQuery(query, body.start) })),
  );
  return {
    queries: [...inFences, ...queriesInProse(lines, memory), ...inSpans(lines)].sort((a, b) => a.range.start - b.range.start),
    indexes: indexesInProse(lines, tables, heading?.title.text ?? ''),
    indexTables: indexTablesIn(tables, running),
    mongoIndexes: [
      ...fences.map(({ text, body }) => ({ indexes: memory.read(mongoIndexesOf, text), range: body })),
      ...lines.flatMap(({ spans }) => spans).map(({ text, range }) => ({ indexes: mongoIndexesOf(text), range })),
    ].flatMap(({ indexes, range }) => indexes.map((index) => ({ ...index, range: shift(index.range, range.start) }))),
    keyLists: keyListsIn(fences, lines, heading?.title.text ?? ''),
    keySchemas: keySchemas(lines),
    foreignKeysIndexed: KEYS_INDEXED.test(running),
    small: smallTables(running),
  };
}

const mongoIndexesOf = (text: string): MongoIndex[] => [...readMongo(text).indexes, ...readSchemaIndexes(text)];

const INDEX = /\bindex(?:es|ed|ing)?\b/i;
const SCRIPTS = new Set(['javascript', 'js', 'mongodb', 'mongo', '']);

/** Keys by themselves are indexes where the heading or their line says so. */
function keyListsIn(fences: readonly FenceText[], lines: readonly Line[], title: string): KeyList[] {
  const isTitled = INDEX.test(title);
  const told = lines.filter(({ text }) => isTitled || INDEX.test(text));
  return [
    ...fences
      .filter(({ lang }) => isTitled && SCRIPTS.has(lang))
      .flatMap(({ text, body }) => readKeyLists(text).map((one) => ({ ...one, range: shift(one.range, body.start), beside: '' }))),
    ...told.flatMap((line) =>
      line.spans.flatMap(({ text, range }) => readKeyLists(text).map((one) => ({ ...one, range: shift(one.range, range.start), beside: line.text }))),
    ),
  ];
}

function inFence(text: string, lang: string): readonly QueryText[] {
  if (SQL.has(lang)) return readQueries(text).map((query) => ({ ...query, notation: 'sql' }));
  if (lang === 'mermaid' || lang === 'mmd')
    return [...queriesInLabels(text).map((query): QueryText => ({ ...query, notation: 'label' })), ...methodsIn(text, true)];
  return [
    ...queriesInCode(text).map((query): QueryText => ({ ...query, notation: 'code' })),
    ...readMongo(text).queries.map((query): QueryText => ({ ...query, notation: 'mongo' })),
    ...dynamoQueries(text),
    ...methodsIn(text, true),
  ];
}

/** Queries in code spans that are no SQL. */
const inSpans = (lines: readonly Line[]): readonly QueryText[] =>
  lines.flatMap((line) =>
    line.spans.flatMap(({ text, range }) => [
      ...readMongo(text).queries.map((query): QueryText => ({ ...shiftQuery(query, range.start), notation: 'mongo' })),
      ...methodsIn(text, false).map((query): QueryText => ({ ...query, ...shiftQuery(query, range.start), beside: line.text })),
    ]),
  );
