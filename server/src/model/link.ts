/** Joins the facts of all sections into one design. It never sees text. */
import type { Hop } from '../syntax/arrow-text/hops.ts';
import { contains, type Range, shift } from '../text/range.ts';
import type {
  Component,
  ComponentKind,
  Channel,
  Design,
  DesignComment,
  DesignKind,
  DiagramView,
  HeadingStyle,
  Door,
  Placeholder,
  Quantity,
  Section,
} from './design.ts';
import { findBoxes } from './components/boxes.ts';
import { type DrawnView, findComponents } from './components/components.ts';
import { findConnections } from './components/connections.ts';
import { findDemands } from './demands/demands.ts';
import { findEndpoints } from './contracts/endpoints.ts';
import { findEntities, type LocatedEntities, withStoredClasses } from './entities/entities.ts';
import { findFlows } from './sections/flows.ts';
import { isProposal } from './sections/headings.ts';
import { findDescriptions } from './components/descriptions.ts';
import type { DrawnFacts } from './components/drawn.ts';
import type { DiagramFacts, SectionFacts } from './facts.ts';
import type { ProseFacts } from './prose.ts';
import { findPatterns } from './patterns/patterns.ts';
import type { RaceFacts } from './races/race-facts.ts';
import { findRaces } from './races/races.ts';
import { findQueries } from './queries/find.ts';
import { findRelationships } from './entities/relationships.ts';
import { findStates, type FoundStates } from './machines/states.ts';
import type { Unfenced } from './sections/unfenced.ts';
import { headWord, meaningOf, wordsOf } from './components/component-name.ts';

/** Facts where they stand. */
export interface LocatedFacts {
  readonly facts: SectionFacts;
  readonly prose: ProseFacts;
  readonly range: Range;
}

export interface LinkOptions {
  readonly path: string;
  readonly kind: DesignKind | null;
  readonly door: Door | null;
  readonly lineEnd: '\n' | '\r\n';
}

/** One design from its sections' facts, in document order. */
export function link(located: readonly LocatedFacts[], options: LinkOptions): Design {
  const drawn = drawnViews(located);
  const diagrams = drawn.map(({ view }) => view);
  const components = findComponents(
    drawn,
    findDescriptions(located.map(({ facts, prose, range }) => ({ ...facts, leads: prose.leads, offset: range.start }))),
  );
  const sections = sectionsOf(located, components.all);
  const endpoints = findEndpoints(
    located.map(({ prose, range }, section) => ({ endpoints: prose.endpoints, section, offset: range.start })),
    diagrams,
  );
  const groups = located.flatMap(({ prose, range }) => prose.hops.map((hops): HopGroup => ({ hops, offset: range.start })));
  const connections = findConnections(drawn, components, channelsOf(groups));
  const { entities, relationships, machines, flowcharts } = dataOf(located, diagrams, sections);
  const stated = findQueries(
    located.map(({ facts, prose, range }, section) => ({ facts: prose.queries, scripts: facts.scripts, section, range })),
    entities,
    diagrams,
    sections,
  );
  const title = located.find(({ facts }) => facts.level === 1) ?? located.find(({ facts }) => facts.level > 0);
  return {
    ...options,
    ...(title?.facts.heading && { title: { text: title.facts.title, range: shift(title.facts.heading, title.range.start) } }),
    sections,
    diagrams: diagrams.map((view) => (flowcharts.has(view.index) ? { ...view, role: 'state' } : view)),
    components: components.all,
    connections,
    boxes: findBoxes(located),
    entities,
    relationships,
    stateMachines: machines,
    endpoints,
    commands: [...new Set(located.flatMap(({ prose }) => prose.commands))],
    ...stated,
    races: findRaces({ entities, machines, queries: stated.queries, endpoints, ...raceFactsOf(located) }),
    patterns: findPatterns(
      located.map(({ prose, range }) => ({ facts: prose.patterns, offset: range.start })),
      diagrams,
    ),
    quantities: quantitiesOf(located, drawn),
    demands: findDemands(
      located.map(({ prose, range }) => ({ demands: prose.demands, offset: range.start })),
      { sections, components: components.all, connections, diagrams },
    ),
    placeholders: placeholdersOf(located, diagrams),
    flows: findFlows(
      located.map(({ prose, range }) => ({ flows: prose.flows, offset: range.start })),
      diagrams,
      endpoints,
    ),
    anchors: located.flatMap(({ prose }) => prose.anchors),
    pictures: located.flatMap(({ prose, range: at }, section) => prose.pictures.map((range) => ({ range: shift(range, at.start), section }))),
    proposal: isProposal(located.map(({ facts }) => facts.title)),
    companions: [],
    links: located.flatMap(({ prose, range: at }, section) =>
      prose.links.map(({ target, range }) => ({ target, range: shift(range, at.start), section })),
    ),
    unfenced: located.flatMap(({ facts, range }) => facts.unfenced.map((found) => shiftUnfenced(found, range.start))),
    comments: commentsOf(located),
  };
}

/** Entities, how they stand to each other, and the machines of their states. Which classes are stored shows in their relations, which then name them as found. */
function dataOf(
  located: readonly LocatedFacts[],
  diagrams: readonly DiagramView[],
  sections: readonly Section[],
): FoundStates & Pick<Design, 'relationships'> {
  const sources = located.flatMap(({ facts, prose, range }, section): LocatedEntities[] =>
    [facts.entities, prose.entities].map((found) => ({ facts: found, section, offset: range.start, tells: prose.tells })),
  );
  const found = findEntities(sources, diagrams, sections);
  const classNames = diagrams.flatMap(({ tree }) => (tree.type === 'class' ? tree.classes.map(({ id }) => id) : []));
  const states = findStates(located, diagrams, sections, withStoredClasses(found, findRelationships(sources, diagrams, found), classNames));
  return { ...states, relationships: findRelationships(sources, diagrams, states.entities) };
}

/** What all sections tell of races. */
const raceFactsOf = (located: readonly LocatedFacts[]): RaceFacts => ({
  guards: located.flatMap(({ prose, range: at }) => prose.races.guards.map(({ kind, range }) => ({ kind, range: shift(range, at.start) }))),
  acts: located.flatMap(({ prose, range: at }) => prose.races.acts.map((act) => ({ ...act, range: shift(act.range, at.start) }))),
});

/** The diagrams of the document, in order, as long as nothing is asked of them that only the whole design can tell: what a flowchart of states is for. */
export const diagramsOf = (located: readonly LocatedFacts[]): DiagramView[] => drawnViews(located).map(({ view }) => view);

function drawnViews(located: readonly LocatedFacts[]): DrawnView[] {
  return located
    .flatMap(({ facts, range }, section) => facts.diagrams.map((diagram) => ({ diagram, section, offset: range.start })))
    .map(({ diagram, section, offset }, index) => ({
      view: viewOf(diagram, index, section, offset),
      ...(diagram.drawn && { drawn: diagram.drawn }),
    }));
}

const viewOf = (
  { range, body, closed, nested, tree, damaged, role, tells, level, drawn }: DiagramFacts,
  index: number,
  section: number,
  offset: number,
): DiagramView => ({
  index,
  type: tree.type === 'other' ? tree.name : tree.type,
  role,
  tells,
  section,
  range: shift(range, offset),
  closed,
  ...(nested && { nested }),
  body: shift(body, offset),
  header: shift(tree.header, offset + body.start),
  tree,
  ...(drawn && { graph: drawn.graph }),
  ...(level && { level }),
  damaged: damaged.map((line) => shift(line, offset + body.start)),
  broken: tree.errors.length > 0,
});

/** The tree of headings; a section whose own heading does not say what it designs is of the kind of the one above it. */
function sectionsOf(located: readonly LocatedFacts[], components: readonly Component[]): Section[] {
  const open: number[] = [];
  const sections: Section[] = [];
  const names = components.map((component) => namesOf(component));
  for (const [index, { facts, prose, range }] of located.entries()) {
    const capacity = facts.capacity || prose.bearsLoad;
    while (open.length > 0 && located[open.at(-1)!]!.facts.level >= facts.level) open.pop();
    const parent = open.at(-1);
    if (facts.level > 0) open.push(index);
    const inherited = parent === undefined ? null : sections[parent]!.kind;
    sections.push({
      title: facts.title,
      level: facts.level,
      kind: inherited === 'lld' ? 'lld' : (facts.kind ?? inherited),
      topics: facts.topics,
      ...(facts.rule && { rule: shift(facts.rule, range.start) }),
      ...(facts.style && { style: styleAt(facts.style, range.start) }),
      ...(facts.heading && { heading: shift(facts.heading, range.start) }),
      range,
      ...(parent !== undefined && { parent }),
      ...(prose.source !== undefined && { source: prose.source }),
      capacity,
      mentions: prose.words === '' ? [] : components.filter((_, i) => isNamed(names[i]!, prose.words)),
      sizes: capacity && prose.words !== '' ? components.filter((_, i) => isSpokenOf(names[i]!, prose.words)) : [],
    });
  }
  return sections;
}

const styleAt = ({ number, ...style }: HeadingStyle, offset: number): HeadingStyle => ({
  ...style,
  ...(number && { number: { ...number, range: shift(number.range, offset) } }),
});

/**
 * Whether other words of a section speak of the same components, which is all of them that a design depends on. Only names
 * with a word at the place that changed can be said there now and not before.
 */
export function speaksOfTheSame(names: readonly Names[], before: string, after: string): boolean {
  if (before === after) return true;
  const changed = changedWords(before, after);
  const isTouched = ({ full, head }: Names): boolean => changed.some((word) => head.includes(word) || full.some((said) => said.includes(word)));
  return names
    .filter(isTouched)
    .every((each) => isNamed(each, before) === isNamed(each, after) && isSpokenOf(each, before) === isSpokenOf(each, after));
}

/** The words at the place where two lists of words differ, its neighbours too: a name may have stood across it. Blanks around each. */
function changedWords(before: string, after: string): string[] {
  const [one, two] = [before.trim().split(' '), after.trim().split(' ')];
  let start = 0;
  while (start < Math.min(one.length, two.length) && one[start] === two[start]) start++;
  let end = 0;
  while (end < Math.min(one.length, two.length) - start && one.at(-1 - end) === two.at(-1 - end)) end++;
  const around = (words: readonly string[]): readonly string[] => words.slice(Math.max(0, start - 1), words.length - Math.max(0, end - 1));
  return [...new Set([...around(one), ...around(two)])].filter((word) => word !== '').map((word) => ` ${word} `);
}

const isNamed = ({ full }: Names, words: string): boolean => full.some((said) => words.includes(said));
const isSpokenOf = ({ head }: Names, words: string): boolean => words.includes(head);

/** A component's names and its head word as they stand among the words of a section. */
export interface Names {
  readonly full: readonly string[];
  readonly head: string;
}

export const namesOf = ({ name, aliases }: Component): Names => ({
  full: [name, ...aliases].map((said) => ` ${wordsOf(said).join(' ')} `),
  head: ` ${headWord(name)} `,
});

const labelsOf = (drawn: DrawnFacts | undefined): DrawnFacts['labels'] => drawn?.labels ?? [];

/** Quantities of the prose and of what is written in diagrams, in document order. */
function quantitiesOf(located: readonly LocatedFacts[], drawn: readonly DrawnView[]): Quantity[] {
  const prose = located.flatMap(({ prose, range }, section) =>
    prose.quantities.map((quantity) => ({ ...quantity, range: shift(quantity.range, range.start), section })),
  );
  const labelled = drawn.flatMap(({ view: { index: diagram, section, body }, drawn }) =>
    labelsOf(drawn).flatMap(({ quantities }) =>
      quantities.map((quantity) => ({ ...quantity, range: shift(quantity.range, body.start), section, diagram })),
    ),
  );
  return [...prose, ...labelled].sort((a, b) => a.range.start - b.range.start);
}

const placeholdersOf = (located: readonly LocatedFacts[], diagrams: readonly DiagramView[]): Placeholder[] =>
  located.flatMap(({ prose, range: at }, section) =>
    prose.placeholders.map(({ text, range }) => {
      const place = shift(range, at.start);
      const diagram = diagrams.find((view) => view.section === section && contains(view.body, place))?.index;
      return { text, range: place, section, ...(diagram !== undefined && { diagram }) };
    }),
  );

/** Arrows between words of one fence or of a run of prose. */
interface HopGroup {
  readonly hops: readonly Hop[];
  /** Where the hops' offsets count from. */
  readonly offset: number;
}

/** Chains whose both ends are kinds of components: `Client → Gateway` in a table of channels. */
function channelsOf(groups: readonly HopGroup[]): Channel[] {
  const kind = (text: string): ComponentKind | undefined => meaningOf(text).kind;
  return groups.flatMap(({ hops, offset }) =>
    hops.flatMap(({ from, to, range, inTable }) => {
      const [a, b] = inTable ? [kind(from.text), kind(to.text)] : [];
      return a && b ? [{ from: a, to: b, range: shift(range, offset) }] : [];
    }),
  );
}

const shiftUnfenced = ({ range, type, open, close }: Unfenced, offset: number): Unfenced => ({
  range: shift(range, offset),
  type,
  ...(open !== undefined && { open: open + offset }),
  ...(close !== undefined && { close: close + offset }),
});

/** A comment that ends its section covers the heading that follows. */
function commentsOf(located: readonly LocatedFacts[]): DesignComment[] {
  return located.flatMap(({ facts, range }, section) => {
    const next = located[section + 1];
    const heading = next?.facts.heading && shift(next.facts.heading, next.range.start);
    return facts.comments.map(({ covers, ...comment }) => ({
      ...comment,
      range: shift(comment.range, range.start),
      covers: covers ? shift(covers, range.start) : (heading ?? { start: range.end, end: range.end }),
    }));
  });
}
