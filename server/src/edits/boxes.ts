/** Writers for boxes, whatever their notation. */
import type { DiagramView, Place } from '../model/design.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';
import * as flowchart from './flowchart.ts';

/** Writes a remark into a box: on a line of its own in a flowchart, in parentheses behind the name elsewhere. Undefined where there is no label to write in, and in drawings in plain text, where nothing may move. */
export function annotate({ tree }: DiagramView, place: Place, name: string, text: string): TextEdit | undefined {
  if (tree.type === 'flowchart') return flowchart.annotate(place, name, text);
  return place.labelled && tree.type !== 'arrow-text' ? insert(place.range.end, ` (${text})`) : undefined;
}
