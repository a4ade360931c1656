/** Arrows from end to end: each line with the ends that were found for it gives one stroke for each pair of them. */
import { cover, type Range } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import type { Anchor, Located, Scene } from './ends.ts';
import { rangeOf } from './grid.ts';
import type { Line } from './joints.ts';
import { type Cells, labelsOf, type Word } from './labels.ts';
import { roomFor } from './room.ts';
import type { Run } from './runs.ts';
import type { Room } from './tree.ts';
import { type End, isWireCell, leadsOf, STEP } from './wires.ts';

export interface Stroke {
  readonly from: Anchor;
  readonly to: Anchor;
  readonly label?: Part;
  readonly heads: 0 | 1 | 2;
  readonly dashed: boolean;
  readonly arrow: Range;
  /** Drawn within one row. */
  readonly inline: boolean;
  readonly room?: Room;
  /** The name of the path that it is a part of. */
  readonly path?: Part;
}

/** Of one line no more are read: what is so tangled says nothing. */
const MOST_STROKES = 64;

/** Words beside more lines than this are no label. */
const MOST_LINES = 3;

/** The words of the lines are added to `claimed`. */
export function strokesOf(scene: Scene, lines: readonly Line[], located: ReadonlyMap<End, Located>, claimed: Set<Run>): Stroke[] {
  const open = new Set(scene.runs);
  for (const { anchors } of located.values()) for (const anchor of anchors) open.delete(anchor as Run);
  for (const { bridges } of lines) for (const { run } of bridges) if (run) open.delete(run);
  const beside = [...open];
  const leading: Leading = new Map();
  // Messages between lifelines: what is written there are steps in time, no boxes.
  if (lines.filter(({ blocked }) => blocked).length >= 2) return [];
  const strokes = lines.flatMap((line) => (line.blocked ? [] : strokesOfLine(scene, line, located, open, leading)));
  for (const { bridges } of lines) for (const { run } of bridges) if (run) claimed.add(run);
  for (const run of beside) if (!open.has(run)) claimed.add(run);
  return strokes;
}

function strokesOfLine(scene: Scene, line: Line, located: ReadonlyMap<End, Located>, open: Set<Run>, leading: Leading): Stroke[] {
  const ends = line.ends.flatMap((end) => {
    const found = located.get(end);
    return found ? [{ end, ...found }] : [];
  });
  const heads = ends.filter(({ head }) => head);
  const tails = ends.filter(({ head }) => !head);
  if (tails.length === 0 && line.ends.length === 2) tails.push(...continued(line, heads.length, leading));
  const pairs = pairsOf(heads, tails, line.ends.length);
  if (pairs.length === 0 || pairs.length > MOST_STROKES) return [];
  remember(line, pairs, leading);
  const words = labelsOf(scene, line, open);
  return pairs.flatMap(({ from, to, heads: count }) => {
    const path = pathBetween(scene, line, from.end, to.end);
    const label = labelOn(path, words);
    const arrow = arrowOf(scene, path, to.end);
    const inline = path.every(([row]) => row === to.end.row);
    const room = label ? undefined : roomFor(scene, path, to.end, count, pairs.length === 1);
    const drawn = { ...(label && { label }), heads: count, dashed: line.dashed, arrow, inline, ...(room && { room }) };
    return from.anchors.flatMap((source) =>
      to.anchors.filter((target) => target !== source).map((target): Stroke => ({ from: source, to: target, ...drawn })),
    );
  });
}

interface LocatedEnd extends Located {
  readonly end: End;
}

interface Pair {
  readonly from: LocatedEnd;
  readonly to: LocatedEnd;
  readonly heads: 0 | 1 | 2;
}

/** From each tail to each head; two heads lead both ways; without a head only two boxes with borders are joined. */
function pairsOf(heads: readonly LocatedEnd[], tails: readonly LocatedEnd[], ends: number): Pair[] {
  const [one, two] = heads;
  if (tails.length === 0) return one && two && heads.length === 2 ? [{ from: one, to: two, heads: 2 }] : [];
  if (one) return tails.flatMap((from) => heads.map((to): Pair => ({ from, to, heads: 1 })));
  const [a, b] = tails;
  const isBordered = tails.every(({ anchors }) => anchors.every((anchor) => 'top' in anchor));
  return a && b && tails.length === 2 && ends === 2 && isBordered ? [{ from: a, to: b, heads: 0 }] : [];
}

/** Of each row the arrows that lead to the right: the column where each begins, and from what. */
type Leading = Map<number, { readonly column: number; readonly from: Anchor }[]>;

/** `→ B` under an arrow of `A → C → D`: it leads from the same. Under the first of several it may as well go on with the line. */
function continued(line: Line, heads: number, leading: Leading): LocatedEnd[] {
  const [first] = [...line.ends].sort((a, b) => a.column - b.column);
  if (!first || heads !== 1 || first.head || first.to !== 'left') return [];
  const above = leading.get(first.row - 1) ?? [];
  const at = above.findIndex(({ column }) => Math.abs(column - first.column) <= 1);
  return at > 0 || (at === 0 && above.length === 1) ? [{ end: first, anchors: [above[at]!.from], head: false }] : [];
}

function remember({ cells }: Line, [pair, ...others]: readonly Pair[], leading: Leading): void {
  const [from] = pair?.from.anchors ?? [];
  if (!pair || !from || others.length > 0 || pair.heads !== 1 || pair.to.end.to !== 'right') return;
  const { row } = pair.to.end;
  const arrow = { column: cells.reduce((least, [, column]) => Math.min(least, column), Infinity), from };
  const known = leading.get(row);
  if (known) known.push(arrow);
  else leading.set(row, [arrow]);
}

/** The cells from one end of a line to another, by the shortest way. */
function pathBetween({ grid }: Scene, { cells, bridges }: Line, from: End, to: End): Cells {
  const key = (row: number, column: number): string => `${row} ${column}`;
  const inside = new Set(cells.map(([row, column]) => key(row, column)));
  const jumps = new Map<string, End>(
    bridges.flatMap(({ from: a, to: b }) => [[key(a.row, a.column), b] as const, [key(b.row, b.column), a] as const]),
  );
  const before = new Map<string, readonly [number, number] | undefined>([[key(from.row, from.column), undefined]]);
  const queue: (readonly [number, number])[] = [[from.row, from.column]];
  for (let i = 0; i < queue.length; i++) {
    const [row, column] = queue[i]!;
    if (row === to.row && column === to.column) break;
    const jump = jumps.get(key(row, column));
    const next = leadsOf(grid, row, column)
      .map((lead): readonly [number, number] => [row + STEP[lead][0], column + STEP[lead][1]])
      .filter(([r, c]) => isWireCell(grid, r, c));
    for (const [r, c] of jump ? [...next, [jump.row, jump.column] as const] : next) {
      if (before.has(key(r, c)) || !inside.has(key(r, c))) continue;
      before.set(key(r, c), [row, column]);
      queue.push([r, c]);
    }
  }
  const path: (readonly [number, number])[] = [];
  for (let cell: readonly [number, number] | undefined = [to.row, to.column]; cell; cell = before.get(key(cell[0], cell[1]))) path.push(cell);
  return path.reverse();
}

/** The words along a path, those inside the line first. */
function labelOn(path: Cells, words: readonly Word[]): Part | undefined {
  const cells = new Set(path.map(([row, column]) => `${row} ${column}`));
  const said = words.filter(({ cell: [row, column] }) => cells.has(`${row} ${column}`));
  const [first] = said;
  const same = first ? said.filter(({ place }) => place === first.place) : [];
  if (same.length === 0 || same.length > MOST_LINES) return undefined;
  return { text: same.map(({ part }) => part.text).join(' '), range: same.map(({ part }) => part.range).reduce(cover) };
}

/** The head with the cells of its row next to it; for a line without a head, its last cells. */
function arrowOf({ grid }: Scene, path: Cells, { row }: End): Range {
  let first = path.length - 1;
  while (first > 0 && path[first - 1]![0] === row) first--;
  const columns = path.slice(first).map(([, column]) => column);
  return rangeOf(grid, row, Math.min(...columns), Math.max(...columns) + 1);
}
