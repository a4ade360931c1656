/** What each end of a line leads to: a box with borders, one in brackets, a name. */
import type { Frame } from './frames.ts';
import { at, type Grid, isBlank, Mark, markAt } from './grid.ts';
import type { Run } from './runs.ts';
import type { RunsAt } from './joints.ts';
import { type Direction, type End, headAt, isWireCell, STEP } from './wires.ts';

export type Anchor = Run | Frame;

export interface Located {
  /** Several where one arrow belongs to a row or a stack of boxes. */
  readonly anchors: readonly Anchor[];
  readonly head: boolean;
}

export interface Scene {
  readonly grid: Grid;
  readonly frames: readonly Frame[];
  readonly runs: readonly Run[];
  readonly runsAt: RunsAt;
  /** Runs of each row, in order. */
  readonly rows: readonly (readonly Run[])[];
  /** It has neither borders nor lines that lead up or down. */
  readonly isFlat: boolean;
}

/** Blanks between an arrow and what it leads to. */
const SIDE_GAP = 8;
const FRAME_GAP = 3;
/** An arrow that stands no more columns aside may still belong to a name. */
const ASIDE = 16;

/** The meaning of every end; absent where it is not clear. */
export function locate(scene: Scene, ends: readonly End[]): ReadonlyMap<End, Located> {
  const located = new Map<End, Located>();
  const facing = new Map<string, { readonly row: number; readonly to: Direction; readonly ends: End[] }>();
  for (const end of ends) {
    const direct = end.to === 'left' || end.to === 'right' ? sideOf(scene, end) : frameAt(scene, end);
    if (direct) located.set(end, direct);
    else if (end.to === 'up' || end.to === 'down') {
      const row = facingRow(scene, end);
      if (row === undefined) continue;
      const key = `${row} ${end.to}`;
      const group = facing.get(key) ?? { row, to: end.to, ends: [] };
      facing.set(key, group);
      group.ends.push(end);
    }
  }
  for (const { row, to, ends: group } of facing.values())
    for (const [end, anchors] of assign(scene, row, to, group)) located.set(end, { anchors, head: end.head });
  return located;
}

/** To the left or right: the next thing in the row. */
function sideOf(scene: Scene, { row, column, to, head }: End): Located | undefined {
  const [, step] = STEP[to];
  for (let gap = 0, next = column + step; gap <= SIDE_GAP; gap++, next += step) {
    const mark = markAt(scene.grid, row, next);
    if (mark === Mark.owned) return gap <= FRAME_GAP ? onFrame(scene, row, next, to, head) : undefined;
    if (mark === Mark.wire) return undefined;
    const run = scene.runsAt(row, next);
    if (run) return run.kind === 'note' ? undefined : { anchors: [run], head };
    if (!isBlank(at(scene.grid, row, next))) return undefined;
  }
  return undefined;
}

/** Up or down: the border of a frame, at most one row away. */
function frameAt(scene: Scene, { row, column, to, head }: End): Located | undefined {
  const [step] = STEP[to];
  for (const next of [row + step, row + 2 * step]) {
    if (markAt(scene.grid, next, column) === Mark.owned) return onFrame(scene, next, column, to, head);
    if (!isBlank(at(scene.grid, next, column))) return undefined;
  }
  return undefined;
}

function onFrame({ grid, frames }: Scene, row: number, column: number, to: Direction, head: boolean): Located | undefined {
  const frame = frames[(grid.owners[row]?.[column] ?? 0) - 1];
  return frame && !frame.isTable ? { anchors: [frame], head: head || headAt(grid, row, column, to) } : undefined;
}

/** The next row with names; upwards, rows that only hold notes are passed. */
function facingRow({ rows, grid }: Scene, { row, column, to }: End): number | undefined {
  const [step] = STEP[to];
  let blanks = 0;
  for (let next = row + step, seen = 0; seen < 4 && next >= 0 && next < rows.length; next += step, seen++) {
    const runs = rows[next]!;
    if (runs.some(({ kind }) => kind !== 'note')) {
      const touches = runs.some(({ kind, start, end }) => kind !== 'note' && column >= start - 1 && column <= end);
      return touches || !holdsVertical(grid, next) ? next : undefined;
    }
    if (grid.rows[next]!.trim() === '' && ++blanks > 1) return undefined;
    if (runs.length === 0 && grid.rows[next]!.trim() !== '') return undefined;
  }
  return undefined;
}

/** A row through which other lines lead down: its words are their labels. */
function holdsVertical(grid: Grid, row: number): boolean {
  for (let column = 0; column < grid.rows[row]!.length; column++)
    if (isWireCell(grid, row, column) && '│┃║|↓▼↑▲┆┊'.includes(at(grid, row, column))) return true;
  return false;
}

/**
 * The ends that face one row, each to its box: as many arrows as boxes, one each; one arrow over or under a row or a stack
 * of boxes belongs to each of them; else to what it stands over.
 */
function assign(scene: Scene, row: number, to: Direction, ends: readonly End[]): (readonly [End, readonly Anchor[]])[] {
  const names = scene.rows[row]!.filter(({ kind }) => kind !== 'note');
  const over = ends.map(({ column }) => names.find(({ start, end }) => column >= start - 1 && column <= end));
  const brackets = names.filter(({ kind }) => kind === 'bracket');
  const boxes = brackets.length > 0 ? brackets : names;
  const [only] = ends;
  if (ends.length === 1 && brackets.length > 1 && isRow(scene, row, brackets) && (!over[0] || isAmid(brackets, only!.column)))
    return [[only!, brackets]];
  if (over.every((run) => run !== undefined)) return ends.map((end, i) => [end, stack(scene, over[i]!, to)]);
  if (ends.length === boxes.length) return [...ends].sort((a, b) => a.column - b.column).map((end, i) => [end, stack(scene, boxes[i]!, to)]);
  return ends.flatMap((end, i) => {
    const run = over[i] ?? nearest(boxes, end.column);
    return run ? [[end, stack(scene, run, to)] as const] : [];
  });
}

/** Boxes side by side between which no arrow leads. */
function isRow({ grid }: Scene, row: number, boxes: readonly Run[]): boolean {
  for (let column = boxes[0]!.end; column < boxes.at(-1)!.start; column++) if (markAt(grid, row, column) === Mark.wire) return false;
  return true;
}

/** Under the middle of the row, and not only under one box of it. */
function isAmid(boxes: readonly Run[], column: number): boolean {
  const middle = (boxes[0]!.start + boxes.at(-1)!.end - 1) / 2;
  return Math.abs(column - middle) <= 2;
}

function nearest(runs: readonly Run[], column: number): Run | undefined {
  const far = ({ start, end }: Run): number => Math.max(start - column, column - (end - 1), 0);
  const [best] = [...runs].sort((a, b) => far(a) - far(b));
  return best && far(best) <= ASIDE ? best : undefined;
}

/** Boxes in brackets one under the other, each alone in its row, with no arrow between. */
function stack({ rows, grid }: Scene, run: Run, to: Direction): Run[] {
  const alone = (row: number): Run | undefined => {
    const [first, ...others] = rows[row] ?? [];
    return first?.kind === 'bracket' && others.length === 0 && grid.rows[row]!.trim() === first.text ? first : undefined;
  };
  if (alone(run.row) !== run) return [run];
  const boxes = [run];
  const [step] = STEP[to];
  for (let row = run.row + step, next; (next = alone(row)) !== undefined; row += step) boxes.push(next);
  return boxes;
}
