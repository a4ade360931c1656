/**
 * State machines: state diagrams, chains of arrows between values, tables of transitions. Each says which field it
 * belongs to: the field or entity that its heading or title names, or with whose values it shares two.
 */
import type { Hop } from '../syntax/arrow-text/hops.ts';
import type { Flowchart, StateDiagram } from '../syntax/mermaid/tree.ts';
import { cover, type Range, shift } from '../text/range.ts';
import { wordsOf } from './component-name.ts';
import type { Attribute, DiagramView, Entity, Section, StateMachine } from './design.ts';
import { entityKey } from './entities.ts';
import { valueKey } from './values.ts';

/** Arrows between words of one fence, table or run of prose. */
export interface HopGroup {
  readonly hops: readonly Hop[];
  readonly section: number;
  /** Where the hops' offsets count from. */
  readonly offset: number;
}

/** A drawing in plain text where it stands. */
export interface LocatedSketch {
  readonly words: readonly string[];
  readonly section: number;
  readonly range: Range;
}

/** A machine before it has found its field. */
interface Drawn {
  readonly machine: StateMachine;
  /** Words of its heading and title: what it says it is of. */
  readonly named: readonly string[];
  /** Chains and flowcharts are machines only where they belong to a field. */
  readonly onlyOfField: boolean;
}

export interface MachineSources {
  readonly diagrams: readonly DiagramView[];
  readonly hops: readonly HopGroup[];
  readonly sketches: readonly LocatedSketch[];
}

export function findStateMachines(
  { diagrams, hops, sketches }: MachineSources,
  sections: readonly Section[],
  entities: readonly Entity[],
): StateMachine[] {
  const named = (section: number): string[] => wordsOf(sections[section]?.title ?? '');
  const drawn: Drawn[] = [
    ...diagrams.flatMap((view) => machineOfView(view, named(view.section))),
    ...hops.map((group) => ({ machine: machineOfHops(group), named: named(group.section), onlyOfField: true })),
    // The arrows of a drawing that runs over several lines are not read: its states are known, its transitions are not.
    ...sketches.map(({ words, section, range }) => ({
      machine: { states: words, finals: [], transitions: [], range },
      named: named(section),
      onlyOfField: true,
    })),
  ];
  return assign(drawn, entities);
}

function machineOfView(view: DiagramView, named: readonly string[]): Drawn[] {
  const { tree, role } = view;
  if (tree.type === 'state') {
    const titles = [tree.title, tree.accTitle].flatMap((title) => wordsOf(title?.text ?? ''));
    return [{ machine: machineOfDiagram(view, tree), named: [...named, ...titles], onlyOfField: false }];
  }
  return tree.type === 'flowchart' && role !== 'architecture' && tree.edges.length > 0
    ? [{ machine: machineOfFlowchart(view, tree), named, onlyOfField: true }]
    : [];
}

function machineOfDiagram({ body, range }: DiagramView, tree: StateDiagram): StateMachine {
  const initial = tree.transitions.find(({ from, scope }) => from.id === '[*]' && scope === undefined)?.to.id;
  return {
    states: tree.states.filter(({ kind }) => kind === undefined).map(({ id }) => id),
    ...(initial !== undefined && { initial }),
    finals: tree.transitions.filter(({ to }) => to.id === '[*]').map(({ from }) => from.id),
    transitions: tree.transitions
      .filter(({ from, to }) => from.id !== '[*]' && to.id !== '[*]')
      .map(({ from, to, label, arrow }) => ({ from: from.id, to: to.id, ...(label && triggerOf(label.text)), range: shift(arrow, body.start) })),
    range,
  };
}

/** `accept [in time]` is a trigger and a guard. */
function triggerOf(label: string): { readonly trigger?: string; readonly guard?: string } {
  const parts = /^([^[\]]*)(?:\[([^\]]*)\])?/.exec(label.trim());
  const trigger = parts?.[1]?.trim();
  const guard = parts?.[2]?.trim();
  return { ...(trigger && { trigger }), ...(guard && { guard }) };
}

function machineOfFlowchart({ body, range }: DiagramView, tree: Flowchart): StateMachine {
  const label = new Map(tree.nodes.map((node) => [node.id, node.label.trim()]));
  const transitions = tree.edges.map(({ from, to, label: text, link }) => ({
    from: label.get(from.id) ?? from.id,
    to: label.get(to.id) ?? to.id,
    ...(text && triggerOf(text.text)),
    range: shift(link, body.start),
  }));
  return { states: [...label.values()], finals: [], transitions, range };
}

function machineOfHops({ hops, offset }: HopGroup): StateMachine {
  const state = (text: string): string => text.replace(/\s*\(.*\)$/, '');
  const transitions = hops.map(({ from, to, label, range }) => ({
    from: state(from.text),
    to: state(to.text),
    ...(label && { trigger: label.text }),
    range: shift(range, offset),
  }));
  const range = transitions.map((hop) => hop.range).reduce(cover);
  return { states: [...new Set(transitions.flatMap(({ from, to }) => [from, to]))], finals: [], transitions, range };
}

/** A status field, and what a machine of it would share with it. */
interface Owner {
  readonly entity: Entity;
  readonly field: Attribute;
  readonly values: ReadonlySet<string>;
  readonly entityWords: readonly string[];
  readonly fieldWords: readonly string[];
}

const ownerOf = (entity: Entity, field: Attribute): Owner => ({
  entity,
  field,
  values: new Set(field.values.map(({ text }) => valueKey(text))),
  entityWords: entityKey(entity.name).split(' '),
  fieldWords: wordsOf(field.name),
});

/** One machine a field, the best fit first. */
function assign(drawn: readonly Drawn[], entities: readonly Entity[]): StateMachine[] {
  const fields = entities.flatMap((entity) => entity.attributes.filter(({ isStatus }) => isStatus).map((field) => ownerOf(entity, field)));
  const pairs = drawn.flatMap((machine) => {
    const states = new Set(machine.machine.states.map(valueKey));
    return fields.map((owner) => ({ machine, owner, score: fit(machine, states, owner) })).filter(({ score }) => score > 0);
  });
  pairs.sort((a, b) => b.score - a.score);
  const owners = new Map<Drawn, Owner>();
  const served = new Set<Attribute>();
  for (const { machine, owner } of pairs) {
    if (owners.has(machine) || served.has(owner.field)) continue;
    owners.set(machine, owner);
    served.add(owner.field);
  }
  return drawn
    .filter((machine) => owners.has(machine) || !machine.onlyOfField)
    .map((machine) => {
      const owner = owners.get(machine);
      return { ...machine.machine, ...(owner && { entity: owner.entity, field: owner.field }) };
    });
}

/** In a heading: the arrows below it lead from state to state, even where none could be read as a value of the field. */
const LIFECYCLE_WORD = /^(?:status|state|lifecycle|transition|workflow)$/;

/** How well a machine fits a field: shared values count most, then the entity and the field that its heading names. */
function fit({ machine, named, onlyOfField }: Drawn, states: ReadonlySet<string>, { values, entityWords, fieldWords }: Owner): number {
  let shared = 0;
  for (const value of values) if (states.has(value)) shared++;
  if (shared >= 2) return 10 + shared;
  const isNamed = (words: readonly string[]): boolean => words.every((word) => named.includes(word));
  if (!isNamed(entityWords) || machine.states.length < 2) return 0;
  if (onlyOfField && !named.some((word) => LIFECYCLE_WORD.test(word))) return 0;
  return isNamed(fieldWords) ? 3 : 2;
}
