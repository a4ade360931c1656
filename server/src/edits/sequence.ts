/** Writers for Mermaid sequence diagrams. What they write, Mermaid accepts. */
import type { SequenceArrow } from '../model/components/graph.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** How a message is drawn: a call that waits, one that does not, a reply. */
export type Message = 'call' | 'asynchronous' | 'reply';

const TOKENS: Readonly<Record<Message, string>> = { call: '->>', asynchronous: '-)', reply: '-->>' };

/** Draws a message as one of the three, activation and text kept. */
export const draw = ({ token }: SequenceArrow, as: Message): TextEdit => ({ range: token.range, text: TOKENS[as] });
