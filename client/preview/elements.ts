/** Which part of Mermaid's SVG stands for which element of the source: by Mermaid's own ids, and by order where two share one. */
import type { DiagramElement } from '../protocol/messages.ts';

/** For each element what is drawn for it, undefined where nothing is found. */
export function locate(svg: SVGSVGElement, elements: readonly DiagramElement[]): readonly (SVGGraphicsElement | undefined)[] {
  const drawn = { edge: drawnEdges(svg), node: drawnNodes(svg) };
  return elements.map(({ kind, id }) => (id === undefined ? undefined : drawn[kind].get(id)?.shift()));
}

const drawnEdges = (svg: SVGSVGElement): Map<string, SVGGraphicsElement[]> =>
  byId(svg.querySelectorAll<SVGPathElement>('path[data-edge]'), (path) => path.dataset['id']);

/** A node's id in the SVG is the picture's, the type's, its own and a number. */
const drawnNodes = (svg: SVGSVGElement): Map<string, SVGGraphicsElement[]> => {
  const prefix = `${svg.id}-flowchart-`;
  return byId(svg.querySelectorAll<SVGGElement>('g.node[id]'), ({ id }) =>
    id.startsWith(prefix) ? id.slice(prefix.length).replace(/-\d+$/, '') : undefined,
  );
};

function byId<E extends SVGGraphicsElement>(parts: Iterable<E>, idOf: (part: E) => string | undefined): Map<string, SVGGraphicsElement[]> {
  const map = new Map<string, SVGGraphicsElement[]>();
  for (const part of parts) {
    const id = idOf(part);
    if (id === undefined) continue;
    const same = map.get(id);
    if (same) same.push(part);
    else map.set(id, [part]);
  }
  return map;
}
