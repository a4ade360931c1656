/** Which boxes are one component. Merged only on the evidence listed in `sameComponent`; near misses stay apart. */
import { shift } from '../text/range.ts';
import { isKindWord, isProduct } from './component-name.ts';
import type { Component, DiagramView, Place, Quantity } from './design.ts';
import type { BoxFacts, DrawnFacts } from './drawn.ts';

/** A diagram and what is written in it. */
export interface DrawnView {
  readonly view: DiagramView;
  /** Absent where it draws no boxes and arrows. */
  readonly drawn?: DrawnFacts;
}

/** One box of one diagram. */
interface Box extends BoxFacts {
  readonly view: DiagramView;
}

export interface Components {
  readonly all: readonly Component[];
  /** The component that a box of a diagram draws; absent for steps, events and groups. */
  at(diagram: number, box: string): Component | undefined;
}

/** The components of all architecture diagrams. */
export function findComponents(diagrams: readonly DrawnView[]): Components {
  const byBox = new Map<string, Component>();
  const taken = new Set<string>();
  const all = cluster(diagrams.flatMap(boxesOf)).map(({ boxes, reasons }) => {
    const component = componentOf(boxes, reasons, taken);
    for (const { view, box } of boxes) byBox.set(`${view.index} ${box.id}`, component);
    return component;
  });
  return { all, at: (diagram, box) => byBox.get(`${diagram} ${box}`) };
}

const boxesOf = ({ view, drawn }: DrawnView): Box[] =>
  view.role === 'architecture' && drawn ? drawn.boxes.filter(({ isThing }) => isThing).map((box) => ({ ...box, view })) : [];

interface Cluster {
  readonly boxes: Box[];
  /** One for each box after the first. */
  readonly reasons: string[];
  /** The diagrams that draw it: none draws it twice. */
  readonly views: Set<DiagramView>;
  /** One box for each kind and spelling of the name: what is compared. */
  readonly spellings: Map<string, Box>;
}

/** Boxes that are one component, in order of the first. Only names that begin alike are compared. */
function cluster(boxes: readonly Box[]): Cluster[] {
  const clusters: Cluster[] = [];
  const byFirstWord = new Map<string, Cluster[]>();
  for (const box of boxes) {
    const first = box.meaning.entry ?? box.words[0] ?? '';
    const candidates = byFirstWord.get(first) ?? [];
    byFirstWord.set(first, candidates);
    const found = firstReason(candidates, box);
    const home: Cluster = found?.cluster ?? { boxes: [], reasons: [], views: new Set(), spellings: new Map() };
    home.boxes.push(box);
    home.views.add(box.view);
    home.spellings.set(`${box.meaning.kind} ${box.words.join(' ')}`, box);
    if (found) home.reasons.push(found.reason);
    else {
      clusters.push(home);
      candidates.push(home);
    }
  }
  return clusters;
}

function firstReason(clusters: readonly Cluster[], box: Box): { readonly cluster: Cluster; readonly reason: string } | undefined {
  for (const candidate of clusters) {
    if (candidate.views.has(box.view)) continue;
    for (const other of candidate.spellings.values()) {
      const reason = sameComponent(other, box);
      if (reason) return { cluster: candidate, reason };
    }
  }
  return undefined;
}

/** Why two boxes are one component: the glossary says so, an equal name, or a name plus its kind word. Never two boxes of one diagram, never on a product alone, never across kinds. */
function sameComponent(a: Box, b: Box): string | undefined {
  if (a.meaning.entry !== undefined && a.meaning.entry === b.meaning.entry) return `the glossary’s “${a.meaning.entry}”`;
  if (a.meaning.kind && b.meaning.kind && a.meaning.kind !== b.meaning.kind) return undefined;
  const [one, two] = [a.words.join(' '), b.words.join(' ')];
  if (one === two) return isProduct(a.words) ? undefined : `equal name “${b.meaning.name}”`;
  if (a.meaning.kind !== b.meaning.kind || !a.meaning.kind) return undefined;
  const [short, long] = a.words.length < b.words.length ? [a.words, b.words] : [b.words, a.words];
  const extra = long.slice(short.length).join(' ');
  return short.length > 0 && !isProduct(short) && long.slice(0, short.length).join(' ') === short.join(' ') && isKindWord(extra, a.meaning.kind)
    ? `“${a.meaning.name}” and “${b.meaning.name}” differ only in the word for their kind`
    : undefined;
}

function componentOf(boxes: readonly Box[], merged: readonly string[], taken: Set<string>): Component {
  const first = boxes[0]!;
  const plain = first.words.join('-');
  const id = taken.has(plain) ? `${plain}@${first.box.id}` : plain;
  taken.add(id);
  const names = boxes.map(({ meaning }) => meaning.name);
  const kind = boxes.map(({ meaning }) => meaning.kind).find((known) => known !== undefined);
  const technology = boxes.map(({ meaning }) => meaning.technology).find((known) => known !== undefined);
  return {
    id,
    name: names[0]!,
    ...(kind && { kind }),
    ...(technology && { technology }),
    observer: boxes.some(({ meaning }) => meaning.observes),
    aliases: [...new Set(names)].filter((name) => name !== names[0]),
    merged,
    places: boxes.flatMap(placesOf),
    quantities: boxes.flatMap(quantitiesOf),
  };
}

const placesOf = ({ view, box }: Box): Place[] =>
  box.places.map(({ id, label }) => ({ diagram: view.index, range: shift(label?.range ?? id, view.body.start), labelled: label !== undefined }));

/** What is written in the box besides its name. */
const quantitiesOf = ({ view: { index: diagram, section, body }, labels }: Box): Quantity[] =>
  labels.flatMap(({ quantities }) => quantities.map((quantity) => ({ ...quantity, range: shift(quantity.range, body.start), section, diagram })));
