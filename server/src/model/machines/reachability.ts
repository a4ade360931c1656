/** Which states of a machine can be entered and left. Nested and concurrent regions are followed, not guessed. */
import type { MachineState, StateMachine } from '../design.ts';

/** Ids of the states that can be entered; undefined where the machine does not say where it begins. */
export function reachedStates(machine: StateMachine): ReadonlySet<string> | undefined {
  const starts = machine.initials.filter(({ scope }) => scope === undefined).map(({ state }) => state);
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
