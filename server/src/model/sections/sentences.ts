/** Running text sentence by sentence. */
import { rangeAt } from '../../text/range.ts';
import type { Part } from '../../syntax/mermaid/tree.ts';

const BLOCK_END = /\n[ \t]*(?:\r?\n)|\n(?=[ \t]*(?:[-*•+>#|]|\d{1,3}[.)][ \t]))/g;
const SENTENCE_END = /[.!?;](?=\s)/g;
const LONGEST = 600;

/** The sentences of `text`; a bullet and a row of a table end one, a line end alone does not. Longer ones are left out. */
export function sentencesOf(text: string): Part[] {
  return cut({ text, range: rangeAt(0, text.length) }, BLOCK_END)
    .flatMap((block) => cut(block, SENTENCE_END))
    .filter((sentence) => sentence.text.length <= LONGEST);
}

function cut({ text, range }: Part, end: RegExp): Part[] {
  const pieces: Part[] = [];
  let start = 0;
  const add = (stop: number): void => {
    const raw = text.slice(start, stop);
    const bare = raw.trim();
    if (bare !== '') pieces.push({ text: bare, range: rangeAt(range.start + start + raw.indexOf(bare), bare.length) });
    start = stop;
  };
  for (const { 0: mark, index } of text.matchAll(end)) add(index + mark.length);
  add(text.length);
  return pieces;
}
