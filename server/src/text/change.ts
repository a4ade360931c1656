/** One edit that makes one text of another: `[start, before)` of the old text gave way to `[start, after)` of the new one. */
import type { Range } from './range.ts';

export interface Change {
  readonly start: number;
  readonly before: number;
  readonly after: number;
}

const CHUNK = 4096;

/** The smallest edit between two texts; undefined where they are equal. Chunks are compared whole: a text is long and an edit short. */
export function changeBetween(before: string, after: string): Change | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  const start = equalUnits(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const end = equalUnits(
    shorter - start,
    (from, to) => before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from),
  );
  return { start, before: before.length - end, after: after.length - end };
}

/** How many of `count` units are equal from the first on; `areEqual` compares a stretch of them. */
function equalUnits(count: number, areEqual: (from: number, to: number) => boolean): number {
  let done = 0;
  for (let step = CHUNK; step >= 1; step = step === 1 ? 0 : step / 16) while (done + step <= count && areEqual(done, done + step)) done += step;
  return done;
}

/** Where an offset of the old text stands in the new one; one inside what was replaced stands at its end. */
export const moveOffset = ({ start, before, after }: Change, offset: number): number =>
  offset <= start ? offset : offset >= before ? offset + after - before : after;

/** A range of the old text in the new one. */
export const moveRange = (change: Change, { start, end }: Range): Range => ({ start: moveOffset(change, start), end: moveOffset(change, end) });
