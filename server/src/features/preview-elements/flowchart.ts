import type { FlowEdge, Flowchart } from '../../syntax/mermaid/tree.ts';
import { cover } from '../../text/range.ts';
import { element, headOf, type PreviewElement } from './element.ts';

/** A name that is a subgraph's is no node, even where an arrow names it. */
export function flowchartElements({ nodes, edges, groups }: Flowchart): PreviewElement[] {
  const ids = edgeIds(edges);
  const places = new Map(nodes.map((node) => [node.id, node.places.map(({ id, shape }) => cover(id, shape ?? id))]));
  const isGroup = new Set(groups.map(({ id }) => id));
  return [
    ...nodes.filter(({ id }) => !isGroup.has(id)).flatMap(({ id }) => element('node', id, places.get(id) ?? [])),
    ...edges.flatMap(({ link }, index) => element('edge', ids[index] ?? '', [link])),
    ...groups.flatMap(({ id, name, title, range }) => element('group', id, [headOf(range, title ?? name), ...(places.get(id) ?? [])])),
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
