import type { ArrowEdge, ArrowGroup, ArrowNode, ArrowText } from '../../syntax/arrow-text/tree.ts';
import type { Part } from '../../syntax/mermaid/tree.ts';
import { cover } from '../../text/range.ts';
import { isBroker } from '../component-words.ts';
import { meaningOf } from '../component-name.ts';
import type { Graph, GraphArrow, GraphBox, GraphGroup } from '../graph.ts';

/** Boxes, groups and arrows of a drawing in plain text. The course draws all arrows solid, so words say what is asynchronous. */
export function graphOfArrowText({ nodes, groups, edges, title }: ArrowText): Graph {
  const boxes = new Map(nodes.map((node) => [node.id, boxOf(node)]));
  const label = new Map([...boxes].map(([id, box]) => [id, box.label]));
  return {
    boxes: [...boxes.values()],
    groups: groups.map(groupOf),
    arrows: edges.map((edge) => arrowOf(edge, saysAsync(edge, label, title))),
  };
}

function boxOf({ id, places, group }: ArrowNode): GraphBox {
  const [name, second] = nameOf(places[0]!.compartments[0] ?? [places[0]!.name], places[0]!.name);
  const details = places.flatMap(({ details, notes }) => [...details, ...notes]).filter((detail) => detail !== second);
  return {
    id,
    label: [name, ...details.map(({ text }) => text)].join('\n'),
    details,
    places: places.map((place) => ({ id: place.box, label: second && place === places[0] ? { text: name, range: cover(place.name.range, second.range) } : place.name })),
    ...(group !== undefined && { parent: group }),
  };
}

/** A name that its box was too narrow for goes on in the next line: only there stands the word for what it is. */
function nameOf([, second]: readonly Part[], { text }: Part): readonly [string, Part?] {
  if (!second || !/^[\p{Lu}\p{N}][\p{L}\p{N} /]*$/u.test(second.text) || meaningOf(text).kind) return [text];
  const whole = `${text} ${second.text}`;
  return meaningOf(whole).kind ? [whole, second] : [text];
}

const groupOf = ({ id, label, name, members, group }: ArrowGroup): GraphGroup => ({
  id,
  ...(label !== '' && { label: { text: label, range: name } }),
  name,
  ...(group !== undefined && { parent: group }),
  members,
  range: name,
});

const arrowOf = ({ from, to, label, heads, dashed, arrow, inline, room }: ArrowEdge, async: boolean): GraphArrow => ({
  from: from.id,
  to: to.id,
  ...(label && { label }),
  dashed,
  ...((async || dashed) && { async: true }),
  invisible: false,
  reply: false,
  heads,
  arrow,
  range: label && inline ? cover(arrow, label.range) : arrow,
  notation: { kind: 'arrow-text', arrow, ...(room && { room }) },
});

const ASYNC = /\b(?:async(?:hronous(?:ly)?)?|publish(?:es|ed)?|consumes?|push(?:es)?|fan(?:s|ned)?[ -]?out)\b/i;
const PATH = /\b(?:path|flow)\b/i;

/** The label, the box that it leads to or the name of its path says so, or an end is a broker. */
function saysAsync({ from, to, label, path }: ArrowEdge, labels: ReadonlyMap<string, string>, title: Part | undefined): boolean {
  const box = (id: string): string => labels.get(id) ?? '';
  const [name = ''] = box(to.id).split('\n');
  const paths = path ?? (title && PATH.test(title.text) ? title : undefined);
  return [label?.text, name, paths?.text].some((said) => said !== undefined && ASYNC.test(said)) || [from, to].some(({ id }) => isBroker(meaningOf(box(id)).kind));
}
