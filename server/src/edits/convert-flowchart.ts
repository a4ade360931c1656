/** A drawing in plain text as a Mermaid flowchart of the same contents. */
import { isActivity, meaningOf } from '../model/components/component-name.ts';
import { isBroker, isStore } from '../model/components/component-words.ts';
import type { Graph, GraphArrow, GraphBox } from '../model/components/graph.ts';
import type { ArrowGroup, ArrowNode, ArrowText } from '../syntax/arrow-text/tree.ts';
import { idGiver, labelOf } from './mermaid-text.ts';

/**
 * Its lines without a title; undefined where an arrow leads from a group to what stands in it, which Mermaid cannot paint.
 * @param text what the drawing is read from: it runs as most of its arrows do
 */
export function flowchartOf({ nodes, groups, edges }: ArrowText, { boxes, arrows }: Graph, text: string): string[] | undefined {
  const parents = new Map([...nodes, ...groups].map(({ id, group }) => [id, group]));
  if (edges.length === 0 || edges.some(({ from, to }) => isWithin(from.id, to.id, parents) || isWithin(to.id, from.id, parents))) return undefined;
  const give = idGiver();
  const drawn = new Map(nodes.map((node, i) => [node.id, { node, box: boxes[i]! }]));
  const ids = new Map([
    ...nodes.map(({ id }, i) => [id, give(nameOf(boxes[i]!))] as const),
    ...groups.map(({ id, label }) => [id, give(label)] as const),
  ]);
  const flat = edges.filter(
    ({ from, to }) => !text.slice(Math.min(from.range.end, to.range.end), Math.max(from.range.start, to.range.start)).includes('\n'),
  );
  return [
    `flowchart ${flat.length * 2 > edges.length ? 'LR' : 'TB'}`,
    ...nodes.filter(({ group }) => group === undefined).map(({ id }) => `  ${boxLine(id)}`),
    ...groups.filter(({ group }) => group === undefined).flatMap((group) => groupLines(group, '  ')),
    ...arrows.map((arrow) => `  ${ids.get(arrow.from)} ${strokeOf(arrow)} ${ids.get(arrow.to)}`),
  ];

  function boxLine(id: string): string {
    const { node, box } = drawn.get(id)!;
    const [open, close] = bracketsOf(box);
    return `${ids.get(id)}${open}${labelOf(linesOf(node, box))}${close}`;
  }

  function groupLines({ id, label, notes, members }: ArrowGroup, indent: string): string[] {
    const title = labelOf([label, ...notes.map(({ text }) => `(${text})`)]);
    return [
      `${indent}subgraph ${ids.get(id)}[${title}]`,
      ...members.flatMap((member) => {
        const inner = groups.find((group) => group.id === member);
        return inner ? groupLines(inner, `${indent}  `) : [`${indent}  ${boxLine(member)}`];
      }),
      `${indent}end`,
    ];
  }
}

function isWithin(id: string, group: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  for (let at = parents.get(id); at !== undefined; at = parents.get(at)) if (at === group) return true;
  return false;
}

const nameOf = ({ label }: GraphBox): string => label.split('\n')[0]!;

/** The name, what else is written in the box, its notes in parentheses, and the lines below it; each once. */
function linesOf({ places }: ArrowNode, box: GraphBox): string[] {
  const further = places.flatMap(({ details, notes, below }) => [
    ...details.filter((detail) => box.details?.includes(detail)).map(({ text }) => text),
    ...notes.map(({ text }) => `(${text})`),
    ...below.map(({ text }) => text),
  ]);
  return [nameOf(box), ...new Set(further)];
}

/** Cylinders for stores, double walls for what holds messages, round ends for clients. */
function bracketsOf({ label, kind: told }: GraphBox): readonly [open: string, close: string] {
  const kind = told ?? (isActivity(label) ? undefined : meaningOf(label).kind);
  if (isStore(kind)) return ['[(', ')]'];
  if (isBroker(kind)) return ['[[', ']]'];
  return kind === 'client' ? ['([', '])'] : ['[', ']'];
}

function strokeOf({ label, heads, async }: GraphArrow): string {
  const [start, end] = [heads === 2 ? '<' : '', heads === 0 ? '' : '>'];
  const shaft = async ? '-.-' : heads === 0 ? '---' : '--';
  return `${start}${shaft}${end}${label ? `|${labelOf([label.text])}|` : ''}`;
}
