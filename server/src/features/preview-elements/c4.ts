import type { C4Boundary, C4Diagram, C4Relation } from '../../syntax/mermaid/tree.ts';
import type { Range } from '../../text/range.ts';
import { element, type PreviewElement } from './element.ts';

/** Neither boundaries nor relations have names in the SVG. */
export function c4Elements({ nodes, groups, edges }: C4Diagram): PreviewElement[] {
  const named = (id: string): Range[] => edges.flatMap(({ from, to }) => [from, to].filter((end) => end.id === id).map(({ range }) => range));
  return [
    ...nodes.flatMap(({ id, calls }) => element('node', id, [...calls.map(({ range }) => range).reverse(), ...named(id)])),
    ...asDrawn(groups).flatMap(({ id, calls }) => element('group', '', [...calls.map(({ range }) => range).reverse(), ...named(id)])),
    ...byEnds(edges).flatMap((same) => element('edge', '', same.map(({ call }) => call.range).reverse())),
  ];
}

/** A boundary is drawn once all in it is. */
function asDrawn(groups: readonly C4Boundary[], parent?: string): C4Boundary[] {
  return groups.filter((group) => group.parent === parent).flatMap((group) => [...asDrawn(groups, group.id), group]);
}

/** A relation between the ends of an earlier one takes its place. */
function byEnds(edges: readonly C4Relation[]): C4Relation[][] {
  const drawn = new Map<string, C4Relation[]>();
  for (const edge of edges) {
    const ends = JSON.stringify([edge.from.id, edge.to.id]);
    const same = drawn.get(ends);
    if (same) same.push(edge);
    else drawn.set(ends, [edge]);
  }
  return [...drawn.values()];
}
