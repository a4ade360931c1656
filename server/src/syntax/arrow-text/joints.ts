/** Words in the middle of a line: `──accept──▶`, or a word between the pieces of a line that leads down. */
import { type Grid, Mark, markAt } from './grid.ts';
import type { Run } from './runs.ts';
import { type Direction, type End, headAt, isWireCell, type Net, OPPOSITE, STEP } from './wires.ts';

/** Nets that words join into one line. */
export interface Line extends Net {
  readonly bridges: readonly Bridge[];
}

export interface Bridge {
  /** Absent where a line goes on one column aside. */
  readonly run?: Run;
  readonly from: End;
  readonly to: End;
}

/** Blanks between a line and the word in it. */
const GAP = 2;

export function joinNets(grid: Grid, nets: readonly Net[], runs: RunsAt): Line[] {
  const endAt = new Map<string, { readonly net: number; readonly end: End }>();
  const key = (row: number, column: number, to: string): string => `${row} ${column} ${to}`;
  const netOf = new Map<End, number>();
  for (const [net, { ends }] of nets.entries()) {
    for (const end of ends) {
      endAt.set(key(end.row, end.column, end.to), { net, end });
      netOf.set(end, net);
    }
  }
  const joined = new Sets(nets.length);
  const bridges: Bridge[] = [];
  for (const [net, { ends }] of nets.entries()) {
    for (const end of ends) {
      if (end.head || (end.to !== 'right' && end.to !== 'down')) continue;
      const run = end.to === 'right' ? besides(end, runs) : below(end, runs);
      if (run ? run.kind === 'bracket' : end.to === 'right') continue;
      for (const [row, column] of !run ? aside(end) : end.to === 'right' ? after(run) : under(run, end)) {
        if (!isWireCell(grid, row, column)) continue;
        const other = endAt.get(key(row, column, OPPOSITE[end.to]));
        if (!other || other.end.head || joined.find(other.net) === joined.find(net)) break;
        bridges.push({ ...(run && { run }), from: end, to: other.end });
        joined.join(other.net, net);
        break;
      }
    }
  }
  // What has no head at all is two lines with a name between them.
  const headed = new Set(nets.flatMap((net, i) => (isHeaded(grid, net) ? [joined.find(i)] : [])));
  const lines = new Sets(nets.length);
  const kept = bridges.filter(({ run, from, to }) => {
    const [one, two] = [netOf.get(from)!, netOf.get(to)!];
    const isKept = !run || headed.has(joined.find(one));
    if (isKept) lines.join(two, one);
    return isKept;
  });
  return merged(nets, (net) => lines.find(net), kept, netOf);
}

/** Numbers from 0 that are joined to sets. */
class Sets {
  private readonly home: number[];

  constructor(count: number) {
    this.home = Array.from({ length: count }, (_, i) => i);
  }

  /** The number that stands for the set of `i`. */
  find(i: number): number {
    let root = i;
    while (this.home[root] !== root) root = this.home[root]!;
    this.home[i] = root;
    return root;
  }

  join(from: number, to: number): void {
    this.home[this.find(from)] = this.find(to);
  }
}

const isHeaded = (grid: Grid, { ends }: Net): boolean => ends.some(({ head, row, column, to }) => head || isHeadOfFrame(grid, row, column, to));

/** A line that ends at a border with a head in it: `┌──▼──┐`. */
function isHeadOfFrame(grid: Grid, row: number, column: number, to: Direction): boolean {
  const [down, right] = STEP[to];
  return markAt(grid, row + down, column + right) === Mark.owned && headAt(grid, row + down, column + right, to);
}

/** Runs by place. */
export type RunsAt = (row: number, column: number) => Run | undefined;

function besides({ row, column }: End, runs: RunsAt): Run | undefined {
  for (let step = 1; step <= GAP; step++) {
    const run = runs(row, column + step);
    if (run) return run;
  }
  return undefined;
}

/** The word under the end of a line that leads down, or one that stands a little aside. */
const below = ({ row, column }: End, runs: RunsAt): Run | undefined =>
  runs(row + 1, column) ?? runs(row + 1, column + 1) ?? runs(row + 1, column - 1);

const after = ({ row, end }: Run): (readonly [number, number])[] => Array.from({ length: GAP }, (_, i) => [row, end + i] as const);

const aside = ({ row, column }: End): (readonly [number, number])[] => [1, -1].map((step) => [row + 1, column + step] as const);

const under = ({ row }: Run, { column }: End): (readonly [number, number])[] =>
  [0, 1, -1].map((aside) => [row + STEP.down[0], column + aside] as const);

function merged(nets: readonly Net[], find: (net: number) => number, bridges: readonly Bridge[], netOf: ReadonlyMap<End, number>): Line[] {
  const joined = new Set(bridges.flatMap(({ from, to }) => [from, to]));
  const lines = new Map<number, { cells: Net['cells'][number][]; ends: End[]; blocked: boolean; dashed: boolean; bridges: Bridge[] }>();
  for (const [i, net] of nets.entries()) {
    const line = lines.get(find(i)) ?? { cells: [], ends: [], blocked: false, dashed: false, bridges: [] };
    lines.set(find(i), line);
    for (const cell of net.cells) line.cells.push(cell);
    for (const end of net.ends) if (!joined.has(end)) line.ends.push(end);
    line.blocked ||= net.blocked;
    line.dashed ||= net.dashed;
  }
  for (const bridge of bridges) lines.get(find(netOf.get(bridge.from)!))!.bridges.push(bridge);
  return [...lines.values()];
}
