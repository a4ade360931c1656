/** Which parts of Mermaid's SVG stand for which element of the source: by Mermaid's own ids, and by order where two share one. */
import type { DiagramElement } from '../protocol/messages.ts';
import { architecture } from './elements/architecture.ts';
import { block } from './elements/block.ts';
import { c4 } from './elements/c4.ts';
import { classDiagram } from './elements/class.ts';
import type { Drawn, Part } from './elements/drawn.ts';
import { er } from './elements/er.ts';
import { flowchart } from './elements/flowchart.ts';
import { requirement } from './elements/requirement.ts';
import { sequence } from './elements/sequence.ts';
import { state } from './elements/state.ts';

export type { Part } from './elements/drawn.ts';

/** By what the SVG says of itself. */
const READERS: ReadonlyMap<string | null, (svg: SVGSVGElement) => readonly Drawn[]> = new Map([
  ['flowchart-v2', flowchart],
  ['sequence', sequence],
  ['er', er],
  ['classDiagram', classDiagram],
  ['stateDiagram', state],
  ['c4', c4],
  ['architecture', architecture],
  ['block', block],
  ['requirement', requirement],
]);

/** For each element what is drawn for it; nothing where nothing is found. */
export function locate(svg: SVGSVGElement, elements: readonly DiagramElement[]): readonly (readonly Part[])[] {
  const read = READERS.get(svg.getAttribute('aria-roledescription'));
  const byName = new Map<string, Drawn[]>();
  for (const each of read?.(svg) ?? []) {
    const same = byName.get(nameOf(each));
    if (same) same.push(each);
    else byName.set(nameOf(each), [each]);
  }
  return elements.map((element) => byName.get(nameOf(element))?.shift()?.parts ?? []);
}

const nameOf = ({ kind, id }: Pick<Drawn, 'kind' | 'id'>): string => `${kind} ${id}`;
