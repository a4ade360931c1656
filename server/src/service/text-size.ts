import { changeBetween } from '../text/change.ts';

/** A text and how many bytes it takes as UTF-8. */
export interface Sized {
  readonly text: string;
  readonly bytes: number;
}

/** The size of a text; of one that an edit made of `last`, only the edit is counted. */
export function sizeOf(text: string, last?: Sized): Sized {
  if (!last) return { text, bytes: bytesIn(text) };
  const change = changeBetween(last.text, text);
  if (!change) return { text, bytes: last.bytes };
  const { start, before, after } = change;
  return { text, bytes: last.bytes - bytesIn(last.text.slice(start, before)) + bytesIn(text.slice(start, after)) };
}

function bytesIn(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // A surrogate pair takes four bytes, two a half.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}
