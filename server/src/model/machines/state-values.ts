/** How the states of a machine and the values of its field differ. */
import type { Part } from '../../syntax/mermaid/tree.ts';
import type { Attribute, MachineState, StateMachine } from '../design.ts';
import { valueKey } from './values.ts';

/** What is drawn for the sake of drawing, or when the row is gone. */
const NO_VALUE = /^(?:start|begin|initial|init|end|stop|exit|final|none|null|deleted|removed|purged)$/;

const keysOf = ({ id, descriptions, listed }: MachineState): string[] => [id, ...descriptions, ...listed].map(valueKey);

/** The values, where enough of them are drawn that the rest should be, too; a chain in prose tells one path of several. */
function comparedValues({ field, notation, states }: StateMachine): ReadonlySet<string> | undefined {
  if (!field || notation === 'chain') return undefined;
  const drawn = new Set(states.flatMap(keysOf));
  const values = new Set(field.values.map(({ text }) => valueKey(text)));
  return [...values].filter((value) => drawn.has(value)).length >= 2 ? values : undefined;
}

/** States that are no values. What stands inside a state that is a value refines it, and a region that shares none is about something else. */
export function strayStates(machine: StateMachine): MachineState[] {
  const values = comparedValues(machine);
  if (!values) return [];
  const { states } = machine;
  const byId = new Map(states.map((state) => [state.id, state]));
  const isValue = (state: MachineState): boolean => keysOf(state).some((key) => values.has(key));
  const isKnown = (state: MachineState | undefined): boolean =>
    state !== undefined && (isValue(state) || (state.parent !== undefined && isKnown(byId.get(state.parent))));
  const isOther = ({ parent, region }: MachineState): boolean =>
    region !== undefined && !states.some((other) => other.parent === parent && other.region === region && isValue(other));
  return states.filter(
    (state) => state.kind === undefined && !state.isComposite && !isKnown(state) && !isOther(state) && !NO_VALUE.test(valueKey(state.id)),
  );
}

/** Values that no state stands for. */
export function missingStates(machine: StateMachine): readonly Part[] {
  const values: Attribute['values'] = comparedValues(machine) ? machine.field!.values : [];
  const drawn = new Set(machine.states.flatMap(keysOf));
  return values.filter(({ text }) => !drawn.has(valueKey(text)));
}
