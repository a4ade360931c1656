import type { BlockDiagram } from '../../syntax/mermaid/tree.ts';
import { cover } from '../../text/range.ts';
import { element, type PreviewElement } from './element.ts';

/** Arrows are numbered among those with the same ends. A group without an id has a new name in each drawing. */
export function blockElements({ nodes, groups, edges }: BlockDiagram): PreviewElement[] {
  const earlier = new Map<string, number>();
  return [
    ...nodes.flatMap(({ id, places }) =>
      element(
        'node',
        id,
        places.map((place) => cover(place.id, place.shape ?? place.id)),
      ),
    ),
    ...edges.flatMap(({ from, to, tokens: [first, ...others] }) => {
      const ends = `${from.id}-${to.id}`;
      const number = (earlier.get(ends) ?? 0) + 1;
      earlier.set(ends, number);
      return element('edge', `${number}-${ends}`, first ? [cover(first.range, others.at(-1)?.range ?? first.range)] : []);
    }),
    ...groups.flatMap(({ id, name }) => (name ? element('group', id, [name]) : [])),
  ];
}
