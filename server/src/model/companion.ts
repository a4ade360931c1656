/** What of another document matters to a design that leans on it. */
import type { Companion, Design } from './design.ts';
import { isFigure } from './figures.ts';

/** Sums a document up. */
export const companionOf = ({ path, kind, sections, diagrams, endpoints, quantities, queries, stateMachines, entities }: Design): Companion => ({
  path,
  kind,
  topics: [...new Set(sections.flatMap(({ topics }) => topics))],
  endpoints: endpoints.length,
  figures: quantities.filter(isFigure).length,
  queries: queries.length,
  stateMachines: stateMachines.length,
  architectureDiagrams: diagrams.filter(({ role }) => role === 'architecture').length,
  entities: entities.filter(({ attributes }) => attributes.length > 0).map(({ name }) => name),
});

/** The name of the low-level design beside a high-level one, and the reverse: `docs/HLD.md` → `docs/LLD.md`. */
export function siblingOf(path: string): string | undefined {
  const slash = path.lastIndexOf('/') + 1;
  const name = path.slice(slash);
  const other = name.replace(/(?<![A-Za-z])([hl])ld(?![A-Za-z])/i, (kind) => SIBLINGS[kind] ?? kind);
  return other === name ? undefined : path.slice(0, slash) + other;
}

const SIBLINGS: Readonly<Record<string, string>> = { HLD: 'LLD', LLD: 'HLD', hld: 'lld', lld: 'hld', Hld: 'Lld', Lld: 'Hld' };
