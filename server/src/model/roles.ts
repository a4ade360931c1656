/**
 * Which diagram is what (`rules.md`, "Which diagram is what"). What is no architecture is looked for first; what is left
 * is architecture only where most boxes are of a known kind. Unsure is null, and null is silent.
 */
import type { Diagram, FlowNode, Flowchart } from '../syntax/mermaid/tree.ts';
import { GROUP_OF_KIND } from './component-words.ts';
import { type BoxMeaning, isActivity, isCodeName, meaningOf } from './component-name.ts';
import type { Role } from './design.ts';

/** The role of a diagram that stands under `heading`. */
export function roleOf(tree: Diagram, heading: string): Role | null {
  switch (tree.type) {
    case 'flowchart':
      return roleOfFlowchart(tree, heading);
    case 'er':
      return 'data';
    case 'state':
      return 'state';
    default:
      return null;
  }
}

interface Box {
  readonly node: FlowNode;
  readonly meaning: BoxMeaning;
  readonly activity: boolean;
  readonly code: boolean;
  readonly decision: boolean;
}

const YES_NO = /^(?:yes|no|y|n|true|false|ok|success|failure|failed|valid|invalid|hit|miss|found|not found|else|otherwise)$/i;
const CHOICE = /^(?:yes|no|y|n|true|false)\b/i;
const TERMINAL = /^(?:start|end|begin|stop|done|finish|finished|exit)$/i;
const LAYER = /^(?:presentation|domain|application|persistence|infrastructure|data access|business(?: logic)?|ui|core|repository|service|controller)s?(?: layer)?$|^(?:.* )?layer$/i;
const NOT_LAYER = /\blayer\s*\d|\d\s*[—–:-]|edge|client|messaging|data layer|caching|storage|gateway/i;
const ILLUSTRATION = /\b(?:before|after|good|bad|wrong|right|correct|incorrect|without|vs\.?|versus|naive|problem|anti-?pattern|mind ?map|legend)\b/i;
const PART = /^(?:partition|shard|bucket|slot|token|block|chunk|page|segment|offset|vnode|bit)\s*[#:]?\s*[\dA-Z]+\b/i;
const NUMBER = /^[\s\d.,:/%+x×*()[\]{}<>=-]*$/;

function roleOfFlowchart(flowchart: Flowchart, heading: string): Role | null {
  const joined = new Set(flowchart.edges.flatMap(({ from, to }) => [from.id, to.id]));
  const groups = new Set(flowchart.groups.map(({ id }) => id));
  const boxes = flowchart.nodes.filter(({ id }) => joined.has(id) && !groups.has(id)).map((node) => boxOf(node, flowchart));
  if (boxes.length < 2) return null;
  if (isProcess(boxes, flowchart)) return 'process';
  if (isStructure(boxes, flowchart)) return 'structure';
  if (isIllustration(boxes, flowchart, heading)) return 'illustration';
  return isArchitecture(boxes) ? 'architecture' : null;
}

function boxOf(node: FlowNode, { edges }: Flowchart): Box {
  const meaning = meaningOf(node.label, node.shape);
  const leaving = edges.filter(({ from }) => from.id === node.id);
  const chosen = leaving.filter(({ label }) => label && YES_NO.test(label.text.trim())).length >= 1;
  const pointed = node.shape === 'diamond' || node.shape === 'diam' || node.shape === 'decision' || node.shape === 'hexagon';
  return { node, meaning, activity: isActivity(node.label), code: isCodeName(node.label), decision: node.label.trim().endsWith('?') || (pointed && chosen && leaving.length > 1) };
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

const isPlainComponent = ({ kind, technology }: BoxMeaning): boolean => kind !== undefined && technology !== undefined;

/** Parts of one program. As many boxes of a known kind outside their subgraphs make it an architecture that mixes levels. */
function isStructure(boxes: readonly Box[], { groups }: Flowchart): boolean {
  const layers = groups.filter(({ label }) => LAYER.test(label.trim()) && !NOT_LAYER.test(label));
  const code = boxes.filter((box) => box.code);
  if (code.length < 3 && layers.length < 2) return false;
  const inside = new Set([...layers, ...groups.filter(({ members }) => code.some(({ node }) => members.includes(node.id)))].flatMap(({ members }) => members));
  const parts = Math.max(code.length, count(boxes, ({ node }) => layers.some(({ members }) => members.includes(node.id))));
  return count(boxes, ({ node, meaning, code: isCode }) => meaning.kind !== undefined && !isCode && !inside.has(node.id)) < parts;
}

/** Before and after, good and bad, partitions, trees of numbers. */
function isIllustration(boxes: readonly Box[], { groups }: Flowchart, heading: string): boolean {
  if (groups.filter(({ label }) => ILLUSTRATION.test(label)).length >= 2) return true;
  if (/\b(?:before (?:and|vs\.?|\/) after|good (?:and|vs\.?) bad|mind ?map|decision tree)\b/i.test(heading)) return true;
  return count(boxes, ({ meaning }) => PART.test(meaning.name) || NUMBER.test(meaning.name)) * 2 > boxes.length;
}

/** More than half of the boxes of a known kind, of at least two of the five groups. */
function isArchitecture(boxes: readonly Box[]): boolean {
  const known = boxes.filter(({ meaning, activity, code }) => meaning.kind !== undefined && !activity && !code);
  const kinds = new Set(known.map(({ meaning }) => GROUP_OF_KIND[meaning.kind!]).filter((group) => group !== 'external'));
  return known.length * 2 > boxes.length && kinds.size >= 2;
}
