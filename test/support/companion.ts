/** A document that another one of the same design leans on. */
import type { Companion } from '../../server/src/model/design.ts';

/** One that holds what is given, and nothing else. */
export const companion = (holds: Partial<Companion>): Companion => ({
  path: 'other.md',
  kind: 'hld',
  topics: [],
  endpoints: 0,
  figures: 0,
  queries: 0,
  stateMachines: 0,
  architectureDiagrams: 0,
  entities: [],
  ...holds,
});
