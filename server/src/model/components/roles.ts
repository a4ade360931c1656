/**
 * Which diagram is what (`rules.md`, "Which diagram is what"). What is no architecture is looked for first; what is left
 * is architecture only where most boxes are of a known kind. Unsure is null, and null is silent.
 */
import type { ArrowText, Drawing } from '../../syntax/arrow-text/tree.ts';
import { GROUP_OF_KIND } from './component-words.ts';
import { isCamelCase, isCodeName, isLegend, meaningOf, plainLabel } from './component-name.ts';
import type { C4Level, Role } from '../design.ts';
import { type BoxFacts, type DrawnFacts, isPiece } from './drawn.ts';
import type { ExplainedBox } from './glossary.ts';
import type { Graph, GraphArrow } from './graph.ts';
import { isLifecycleValue } from '../machines/status-fields.ts';

/** The role of a diagram that stands under `heading`; `drawn` are its boxes and arrows, if it has any. */
export function roleOf(tree: Drawing, drawn: DrawnFacts | undefined, heading: string): Role | null {
  switch (tree.type) {
    case 'flowchart':
    case 'block':
      return drawn ? roleOfGraph(drawn, heading) : null;
    case 'arrow-text':
      return holdsFields(tree) ? 'data' : isOfStates(tree) ? 'state' : drawn ? roleOfGraph(drawn, heading) : null;
    case 'c4':
      return tree.nodes.length < 2 ? null : levelOf(tree) === 'component' ? 'structure' : 'architecture';
    case 'architecture':
      return tree.nodes.length < 2 ? null : 'architecture';
    case 'er':
      return 'data';
    case 'class':
      return tree.classes.some(({ members }) => members.length > 0) ? 'data' : 'structure';
    case 'state':
      return 'state';
    case 'sequence':
      return 'behaviour';
    default:
      return null;
  }
}

const FIELD = /^[-+#]?\s*[\w$]+\s*(?::\s*\S|\s\S+(?:\s|$))|\b(?:PK|FK)\b/;

/** All names are constants, and none of a component: `SENT → DELIVERED`. */
const isOfStates = ({ nodes }: ArrowText): boolean =>
  nodes.length > 1 && nodes.every(({ name }) => /^\p{Lu}[\p{Lu}\d_ ]+$/u.test(name) && meaningOf(name).kind === undefined);

/** Half of the boxes or more have fields under a line across. */
const holdsFields = ({ nodes }: ArrowText): boolean =>
  nodes.filter(({ places }) => places.some(({ compartments }) => compartments.slice(1).some((lines) => lines.every(({ text }) => FIELD.test(text)))))
    .length *
    2 >
  nodes.length;

const LEVELS: Readonly<Record<string, C4Level>> = {
  C4Context: 'context',
  C4Container: 'container',
  C4Dynamic: 'container',
  C4Component: 'component',
  C4Deployment: 'deployment',
};

/** How near a C4 diagram looks; undefined for all others. */
export const levelOf = (tree: Drawing): C4Level | undefined => (tree.type === 'c4' ? LEVELS[tree.level] : undefined);

interface Box extends BoxFacts {
  readonly code: boolean;
  readonly decision: boolean;
}

const YES_NO = /^(?:yes|no|y|n|true|false|ok|success|failure|failed|valid|invalid|hit|miss|found|not found|else|otherwise)$/i;
const CHOICE = /^(?:yes|no|y|n|true|false)\b/i;
const TERMINAL = /^(?:start|end|begin|stop|done|finish|finished|exit)$/i;
/** Layers of one program; "Client Layer" and "Application Layer" also name tiers of what is deployed. */
const LAYER =
  /^(?:presentation|domain|persistence|data access|business(?: logic)?|repositor(?:y|ies)|controllers?|use ?cases?|entities|models?|views?|handlers?)(?: layer\b.{0,30})?$/i;
const ILLUSTRATION = /\b(?:before|after|good|bad|wrong|right|correct|incorrect|without|vs\.?|versus|naive|problem|anti-?pattern|mind ?map|legend)\b/i;
/** A box that argues instead of being there. */
const ARGUMENT =
  /^(?:problems?|benefits?|pros|cons|advantages?|disadvantages?|drawbacks?|issues?|trade-?offs?|solution|result)\b|\b(?:loose|tight) coupling\b/i;
/** Headings of what is shown as an example, or is not done: `❌ Bad: shared database`, `Naive approach`. */
const EXAMPLE_HEADING =
  /^\W*(?:bad|wrong|anti-?patterns?|naive)\b(?=\W*$|\W*[:—–(-]|\s+(?:approach|design|example|architecture|solution|version)\b)|^[❌✗✖]|^\W*good\s*[:—–(]/iu;
const TICK = /[✅❌✔✖✗✓]/u;
const NUMBER = /^[\s\d.,:/%+x×*()[\]{}<>=-]*$/;

function roleOfGraph({ graph, boxes: all }: DrawnFacts, heading: string): Role | null {
  const leaving = arrowsBySource(graph);
  const joined = joinedIn(graph);
  const explained = new Set(graph.groups.filter(({ label }) => isLegend(label?.text ?? '')).flatMap(({ members }) => members));
  const boxes = all.filter(({ box }) => joined.has(box.id) && !explained.has(box.id)).map((box) => boxOf(box, leaving.get(box.box.id) ?? []));
  if (boxes.length < 2) return null;
  if (isProcess(boxes, graph)) return 'process';
  if (isStructure(boxes, graph)) return 'structure';
  if (isIllustration(boxes, graph, heading)) return 'illustration';
  if (isLifecycle(boxes)) return 'state';
  return isArchitecture(boxes) ? 'architecture' : null;
}

/** Boxes and groups with an arrow; an arrow to a group is one to its members. */
function joinedIn({ arrows, groups }: Graph): ReadonlySet<string> {
  const joined = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  for (const { id, members } of groups) if (joined.has(id)) for (const member of members) joined.add(member);
  return joined;
}

function arrowsBySource({ arrows }: Graph): ReadonlyMap<string, readonly GraphArrow[]> {
  const leaving = new Map<string, GraphArrow[]>();
  for (const arrow of arrows) {
    const known = leaving.get(arrow.from);
    if (known) known.push(arrow);
    else leaving.set(arrow.from, [arrow]);
  }
  return leaving;
}

function boxOf(facts: BoxFacts, leaving: readonly GraphArrow[]): Box {
  const { label, shape = '' } = facts.box;
  const chosen = leaving.some((arrow) => arrow.label && YES_NO.test(arrow.label.text.trim()));
  return {
    ...facts,
    code: facts.meaning.entry === undefined && isCodeName(label),
    decision: label.trim().endsWith('?') || (/^(?:diamond|diam|decision|hexagon)$/.test(shape) && chosen && leaving.length > 1),
  };
}

const count = (boxes: readonly Box[], is: (box: Box) => boolean): number => boxes.filter(is).length;

/** Decisions and steps. */
function isProcess(boxes: readonly Box[], { arrows }: Graph): boolean {
  const decisions = count(boxes, ({ decision }) => decision);
  const choices = arrows.filter(({ label }) => label && CHOICE.test(label.text.trim())).length;
  const terminals = count(boxes, ({ meaning }) => TERMINAL.test(meaning.name));
  const known = count(boxes, ({ meaning, activity }) => meaning.kind !== undefined && !activity);
  const activities = count(boxes, ({ activity, meaning }) => activity && !isPlainComponent(meaning));
  if (decisions + terminals >= 2 && decisions + terminals + activities > known) return true;
  if (choices >= 2 && known <= boxes.length / 2) return true;
  return activities * 2 >= boxes.length || (activities >= 3 && activities > known);
}

const isPlainComponent = ({ kind, technology }: ExplainedBox): boolean => kind !== undefined && technology !== undefined;

/** Parts of one program. As many boxes of a known kind outside their subgraphs make it an architecture that mixes levels. */
function isStructure(boxes: readonly Box[], { groups }: Graph): boolean {
  const layers = groups.filter(({ label }) => LAYER.test(plainLabel(label?.text ?? '')));
  const camel = count(boxes, ({ meaning }) => isCamelCase(meaning.name));
  const code = boxes.filter((box) => box.code || (camel * 2 > boxes.length && isCamelCase(box.meaning.name)));
  if (code.length < 3 && layers.length < 2) return false;
  const isCode = new Set(code.map(({ box }) => box.id));
  const inLayer = new Set(layers.flatMap(({ members }) => members));
  const besideCode = new Set(groups.filter(({ members }) => members.some((member) => isCode.has(member))).flatMap(({ members }) => members));
  const parts = Math.max(
    code.length,
    count(boxes, ({ box }) => inLayer.has(box.id)),
  );
  const outside = count(
    boxes,
    ({ meaning, box }) => meaning.kind !== undefined && !isCode.has(box.id) && !inLayer.has(box.id) && !besideCode.has(box.id),
  );
  return outside < parts;
}

/** Before and after, good and bad, partitions, trees of numbers. */
function isIllustration(boxes: readonly Box[], graph: Graph, heading: string): boolean {
  const { groups } = graph;
  if (isSideBySide(graph)) return true;
  const titles = groups.map(({ label }) => label?.text ?? '');
  if (titles.filter((title) => ILLUSTRATION.test(title) || TICK.test(title)).length >= 2) return true;
  if (/\b(?:before (?:and|vs\.?|\/) after|good (?:and|vs\.?) bad|mind ?map|decision tree)\b/i.test(heading)) return true;
  if (EXAMPLE_HEADING.test(heading)) return true;
  if (groups.length >= 2 && graph.boxes.some(({ label }) => ARGUMENT.test(plainLabel(label)))) return true;
  return count(boxes, ({ meaning }) => isPiece(meaning.name) || NUMBER.test(meaning.name)) * 2 > boxes.length;
}

const FLOW_OR_SITE = /\b(?:paths?|flows?|regions?|zones?|sites?|az|data ?cent(?:er|re)s?|clusters?|pipelines?)\b/i;

/** Two drawings to compare: groups between which nothing leads, neither directly nor by a box outside. */
function isSideBySide({ groups, arrows }: Graph): boolean {
  const islands = islandsOf(arrows);
  const titled = groups.filter(({ members }) => members.some((member) => islands.has(member)));
  if (titled.length < 2 || titled.some(({ label }) => FLOW_OR_SITE.test(label?.text ?? ''))) return false;
  const homes = titled.map(({ members }) => new Set(members.flatMap((member) => islands.get(member) ?? [])));
  const all = homes.flatMap((home) => [...home]);
  return homes.every((home) => home.size > 0) && new Set(all).size === all.length;
}

/** For each end of an arrow the number of the connected part it is in. */
function islandsOf(arrows: Graph['arrows']): ReadonlyMap<string, number> {
  const neighbours = new Map<string, string[]>(arrows.flatMap(({ from, to }) => [from, to]).map((id) => [id, []]));
  for (const { from, to } of arrows) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const island = new Map<string, number>();
  for (const start of neighbours.keys()) {
    const open = island.has(start) ? [] : [start];
    for (let id; (id = open.pop()) !== undefined;) {
      if (island.has(id)) continue;
      island.set(id, island.get(start) ?? island.size);
      open.push(...(neighbours.get(id) ?? []));
    }
  }
  return island;
}

/** Boxes named for states: pending, paid, cancelled. */
const isLifecycle = (boxes: readonly Box[]): boolean =>
  boxes.length >= 3 && count(boxes, ({ meaning }) => isLifecycleValue(meaning.name)) * 5 >= boxes.length * 3;

/** More than half of the boxes of a known kind, of at least two of the five groups; where four are, steps between them are no boxes. */
function isArchitecture(boxes: readonly Box[]): boolean {
  const known = boxes.filter(({ meaning, activity, code }) => meaning.kind !== undefined && !activity && !code);
  const kinds = new Set(known.map(({ meaning }) => GROUP_OF_KIND[meaning.kind!]).filter((group) => group !== 'external'));
  const things = known.length < 4 ? boxes.length : count(boxes, ({ activity }) => !activity);
  return known.length * 2 > things && kinds.size >= 2;
}
