/** Queries and indexes of a whole document, joined with the tables they are about. */
import { shiftQuery } from '../../syntax/sql/queries.ts';
import type { Range } from '../../text/range.ts';
import type { DiagramView, Entity, StatedQuery } from '../design.ts';
import { entityKey } from '../entities.ts';
import { judge, type Schema } from '../indexes/judge.ts';
import { indexOfSql, type LocatedTable, schemaOf } from '../indexes/schema.ts';
import type { Index } from '../indexes/tables.ts';
import type { ScriptFacts } from '../facts.ts';
import type { QueryFacts } from './facts.ts';
import { contains } from '../../text/range.ts';

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
export function findQueries(located: readonly LocatedQueries[], entities: readonly Entity[], diagrams: readonly DiagramView[]): Stated {
  const scripts = located.flatMap(({ scripts, section, range }) =>
    scripts.map(({ script, body }) => ({ script, section, offset: range.start + body.start })),
  );
  const indexes = scripts.flatMap(({ script, section, offset }) => script.indexes.map((index) => indexOfSql(index, section, offset)));
  const sql = scripts.flatMap(({ script, section, offset }) => script.tables.map((table): LocatedTable => ({ table, section, offset })));
  const small = new Set(located.flatMap(({ facts }) => facts.small.map(entityKey)));
  const tables = schemaOf(entities, sql, indexes, small);
  const queries = located.flatMap(({ facts, section, range }) =>
    facts.queries.map((text): StatedQuery => {
      const query = { ...text, ...shiftQuery(text, range.start) };
      const diagram = diagrams.find((one) => one.section === section && contains(one.range, query.range));
      return { ...query, section, ...(diagram && { diagram: diagram.index }), verdict: judge(query, tables) };
    }),
  );
  return { tables, queries, indexes };
}
