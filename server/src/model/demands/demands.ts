/**
 * What a document says that its system must bear and do, in figures and in words: how reads stand to writes, how much of both,
 * how soon all over the world, and which needs it names.
 */
import { findAround } from '../../text/around.ts';
import { shift } from '../../text/range.ts';
import type { SectionText } from '../../syntax/markdown/outline.ts';
import type { PlainTable } from '../../syntax/markdown/tables.ts';
import type { QuantityText } from '../../syntax/quantity/quantity.ts';
import type { Design } from '../design.ts';
import { sentencesOf } from '../sections/sentences.ts';
import { cellsOf } from './cells.ts';
import { readLatencies, type WorldwideLatency } from './latencies.ts';
import { type Load, readLoads } from './loads.ts';
import { type Need, needsDrawn, readNeeds } from './needs.ts';
import { type Ratio, readRatios } from './ratios.ts';

export interface Demands {
  readonly ratios: readonly Ratio[];
  readonly loads: readonly Load[];
  readonly latencies: readonly WorldwideLatency[];
  readonly needs: readonly Need[];
}

export const NO_DEMANDS: Demands = { ratios: [], loads: [], latencies: [], needs: [] };

/**
 * Reads a section.
 * @param running its text with fences and comments blanked; `plain` still has those fences that hold plain text, where figures
 * are worked out
 */
export function readDemands(
  { heading }: SectionText,
  { running, plain }: { readonly running: string; readonly plain: string },
  tables: readonly PlainTable[],
  quantities: readonly QuantityText[],
): Demands {
  const sentences = sentencesOf(plain);
  const cellAt = cellsOf(tables);
  const stated = { quantities, sentenceAt: findAround(sentences), cellAt, title: heading?.title.text ?? '' };
  return {
    ratios: readRatios(sentences),
    loads: readLoads(stated),
    latencies: readLatencies(stated),
    needs: readNeeds(running === plain ? sentences : sentencesOf(running), cellAt),
  };
}

/** What is weighed, put off, left out or explained is not asked of the system. */
const ASIDE =
  /\b(?:alternatives?|rejected|considered|future|roadmap|next steps|later|non-?goals?|out of scope|not in scope|references|glossary|further reading|reading list|possible improvements|lessons|mistakes|pitfalls|comparison|interview)\b|\bvs\b|\?\s*$/i;

/** The demands of all sections and of what is drawn. */
export function findDemands(
  located: readonly { readonly demands: Demands; readonly offset: number }[],
  { sections, components, connections, diagrams }: Pick<Design, 'sections' | 'components' | 'connections' | 'diagrams'>,
): Demands {
  const isAside = (at: number | undefined): boolean => at !== undefined && (ASIDE.test(sections[at]!.title) || isAside(sections[at]!.parent));
  const all = <Kind extends keyof Demands>(kind: Kind): Demands[Kind][number][] =>
    located.flatMap(({ demands, offset }, at) =>
      demands[kind].length === 0 || isAside(at) ? [] : demands[kind].map((fact) => ({ ...fact, range: shift(fact.range, offset) })),
    );
  const isDesigned = (diagram: number): boolean => ['architecture', 'behaviour'].includes(diagrams[diagram]!.role ?? '');
  const drawn = [
    ...components.flatMap(({ name, places: [place] }) => (place && isDesigned(place.diagram) ? needsDrawn(name, place.range) : [])),
    ...connections.flatMap(({ label, diagram }) => (label && isDesigned(diagram) ? needsDrawn(label.text, label.range) : [])),
  ];
  return { ratios: all('ratios'), loads: all('loads'), latencies: all('latencies'), needs: [...drawn, ...all('needs')] };
}
