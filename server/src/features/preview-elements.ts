/** The parts of a diagram that its picture shows, under the names Mermaid's SVG gives them. */
import type { Drawing } from '../syntax/arrow-text/tree.ts';
import type { FlowEdge, Flowchart } from '../syntax/mermaid/tree.ts';
import type { Range } from '../text/range.ts';
import { cover } from '../text/range.ts';

/** A part of a diagram that is drawn. */
export interface PreviewElement {
  readonly kind: 'node' | 'edge';
  /** Mermaid's own name of it. Two may share one: then those in the SVG come in the order of these. */
  readonly id?: string;
  /** From the start of the diagram's source. */
  readonly start: number;
  readonly end: number;
}

/** In the order of the source, a kind after the other. */
export function previewElements(diagram: Drawing): readonly PreviewElement[] {
  return diagram.type === 'flowchart' ? flowchartElements(diagram) : [];
}

function flowchartElements({ nodes, edges }: Flowchart): PreviewElement[] {
  const ids = edgeIds(edges);
  return [
    ...nodes.flatMap(({ id, places: [first] }) => (first ? [{ kind: 'node' as const, id, ...cover(first.id, first.shape ?? first.id) }] : [])),
    ...edges.map(({ link }, index) => ({ kind: 'edge' as const, id: ids[index] ?? '', ...link })),
  ];
}

/** An edge is called by the id its author gave it or, where that is none or taken, by its ends and a number among those with the same ends: 0, 2, 3, … */
function edgeIds(edges: readonly FlowEdge[]): readonly string[] {
  const taken = new Set<string>();
  const earlier = new Map<string, number>();
  return edges.map(({ id, from, to }) => {
    const ends = JSON.stringify([from.id, to.id]);
    const before = earlier.get(ends) ?? 0;
    earlier.set(ends, before + 1);
    const name = id && !taken.has(id.text) ? id.text : `L_${from.id}_${to.id}_${before === 0 ? 0 : before + 1}`;
    taken.add(name);
    return name;
  });
}

/** The indices of the elements that a finding at `range` is about: the smallest that hold it; arrows made by `&` share their place. */
export function elementsAt(elements: readonly PreviewElement[], range: Range): readonly number[] {
  const holding = elements.flatMap((element, index) =>
    element.start <= range.start && range.end <= element.end ? [{ index, length: element.end - element.start }] : [],
  );
  const smallest = Math.min(...holding.map(({ length }) => length));
  return holding.filter(({ length }) => length === smallest).map(({ index }) => index);
}
