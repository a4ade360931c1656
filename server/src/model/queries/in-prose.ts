/** Queries in the running text: whole statements in code spans, and conditions whose table the words beside them name. */
import type { Query } from '../../syntax/query/tree.ts';
import { readQueries, shiftQuery } from '../../syntax/sql/queries.ts';
import type { SectionMemory } from '../section-memory.ts';
import type { Line } from './lines.ts';

/** A table that is still to be found stands in the query by this name. */
export const SOME_TABLE = 'some_table';

/** A query in a code span. */
export interface SpanQuery extends Query {
  readonly notation: 'span' | 'predicate';
  /** The line it stands on: a condition takes its table from it. */
  readonly beside: string;
}

const STATEMENT = /^\s*(?:SELECT\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|INSERT\s+INTO\s|WITH\s+\w+\s+AS\s)/i;
const CONDITION = /^\s*WHERE\s+\w/i;

/** Reads the code spans of the lines of a section. */
export const queriesInProse = (lines: readonly Line[], memory: SectionMemory): SpanQuery[] =>
  lines.flatMap((line) =>
    line.spans.flatMap(({ text, range }): SpanQuery[] => {
      if (STATEMENT.test(text))
        return memory.read(statementIn, text).map((query) => ({ ...shiftQuery(query, range.start), notation: 'span', beside: line.text }));
      return CONDITION.test(text)
        ? memory.read(conditionIn, text).map((query) => ({ ...shiftQuery(query, range.start), notation: 'predicate', beside: line.text }))
        : [];
    }),
  );

/** In a table a bar of `||` is escaped. */
const statementIn = (text: string): Query[] => readQueries(text.replaceAll('\\|', ' |')).slice(0, 1);

function conditionIn(text: string): Query[] {
  const before = `SELECT a FROM ${SOME_TABLE} `;
  return readQueries(before + text)
    .filter(({ blocks }) => blocks)
    .map((query) => ({ ...shiftQuery(query, -before.length), text, range: { start: 0, end: text.length }, tables: [] }));
}
