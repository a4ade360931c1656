import { cover, type Range } from '../../../text/range.ts';
import type { BlockDiagram, BlockEdge, BlockGroup, BlockNode } from '../../../syntax/mermaid/tree.ts';
import type { Graph, GraphArrow, GraphBox, GraphGroup } from '../graph.ts';
import { membersByParent } from './members.ts';

/** Blocks, composite blocks and arrows; block arrows are drawings, not boxes. */
export function graphOfBlock({ nodes, groups, edges }: BlockDiagram): Graph {
  const boxes = nodes.filter(({ id, shape }) => id !== '' && shape !== 'block_arrow');
  const members = membersByParent([...boxes, ...groups]);
  return { boxes: boxes.map(boxOf), groups: groups.map((group) => groupOf(group, members.get(group.id) ?? [])), arrows: edges.flatMap(arrowOf) };
}

const boxOf = ({ id, label, shape, parent, places }: BlockNode): GraphBox => ({
  id,
  label,
  ...(shape !== 'na' && { shape }),
  places: places.map((place) => ({ id: place.id, ...(place.label && { label: { text: label, range: place.label } }) })),
  ...(parent !== undefined && { parent }),
});

function groupOf({ id, label, parent, name, range }: BlockGroup, members: readonly string[]): GraphGroup {
  const at: Range = name ?? { start: range.start, end: range.start };
  return { id, ...(label !== undefined && { label: { text: label, range: at } }), name: at, ...(parent !== undefined && { parent }), members, range };
}

/** A half-typed arrow without tokens is none. */
function arrowOf({ from, to, label, stroke, arrow, tokens }: BlockEdge): GraphArrow[] {
  const [first, last = first] = tokens;
  if (!first || !last) return [];
  const [start, end] = arrow.split('|').map((head) => head !== 'arrow_open');
  const isBack = start === true && end === false;
  return [
    {
      from: isBack ? to.id : from.id,
      to: isBack ? from.id : to.id,
      ...(label && label.text !== '' && { label }),
      dashed: stroke === 'dotted',
      invisible: stroke === 'invisible',
      heads: start && end ? 2 : start || end ? 1 : 0,
      reply: false,
      arrow: first.range,
      range: cover(first.range, last.range),
      notation: { kind: 'block', tokens },
    },
  ];
}
