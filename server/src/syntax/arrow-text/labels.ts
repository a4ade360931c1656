/** Words that belong to a line: in it, beside the parts that lead down, above or below the parts that lead across. */
import type { Part } from '../mermaid/tree.ts';
import type { Scene } from './ends.ts';
import { partOf } from './grid.ts';
import type { Line } from './joints.ts';
import type { Run } from './runs.ts';

export type Cells = readonly (readonly [row: number, column: number])[];

/** A word, and the cell of the line that it stands at. */
export interface Word {
  readonly part: Part;
  readonly cell: readonly [row: number, column: number];
  readonly place: 'in' | 'beside' | 'along';
}

/** Blanks between a line that leads down and the word beside it. */
const BESIDE = 2;
/** A line across that is shorter has no words above it. */
const SHORTEST_SHAFT = 3;
const VERTICAL = '│┃║|↓▼↑▲⬇⬆▽△v^┆┊┬┴├┤┼+└┘┌┐';

/** The words of a line; each is taken out of `open`, the runs that nobody claims. */
export function labelsOf(scene: Scene, line: Line, open: Set<Run>): Word[] {
  const inside = line.bridges.flatMap(({ run, from }): Word[] =>
    run ? [{ part: words(scene, run), cell: [from.row, from.column], place: 'in' }] : [],
  );
  return [...inside, ...besideOf(scene, line, open), ...alongOf(scene, line, open)];
}

const words = ({ grid }: Scene, { row, start, end, kind }: Run): Part =>
  kind === 'note' ? partOf(grid, row, start + 1, end - 1) : partOf(grid, row, start, end);

function besideOf(scene: Scene, { cells }: Line, open: Set<Run>): Word[] {
  const found: Word[] = [];
  for (const cell of [...cells].sort(([a, b], [c, d]) => a - c || b - d)) {
    const [row, column] = cell;
    if (!VERTICAL.includes(scene.grid.rows[row]![column]!)) continue;
    const run = near(scene, row, column, 1, open) ?? near(scene, row, column, -1, open);
    if (!run) continue;
    open.delete(run);
    found.push({ part: words(scene, run), cell, place: 'beside' });
  }
  return found;
}

function near({ runsAt, grid }: Scene, row: number, column: number, step: 1 | -1, open: ReadonlySet<Run>): Run | undefined {
  for (let gap = 1; gap <= BESIDE + 1; gap++) {
    const run = runsAt(row, column + gap * step);
    if (run) return open.has(run) && run.kind !== 'bracket' ? run : undefined;
    if ((grid.rows[row]![column + gap * step] ?? ' ') !== ' ') return undefined;
  }
  return undefined;
}

/** Above, else below each stretch that leads across. */
function alongOf(scene: Scene, line: Line, open: Set<Run>): Word[] {
  const rows = new Map<number, number[]>();
  for (const [row, column] of line.cells) rows.set(row, [...(rows.get(row) ?? []), column]);
  const found: Word[] = [];
  for (const [row, columns] of rows) {
    const [from, to] = [Math.min(...columns), Math.max(...columns)];
    if (to - from + 1 < SHORTEST_SHAFT || line.bridges.some(({ run }) => run?.row === row)) continue;
    for (const next of [row - 1, row + 1]) {
      const run = scene.rows[next]?.find((other) => open.has(other) && other.kind !== 'bracket' && other.start >= from - 1 && other.end <= to + 2);
      if (!run) continue;
      open.delete(run);
      const middle = columns.find((column) => column >= run.start) ?? from;
      found.push({ part: words(scene, run), cell: [row, middle], place: 'along' });
      break;
    }
  }
  return found;
}
