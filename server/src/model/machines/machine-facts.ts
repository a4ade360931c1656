/** What one drawing, chain or table says of a state machine, before it has found its field. Ranges count from the start of what was read. */
import type { Part } from '../../syntax/mermaid/tree.ts';
import { shift } from '../../text/range.ts';
import type { MachineState, MachineTransition, StateMachine } from '../design.ts';

export interface MachineFacts extends Omit<StateMachine, 'entity' | 'field' | 'name' | 'sure' | 'section' | 'diagram'> {
  /** The title written in it. */
  readonly title?: string;
  /** The words in front of a chain that say what it is. */
  readonly called?: string;
}

/** The same, counted from a text in which the old one begins at `offset`. */
export const shiftMachine = (machine: MachineFacts, offset: number): MachineFacts => ({
  ...machine,
  states: machine.states.map((state): MachineState => ({ ...state, places: state.places.map((place) => shift(place, offset)) })),
  transitions: machine.transitions.map(({ label, range, room, ...rest }): MachineTransition => ({
    ...rest,
    ...(label && { label: { text: label.text, range: shift(label.range, offset) } }),
    range: shift(range, offset),
    ...(room && { room: { ...room, range: shift(room.range, offset) } }),
  })),
  head: shift(machine.head, offset),
  range: shift(machine.range, offset),
  ...(machine.lines && { lines: { ...machine.lines, first: machine.lines.first + offset, last: machine.lines.last + offset } }),
});

/** A label in one line, without markup. */
const plain = (text: string): string =>
  text
    .replace(/<br\s*\/?>|\\n|\n/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** `accept [in time]` is a trigger and a guard; either may stand alone. */
export function labelled(label: Part | undefined): Pick<MachineTransition, 'label' | 'trigger' | 'guard'> {
  if (!label) return {};
  const parts = /^([^[\]]*)(?:\[([^\]]*)\])?/.exec(plain(label.text));
  const trigger = parts?.[1]?.trim();
  const guard = parts?.[2]?.trim();
  return { label, ...(trigger && { trigger }), ...(guard && { guard }) };
}
