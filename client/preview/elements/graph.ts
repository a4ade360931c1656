/** What the pictures made by Mermaid's common painter of graphs have in common. */
import { all, drawn, type Drawn, ownId } from './drawn.ts';

/** Arrows, each with its label. @param idOf from the id in the SVG to the element's */
export function edges(svg: SVGSVGElement, idOf: (id: string) => string = (id) => id): Drawn[] {
  const labels = new Map(all(svg, '.edgeLabel > .label[data-id]').map((label) => [label.dataset['id'], label]));
  return all(svg, 'path[data-edge]').map((path) => {
    const id = path.dataset['id'] ?? '';
    const label = labels.get(id);
    return drawn('edge', idOf(id), path, ...(label ? [label] : []));
  });
}

/** @param idOf from what follows `prefix` to the element's */
export const nodes = (svg: SVGSVGElement, prefix: string, idOf: (id: string) => string = (id) => id): Drawn[] =>
  all(svg, 'g.node[id]').flatMap((node) => {
    const id = ownId(svg, node, prefix);
    return id === undefined ? [] : [drawn('node', idOf(id), node)];
  });

export const groups = (svg: SVGSVGElement): Drawn[] => all(svg, 'g.cluster[id]').map((group) => drawn('group', ownId(svg, group) ?? '', group));
