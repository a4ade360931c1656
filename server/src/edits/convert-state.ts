/** A state machine that is drawn in plain text as a Mermaid state diagram of the same contents. */
import type { StateMachine } from '../model/design.ts';
import { stateId, stateLabel } from './state-diagram.ts';

/** What is said of a state besides its name. */
export interface StateRemark {
  readonly state: string;
  readonly text: string;
}

/** Its lines without a title; it begins, where nothing tells, at the first state that nothing leads to. */
export function stateDiagramOf({ states, initials, finals, transitions }: StateMachine, remarks: readonly StateRemark[]): string[] {
  const first = states.find(({ id }) => transitions.every(({ to }) => to !== id)) ?? states[0];
  const begins = initials.length > 0 ? initials.map(({ state }) => state) : first ? [first.id] : [];
  return [
    'stateDiagram-v2',
    ...states.filter(({ id }) => stateId(id) !== id).map(({ id }) => `  ${stateId(id)} : ${stateLabel(id)}`),
    ...begins.map((id) => `  [*] --> ${stateId(id)}`),
    ...transitions.map(({ from, to, label }) => `  ${stateId(from)} --> ${stateId(to)}${label ? ` : ${stateLabel(label.text)}` : ''}`),
    ...finals.map((id) => `  ${stateId(id)} --> [*]`),
    ...remarks.map(({ state, text }) => `  note right of ${stateId(state)} : ${stateLabel(text)}`),
  ];
}
