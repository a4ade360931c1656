import type { ArrowEdge, ArrowGroup, ArrowNode, ArrowText } from '../../../syntax/arrow-text/tree.ts';
import type { Part } from '../../../syntax/mermaid/tree.ts';
import { cover } from '../../../text/range.ts';
import { isBroker } from '../component-words.ts';
import { headWord, isActivity, isProduct, meaningOf, wordsOf } from '../component-name.ts';
import type { ComponentKind } from '../../design.ts';
import type { Graph, GraphArrow, GraphBox, GraphGroup } from '../graph.ts';

/** Boxes, groups and arrows of a drawing in plain text. The course draws all arrows solid, so words say what is asynchronous. */
export function graphOfArrowText({ nodes, groups, edges, title }: ArrowText): Graph {
  const boxes = new Map(nodes.map((node) => [node.id, boxOf(node)]));
  return {
    boxes: [...boxes.values()],
    groups: groups.map(groupOf),
    arrows: edges.map((edge) => arrowOf(edge, saysAsync(edge, boxes, title))),
  };
}

/** What a box lists is in it or done by it; the first lines that are no list say what it is. */
const LIST_ITEM = /^(?:[-•*+]|\d+[.)])\s/;
const MOST_TELLING = 2;

function boxOf({ id, form, places, group }: ArrowNode): GraphBox {
  const [first] = places;
  const { name, next } = first!;
  const isWrapped = next !== undefined && goesOn(name.text, next.text);
  const whole = isWrapped ? `${name.text} ${next.text}` : name.text;
  const details = places.flatMap((place) => [...place.details, ...place.notes]).filter((detail) => !isWrapped || detail !== next);
  const telling = details.filter(({ text }) => !LIST_ITEM.test(text)).slice(0, MOST_TELLING);
  const kind = form === 'bare' ? kindOfStep(whole) : kindOfDrawn(whole, telling);
  const said = telling.map(({ text }) => text).join('; ');
  return {
    id,
    // Its further lines as one: none of them goes on with the name.
    label: said === '' ? whole : `${whole}\n${said}`,
    ...(form !== 'bare' && { shape: form }),
    ...(kind && { kind }),
    details,
    places: places.map((place) => (isWrapped ? { id: place.name.range } : { id: place.box, label: place.name })),
    ...(group !== undefined && { parent: group }),
  };
}

/** Words that stand alone in a line only where they end a name. */
const LONE =
  /^(?:services?|topics?|consumers?|producers?|workers?|handlers?|interfaces?|managers?|stores?|servers?|gateways?|queues?|engines?|processors?|adapters?|clusters?)$/i;

/** A name that its box was too narrow for goes on in the next line, where the word for what it is stands. */
function goesOn(name: string, next: string): boolean {
  if (LONE.test(next)) return true;
  if (!/^\p{Lu}[\p{L}\p{N} /]*$/u.test(next)) return false;
  const below = meaningOf(next);
  return meaningOf(name).kind === undefined && below.technology === undefined && meaningOf(`${name} ${next}`).kind !== undefined;
}

/** What is done to a thing stands for the thing: `DNS lookup`, `Primary DB commit`, `log redirect events to Kafka`, `queue/log`. */
function kindOfStep(name: string): ComponentKind | undefined {
  const thing = /^(.{1,40}) (?:lookup|query|check|commit)$/i.exec(name)?.[1];
  if (thing !== undefined) return meaningOf(thing).kind;
  const product = isActivity(name) ? /\s(?:to|into) (\S+)$/.exec(name)?.[1] : undefined;
  if (product !== undefined) return isProduct(wordsOf(product)) ? meaningOf(product).kind : undefined;
  return kindOfChoice(name);
}

/** `Queue/Log` is the one or the other. */
function kindOfChoice(name: string): ComponentKind | undefined {
  const [one, other, ...more] = name.split('/');
  if (!one || !other || more.length > 0 || /\s/.test(name) || meaningOf(name).kind !== undefined) return undefined;
  return meaningOf(one).kind ?? meaningOf(other).kind;
}

const DOER = /(?:er|or|agent|retrieval)$/i;

/** Who does something in a drawn box is a service where no word says more: `[Context Assembler]`, `[Logger + Aggregator]`. */
function kindOfDrawn(name: string, details: readonly Part[]): ComponentKind | undefined {
  if (isActivity(name) || / by /.test(name)) return undefined;
  const parts = name.split(/\s\+\s/);
  if (parts.length > 1) return parts.every((part) => DOER.test(headWord(part))) ? 'service' : undefined;
  const said = meaningOf([name, ...details.map(({ text }) => text)].join('\n')).kind;
  return said ?? (DOER.test(headWord(name)) ? 'service' : kindOfChoice(name));
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
function saysAsync({ from, to, label, path }: ArrowEdge, boxes: ReadonlyMap<string, GraphBox>, title: Part | undefined): boolean {
  const [name = ''] = boxes.get(to.id)?.label.split('\n') ?? [];
  const paths = path ?? (title && PATH.test(title.text) ? title : undefined);
  if ([label?.text, name, paths?.text].some((said) => said !== undefined && ASYNC.test(said))) return true;
  return [from, to].some(({ id }) => isBroker(boxes.get(id)?.kind ?? meaningOf(boxes.get(id)?.label ?? '').kind));
}
