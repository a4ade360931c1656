/** A text as rows and columns. A column is a UTF-16 code unit, but for characters that are drawn twice as wide, which fill two. */
import type { Range } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';

/** What a cell is for; a cell of a frame's border or inside a frame without inner frames is nobody else's. */
export const Mark = { blank: 0, text: 1, wire: 2, owned: 3, bracket: 4 } as const;

export interface Grid {
  readonly rows: readonly string[];
  /** Where each row begins in the text. */
  readonly starts: readonly number[];
  /** Of rows with wide characters: for each column its offset from the row's start. */
  readonly offsets: ReadonlyMap<number, readonly number[]>;
  readonly marks: readonly Uint8Array[];
  /** For each owned cell the number of its frame, from 1. */
  readonly owners: readonly Int16Array[];
}

/** Stands in the second column of a wide character. */
const FILLER = '\u{200b}';
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

export function readGrid(text: string): Grid {
  const rows: string[] = [];
  const starts: number[] = [];
  const offsets = new Map<number, readonly number[]>();
  let start = 0;
  for (const line of text.split('\n')) {
    const written = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (WIDE.test(written)) offsets.set(rows.length, offsetsOf(written));
    rows.push(WIDE.test(written) ? written.replace(new RegExp(WIDE, 'g'), `$&${FILLER}`) : written);
    starts.push(start);
    start += line.length + 1;
  }
  return { rows, starts, offsets, marks: rows.map((row) => new Uint8Array(row.length)), owners: rows.map((row) => new Int16Array(row.length)) };
}

function offsetsOf(line: string): number[] {
  const offsets: number[] = [];
  for (let offset = 0; offset < line.length; offset++) {
    offsets.push(offset);
    if (WIDE.test(line[offset]!)) offsets.push(offset + 1);
  }
  return [...offsets, line.length];
}

/** The character at a place; a blank where there is none. */
export const at = ({ rows }: Grid, row: number, column: number): string => rows[row]?.[column] ?? ' ';

export const markAt = ({ marks }: Grid, row: number, column: number): number => marks[row]?.[column] ?? Mark.blank;

export function rangeOf({ starts, offsets }: Grid, row: number, from: number, to: number): Range {
  const at = offsets.get(row);
  const start = starts[row]!;
  return { start: start + (at ? (at[from] ?? at.at(-1)!) : from), end: start + (at ? (at[to] ?? at.at(-1)!) : to) };
}

/** What is written in a row from one column to another. */
export const textOf = ({ rows, offsets }: Grid, row: number, from: number, to: number): string => {
  const text = rows[row]!.slice(from, to);
  return offsets.has(row) ? text.replaceAll(FILLER, '') : text;
};

/** The same as a part, blanks around it left out. */
export function partOf(grid: Grid, row: number, from: number, to: number): Part {
  const raw = grid.rows[row]!.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const end = Math.max(start, from + raw.trimEnd().length);
  return { text: textOf(grid, row, start, end), range: rangeOf(grid, row, start, end) };
}

export const isBlank = (char: string): boolean => char === ' ' || char === '\t' || char === '\u{a0}';
