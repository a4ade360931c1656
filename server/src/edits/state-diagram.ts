/** Writers for Mermaid state diagrams. */
import type { Design, MachineTransition, StateMachine } from '../model/design.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';

/** Words that begin something else. */
const RESERVED = /^(?:state|note|class|classdef|style|scale|direction|hide|click|href|default|end|statediagram|acctitle|accdescr)$/i;

/** The id under which a value can be drawn. */
export function stateId(value: string): string {
  const id = value.replace(/[^\p{L}\p{N}_]+/gu, '_');
  return RESERVED.test(id) ? `${id}_` : id;
}

/** Words as they read behind a colon, in one line. */
export const stateLabel = (text: string): string => text.replace(/\s+/g, ' ').replace(/#(?=\w+;)|[;:<>]/g, (sign) => `#${sign.charCodeAt(0)};`);

/** What stands at an arrow until somebody knows better. */
export const triggerTo = (state: string): string => `TODO trigger to ${state.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`;

/** Labels a transition that has no label; undefined where there is no place for it. */
export const labelTransition = ({ room, to }: MachineTransition): TextEdit | undefined =>
  room && { range: room.range, text: `${room.before}${triggerTo(to)}${room.after}` };

/** Writes lines behind the last transition. */
export function addLines({ lines }: StateMachine, added: readonly string[], { lineEnd }: Design): TextEdit | undefined {
  return lines && insert(lines.last, added.map((line) => `${lineEnd}${lines.indent}${line}`).join(''));
}

/** Draws where it begins, before the first transition. */
export function addInitial({ lines }: StateMachine, state: string, { lineEnd }: Design): TextEdit | undefined {
  return lines && insert(lines.first, `${lines.indent}[*] --> ${state}${lineEnd}`);
}
