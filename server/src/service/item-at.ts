import type { Range } from '../text/range.ts';

/** Of items in order, none inside another, the one that holds `offset`; its end is part of it. */
export function itemAt<Item extends { readonly range: Range }>(items: readonly Item[], offset: number): Item | undefined {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (items[middle]!.range.start <= offset) low = middle;
    else high = middle - 1;
  }
  const item = items[low];
  return item && item.range.start <= offset && offset <= item.range.end ? item : undefined;
}
