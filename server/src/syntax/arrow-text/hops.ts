/**
 * Arrows in running text, read line by line: `REQUESTED ──accept──▶ MATCHED`, `A → B → C`. Boxes, columns and arrows
 * that lead down are not read here.
 */
import type { Range } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import { RIGHT, RIGHT_ASYNC } from './signs.ts';

/** One arrow between two neighbours of a line. */
export interface Hop {
  readonly from: Part;
  readonly to: Part;
  /** What stands inside the arrow. */
  readonly label?: Part;
  readonly range: Range;
  /** It stands in a cell of a Markdown table. */
  readonly inTable: boolean;
}

/** An arrow with its shaft; a label may stand inside a shaft of `─` or `-`. */
const HEAD = `[${RIGHT}${RIGHT_ASYNC}]`;
const ARROW = new RegExp(`(?:[─━═]{1,40}|-{1,40}|={1,40})?${HEAD}|(?:-{1,40}|={1,40})>|─{2,40}`, 'g');
const ENDS_IN_HEAD = new RegExp(`(?:${HEAD}|>)$`);
const HOLDS_ARROW = new RegExp(`${HEAD}|[-=]>`);
const EDGE_MARKS = /^[\s[\](){}|│┃*`"'•>#-]+|[\s[\](){}|│┃*`"'•,;.:-]+$/g;
const MAX_LINE = 2000;

/** All hops of `text`, in order; linear in its length. Lines over 2,000 characters are not read. */
export function readHops(text: string): Hop[] {
  const hops: Hop[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.length <= MAX_LINE && HOLDS_ARROW.test(line)) {
      if (/^\s*\|/.test(line)) readRow(line, start, hops);
      else readLine(line, start, false, hops);
    }
    start += line.length + 1;
  }
  return hops;
}

/** A row of a table, cell by cell. */
function readRow(row: string, offset: number, hops: Hop[]): void {
  let start = offset;
  for (const cell of row.split('|')) {
    readLine(cell, start, true, hops);
    start += cell.length + 1;
  }
}

function readLine(line: string, offset: number, inTable: boolean, hops: Hop[]): void {
  const pieces: Part[] = [];
  const arrows: Arrow[] = [];
  let last = 0;
  for (const match of line.matchAll(ARROW)) {
    pieces.push(piece(line, last, match.index, offset));
    last = match.index + match[0].length;
    arrows.push({ range: { start: offset + match.index, end: offset + last }, heads: ENDS_IN_HEAD.test(match[0]) });
  }
  pieces.push(piece(line, last, line.length, offset));
  join(pieces, arrows, inTable, hops);
}

interface Arrow {
  readonly range: Range;
  readonly heads: boolean;
}

/** A shaft without a head opens an arrow whose label is the next piece: `A ──accept──▶ B`. */
function join(pieces: readonly Part[], arrows: readonly Arrow[], inTable: boolean, hops: Hop[]): void {
  for (let i = 0; i < arrows.length; i++) {
    const from = pieces[i]!;
    const opens = !arrows[i]!.heads && arrows[i + 1]?.heads === true;
    const close = opens ? i + 1 : i;
    const to = pieces[close + 1]!;
    const label = opens ? pieces[i + 1] : undefined;
    if (arrows[close]!.heads && from.text !== '' && to.text !== '') {
      hops.push({
        from,
        to,
        ...(label && label.text !== '' && { label }),
        range: { start: arrows[i]!.range.start, end: arrows[close]!.range.end },
        inTable,
      });
    }
    i = close;
  }
}

function piece(line: string, start: number, end: number, offset: number): Part {
  const raw = line.slice(start, end);
  const text = raw.replace(EDGE_MARKS, '');
  const at = start + (text === '' ? 0 : raw.indexOf(text));
  return { text, range: { start: offset + at, end: offset + at + text.length } };
}
