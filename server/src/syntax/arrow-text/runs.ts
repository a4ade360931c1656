/** What is written between the lines of a drawing: boxes in brackets and pieces of text, row by row. */
import { at, type Grid, isBlank, Mark, textOf } from './grid.ts';
import { markWires } from './wires.ts';

/** A piece of one row. */
export interface Run {
  readonly row: number;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly text: string;
  /** A note is all in parentheses. */
  readonly kind: 'bracket' | 'note' | 'bare';
}

const LONGEST_BRACKET = 300;

/** All runs, in order; cells of wires are marked on the way. */
export function findRuns(grid: Grid): Run[] {
  const masked = grid.rows.map((row) => new Uint8Array(row.length));
  const brackets = grid.rows.flatMap((_, row) => bracketsIn(grid, row, masked[row]!));
  markWires(grid, masked);
  const runs = [...brackets, ...grid.rows.flatMap((_, row) => textsIn(grid, row))];
  return runs.sort((a, b) => a.row - b.row || a.start - b.start);
}

/** Boxes in brackets; text in them and in parentheses is masked: an arrow there is a part of it. */
function bracketsIn(grid: Grid, row: number, masked: Uint8Array): Run[] {
  const text = grid.rows[row]!;
  const marks = grid.marks[row]!;
  const found: Run[] = [];
  for (let column = 0; column < text.length; column++) {
    const char = text[column]!;
    if ((char !== '[' && char !== '(') || marks[column] !== Mark.blank) continue;
    const end = closingOf(text, column, marks);
    if (end === undefined) continue;
    const inside = text.slice(column + 1, end - 1);
    if (char === '[' && isBox(grid, row, column, end) && /[\p{L}\p{N}]{2}|\p{L}/u.test(inside) && !/^[ xX]$/.test(inside)) {
      marks.fill(Mark.bracket, column, end);
      found.push({ row, start: column, end, text: textOf(grid, row, column, end), kind: 'bracket' });
      column = end - 1;
    } else if (char === '(') {
      masked.fill(1, column, end);
      column = end - 1;
    }
  }
  return found;
}

/** Where the bracket or parenthesis that opens here has closed. */
function closingOf(text: string, open: number, marks: Uint8Array): number | undefined {
  const [opens, closes] = text[open] === '[' ? ['[', ']'] : ['(', ')'];
  let depth = 0;
  for (let column = open; column < Math.min(text.length, open + LONGEST_BRACKET); column++) {
    if (marks[column] !== Mark.blank) return undefined;
    if (text[column] === opens) depth++;
    else if (text[column] === closes && --depth === 0) return column + 1;
  }
  return undefined;
}

/** Nothing of a word stands against a box. */
const isBox = (grid: Grid, row: number, start: number, end: number): boolean =>
  !/[\p{L}\p{N}_$)\]."'`]/u.test(at(grid, row, start - 1)) && !/[\p{L}\p{N}_[{:="'`]/u.test(at(grid, row, end));

/** Pieces of text; two blanks, an arrow or a box end one. */
function textsIn(grid: Grid, row: number): Run[] {
  const text = grid.rows[row]!;
  const marks = grid.marks[row]!;
  const runs: Run[] = [];
  let start = -1;
  let last = -1;
  const flush = (): void => {
    if (start >= 0) runs.push(...cut(grid, row, start, text.slice(start, last + 1)));
    start = -1;
  };
  for (let column = 0; column < text.length; column++) {
    if (marks[column] === Mark.text) {
      if (start >= 0 && column - last > 2) flush();
      if (start < 0) start = column;
      last = column;
    } else if (marks[column] !== Mark.blank || !isBlank(text[column]!)) flush();
  }
  flush();
  return runs;
}

/** Notes in front of a piece are pieces of their own: `(web search) (shell)`. */
function cut(grid: Grid, row: number, start: number, text: string): Run[] {
  const runs: Run[] = [];
  let rest = text;
  let column = start;
  while (rest.startsWith('(')) {
    const end = rest.indexOf(')') + 1;
    // `(1) POST /orders` is numbered.
    if (end === 0 || (end < rest.length && (rest[end] !== ' ' || end <= 4))) break;
    runs.push({ row, start: column, end: column + end, text: textOf(grid, row, column, column + end), kind: 'note' });
    const next = rest.slice(end).trimStart();
    column += rest.length - next.length;
    rest = next;
  }
  if (rest !== '') runs.push({ row, start: column, end: column + rest.length, text: textOf(grid, row, column, column + rest.length), kind: 'bare' });
  return runs;
}
