/** Running text by its lines. */
import { type Block, everyBlock, runsOf } from '../../syntax/markdown/blocks.ts';
import { everyRun } from '../../syntax/markdown/inlines.ts';
import type { Part } from '../../syntax/mermaid/tree.ts';
import { type Range, rangeAt } from '../../text/range.ts';

export interface Line {
  readonly text: string;
  readonly range: Range;
  /** Its code spans as written, without their marks. */
  readonly spans: readonly Part[];
}

/** What is longer is no prose. */
const LONGEST = 4000;
/** What is longer is no condition or name. */
const LONGEST_SPAN = 600;

/** The lines of a text that are not blank, without their ends; `blocks` are those of the text. Linear. */
export function linesOf(text: string, blocks: readonly Block[]): Line[] {
  const spans = spansIn(blocks, text);
  const lines: Line[] = [];
  let next = 0;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const first = next;
    while (next < spans.length && spans[next]!.range.start < index + line.length) next++;
    if (line.length <= LONGEST && line.trim() !== '') lines.push({ text: line, range: rangeAt(index, line.length), spans: spans.slice(first, next) });
  }
  return lines;
}

/** The code spans of one line each, in order. */
const spansIn = (blocks: readonly Block[], text: string): Part[] =>
  everyBlock(blocks)
    .flatMap((block) => everyRun(runsOf(block)))
    .filter(({ kind }) => kind === 'code')
    .map(({ range }) => {
      const written = text.slice(range.start, range.end);
      const marks = /^`*/.exec(written)![0].length;
      const inside = written.slice(marks, -marks);
      return { text: inside, range: rangeAt(range.start + marks, inside.length) };
    })
    .filter(({ text: inside }) => inside.length > 1 && inside.length <= LONGEST_SPAN && !/[\r\n]/.test(inside));
