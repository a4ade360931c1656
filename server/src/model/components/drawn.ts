/** What a diagram of boxes and arrows says in its boxes and labels, whatever it is drawn for: facts, kept with the section. */
import type { Drawing } from '../../syntax/arrow-text/tree.ts';
import type { Part } from '../../syntax/mermaid/tree.ts';
import { type QuantityText, readQuantities } from '../../syntax/quantity/quantity.ts';
import { contains, type Range, shift } from '../../text/range.ts';
import { meaningOfBox } from './box-meaning.ts';
import { isActivity, isCodeName, isProduct, kindOfMembers, wordsOf } from './component-name.ts';
import { KIND_OF_SHAPE } from './component-words.ts';
import type { ComponentKind } from '../design.ts';
import type { ExplainedBox, Glossary } from './glossary.ts';
import { type Graph, type GraphBox, graphOf } from './graph.ts';

/** All ranges count from the start of the diagram's text. */
export interface DrawnFacts {
  readonly graph: Graph;
  readonly boxes: readonly BoxFacts[];
  readonly labels: readonly LabelFacts[];
}

export interface BoxFacts {
  readonly box: GraphBox;
  readonly meaning: ExplainedBox;
  /** A step: `Save to S3`. */
  readonly activity: boolean;
  /** It may be a component: it has a name and is no step and no event. */
  readonly isThing: boolean;
  /** Of its name, normalised. */
  readonly words: readonly string[];
  /** What is written in it, in every place that does. */
  readonly labels: readonly LabelFacts[];
}

/** What is written in a box, on an arrow or over a group. */
export interface LabelFacts {
  readonly range: Range;
  readonly quantities: readonly QuantityText[];
}

/** One of the pieces that something is cut into. */
const PIECE = /^(?:partition|shard|bucket|slot|token|block|chunk|page|segment|offset|vnode|bit)\s*[#:]?\s*[\dA-Z]+\b/i;
export const isPiece = (name: string): boolean => PIECE.test(name);

/** What happens, not a thing: `SendGrid API is down`, `Worker processes at 10:00`. */
const isSentence = (name: string): boolean =>
  /\b(?:is|are|was|were|has|have|can|will|must|should|stored|saved|it|them|at|from|when|if|then)\b/i.test(name);

const EVENT = /\bevents?$/i;

/** Reads the facts of a diagram that was read from `text`; undefined where it draws no boxes and arrows. */
export function readDrawn(tree: Drawing, text: string, glossary: Glossary): DrawnFacts | undefined {
  const graph = graphOf(tree);
  if (!graph) return undefined;
  const labels = (...parts: readonly (Part | undefined)[]): LabelFacts[] => parts.flatMap((part) => (part ? labelFacts(part, text) : []));
  const around = kindsOfMembers(graph);
  const boxes = graph.boxes.map((box) =>
    boxFacts(box, labels(...box.places.map(({ label }) => label), box.technology, box.description, ...(box.details ?? [])), {
      around: around.get(box.parent ?? ''),
      isBare: tree.type === 'arrow-text' && box.shape === undefined,
      glossary,
    }),
  );
  const said = [
    ...boxes.flatMap((box) => box.labels),
    ...graph.arrows.flatMap(({ label, technology }) => labels(label, technology)),
    ...graph.groups.flatMap(({ label, technology }) => labels(label, technology)),
  ];
  return { graph, boxes, labels: tree.type === 'arrow-text' ? [...said, restOf(text, said)] : said };
}

/** What is written in a drawing in plain text besides its boxes and arrows. */
function restOf(text: string, said: readonly LabelFacts[]): LabelFacts {
  const whole = labelFacts({ text, range: { start: 0, end: text.length } }, text);
  const quantities = whole.quantities.filter(({ range }) => !said.some((label) => contains(label.range, range)));
  return { ...whole, quantities };
}

/** For each group what its members are, as its own title or that of a group around it says. */
function kindsOfMembers({ groups }: Graph): ReadonlyMap<string, ComponentKind> {
  const kinds = new Map<string, ComponentKind>();
  // A group is closed before the one around it, or declared after it: two passes give what is above to what is below.
  for (const { id, label } of groups) {
    const kind = label && kindOfMembers(label.text);
    if (kind) kinds.set(id, kind);
  }
  for (const pass of [groups, [...groups].reverse()]) {
    for (const { id, parent } of pass) {
      const inherited = kinds.has(id) || parent === undefined ? undefined : kinds.get(parent);
      if (inherited) kinds.set(id, inherited);
    }
  }
  return kinds;
}

interface BoxContext {
  /** What the group around it says that its members are. */
  readonly around: ComponentKind | undefined;
  /** Words beside an arrow in plain text, without a border or brackets. */
  readonly isBare: boolean;
  readonly glossary: Glossary;
}

function boxFacts(box: GraphBox, labels: readonly LabelFacts[], { around, isBare, glossary }: BoxContext): BoxFacts {
  const said = meaningOfBox(box, glossary);
  // What a notation declares to be a thing is none, whatever its name: `System(p, "Print Supplier")`.
  // What does something to a product is a step (`Save to S3`); a verb before one only names it (`Store DynamoDB`).
  const words = wordsOf(said.name);
  const isNaming = isProduct(words) || isProduct(words.slice(1)) || said.observes;
  const isNamed = said.entry !== undefined || box.type !== undefined || box.kind !== undefined || isNaming || isDeployed(box, said, labels);
  const activity = !isNamed && isActivity(box.label);
  // A third party in a group of clients is one of them, and a service of third parties is a third party.
  const isOneOfThem =
    (said.kind === 'external' && around === 'client') || (around === 'external' && /^(?:service|worker|gateway|scheduler)$/.test(said.kind ?? ''));
  const meaning =
    (said.kind && !isOneOfThem) || !around || activity || isCodeName(box.label) || isPiece(said.name) ? said : { ...said, kind: around };
  return {
    box,
    meaning,
    activity,
    isThing:
      meaning.name !== '' &&
      !activity &&
      !(isBare && isSentence(meaning.name)) &&
      !(EVENT.test(meaning.name) && !/_(?:queue|db)$/.test(box.type ?? '')),
    words: wordsOf(meaning.name),
    labels,
  };
}

/** What has replicas is no step, nor is a cylinder that names its product: `Click Writer` with 9 replicas, `Call Log` on S3. */
const isDeployed = ({ shape = '' }: GraphBox, { technology }: ExplainedBox, labels: readonly LabelFacts[]): boolean =>
  labels.some(({ quantities }) => quantities.some(({ unit }) => unit === 'replica')) ||
  (KIND_OF_SHAPE[shape] !== undefined && technology !== undefined);

/** Where what Mermaid reads is not what is written (entity codes, lines), a figure stands on the whole label. */
function labelFacts({ text: said, range }: Part, text: string): LabelFacts {
  const isVerbatim = text.startsWith(said, range.start);
  return {
    range,
    // `API\n25K RPS`: a break, and no letter before the figure.
    quantities: readQuantities(said.replaceAll('\\n', '  ')).map((quantity) => ({
      ...quantity,
      range: isVerbatim ? shift(quantity.range, range.start) : range,
    })),
  };
}
