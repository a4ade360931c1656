import type { FlowEdge, Flowchart } from '../../../syntax/mermaid/tree.ts';
import type { Graph, GraphArrow } from '../graph.ts';
import { parentsOf } from './members.ts';

/** Nodes and subgraphs; what only names a subgraph is no box, and a half-typed arrow none. */
export function graphOfFlowchart({ nodes, groups, edges }: Flowchart): Graph {
  const parents = parentsOf(groups);
  const isGroup = new Set(groups.map(({ id }) => id));
  const starts = new Map<number, number>();
  for (const { link } of edges) starts.set(link.start, (starts.get(link.start) ?? 0) + 1);
  const parentOf = (id: string): { readonly parent?: string } => {
    const parent = parents.get(id);
    return parent === undefined ? {} : { parent };
  };
  return {
    boxes: nodes
      .filter(({ id }) => !isGroup.has(id))
      .map(({ id, label, shape, places }) => ({
        id,
        label,
        ...(shape !== undefined && { shape }),
        places: places.map((place) => ({
          id: place.id,
          ...(place.label && { label: { text: place.text ?? '', range: place.label } }),
        })),
        ...parentOf(id),
      })),
    groups: groups.map(({ id, label, name, title, members, range }) => ({
      id,
      label: { text: label, range: title ?? name },
      name,
      ...parentOf(id),
      members,
      range,
    })),
    arrows: edges.filter(({ tokens }) => tokens.length > 0).map((edge) => arrowOf(edge, starts.get(edge.link.start)! > 1)),
  };
}

const arrowOf = ({ from, to, label, stroke, arrow, tokens, link }: FlowEdge, shared: boolean): GraphArrow => ({
  from: from.id,
  to: to.id,
  ...(label && { label }),
  dashed: stroke === 'dotted',
  invisible: stroke === 'invisible',
  heads: arrow === 'arrow_open' ? 0 : arrow.startsWith('double_') ? 2 : 1,
  reply: false,
  arrow: tokens[0]!.range,
  range: link,
  notation: { kind: 'flowchart', tokens, shared },
});
