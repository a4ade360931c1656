/**
 * What one section states of queries and indexes besides the tables of its SQL, and which tables it calls small. All ranges
 * count from the start of the section.
 */
import type { FenceText, SectionText } from '../../syntax/markdown/outline.ts';
import type { Query } from '../../syntax/query/tree.ts';
import { readQueries, shiftQuery } from '../../syntax/sql/queries.ts';
import { SQL } from '../facts.ts';
import { queriesInCode } from './in-code.ts';
import { queriesInLabels } from './in-labels.ts';
import { smallTables } from './small-tables.ts';

/** How a query is written. */
export type QueryNotation = 'sql' | 'code' | 'label' | 'span' | 'predicate' | 'method' | 'mongo' | 'dynamo';

export interface QueryText extends Query {
  readonly notation: QueryNotation;
}

export interface QueryFacts {
  readonly queries: readonly QueryText[];
  /** Names of tables that are called small, as written. */
  readonly small: readonly string[];
}

export const NO_QUERIES: QueryFacts = { queries: [], small: [] };

/** Reads a section; `running` is its text with fences and comments blanked. */
export function readQueryFacts({ fences }: SectionText, running: string): QueryFacts {
  const queries = fences.flatMap((fence) => inFence(fence).map((query) => ({ ...query, ...shiftQuery(query, fence.body.start) })));
  return { queries: queries.sort((a, b) => a.range.start - b.range.start), small: smallTables(running) };
}

function inFence({ lang, text }: FenceText): readonly QueryText[] {
  if (SQL.has(lang)) return readQueries(text).map((query) => ({ ...query, notation: 'sql' }));
  if (lang === 'mermaid' || lang === 'mmd') return queriesInLabels(text).map((query) => ({ ...query, notation: 'label' }));
  return queriesInCode(text).map((query) => ({ ...query, notation: 'code' }));
}
