/** Which boxes are one component. Merged only on listed evidence, of which the reason is kept; near misses stay apart. */
import { type Range, shift } from '../../text/range.ts';
import { isKindWord, isProduct, wordsOf } from './component-name.ts';
import { isDamaged } from '../sections/damage.ts';
import type { Component, ComponentKind, DiagramView, Place, Quantity } from '../design.ts';
import type { BoxFacts, DrawnFacts } from './drawn.ts';
import { nameOfAll, saysRole, withoutInstance } from './instances.ts';

/** A diagram and what is written in it. */
export interface DrawnView {
  readonly view: DiagramView;
  /** Absent where it draws no boxes and arrows. */
  readonly drawn?: DrawnFacts;
}

/** One box of one diagram. */
interface Box extends BoxFacts {
  readonly view: DiagramView;
  /** Boxes of its diagram that an arrow joins with it. */
  readonly neighbours: ReadonlySet<string>;
}

export interface Components {
  readonly all: readonly Component[];
  /** The component that a box of a diagram draws; absent for steps, events and groups. */
  at(diagram: number, box: string): Component | undefined;
}

/**
 * The components of all architecture diagrams, what drawings in plain text tell of, and the participants of sequence diagrams:
 * those whose kind is known, and those that an architecture diagram draws. `descriptions` says where names are described.
 */
export function findComponents(diagrams: readonly DrawnView[], descriptions: ReadonlyMap<string, Range>): Components {
  const clusters = new Clusters();
  for (const box of boxesOf(ofRole(diagrams, 'architecture'))) clusters.add(box);
  for (const box of boxesOf(diagrams.filter(({ view }) => view.tells))) clusters.add(box);
  for (const box of boxesOf(ofRole(diagrams, 'behaviour'))) clusters.add(box, box.meaning.kind === undefined);
  const byBox = new Map<string, Component>();
  const taken = new Map<string, number>();
  const all = clusters.all.map((cluster) => {
    const component = componentOf(cluster, taken, descriptions);
    for (const { view, box } of cluster.boxes) byBox.set(idOf(view, box.id), component);
    return component;
  });
  return { all, at: (diagram, box) => byBox.get(`${diagram} ${box}`) };
}

const ofRole = (diagrams: readonly DrawnView[], role: DiagramView['role']): DrawnView[] => diagrams.filter(({ view }) => view.role === role);

const boxesOf = (diagrams: readonly DrawnView[]): Box[] =>
  diagrams.flatMap(({ view, drawn }) => {
    if (!drawn) return [];
    const neighbours = neighboursIn(drawn);
    return drawn.boxes
      .filter((facts) => facts.isThing && !isGuess(facts, view) && !isVague(facts, view))
      .map((facts) => ({ ...facts, view, neighbours: neighbours.get(facts.box.id) ?? NOBODY }));
  });

/** A bare name that stands in rejected lines only. */
const isGuess = ({ box }: BoxFacts, { damaged, body }: DiagramView): boolean =>
  damaged.length > 0 && box.places.every(({ id, label }) => !label && isDamaged(damaged, shift(id, body.start)));

/** In plain text words stand for steps and data as well: only what is drawn with a border is a thing, whatever its name. */
const isVague = ({ box, meaning }: BoxFacts, { type, tells }: DiagramView): boolean =>
  type === 'arrow-text' && meaning.kind === undefined && (tells || box.shape !== 'border');

const NOBODY: ReadonlySet<string> = new Set();

function neighboursIn({ graph }: DrawnFacts): ReadonlyMap<string, ReadonlySet<string>> {
  const neighbours = new Map<string, Set<string>>();
  const join = (one: string, other: string): void => void (neighbours.get(one) ?? neighbours.set(one, new Set()).get(one)!).add(other);
  for (const { from, to } of graph.arrows) {
    join(from, to);
    join(to, from);
  }
  return neighbours;
}

interface Cluster {
  readonly boxes: Box[];
  /** The diagrams that draw it, and its boxes by diagram and id. */
  readonly views: Set<DiagramView>;
  readonly ids: Set<string>;
  /** One for each box after the first. */
  readonly reasons: string[];
  /** The first kind that a box of it has. */
  kind: ComponentKind | undefined;
  /** It holds instances: its name is what they share. */
  isMany: boolean;
}

/** What makes two boxes one component, strongest first: the evidence of each under the keys it is looked up by. */
interface Evidence {
  /** What a box is known by. */
  keys(box: Box): readonly string[];
  /** What it is looked up by, where that is something else. */
  wanted?(box: Box): readonly string[];
  /** The reason, where a box with one of these keys is what the cluster is. */
  reason(cluster: Cluster, box: Box): string | undefined;
  readonly isMany?: boolean;
}

const isDrawnIn = ({ views }: Cluster, { view }: Box): boolean => views.has(view);
const idOf = (view: DiagramView, box: string): string => `${view.index} ${box}`;
const sameKind = (cluster: Cluster, { meaning: { kind } }: Box): boolean => kind !== undefined && cluster.kind === kind;
const said = ({ words }: Box): string => words.join(' ');
const instance = ({ words }: Box): string => withoutInstance(words).join(' ');
/** What else is written in it, but for what tells which one it is. */
const details = ({ meaning }: Box): string => meaning.details.map((detail) => withoutInstance(wordsOf(detail)).join(' ')).join('\n');
/** A third party is itself; of another product there may be several. */
const isOneOfMany = ({ words, meaning }: Box): boolean => isProduct(words) && meaning.kind !== 'external';

const EVIDENCE: readonly Evidence[] = [
  {
    keys: ({ meaning: { entry } }) => (entry === undefined ? [] : [`glossary ${entry}`]),
    reason: (cluster, box) => (isDrawnIn(cluster, box) ? undefined : `the glossary’s “${box.meaning.entry}”`),
  },
  {
    keys: (box) => [`name ${said(box)}`],
    reason: (cluster, box) => {
      const { kind } = box.meaning;
      const isOther = (kind !== undefined && cluster.kind !== undefined && kind !== cluster.kind) || isDrawnIn(cluster, box) || isOneOfMany(box);
      return isOther ? undefined : `equal name “${box.meaning.name}”`;
    },
  },
  {
    keys: (box) => [`whole ${said(box)}`, ...shortened(box).map((name) => `short ${name}`)],
    wanted: (box) => [`short ${said(box)}`, ...shortened(box).map((name) => `whole ${name}`)],
    reason: (cluster, box) => {
      const first = cluster.boxes[0]!;
      return sameKind(cluster, box) && !isDrawnIn(cluster, box) && !isOneOfMany(first) && !isOneOfMany(box)
        ? `“${first.meaning.name}” and “${box.meaning.name}” differ only in the word for their kind`
        : undefined;
    },
  },
  {
    keys: (box) => [`instance ${instance(box)}`],
    reason: (cluster, box) =>
      areInstances(cluster, box) ? `“${cluster.boxes[0]!.meaning.name}” and “${box.meaning.name}” are instances of one` : undefined,
    isMany: true,
  },
];

/** The name without the word for its kind at the end: `order` of `order service`. */
function shortened({ words, meaning: { kind } }: Box): string[] {
  const names: string[] = [];
  for (let end = words.length - 1; kind && end > 0 && end >= words.length - 3; end--) {
    const last = words.slice(end).join(' ');
    if (isKindWord(last, kind) || (kind === 'external' && /^(?:api|service|system)$/.test(last))) names.push(words.slice(0, end).join(' '));
  }
  return names;
}

/**
 * Names that differ only in a number, a letter, a region or a role; equal names in one diagram, unless nothing but the kind
 * is said. What is joined by an arrow is not the same thing twice, but for a primary and its replicas.
 */
function areInstances(cluster: Cluster, box: Box): boolean {
  const first = cluster.boxes[0]!;
  if (cluster.kind !== box.meaning.kind || details(first) !== details(box)) return false;
  const isEqual = said(first) === said(box);
  if (isEqual && (isProduct(box.words) || (box.meaning.kind && isKindWord(said(box), box.meaning.kind)) || !isDrawnIn(cluster, box))) return false;
  if (isProduct(withoutInstance(box.words)) && !isDrawnIn(cluster, box)) return false;
  const meets = [...box.neighbours].some((id) => cluster.ids.has(idOf(box.view, id)));
  return !meets || saysRole(box.words) || saysRole(first.words);
}

/** So many components of one name are told apart; further boxes of that name are not compared with more. */
const MOST_OF_A_NAME = 50;

/** Boxes that are one component, in order of the first; each box is compared with those that share a key only. */
class Clusters {
  readonly all: Cluster[] = [];
  private readonly byKey = new Map<string, Cluster[]>();

  /** A box that is `only` looked up makes no component of its own. */
  add(box: Box, only = false): void {
    const found = this.find(box);
    if (!found && only) return;
    const home = found?.cluster ?? { boxes: [], views: new Set(), ids: new Set(), reasons: [], kind: undefined, isMany: false };
    if (found) {
      home.reasons.push(found.reason);
      home.isMany ||= found.isMany;
    } else this.all.push(home);
    home.boxes.push(box);
    home.views.add(box.view);
    home.ids.add(idOf(box.view, box.box.id));
    home.kind ??= box.meaning.kind;
    for (const key of EVIDENCE.flatMap(({ keys }) => keys(box))) {
      const known = this.byKey.get(key);
      if (!known) this.byKey.set(key, [home]);
      else if (known.length < MOST_OF_A_NAME && !known.includes(home)) known.push(home);
    }
  }

  private find(box: Box): { readonly cluster: Cluster; readonly reason: string; readonly isMany: boolean } | undefined {
    for (const { keys, wanted = keys, reason: why, isMany = false } of EVIDENCE) {
      for (const cluster of wanted(box).flatMap((key) => this.byKey.get(key) ?? [])) {
        const reason = why(cluster, box);
        if (reason !== undefined) return { cluster, reason, isMany };
      }
    }
    return undefined;
  }
}

function componentOf({ boxes, reasons, kind, isMany }: Cluster, taken: Map<string, number>, descriptions: ReadonlyMap<string, Range>): Component {
  const first = boxes[0]!;
  const id = freeId((isMany ? withoutInstance(first.words) : first.words).join('-'), first.box.id, taken);
  const names = boxes.map(({ meaning }) => meaning.name);
  const name = isMany ? nameOfAll(names[0]!) : names[0]!;
  const described = boxes.flatMap((box) => [said(box), instance(box)]).find((words) => descriptions.has(words));
  const technology = boxes.map(({ meaning }) => meaning.technology).find((known) => known !== undefined);
  return {
    id,
    name,
    ...(kind && { kind }),
    ...(technology && { technology }),
    ...(described !== undefined && { described: descriptions.get(described)! }),
    observer: boxes.some(({ meaning }) => meaning.observes),
    aliases: [...new Set(names)].filter((other) => other !== name),
    merged: reasons,
    places: boxes.flatMap(placesOf),
    quantities: boxes.flatMap(quantitiesOf),
  };
}

/** The name; for a second component of that name with the id of its box, and a number where that is taken, too. */
function freeId(name: string, box: string, taken: Map<string, number>): string {
  const wanted = taken.has(name) ? `${name}@${box}` : name;
  const count = taken.get(wanted) ?? 0;
  taken.set(wanted, count + 1);
  return count === 0 ? wanted : freeId(`${wanted}@${count + 1}`, box, taken);
}

const placesOf = ({ view, box }: Box): Place[] =>
  box.places.map(({ id, label }) => ({ diagram: view.index, range: shift(label?.range ?? id, view.body.start), labelled: label !== undefined }));

/** What is written in the box besides its name. */
const quantitiesOf = ({ view: { index: diagram, section, body }, labels }: Box): Quantity[] =>
  labels.flatMap(({ quantities }) => quantities.map((quantity) => ({ ...quantity, range: shift(quantity.range, body.start), section, diagram })));
