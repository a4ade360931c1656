import { type Change, moveOffset } from '../text/change.ts';

/** What counts from the body of its fence, and so does not move with the section. */
const INNER = new Set(['tree', 'drawn', 'damaged', 'script']);
const OFFSETS = new Set(['start', 'end', 'open', 'close']);
const NO_CHANGE: Change = { start: Infinity, before: Infinity, after: Infinity };

/**
 * Whether facts of a section say the same after an edit as before it: all is equal, and every range stands where the edit
 * moved it. `change` counts from the section's start.
 */
export function sameFacts(before: unknown, after: unknown, change: Change): boolean {
  if (before === after) return true;
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) return false;
  const [old, now] = [Object.entries(before), new Map<string, unknown>(Object.entries(after))];
  return old.length === now.size && old.every(([key, value]) => now.has(key) && sameFact(key, value, now.get(key), change));
}

function sameFact(key: string, before: unknown, after: unknown, change: Change): boolean {
  if (typeof before === 'number' && OFFSETS.has(key)) return moveOffset(change, before) === after;
  return sameFacts(before, after, INNER.has(key) ? NO_CHANGE : change);
}
