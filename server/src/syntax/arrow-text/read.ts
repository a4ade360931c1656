/**
 * Reads a drawing in plain text: boxes in brackets or with borders, names beside arrows, lines in every direction. What
 * is not clear gives nothing; no text makes it throw.
 */
import type { Range } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import { addFrames, addRun, addStroke, type Draft, type DraftPlace, draftOf } from './assemble.ts';
import { type Anchor, locate, type Scene } from './ends.ts';
import { findFrames } from './frames.ts';
import { type Grid, Mark, partOf, rangeOf, readGrid } from './grid.ts';
import { joinNets } from './joints.ts';
import { addLayers, layersOf } from './layers.ts';
import { leadIn, slice } from './names.ts';
import { isFlat } from './room.ts';
import { findRuns, type Run } from './runs.ts';
import { readSentences } from './sentences.ts';
import { type Stroke, strokesOf } from './strokes.ts';
import { touchingStrokes } from './touching.ts';
import type { ArrowText } from './tree.ts';
import { findNets } from './wires.ts';

/** What is larger is no drawing that a person made. */
const LONGEST_TEXT = 30_000;
const LONGEST_ROW = 1000;

export function readArrowText(text: string): ArrowText {
  const grid = readGrid(text);
  const isReadable = text.length <= LONGEST_TEXT && grid.rows.every(({ length }) => length <= LONGEST_ROW);
  const scene = sceneOf(isReadable ? grid : readGrid(''));
  const lines = joinNets(scene.grid, findNets(scene.grid), scene.runsAt);
  const claimed = new Set<Run>();
  const located = locate(
    scene,
    lines.flatMap(({ ends }) => ends),
  );
  const drawn = [...strokesOf(scene, lines, located, claimed), ...touchingStrokes(scene.grid, scene.frames)];
  const layers = layersOf(scene, drawn);
  const { strokes, mentioned, remarks } = layers ? { strokes: [], mentioned: [], remarks: [] } : readSentences(scene, drawn);
  const used = new Set<Anchor>([...strokes.flatMap(({ from, to }) => [from, to]), ...mentioned]);
  const open = new Set(scene.runs.filter((run) => !used.has(run) && !claimed.has(run)));
  const draft = draftOf(scene);
  nameRows(draft, strokes);
  addFrames(draft, open);
  if (layers) addLayers(draft, layers);
  for (const stroke of strokes) addStroke(draft, stroke);
  for (const run of mentioned) addRun(draft, run);
  const places = placesByRun(draft);
  addNotes(scene, places, open);
  addBelow(scene, places, open);
  const title = titleOf(scene, new Set([...used, ...claimed]));
  return {
    type: 'arrow-text',
    header: firstLine(grid),
    ...(title && { title }),
    comments: [],
    errors: [],
    nodes: draft.nodes.map(({ content: _, ...node }) => node).sort((a, b) => a.places[0]!.name.range.start - b.places[0]!.name.range.start),
    groups: draft.groups,
    edges: [...draft.edges].sort((a, b) => a.arrow.start - b.arrow.start),
    remarks,
  };
}

/** Whether a text draws something: arrows between things, or boxes with lines across. */
export const isDrawing = ({ edges, nodes }: ArrowText): boolean =>
  edges.length > 0 || nodes.some(({ places }) => places.some(({ compartments }) => compartments.length > 1));

function sceneOf(grid: Grid): Scene {
  const frames = findFrames(grid);
  const runs = findRuns(grid);
  const rows = grid.rows.map((): Run[] => []);
  const at = grid.rows.map((row) => new Uint16Array(row.length));
  for (const run of runs) at[run.row]!.fill(rows[run.row]!.push(run), run.start, run.end);
  return {
    grid,
    frames,
    runs,
    rows,
    isFlat: frames.length === 0 && isFlat(grid),
    runsAt: (row, column) => rows[row]?.[(at[row]?.[column] ?? 0) - 1],
  };
}

const firstLine = (grid: Grid): Range => {
  const row = grid.rows.findIndex((line) => line.trim() !== '');
  return row < 0 ? { start: 0, end: 0 } : partOf(grid, row, 0, grid.rows[row]!.length).range;
};

/** Names of paths: `Write flow: client → …`, where what they name begins a chain. */
function nameRows({ scene, paths }: Draft, strokes: readonly Stroke[]): void {
  const targets = new Set(strokes.map(({ to }) => to));
  for (const { from } of strokes) {
    if (!('kind' in from) || from.kind !== 'bare' || targets.has(from)) continue;
    const [first, second] = scene.rows[from.row]!;
    const name = leadIn(partOf(scene.grid, from.row, first!.start, first!.end));
    if (name && (from === first || (from === second && first!.text.endsWith(':')))) paths.set(from.row, name);
  }
}

type PlaceOf = ReadonlyMap<Run, DraftPlace>;

/** The place that each box or name gave, by its run. */
function placesByRun({ scene, nodes, ids }: Draft): PlaceOf {
  const byStart = new Map(nodes.flatMap((node) => node.places.map((place) => [place.name.range.start, place] as const)));
  const found = new Map<Run, DraftPlace>();
  for (const [anchor] of ids) {
    if (!('kind' in anchor)) continue;
    const { start, end } = rangeOf(scene.grid, anchor.row, anchor.start, anchor.end);
    for (let offset = start; offset < end; offset++) {
      const place = byStart.get(offset);
      if (place) {
        found.set(anchor, place);
        break;
      }
    }
  }
  return found;
}

/** Notes beside a box, or under it. */
function addNotes(scene: Scene, places: PlaceOf, open: Set<Run>): void {
  for (const run of open) {
    if (run.kind !== 'note') continue;
    const owner =
      scene.rows[run.row]!.find((other) => places.has(other) && other.end <= run.start && run.start - other.end <= 2) ?? above(scene, places, run);
    const place = owner && places.get(owner);
    if (!place) continue;
    place.notes.push(partOf(scene.grid, run.row, run.start + 1, run.end - 1));
    open.delete(run);
  }
}

/** The box in the row above that a note overlaps most. */
function above({ rows }: Scene, places: PlaceOf, { row, start, end }: Run): Run | undefined {
  const shared = (other: Run): number => Math.min(end, other.end) - Math.max(start, other.start);
  const [best] = (rows[row - 1] ?? []).filter((other) => places.has(other) && shared(other) > 0).sort((a, b) => shared(b) - shared(a));
  return best;
}

/** Lines directly below a box in brackets that stands alone in its row. */
function addBelow({ rows, grid }: Scene, places: PlaceOf, open: ReadonlySet<Run>): void {
  for (const [run, place] of places) {
    if (run.kind !== 'bracket' || rows[run.row]!.length > 1) continue;
    for (let row = run.row + 1; row < rows.length; row++) {
      const runs = rows[row]!;
      if (runs.length === 0 || !runs.every((other) => open.has(other)) || grid.marks[row]!.includes(Mark.wire)) break;
      place.below.push(partOf(grid, row, 0, grid.rows[row]!.length));
    }
  }
}

/** The first line, where no arrow touches it: `Upload Flow:`, `[ ENTITIES ]`, `// A sketch`. */
function titleOf({ rows, grid }: Scene, used: ReadonlySet<Anchor>): Part | undefined {
  const row = grid.rows.findIndex((line) => line.trim() !== '');
  const runs = row < 0 ? [] : rows[row]!;
  if (runs.length !== 1 || runs.some((run) => used.has(run)) || grid.marks[row]!.some((mark) => mark === Mark.wire || mark === Mark.owned))
    return undefined;
  const line = partOf(grid, row, 0, grid.rows[row]!.length);
  const said = /^(?:\/\/|#|--|\[)?\s*(.*?)\s*[\]:]?$/.exec(line.text)?.[1] ?? '';
  return said === '' ? undefined : slice(line, line.text.indexOf(said), line.text.indexOf(said) + said.length);
}
