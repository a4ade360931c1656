/** Writers for the boxes of Mermaid flowcharts. */
import { isBroker, isStore } from '../model/components/component-words.ts';
import { kindOfName } from '../model/components/component-name.ts';
import type { DiagramView, DrawnBox } from '../model/design.ts';
import type { FlowNodePlace } from '../syntax/mermaid/tree.ts';
import { shift } from '../text/range.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';
import { quoted } from './flowchart.ts';

/**
 * Makes a box of its own of each thing in a box but the first, joined to it by `&` wherever an arrow meets it, so that it
 * gets the same arrows. Undefined where the label is not written as it reads, and in other notations.
 */
export function splitBox({ tree, body }: DiagramView, { id, name, things }: DrawnBox): TextEdit[] | undefined {
  const node = tree.type === 'flowchart' ? tree.nodes.find((each) => each.id === id) : undefined;
  const written = node?.places.findLast(({ label }) => label !== undefined);
  const moved = things.slice(1);
  if (tree.type !== 'flowchart' || !node || !written?.shape || moved.some(({ cut }) => cut === undefined)) return undefined;
  const taken = new Set([...tree.nodes, ...tree.groups].map((each) => each.id));
  const boxes = moved.map(({ text }) => ({
    id: freeId(id, taken),
    shape: shapeOf(text, kindOfName(text) || name.includes(text) ? [text] : [name, text]),
  }));
  const ends = new Set(tree.edges.flatMap(({ from, to }) => [from.range.start, to.range.start]));
  const joins = node.places
    .filter((place) => place === written || ends.has(place.id.start))
    .map((place) => insert(shift(endOf(place), body.start).end, boxes.map((box) => ` & ${box.id}${place === written ? box.shape : ''}`).join('')));
  return [...moved.map(({ cut }): TextEdit => ({ range: cut!, text: '' })), ...joins];
}

/** What the place's last part stands in. */
const endOf = ({ id, shape, className }: FlowNodePlace) => className ?? shape ?? id;

/** The id with the first number that nobody has; it is taken then. */
function freeId(id: string, taken: Set<string>): string {
  let number = 2;
  while (taken.has(`${id}${number}`)) number++;
  taken.add(`${id}${number}`);
  return `${id}${number}`;
}

/** The brackets that one draws the thing in, with the lines of its label. */
function shapeOf(thing: string, lines: readonly string[]): string {
  const kind = kindOfName(thing)?.kind;
  const [open, close] = isStore(kind) ? ['[(', ')]'] : isBroker(kind) ? ['[[', ']]'] : ['[', ']'];
  return `${open}${quoted(lines.join('\n')).replaceAll('\n', '<br/>')}${close}`;
}
