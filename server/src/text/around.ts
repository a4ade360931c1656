import { contains, type Range } from './range.ts';

/** Finds the one of several things, in order and apart from each other, that a range lies wholly inside. */
export function findAround<Thing extends { readonly range: Range }>(things: readonly Thing[]): (range: Range) => Thing | undefined {
  return (range) => {
    let [low, high] = [0, things.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (things[middle]!.range.start <= range.start) low = middle + 1;
      else high = middle;
    }
    const found = things[low - 1];
    return found && contains(found.range, range) ? found : undefined;
  };
}
