/** Which states of a machine can be entered and left. Nested and concurrent regions are followed, not guessed. */
import type { MachineState, StateMachine } from './design.ts';
import { valueKey } from './values.ts';

/** Ids of the states that can be entered; undefined where the machine does not say where it begins. */
export function reachedStates(machine: StateMachine): ReadonlySet<string> | undefined {
  const starts = startsOf(machine);
  if (starts.length === 0) return undefined;
  const byId = new Map(machine.states.map((state) => [state.id, state]));
  const targets = new Map<string, string[]>();
  for (const { from, to } of machine.transitions) targets.set(from, [...(targets.get(from) ?? []), to]);
  const reached = new Set<string>();
  const open = [...starts];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const state = byId.get(id);
    if (state?.parent !== undefined) open.push(state.parent);
    if (state?.isComposite) open.push(...entered(id, machine));
    open.push(...(targets.get(id) ?? []));
  }
  return reached;
}

/** Where it begins: what it draws so, else the default of its field, else the one state to which nothing leads. */
function startsOf({ states, initials, transitions, field, notation }: StateMachine): string[] {
  const drawn = initials.filter(({ scope }) => scope === undefined).map(({ state }) => state);
  if (drawn.length > 0 || notation === 'state-diagram') return drawn;
  const first = field?.defaultValue === undefined ? undefined : valueKey(field.defaultValue.replace(/^'(.*)'.*$/, '$1'));
  const byDefault = states.filter(({ id }) => valueKey(id) === first);
  const sources = states.filter(({ id }) => transitions.every(({ to }) => to !== id));
  return (byDefault.length > 0 ? byDefault : sources.length === 1 ? sources : []).map(({ id }) => id);
}

/** The states that entering a composite enters: the initial one of each region; of a region that draws none all may be. */
function entered(composite: string, { states, initials }: StateMachine): string[] {
  const begins = initials.filter(({ scope }) => scope === composite);
  const inside = states.filter(({ parent, region }) => parent === composite && begins.every((begin) => begin.region !== region));
  return [...begins.map(({ state }) => state), ...inside.map(({ id }) => id)];
}

/** Whether it can be left: it is drawn as an end, or an arrow leads from it or from a composite around it to another state. */
export function hasWayOut(state: MachineState, machine: StateMachine): boolean {
  const { states, transitions, finals } = machine;
  if (finals.includes(state.id) || transitions.some(({ from, to }) => from === state.id && to !== from)) return true;
  const parent = states.find(({ id }) => id === state.parent);
  return parent !== undefined && hasWayOut(parent, machine);
}
