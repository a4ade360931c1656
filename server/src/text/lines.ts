import type { Range } from './range.ts';

const isLineEnd = (unit: number): boolean => unit === 10 || unit === 13;

/** The line that holds `offset`, without its LF, CRLF or CR. */
export function lineOf(text: string, offset: number): Range {
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  return { start, end };
}

/** Where the line after the one that holds `offset` begins; the end of the text where there is none. */
export function nextLineStart(text: string, offset: number): number {
  const { end } = lineOf(text, offset);
  return Math.min(text.length, end + (text.startsWith('\r\n', end) ? 2 : 1));
}
