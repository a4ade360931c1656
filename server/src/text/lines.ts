import type { Range } from './range.ts';

/** The line that holds `offset`, without its LF or CRLF. */
export function lineOf(text: string, offset: number): Range {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  if (end < 0) return { start, end: text.length };
  return { start, end: end > start && text[end - 1] === '\r' ? end - 1 : end };
}

/** Where the line after the one that holds `offset` begins; the end of the text where there is none. */
export function nextLineStart(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
