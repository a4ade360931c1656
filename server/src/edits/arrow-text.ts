/** Writers for arrows of drawings in plain text. They only write where nothing else in the drawing moves. */
import type { TextArrow } from '../model/components/graph.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** `A → B` becomes `A ──text──▶ B`; beside a line that leads down the text stands behind it. */
export const label = ({ room }: TextArrow, text: string): TextEdit | undefined =>
  room && { range: room.range, text: `${room.before}${text}${room.after}` };
