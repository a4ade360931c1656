/**
 * State machines: state diagrams, flowcharts of states, chains of arrows between values, tables of transitions. Each says
 * which field it belongs to: the field or entity that its heading or title names, or with whose values it shares two.
 */
import { wordsOf } from '../components/component-name.ts';
import type { Attribute, Entity, Role, Section, StateMachine } from '../design.ts';
import { entityKey } from '../entities/entities.ts';
import { headingName } from '../sections/headings.ts';
import type { MachineFacts } from './machine-facts.ts';
import { isCapitals, isChainOfStates } from './machine-hops.ts';
import { valueKey } from './values.ts';

/** What may be a state machine, where it stands: its ranges are those of the document. */
export interface LocatedMachine {
  readonly machine: MachineFacts;
  readonly section: number;
  /** Index in `design.diagrams`, and what that diagram is for. */
  readonly diagram?: number;
  readonly role?: Role | null;
}

/** A status field, or a list of its values that stands alone. */
export interface StatusField {
  readonly entity?: Entity;
  readonly field: Attribute;
  /** What else it is called: the words before a list that stands alone, and its heading. */
  readonly words: readonly string[];
}

export interface FoundMachines {
  readonly machines: readonly StateMachine[];
  /** Indexes of the flowcharts and the drawings in plain text whose boxes are the states of a known field. */
  readonly flowcharts: ReadonlySet<number>;
}

/** A candidate with what decides whose it is. */
interface Candidate extends LocatedMachine {
  /** How its states compare with values. */
  readonly keys: ReadonlySet<string>;
  /** Words of its title and heading: what it says it is of. */
  readonly named: ReadonlySet<string>;
  /** Its notation or its heading says that states follow. */
  readonly saysStates: boolean;
}

interface Owner extends StatusField {
  readonly values: ReadonlySet<string>;
  readonly names: readonly (readonly string[])[];
  readonly fieldWords: readonly string[];
}

export function findStateMachines(located: readonly LocatedMachine[], fields: readonly StatusField[], sections: readonly Section[]): FoundMachines {
  const candidates = located.filter(({ role }) => role !== 'architecture').map((one) => candidateOf(one, sections));
  const owners = withShortNames(fields.map(ownerOf));
  const ownerFor = assign(candidates, owners);
  const machines = candidates.flatMap((candidate) => {
    const owner = ownerFor.get(candidate);
    const { machine } = candidate;
    if (!owner && machine.notation !== 'state-diagram' && !isChainOfStates(machine)) return [];
    return machineOf(candidate, owner, sections);
  });
  const flowcharts = candidates.filter(
    (one) => one.diagram !== undefined && one.machine.notation !== 'state-diagram' && owners.some((owner) => drawsStatesOf(one, owner)),
  );
  return { machines, flowcharts: new Set(flowcharts.map(({ diagram }) => diagram!)) };
}

/** In a heading: the arrows below it lead from state to state, even where none could be read as a value of the field. */
const LIFECYCLE_WORD = /^(?:status|state|lifecycle|transition|workflow)$/;

function candidateOf(located: LocatedMachine, sections: readonly Section[]): Candidate {
  const { machine, section } = located;
  const named = new Set([...wordsOf(machine.title ?? ''), ...wordsOf(machine.called ?? ''), ...headingsOf(section, sections)]);
  return {
    ...located,
    keys: new Set(machine.states.flatMap(({ id, descriptions, listed }) => [id, ...descriptions, ...listed]).map(valueKey)),
    named,
    saysStates: machine.notation === 'state-diagram' || [...named].some((word) => LIFECYCLE_WORD.test(word)),
  };
}

const SAYS_NOTHING =
  /^(?:\d+|state|status|machine|lifecycle|life|cycle|diagram|transition|flow|flowchart|workflow|the|of|and|a|an|for|overview|model|table|valid|allowed)$/;

/** Words of the heading, and of those above it as long as they only say that states follow. */
function headingsOf(section: number, sections: readonly Section[]): string[] {
  const words: string[] = [];
  for (let at: number | undefined = section; at !== undefined; at = sections[at]?.parent) {
    words.push(...wordsOf(sections[at]!.title));
    if (words.some((word) => !SAYS_NOTHING.test(word))) break;
  }
  return words;
}

const ownerOf = (status: StatusField): Owner => ({
  ...status,
  values: new Set(status.field.values.map(({ text }) => valueKey(text))),
  fieldWords: wordsOf(status.field.name),
  names: status.entity ? [entityKey(status.entity.name).split(' ')] : status.words.length > 0 ? [status.words] : [],
});

/** A heading may call a `show seat` a seat, where nothing else is called so. */
function withShortNames(owners: readonly Owner[]): Owner[] {
  const ends = owners.map(({ names: [name] }) => name?.at(-1));
  return owners.map((owner, i) => {
    const [name] = owner.names;
    const isOnly = name?.length === 2 && ends.indexOf(name[1]) === i && ends.lastIndexOf(name[1]) === i;
    return isOnly ? { ...owner, names: [name, [name[1]!]] } : owner;
  });
}

/** One machine a field, the best fit first. */
function assign(candidates: readonly Candidate[], owners: readonly Owner[]): ReadonlyMap<Candidate, Owner> {
  const pairs = candidates.flatMap((candidate) =>
    owners.map((owner) => ({ candidate, owner, score: fit(candidate, owner) })).filter(({ score }) => score > 0),
  );
  pairs.sort((a, b) => b.score - a.score);
  const ownerFor = new Map<Candidate, Owner>();
  const served = new Set<Attribute>();
  for (const { candidate, owner } of pairs) {
    if (ownerFor.has(candidate) || served.has(owner.field)) continue;
    ownerFor.set(candidate, owner);
    served.add(owner.field);
  }
  return ownerFor;
}

const DRAWN = new Set(['state-diagram', 'flowchart', 'arrow-text']);

/** How well a machine fits a field: the entity that its heading names counts most, then shared values, then the notation. */
function fit({ machine, keys, named, saysStates }: Candidate, { entity, fieldWords, values, names }: Owner): number {
  let shared = 0;
  for (const value of values) if (keys.has(value)) shared++;
  const isNamed = names.some((words) => words.every((word) => named.has(word)));
  const byName = isNamed && entity !== undefined && saysStates && machine.states.length >= 2;
  if (shared < 2 && !byName) return 0;
  const bonus = machine.notation === 'state-diagram' ? 3 : DRAWN.has(machine.notation) ? 2 : 0;
  return (isNamed ? 100 : 0) + (fieldWords.every((word) => named.has(word)) ? 4 : 0) + (shared >= 2 ? 10 + shared : 0) + bonus;
}

/** Whether the boxes of a flowchart are states of the field: half of them are, or all of three or more are drawn. */
function drawsStatesOf({ machine, keys }: Candidate, { values }: Owner): boolean {
  const shared = [...values].filter((value) => keys.has(value)).length;
  return shared >= 2 && (shared * 2 >= machine.states.length || (shared >= 3 && shared === values.size));
}

function machineOf(candidate: Candidate, owner: Owner | undefined, sections: readonly Section[]): StateMachine[] {
  const { machine, section, diagram } = candidate;
  const values = owner?.values ?? new Set();
  // Where the field lists no values, those that its heading announces are its values.
  const isTold = owner !== undefined && candidate.saysStates && values.size < 2;
  const {
    title,
    called: _,
    ...facts
  } = machine.notation === 'chain' && !isTold ? chainOf(machine, values) : machine.notation === 'flowchart' ? withoutMarks(machine, values) : machine;
  if (facts.states.length < 2) return [];
  const name = owner?.entity ? `${owner.entity.name}.${owner.field.name}` : title || headingName(sections[section]!.title) || 'The state machine';
  return [
    {
      ...facts,
      ...(machine.notation !== 'state-diagram' && endsOf(facts, owner?.field)),
      name,
      ...(owner?.entity && { entity: owner.entity }),
      ...(owner && { field: owner.field }),
      section,
      ...(diagram !== undefined && { diagram }),
      sure: isSure(candidate, owner),
    },
  ];
}

/** Of a chain in prose, the arrows whose both ends are values or capital words. */
function chainOf(machine: MachineFacts, values: ReadonlySet<string>): MachineFacts {
  const isState = (id: string): boolean => values.has(valueKey(id)) || isCapitals(id);
  const transitions = machine.transitions.filter(({ from, to }) => isState(from) && isState(to));
  const kept = new Set(transitions.flatMap(({ from, to }) => [from, to]));
  const states = machine.states.filter(({ id }) => kept.has(id));
  return { ...machine, transitions, states, head: states[0]?.places[0] ?? machine.head };
}

/** Of a flowchart without what only marks where it begins or ends: boxes that are no values and that arrows only leave, or only reach. */
function withoutMarks(machine: MachineFacts, values: ReadonlySet<string>): MachineFacts {
  const isMark = (id: string): boolean =>
    !values.has(valueKey(id)) && (machine.transitions.every(({ to }) => to !== id) || /^(?:start|begin|end|stop|exit|●|◉|\[\*\]|\*)$/i.test(id));
  const marks = new Set(values.size > 0 ? machine.states.map(({ id }) => id).filter(isMark) : []);
  return {
    ...machine,
    states: machine.states.filter(({ id }) => !marks.has(id)),
    transitions: machine.transitions.filter(({ from, to }) => !marks.has(from) && !marks.has(to)),
    initials: machine.transitions.filter(({ from, to }) => marks.has(from) && !marks.has(to)).map(({ to }) => ({ state: to })),
  };
}

function isSure(candidate: Candidate, owner: Owner | undefined): boolean {
  const { machine } = candidate;
  if (machine.notation === 'state-diagram') return true;
  if (machine.transitions.length === 0) return false;
  return owner === undefined || drawsStatesOf(candidate, owner) || (owner.values.size === 0 && isChainOfStates(machine));
}

/**
 * Where a machine without `[*]` begins and ends: at the default of its field, else at the one state to which nothing leads, in
 * a circle at the first; at the states from which nothing leads.
 */
function endsOf({ states, transitions, initials }: MachineFacts, field: Attribute | undefined): Pick<StateMachine, 'initials' | 'finals'> {
  const value = field?.defaultValue === undefined ? undefined : valueKey(field.defaultValue.replace(/^'(.*)'.*$/, '$1'));
  const byDefault = states.filter(({ id }) => valueKey(id) === value);
  const sources = states.filter(({ id }) => transitions.every(({ from, to }) => to !== id || from === id));
  const first = byDefault[0] ?? (sources.length === 0 ? states[0] : sources.length === 1 ? sources[0] : undefined);
  return {
    initials: initials.length > 0 ? initials : first ? [{ state: first.id }] : [],
    finals: states.map(({ id }) => id).filter((id) => transitions.every(({ from, to }) => from !== id || to === id)),
  };
}
