/** Words in the middle of a line: `──accept──▶`, or a word between the pieces of a line that leads down. */
import type { Grid } from './grid.ts';
import type { Run } from './runs.ts';
import { type End, isWireCell, type Net, OPPOSITE, STEP } from './wires.ts';

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
  const home = nets.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (home[root] !== root) root = home[root]!;
    home[i] = root;
    return root;
  };
  const bridges: Bridge[] = [];
  for (const [net, { ends }] of nets.entries()) {
    for (const end of ends) {
      if (end.head || (end.to !== 'right' && end.to !== 'down')) continue;
      const run = end.to === 'right' ? besides(end, runs) : below(end, runs);
      if (run ? run.kind === 'bracket' : end.to === 'right') continue;
      for (const [row, column] of !run ? aside(end) : end.to === 'right' ? after(run) : under(run, end)) {
        if (!isWireCell(grid, row, column)) continue;
        const other = endAt.get(key(row, column, OPPOSITE[end.to]));
        if (!other || other.end.head || find(other.net) === find(net)) break;
        if (run && ![nets[net]!, nets[other.net]!].some((side) => side.ends.some(({ head }) => head))) break;
        bridges.push({ ...(run && { run }), from: end, to: other.end });
        home[find(other.net)] = find(net);
        break;
      }
    }
  }
  return merged(nets, find, bridges, netOf);
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
