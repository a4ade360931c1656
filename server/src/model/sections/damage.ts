/** The lines of a diagram that Mermaid rejects: what was read of them is a guess. */
import { overlaps, type Range } from '../../text/range.ts';

/** Ranges in order, those that overlap joined. */
export function joined(ranges: readonly Range[]): Range[] {
  const apart: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && range.start <= last.end) apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else apart.push(range);
  }
  return apart;
}

/** Whether a range shares something with one of `damaged`, which are apart and in order. */
export function isDamaged(damaged: readonly Range[], range: Range): boolean {
  let [low, high] = [0, damaged.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (damaged[middle]!.start <= range.end) low = middle + 1;
    else high = middle;
  }
  return [damaged[low - 1], damaged[low - 2]].some((line) => line !== undefined && overlaps(line, range));
}
