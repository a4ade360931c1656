/**
 * Runs `change` and scrolls so that what is seen at the top stays where it is. The browser does so by itself, unless what
 * it holds on to is what changed. At the very top of the page the new is to be seen.
 * @param blocks of the page, from top to bottom
 */
export function keepPlace(blocks: readonly Element[], change: () => void): void {
  const seen = window.scrollY === 0 ? [] : seenOf(blocks);
  change();
  if (seen.every(({ element }) => element.isConnected)) return;
  const stays = seen.find(({ element }) => element.isConnected);
  if (!stays) return;
  const moved = stays.element.getBoundingClientRect().top - stays.top;
  if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: 'instant' });
}

interface Seen {
  readonly element: Element;
  readonly top: number;
}

/** The blocks in view and where they are; one that begins above the view may change its height there, and comes last. */
function seenOf(blocks: readonly Element[]): Seen[] {
  const seen: Seen[] = [];
  for (let index = firstSeen(blocks); index < blocks.length; index++) {
    const element = blocks[index]!;
    const { top } = element.getBoundingClientRect();
    if (top >= window.innerHeight) break;
    seen.push({ element, top });
  }
  return [...seen.filter(({ top }) => top >= 0), ...seen.filter(({ top }) => top < 0)];
}

/** Index of the first block that ends below the upper edge of the view. */
function firstSeen(blocks: readonly Element[]): number {
  let [from, to] = [0, blocks.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (blocks[middle]!.getBoundingClientRect().bottom > 0) to = middle;
    else from = middle + 1;
  }
  return from;
}
