/** A state machine that is drawn in plain text as a Mermaid state diagram of the same contents. */
import type { StateMachine } from '../model/design.ts';
import { stateId, stateLabel } from './state-diagram.ts';

/** Its lines without a title. */
export function stateDiagramOf({ states, initials, finals, transitions }: StateMachine): string[] {
  return [
    'stateDiagram-v2',
    ...states.filter(({ id }) => stateId(id) !== id).map(({ id }) => `  ${stateId(id)} : ${stateLabel(id)}`),
    ...initials.map(({ state }) => `  [*] --> ${stateId(state)}`),
    ...transitions.map(({ from, to, label }) => `  ${stateId(from)} --> ${stateId(to)}${label ? ` : ${stateLabel(label.text)}` : ''}`),
    ...finals.map((id) => `  ${stateId(id)} --> [*]`),
  ];
}
