/** What a flowchart says in its boxes and labels, whatever it is drawn for: facts, kept with the section. */
import type { Diagram, FlowNode } from '../syntax/mermaid/tree.ts';
import { type QuantityText, readQuantities } from '../syntax/quantity/quantity.ts';
import { type Range, shift } from '../text/range.ts';
import { isActivity, wordsOf } from './component-name.ts';
import { type ExplainedBox, type Glossary, meaningInGlossary } from './glossary.ts';

/** All ranges count from the start of the diagram's text. */
export interface DrawnFacts {
  /** The boxes that may be components: no steps, no events, no subgraphs. */
  readonly boxes: readonly BoxFacts[];
  readonly labels: readonly LabelFacts[];
}

export interface BoxFacts {
  readonly node: FlowNode;
  readonly meaning: ExplainedBox;
  /** Of its name, normalised. */
  readonly words: readonly string[];
  /** What is written in it, in every place that does. */
  readonly labels: readonly LabelFacts[];
}

/** What is written in a box, on an arrow or over a subgraph. */
export interface LabelFacts {
  readonly range: Range;
  readonly quantities: readonly QuantityText[];
  readonly isPlaceholder: boolean;
}

const NOTHING: DrawnFacts = { boxes: [], labels: [] };
const EVENT = /\bevents?$/i;

/** Reads the facts of a diagram that was read from `text`. */
export function readDrawn(tree: Diagram, text: string, glossary: Glossary): DrawnFacts {
  if (tree.type !== 'flowchart') return NOTHING;
  const groups = new Set(tree.groups.map(({ id }) => id));
  const label = (said: string, range: Range): LabelFacts => ({
    range,
    quantities: quantitiesIn(said, range, text),
    isPlaceholder: /\bTODO\b/.test(said),
  });
  const nodes = tree.nodes
    .filter(({ id }) => !groups.has(id))
    .map((node) => ({
      node,
      meaning: meaningInGlossary(node.label, node.shape, glossary),
      labels: node.places.flatMap((place) => (place.label && place.text !== undefined ? [label(place.text, place.label)] : [])),
    }));
  return {
    boxes: nodes
      .filter(
        ({ meaning, node }) =>
          meaning.name !== '' &&
          (meaning.entry !== undefined || !isActivity(node.label) || meaning.technology !== undefined) &&
          !EVENT.test(meaning.name),
      )
      .map((box) => ({ ...box, words: wordsOf(box.meaning.name) })),
    labels: [
      ...nodes.flatMap(({ labels }) => labels),
      ...tree.edges.flatMap((edge) => (edge.label ? [label(edge.label.text, edge.label.range)] : [])),
      ...tree.groups.flatMap((group) => (group.title ? [label(group.label, group.title)] : [])),
    ],
  };
}

/** Where what Mermaid reads is not what is written (entity codes, lines), a figure stands on the whole label. */
function quantitiesIn(said: string, range: Range, text: string): QuantityText[] {
  const isVerbatim = text.startsWith(said, range.start);
  return readQuantities(said).map((quantity) => ({ ...quantity, range: isVerbatim ? shift(quantity.range, range.start) : range }));
}
