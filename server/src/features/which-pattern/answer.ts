import { plainLabel } from '../../model/components/component-name.ts';
import type { Connection, Design } from '../../model/design.ts';
import type { NeedKind } from '../../model/demands/need-words.ts';
import type { Range } from '../../text/range.ts';

/** A place that answers a question, and what is read from it, as a sentence. */
export interface Evidence {
  readonly range: Range;
  readonly words: string;
}

/** `unknown`: the document does not say. */
export interface Verdict {
  readonly answer: 'yes' | 'no' | 'unknown';
  /** The strongest first; empty where nothing is known. */
  readonly evidence: readonly Evidence[];
}

export const UNKNOWN: Verdict = { answer: 'unknown', evidence: [] };

/** A yes where there is evidence for one. */
export const yesBy = (evidence: readonly Evidence[]): Verdict => (evidence.length > 0 ? { answer: 'yes', evidence } : UNKNOWN);

/** The first of several ways to answer that knows one. */
export const firstKnown = (...ways: readonly Verdict[]): Verdict => ways.find(({ answer }) => answer !== 'unknown') ?? UNKNOWN;

/** By the words of the document. What is drawn counts before what is said. */
export const byWords = (design: Design, wanted: NeedKind): Verdict => firstKnown(yesBy(drawn(design, wanted)), bySaying(design, wanted));

/** Boxes and arrows that are named after it. */
export function drawn({ demands, connections }: Design, wanted: NeedKind): Evidence[] {
  const labelled = new Map(connections.flatMap((connection) => (connection.label ? [[connection.label.range.start, connection] as const] : [])));
  return demands.needs
    .filter((need) => need.need === wanted && need.drawn)
    .map(({ said, range }) => {
      const connection = labelled.get(range.start);
      return connection ? arrow(connection) : { range, words: `Draws “${said}”.` };
    });
}

/** By sentences; those that contradict each other say nothing. */
export function bySaying({ demands }: Design, wanted: NeedKind): Verdict {
  const said = demands.needs.filter(({ need, drawn: isDrawn }) => need === wanted && !isDrawn);
  const holds = said[0]?.holds;
  if (holds === undefined || said.some((need) => need.holds !== holds)) return UNKNOWN;
  return { answer: holds ? 'yes' : 'no', evidence: said.map(({ said: words, range }) => ({ range, words: `Says “${words}”.` })) };
}

/** `Realtime Gateway → Driver App: WebSocket offer.` */
export const arrow = ({ from, to, label, diagram, range }: Connection): Evidence => ({
  // Of plain text, the line of an arrow may hold nothing else.
  range: label?.range ?? to.places.find((place) => place.diagram === diagram)?.range ?? range,
  words: `${from.name} → ${to.name}${label ? `: ${plainLabel(label.text)}` : ''}.`,
});
