/** Boxes one right under the other: the border of one has the head of an arrow, and that of the other where it comes from. */
import { at, type Grid, Mark, markAt, rangeOf } from './grid.ts';
import type { Frame } from './frames.ts';
import type { Stroke } from './strokes.ts';

/** `└──┬──┘` above `┌──▼──┐`, and `└──▲──┘` above `┌──┴──┐`. */
export const touchingStrokes = (grid: Grid, frames: readonly Frame[]): Stroke[] =>
  frames.flatMap((upper) => {
    const row = upper.bottom;
    const found: Stroke[] = [];
    for (let column = upper.left; column <= upper.right; column++) {
      const lower = markAt(grid, row + 1, column) === Mark.owned ? frames[grid.owners[row + 1]![column]! - 1] : undefined;
      if (!lower || lower === upper || lower.top !== row + 1 || lower.isTable || upper.isTable) continue;
      const pair = at(grid, row, column) + at(grid, row + 1, column);
      const leadsDown = /^[┬╦┳┯╤+][▼▽↓⬇]$/.test(pair);
      if (!leadsDown && !/^[▲△↑⬆][┴╩┻┷╧+]$/.test(pair)) continue;
      const [from, to, head] = leadsDown ? [upper, lower, row + 1] : [lower, upper, row];
      found.push({ from, to, heads: 1, dashed: false, arrow: rangeOf(grid, head, column, column + 1), inline: false });
    }
    return found;
  });
