import type { DiagramFix } from '../tree.ts';
import type { Scanner } from './scanner.ts';

/** A quoted text: `start` and `end` inside the quotes (and backquotes of a Markdown string), `isClosed` if it ends. */
export interface Quoted {
  readonly start: number;
  readonly end: number;
  readonly isMarkdown: boolean;
  readonly isClosed: boolean;
}

/**
 * Reads `"…"` (over line ends) or a Markdown string `` "`…`" `` that starts here; gives nothing and stays where none does.
 * A string that is never closed ends with its line and is an error at its opening quote.
 */
export function readQuoted(scanner: Scanner): Quoted | undefined {
  const opening = scanner.match(/"`?/y)?.[0];
  if (!opening) return undefined;
  const closing = opening === '"' ? '"' : '`"';
  const start = scanner.position;
  const close = scanner.text.indexOf(closing, start);
  const isClosed = close >= 0;
  const end = isClosed ? close : scanner.trim(start, scanner.lineEnd())[1];
  scanner.position = isClosed ? close + closing.length : end;
  if (!isClosed) scanner.error(start - opening.length, start, `This string is never closed: write ${closing} at its end.`, [closeWith(end, closing)]);
  return { start, end, isMarkdown: closing !== '"', isClosed };
}

const closeWith = (at: number, closing: string): DiagramFix => ({
  title: `Write ${closing} at the end of the line`,
  edits: [{ range: { start: at, end: at }, text: closing }],
});
