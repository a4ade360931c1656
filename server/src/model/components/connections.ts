/** The arrows between the components of the diagrams that draw them. */
import type { QuantityText } from '../../syntax/quantity/quantity.ts';
import { shift } from '../../text/range.ts';
import { isLegend, kindOfGroup, plainLabel } from './component-name.ts';
import type { Components, DrawnView } from './components.ts';
import { isBroker } from './component-words.ts';
import { contractOf } from '../contracts/contract-of.ts';
import { isDamaged } from '../sections/damage.ts';
import type { Channel, Connection, Design, DiagramView, Quantity } from '../design.ts';
import type { DrawnFacts } from './drawn.ts';
import { type Graph, type GraphArrow, shiftNotation, shiftPart } from './graph.ts';

/**
 * In document order; arrows to steps, events and groups are none, nor are those of a line that is half typed. Of a sequence
 * diagram its messages but for answers and what a participant says to itself.
 */
export function findConnections(diagrams: readonly DrawnView[], components: Components, channels: readonly Channel[]): Connection[] {
  const connections = diagrams.flatMap(({ view, drawn }) => {
    if (!drawn || (view.role !== 'architecture' && view.role !== 'behaviour' && !view.tells)) return [];
    return connectionsOf(view, drawn, components, channels);
  });
  // A placeholder says no more than no label.
  const labelled = new Set(connections.filter(({ label }) => label && !/^TODO\b/.test(label.text)).map(hopOf));
  return connections.map((connection) =>
    connection.mayBeSilent && labelled.has(hopOf(connection)) ? { ...connection, mayBeSilent: false } : connection,
  );
}

const hopOf = ({ from, to }: Connection): string => `${from.id} ${to.id}`;

function connectionsOf(view: DiagramView, { graph, labels }: DrawnFacts, components: Components, channels: readonly Channel[]): Connection[] {
  const figures = new Map(labels.map(({ range, quantities }) => [range.start, quantities]));
  const parts = partsOfOneComponent(graph);
  const offset = view.body.start;
  const mayBeSilent = view.type === 'arrow-text' && graph.arrows.every(({ label }) => !label);
  return graph.arrows.flatMap((arrow) => {
    const from = components.at(view.index, arrow.from);
    const to = components.at(view.index, arrow.to);
    const range = shift(arrow.range, offset);
    if (!from || !to || arrow.reply || isSelfMessage(arrow) || isDamaged(view.damaged, range)) return [];
    const text = arrow.label && plainLabel(arrow.label.text);
    const contract = contractOf(text ?? '', from, to, arrow.technology?.text);
    const channel = channels.find((known) => joins(known, from.kind, to.kind));
    return [
      {
        from,
        to,
        ...(arrow.label && text && { label: { text, range: shift(arrow.label.range, offset) } }),
        ...(arrow.technology && { technology: shiftPart(arrow.technology, offset) }),
        ...(contract && { contract }),
        ...(channel && { channel }),
        quantities: [arrow.label, arrow.technology].flatMap((said) => quantitiesAt(said && figures.get(said.range.start), view)),
        undirected: arrow.heads === 0,
        dashed: arrow.dashed,
        async: arrow.async === true || isBroker(from.kind) || isBroker(to.kind),
        diagram: view.index,
        arrow: shift(arrow.arrow, offset),
        range,
        notation: shiftNotation(arrow.notation, offset),
        mayBeSilent,
        isContainment: arrow.invisible || parts.some((members) => members.has(arrow.from) && members.has(arrow.to)),
      },
    ];
  });
}

/** Figures of a label where they stand in the document. */
const quantitiesAt = (found: readonly QuantityText[] | undefined, { index: diagram, section, body }: DiagramView): Quantity[] =>
  (found ?? []).map((quantity) => ({ ...quantity, range: shift(quantity.range, body.start), section, diagram }));

const isSelfMessage = ({ from, to, notation }: GraphArrow): boolean => notation.kind === 'sequence' && from === to;

/** Members of the groups that stand for one component, `subgraph Order Service`, or for none: a legend. */
const partsOfOneComponent = ({ groups }: Graph): ReadonlySet<string>[] =>
  groups.filter(({ label }) => label && (kindOfGroup(label.text) !== undefined || isLegend(label.text))).map(({ members }) => new Set(members));

/** Those that architecture diagrams draw: all that the rules of scope architecture may speak of. */
export const ofArchitecture = ({ connections, diagrams }: Design): readonly Connection[] =>
  connections.filter(({ diagram }) => diagrams[diagram]?.role === 'architecture');

const joins = ({ from, to }: Channel, a: string | undefined, b: string | undefined): boolean => (from === a && to === b) || (from === b && to === a);

/** Arrows between the same components, drawn for each instance, or one arrow that draws several; in document order of the first. */
export function byHop(drawn: readonly Connection[]): readonly (readonly [Connection, ...Connection[]])[] {
  const hops = new Map<string, [Connection, ...Connection[]]>();
  for (const connection of drawn) {
    const { from, to, arrow } = connection;
    const key = `${from.id}\n${to.id}`;
    const hop = hops.get(key) ?? hops.get(`${arrow.start}`);
    if (hop) hop.push(connection);
    else hops.set(key, [connection]);
    if (!hops.has(`${arrow.start}`)) hops.set(`${arrow.start}`, hop ?? hops.get(key)!);
  }
  return [...new Set(hops.values())];
}

/** The things of each diagram, by its index. */
export function byDiagram<Item extends { readonly diagram: number }>(items: readonly Item[]): ReadonlyMap<number, readonly Item[]> {
  const drawn = new Map<number, Item[]>();
  for (const item of items) {
    const others = drawn.get(item.diagram);
    if (others) others.push(item);
    else drawn.set(item.diagram, [item]);
  }
  return drawn;
}
