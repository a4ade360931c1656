import type { Range } from './range.ts';

/** Puts `text` in the place of `range`. An empty range inserts, an empty text deletes. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** An edit that puts `text` before the code unit at `offset`. */
export const insert = (offset: number, text: string): TextEdit => ({ range: { start: offset, end: offset }, text });

/** Whether two edits touch the same text, so that only one of them can be applied. Two insertions at one place do. */
export const collide = (a: TextEdit, b: TextEdit): boolean =>
  a.range.start === b.range.start || (a.range.start < b.range.end && b.range.start < a.range.end);

/** `text` after all `edits`, whose ranges all count in `text` and must not collide. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let done = 0;
  for (const { range, text: replacement } of [...edits].sort((a, b) => a.range.start - b.range.start)) {
    result += text.slice(done, range.start) + replacement;
    done = range.end;
  }
  return result + text.slice(done);
}
