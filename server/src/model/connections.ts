/** The arrows between the components of the architecture diagrams. */
import type { FlowEdge, Flowchart } from '../syntax/mermaid/tree.ts';
import { overlaps, shift } from '../text/range.ts';
import { kindOfGroup, plainLabel } from './component-name.ts';
import type { Components } from './components.ts';
import { isBroker } from './component-words.ts';
import type { Channel, Connection, DiagramView } from './design.ts';

/** In document order; arrows to steps, events and groups are none, nor are those of a line that is half typed. */
export function findConnections(diagrams: readonly DiagramView[], components: Components, channels: readonly Channel[]): Connection[] {
  return diagrams.flatMap((view) =>
    view.role === 'architecture' && view.tree.type === 'flowchart' ? connectionsOf(view, view.tree, components, channels) : [],
  );
}

function connectionsOf(view: DiagramView, flowchart: Flowchart, components: Components, channels: readonly Channel[]): Connection[] {
  const parts = partsOfOneComponent(flowchart);
  return flowchart.edges.flatMap((edge) => {
    const from = components.at(view.index, edge.from.id);
    const to = components.at(view.index, edge.to.id);
    const offset = view.body.start;
    if (!from || !to || edge.tokens.length === 0 || view.damaged.some((line) => overlaps(line, shift(edge.link, offset)))) return [];
    const text = edge.label && plainLabel(edge.label.text);
    const channel = channels.find((known) => joins(known, from.kind, to.kind));
    return [
      {
        from,
        to,
        ...(edge.label && text && { label: { text, range: shift(edge.label.range, offset) } }),
        ...(channel && { channel }),
        undirected: edge.arrow === 'arrow_open',
        dashed: edge.stroke === 'dotted',
        async: isBroker(from.kind) || isBroker(to.kind),
        diagram: view.index,
        arrow: shift(edge.tokens[0]!.range, offset),
        range: shift(edge.link, offset),
        notation: {
          kind: 'flowchart' as const,
          tokens: edge.tokens.map((token) => ({ text: token.text, range: shift(token.range, offset) })),
          shared: isShared(edge, flowchart),
        },
        isContainment: edge.stroke === 'invisible' || parts.some((members) => members.has(edge.from.id) && members.has(edge.to.id)),
      },
    ];
  });
}

/** Whether one arrow draws several edges: `A & B --> C`. */
const isShared = (edge: FlowEdge, { edges }: Flowchart): boolean => edges.some((other) => other !== edge && other.link.start === edge.link.start);

/** Members of the subgraphs that stand for one component: `subgraph Order Service`. */
const partsOfOneComponent = ({ groups }: Flowchart): ReadonlySet<string>[] =>
  groups.filter(({ label }) => kindOfGroup(label) !== undefined).map(({ members }) => new Set(members));

const joins = ({ from, to }: Channel, a: string | undefined, b: string | undefined): boolean => (from === a && to === b) || (from === b && to === a);

/** The connections of each diagram, by its index. */
export function byDiagram(connections: readonly Connection[]): ReadonlyMap<number, readonly Connection[]> {
  const drawn = new Map<number, Connection[]>();
  for (const connection of connections) {
    const others = drawn.get(connection.diagram);
    if (others) others.push(connection);
    else drawn.set(connection.diagram, [connection]);
  }
  return drawn;
}
