/** Running text by its lines. */
import type { Part } from '../../syntax/mermaid/tree.ts';
import { type Range, rangeAt } from '../../text/range.ts';

export interface Line {
  readonly text: string;
  readonly range: Range;
}

/** What is longer is no prose. */
const LONGEST = 4000;
const SPAN = /(?<!`)`([^`]{2,600})`(?!`)/g;

/** The lines of a text that are not blank, without their ends. Linear. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g))
    if (line.length <= LONGEST && line.trim() !== '') lines.push({ text: line, range: rangeAt(index, line.length) });
  return lines;
}

/** The code spans of a line, without their marks. */
export const spansIn = ({ text, range }: Line): Part[] =>
  [...text.matchAll(SPAN)].map(({ 1: said, index }) => ({ text: said!, range: rangeAt(range.start + index + 1, said!.length) }));
