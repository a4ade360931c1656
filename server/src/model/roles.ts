/**
 * Which diagram is what (`rules.md`, "Which diagram is what"). What is no architecture is looked for first; what is left
 * is architecture only where most boxes are of a known kind. Unsure is null, and null is silent.
 */
import type { Diagram, FlowNode, Flowchart } from '../syntax/mermaid/tree.ts';
import { GROUP_OF_KIND } from './component-words.ts';
import { isActivity, isCamelCase, isCodeName, plainLabel } from './component-name.ts';
import type { Role } from './design.ts';
import { type ExplainedBox, type Glossary, meaningInGlossary } from './glossary.ts';
import { isLifecycleValue } from './status-fields.ts';

/** The role of a diagram that stands under `heading`. */
export function roleOf(tree: Diagram, heading: string, glossary: Glossary): Role | null {
  switch (tree.type) {
    case 'flowchart':
      return roleOfFlowchart(tree, heading, glossary);
    case 'er':
      return 'data';
    case 'state':
      return 'state';
    case 'sequence':
      return 'behaviour';
    default:
      return null;
  }
}

interface Box {
  readonly node: FlowNode;
  readonly meaning: ExplainedBox;
  readonly activity: boolean;
  readonly code: boolean;
  readonly decision: boolean;
}

const YES_NO = /^(?:yes|no|y|n|true|false|ok|success|failure|failed|valid|invalid|hit|miss|found|not found|else|otherwise)$/i;
const CHOICE = /^(?:yes|no|y|n|true|false)\b/i;
const TERMINAL = /^(?:start|end|begin|stop|done|finish|finished|exit)$/i;
/** Layers of one program; "Client Layer" and "Application Layer" also name tiers of what is deployed. */
const LAYER =
  /^(?:presentation|domain|persistence|data access|business(?: logic)?|repositor(?:y|ies)|controllers?|use ?cases?|entities|models?|views?|handlers?)(?: layer)?$/i;
const ILLUSTRATION = /\b(?:before|after|good|bad|wrong|right|correct|incorrect|without|vs\.?|versus|naive|problem|anti-?pattern|mind ?map|legend)\b/i;
/** A box that argues instead of being there. */
const ARGUMENT =
  /^(?:problems?|benefits?|pros|cons|advantages?|disadvantages?|drawbacks?|issues?|trade-?offs?|solution|result)\b|\b(?:loose|tight) coupling\b/i;
const TICK = /[✅❌✔✖✗✓]/u;
const PART = /^(?:partition|shard|bucket|slot|token|block|chunk|page|segment|offset|vnode|bit)\s*[#:]?\s*[\dA-Z]+\b/i;
const NUMBER = /^[\s\d.,:/%+x×*()[\]{}<>=-]*$/;

function roleOfFlowchart(flowchart: Flowchart, heading: string, glossary: Glossary): Role | null {
  const joined = new Set(flowchart.edges.flatMap(({ from, to }) => [from.id, to.id]));
  const groups = new Set(flowchart.groups.map(({ id }) => id));
  const boxes = flowchart.nodes.filter(({ id }) => joined.has(id) && !groups.has(id)).map((node) => boxOf(node, flowchart, glossary));
  if (boxes.length < 2) return null;
  if (isProcess(boxes, flowchart)) return 'process';
  if (isStructure(boxes, flowchart)) return 'structure';
  if (isIllustration(boxes, flowchart, heading)) return 'illustration';
  if (isLifecycle(boxes)) return 'state';
  return isArchitecture(boxes) ? 'architecture' : null;
}

function boxOf(node: FlowNode, { edges }: Flowchart, glossary: Glossary): Box {
  const meaning = meaningInGlossary(node.label, node.shape, glossary);
  const isExplained = meaning.entry !== undefined;
  const leaving = edges.filter(({ from }) => from.id === node.id);
  const chosen = leaving.filter(({ label }) => label && YES_NO.test(label.text.trim())).length >= 1;
  const pointed = node.shape === 'diamond' || node.shape === 'diam' || node.shape === 'decision' || node.shape === 'hexagon';
  return {
    node,
    meaning,
    activity: !isExplained && isActivity(node.label),
    code: !isExplained && isCodeName(node.label),
    decision: node.label.trim().endsWith('?') || (pointed && chosen && leaving.length > 1),
  };
}

const count = (boxes: readonly Box[], is: (box: Box) => boolean): number => boxes.filter(is).length;

/** Decisions and steps. */
function isProcess(boxes: readonly Box[], { edges }: Flowchart): boolean {
  const decisions = count(boxes, ({ decision }) => decision);
  const choices = edges.filter(({ label }) => label && CHOICE.test(label.text.trim())).length;
  const terminals = count(boxes, ({ meaning }) => TERMINAL.test(meaning.name));
  const known = count(boxes, ({ meaning, activity }) => meaning.kind !== undefined && !activity);
  const activities = count(boxes, ({ activity, meaning }) => activity && !isPlainComponent(meaning));
  if (decisions + terminals >= 2 && decisions + terminals + activities > known) return true;
  if (choices >= 2 && known <= boxes.length / 2) return true;
  return activities * 2 >= boxes.length || (activities >= 3 && activities > known);
}

const isPlainComponent = ({ kind, technology }: ExplainedBox): boolean => kind !== undefined && technology !== undefined;

/** Parts of one program. As many boxes of a known kind outside their subgraphs make it an architecture that mixes levels. */
function isStructure(boxes: readonly Box[], { groups }: Flowchart): boolean {
  const layers = groups.filter(({ label }) => LAYER.test(plainLabel(label)));
  const camel = count(boxes, ({ meaning }) => isCamelCase(meaning.name));
  const code = boxes.filter((box) => box.code || (camel * 2 > boxes.length && isCamelCase(box.meaning.name)));
  if (code.length < 3 && layers.length < 2) return false;
  const inside = new Set(
    [...layers, ...groups.filter(({ members }) => code.some(({ node }) => members.includes(node.id)))].flatMap(({ members }) => members),
  );
  const parts = Math.max(
    code.length,
    count(boxes, ({ node }) => layers.some(({ members }) => members.includes(node.id))),
  );
  return boxes.filter((box) => box.meaning.kind !== undefined && !code.includes(box) && !inside.has(box.node.id)).length < parts;
}

/** Before and after, good and bad, partitions, trees of numbers. */
function isIllustration(boxes: readonly Box[], flowchart: Flowchart, heading: string): boolean {
  const { groups, nodes } = flowchart;
  if (isSideBySide(flowchart)) return true;
  if (groups.filter(({ label }) => ILLUSTRATION.test(label) || TICK.test(label)).length >= 2) return true;
  if (/\b(?:before (?:and|vs\.?|\/) after|good (?:and|vs\.?) bad|mind ?map|decision tree)\b/i.test(heading)) return true;
  if (groups.length >= 2 && nodes.some(({ label }) => ARGUMENT.test(plainLabel(label)))) return true;
  return count(boxes, ({ meaning }) => PART.test(meaning.name) || NUMBER.test(meaning.name)) * 2 > boxes.length;
}

const FLOW_OR_SITE = /\b(?:paths?|flows?|regions?|zones?|sites?|az|data ?cent(?:er|re)s?|clusters?|pipelines?)\b/i;

/** Two drawings to compare: subgraphs between which nothing leads, neither directly nor by a box outside. */
function isSideBySide({ groups, edges }: Flowchart): boolean {
  const titled = groups.filter(({ members }) => members.some((member) => edges.some(({ from, to }) => from.id === member || to.id === member)));
  if (titled.length < 2 || titled.some(({ label }) => FLOW_OR_SITE.test(label))) return false;
  const islands = islandsOf(edges);
  const homes = titled.map(({ members }) => new Set(members.flatMap((member) => islands.get(member) ?? [])));
  return homes.every((home, i) => home.size > 0 && homes.every((other, j) => i === j || ![...home].some((island) => other.has(island))));
}

/** For each node with an arrow the number of the connected part it is in. */
function islandsOf(edges: Flowchart['edges']): ReadonlyMap<string, number> {
  const neighbours = new Map<string, string[]>(edges.flatMap(({ from, to }) => [from.id, to.id]).map((id) => [id, []]));
  for (const { from, to } of edges) {
    neighbours.get(from.id)?.push(to.id);
    neighbours.get(to.id)?.push(from.id);
  }
  const island = new Map<string, number>();
  for (const start of neighbours.keys()) {
    const open = island.has(start) ? [] : [start];
    for (let node; (node = open.pop()) !== undefined;) {
      if (island.has(node)) continue;
      island.set(node, island.get(start) ?? island.size);
      open.push(...(neighbours.get(node) ?? []));
    }
  }
  return island;
}

/** Boxes named for states: pending, paid, cancelled. */
const isLifecycle = (boxes: readonly Box[]): boolean =>
  boxes.length >= 3 && count(boxes, ({ meaning }) => isLifecycleValue(meaning.name)) * 5 >= boxes.length * 3;

/** More than half of the boxes of a known kind, of at least two of the five groups. */
function isArchitecture(boxes: readonly Box[]): boolean {
  const known = boxes.filter(({ meaning, activity, code }) => meaning.kind !== undefined && !activity && !code);
  const kinds = new Set(known.map(({ meaning }) => GROUP_OF_KIND[meaning.kind!]).filter((group) => group !== 'external'));
  return known.length * 2 > boxes.length && kinds.size >= 2;
}
