/** Where a label may be written so that nothing else in the drawing moves. */
import type { Scene } from './ends.ts';
import { type Grid, Mark, rangeOf } from './grid.ts';
import type { Cells } from './labels.ts';
import type { Room } from './tree.ts';
import { type End, leadsOf } from './wires.ts';

/** `path` leads to `end`; `only` says that the line is no part of another arrow. */
export function roomFor(scene: Scene, path: Cells, { to }: End, heads: number, only: boolean): Room | undefined {
  return to === 'left' || to === 'right' ? insideOf(scene, path, to, heads) : besideOf(scene, path, only);
}

/** An arrow in a drawing in which nothing stands over or under anything: the rest of its row may move. */
function insideOf({ grid, isFlat }: Scene, path: Cells, to: 'left' | 'right', heads: number): Room | undefined {
  const [first] = path;
  const last = path.at(-1);
  if (!first || !last || !isFlat || path.some(([row]) => row !== first[0])) return undefined;
  const [row] = first;
  const [from, end] = [Math.min(first[1], last[1]), Math.max(first[1], last[1]) + 1];
  const arrow = grid.rows[row]!.slice(from, end);
  const { shaft, left, right } = /^[<>=-]+$/.test(arrow) ? TYPED : /[⇢⇠]/.test(arrow) ? ASYNC : /[┄┈╌]/.test(arrow) ? DOTTED : DRAWN;
  return {
    range: rangeOf(grid, row, from, end),
    before: to === 'left' || heads === 2 ? `${left}${shaft}` : shaft,
    after: to === 'right' || heads === 2 ? `${shaft}${right}` : shaft,
  };
}

/** How arrows are drawn around a label. */
const TYPED = { shaft: '--', left: '<', right: '>' };
const DRAWN = { shaft: '──', left: '◀', right: '▶' };
const ASYNC = { shaft: '──', left: '⇠', right: '⇢' };
const DOTTED = { shaft: '┄┄', left: '◀', right: '▶' };

/** Whether no line leads up or down. */
export const isFlat = (grid: Grid): boolean =>
  !grid.marks.some((marks, row) =>
    marks.some((mark, column) => mark === Mark.wire && leadsOf(grid, row, column).some((lead) => lead === 'up' || lead === 'down')),
  );

/** The end of a row in which the line leads down and nothing follows it. */
function besideOf({ grid }: Scene, path: Cells, only: boolean): Room | undefined {
  const column = path.at(-1)![1];
  for (const [row, at] of [...path].reverse()) {
    if (at !== column) return undefined;
    const leads = leadsOf(grid, row, at);
    if (!only && leads.some((lead) => lead === 'left' || lead === 'right')) return undefined;
    if (!leads.includes('left') && !leads.includes('right') && grid.rows[row]!.slice(at + 1).trim() === '')
      return { range: rangeOf(grid, row, at + 1, at + 1), before: ' ', after: '' };
  }
  return undefined;
}
