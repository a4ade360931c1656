/** A text as rows and columns. A column is a UTF-16 code unit, so that an offset is a row's start plus a column. */
import type { Range } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';

/** What a cell is for; a cell of a frame's border or inside a frame without inner frames is nobody else's. */
export const Mark = { blank: 0, text: 1, wire: 2, owned: 3, bracket: 4 } as const;

export interface Grid {
  readonly rows: readonly string[];
  /** Where each row begins in the text. */
  readonly starts: readonly number[];
  readonly marks: readonly Uint8Array[];
  /** For each owned cell the number of its frame, from 1. */
  readonly owners: readonly Int16Array[];
}

export function readGrid(text: string): Grid {
  const rows: string[] = [];
  const starts: number[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    rows.push(line.endsWith('\r') ? line.slice(0, -1) : line);
    starts.push(start);
    start += line.length + 1;
  }
  return { rows, starts, marks: rows.map((row) => new Uint8Array(row.length)), owners: rows.map((row) => new Int16Array(row.length)) };
}

/** The character at a place; a blank where there is none. */
export const at = ({ rows }: Grid, row: number, column: number): string => rows[row]?.[column] ?? ' ';

export const markAt = ({ marks }: Grid, row: number, column: number): number => marks[row]?.[column] ?? Mark.blank;

export const rangeOf = ({ starts }: Grid, row: number, from: number, to: number): Range => ({ start: starts[row]! + from, end: starts[row]! + to });

/** What stands in a row from one column to another, blanks around it left out. */
export function partOf(grid: Grid, row: number, from: number, to: number): Part {
  const raw = grid.rows[row]!.slice(from, to);
  const text = raw.trim();
  const start = from + (text === '' ? 0 : raw.indexOf(text));
  return { text, range: rangeOf(grid, row, start, start + text.length) };
}

export const isBlank = (char: string): boolean => char === ' ' || char === '\t' || char === '\u{a0}';
