import type { Change } from './change.ts';

/** Line and column, both from 0; the column counts UTF-16 code units, as editors and the language server protocol do. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of one text begin. Line ends are LF, CRLF and lone CR, as in the language server protocol. */
export interface LineIndex {
  readonly starts: readonly number[];
  /** Where each line ends, before its LF, CRLF or CR. */
  readonly ends: readonly number[];
  readonly length: number;
}

/** Reads `text` once, in linear time. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  const ends: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 10 && unit !== 13) continue;
    ends.push(i);
    if (unit === 13 && text.charCodeAt(i + 1) === 10) i++;
    starts.push(i + 1);
  }
  ends.push(text.length);
  return { starts, ends, length: text.length };
}

/** The index of a text that one edit without a line end made of another, from that one's. */
export function moveLines({ starts, ends, length }: LineIndex, change: Change): LineIndex {
  const grown = change.after - change.before;
  const later = starts.findIndex((start) => start > change.start);
  const from = later === -1 ? starts.length : later;
  return {
    starts: starts.map((start, line) => (line < from ? start : start + grown)),
    ends: ends.map((end, line) => (line < from - 1 ? end : end + grown)),
    length: length + grown,
  };
}

/** The line, from 0, that holds `offset`. */
export function lineAt({ starts }: LineIndex, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Offset to position; an offset outside the text is moved to its nearer end. */
export function positionAt(index: LineIndex, offset: number): Position {
  const inside = Math.max(0, Math.min(offset, index.length));
  const line = lineAt(index, inside);
  return { line, character: inside - index.starts[line]! };
}

/** Position to offset; a line outside the text is moved to its nearer end, a column past the end of its line to that end. */
export function offsetAt({ starts, ends, length }: LineIndex, { line, character }: Position): number {
  if (line < 0) return 0;
  const start = starts[line];
  if (start === undefined) return length;
  return Math.min(start + Math.max(0, character), ends[line]!);
}
