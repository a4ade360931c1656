/** Queries and indexes of a whole document, joined with the tables they are about. */
import type { Part } from '../../syntax/mermaid/tree.ts';
import type { Block } from '../../syntax/query/tree.ts';
import { shiftQuery } from '../../syntax/sql/queries.ts';
import { contains, type Range, shift } from '../../text/range.ts';
import type { DiagramView, Entity, Section, StatedQuery } from '../design.ts';
import { attributeKey, entityKey } from '../entities.ts';
import type { ScriptFacts } from '../facts.ts';
import type { IndexFact } from '../indexes/in-prose.ts';
import { judge, type Schema } from '../indexes/judge.ts';
import { TableFinder } from '../indexes/place.ts';
import { indexOfSql, type LocatedTable, schemaOf } from '../indexes/schema.ts';
import { columnsOf } from '../indexes/scope.ts';
import type { Index } from '../indexes/tables.ts';
import type { QueryFacts, QueryText } from './facts.ts';
import { SOME_TABLE } from './in-prose.ts';

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
  const indexes = [...inScripts, ...inProse].sort((a, b) => a.range.start - b.range.start);
  const tables = schemaOf(entities, sql, indexes, { small, keysIndexed });
  const queries = located.flatMap(({ facts, section, range }) =>
    facts.queries.map((text): StatedQuery => {
      const query = withTable({ ...text, ...shiftQuery(text, range.start) }, section, finder);
      const diagram = diagrams.find((one) => one.section === section && contains(one.range, query.range));
      return { ...query, section, ...(diagram && { diagram: diagram.index }), verdict: judge(query, tables) };
    }),
  );
  return { tables, queries, indexes };
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

/** An index of which only the name is told. */
function indexByName(name: Part, fact: IndexFact, section: number, offset: number, finder: TableFinder): readonly Index[] {
  const told = finder.ofIndex(name.text);
  if (!told) return [];
  const descending = /\bdesc(?:ending)?\b/i.test(fact.beside);
  const columns = told.columns.map((text) => ({ key: { text, range: name.range }, isExpression: false, descending }));
  return [{ ...indexOfSql({ ...fact, columns, name, table: told.table.name }, section, offset), notation: fact.notation }];
}

/** A condition by itself gets the table that the words beside it, a heading or its columns tell. */
function withTable(query: QueryText, section: number, finder: TableFinder): QueryText {
  const [block, ...others] = query.blocks ?? [];
  if (query.beside === undefined || !block || others.length > 0 || block.sources[0]?.table !== SOME_TABLE) return query;
  const columns = [...columnsOf(block.where), ...block.orderBy.flatMap(({ operand }) => operand.columns)].map(({ name }) => attributeKey(name));
  const table = finder.find(columns, query.beside, section, true);
  if (!table) return query;
  const placed: Block = { ...block, sources: [{ ...block.sources[0], table: table.name, alias: table.name.toLowerCase() }] };
  return { ...query, tables: [{ text: table.name, range: shift(query.range, 0) }], blocks: [placed] };
}
