/** Writers for arrows, whatever their notation. Undefined where the notation has no form for what is asked. */
import type { Connection } from '../model/design.ts';
import { isStepNumber } from '../model/components/vague-label.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';
import * as architecture from './architecture.ts';
import * as arrowText from './arrow-text.ts';
import * as block from './block.ts';
import * as c4 from './c4.ts';
import * as flowchart from './flowchart.ts';
import * as sequence from './sequence.ts';

/** Labels an arrow that has no label; all that the same arrow draws get it. */
export function label(connection: Connection, text: string): TextEdit | undefined {
  const { notation } = connection;
  switch (notation.kind) {
    case 'flowchart':
      return flowchart.label(notation, text);
    case 'c4':
      return c4.label(notation, text);
    case 'architecture':
      return architecture.label(notation, text);
    case 'block':
      return block.label(notation, text);
    case 'arrow-text':
      return arrowText.label(notation, text);
    case 'sequence':
      return undefined;
  }
}

/** Says the protocol of an arrow whose label names none: before the label, after a step number, in C4 in its own place. A drawing in plain text has no room for it. */
export function speak({ notation, label: said }: Connection, protocol: string): TextEdit | undefined {
  if (notation.kind === 'c4') return c4.speak(notation, protocol);
  if (!said || notation.kind === 'sequence' || notation.kind === 'arrow-text') return undefined;
  return isStepNumber(said.text) ? insert(said.range.end, ` ${protocol}`) : insert(said.range.start, `${protocol}: `);
}

/** Draws an arrow asynchronous: heads, length and label kept. */
export function dash(connection: Connection): readonly TextEdit[] | undefined {
  const { notation } = connection;
  if (notation.kind === 'sequence') return [sequence.draw(notation, 'asynchronous')];
  return notation.kind === 'flowchart' ? flowchart.dash(notation, connection) : undefined;
}

/** Draws an asynchronous arrow as a call. */
export function solidify(connection: Connection): readonly TextEdit[] | undefined {
  const { notation } = connection;
  if (notation.kind === 'sequence') return [sequence.draw(notation, 'call')];
  return notation.kind === 'flowchart' ? flowchart.solidify(notation, connection) : undefined;
}
