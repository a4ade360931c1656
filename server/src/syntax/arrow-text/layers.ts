/** Layers under headings: `LAYER 1 — CLIENT`, below it names, between the layers arrows that lead down. */
import type { Part } from '../mermaid/tree.ts';
import { type Draft, type DraftGroup } from './assemble.ts';
import type { Scene } from './ends.ts';
import { partOf } from './grid.ts';
import { pieces, readName } from './names.ts';
import type { Run } from './runs.ts';
import type { Stroke } from './strokes.ts';

export interface Layer {
  readonly heading: Run;
  /** Exclusive: the next heading, a blank line. */
  readonly end: number;
  readonly strokes: readonly Stroke[];
}

const HEADING = /^(?:layer|tier|level)\s+\d+\b/i;
const BETWEEN = /\s+[·•|/]\s+/g;

/** Two or more headings of layers, else none. */
export function layersOf({ runs, rows, grid }: Scene, strokes: readonly Stroke[]): Layer[] | undefined {
  const headings = runs.filter((run) => run.kind === 'bare' && rows[run.row]![0] === run && HEADING.test(run.text));
  if (headings.length < 2) return undefined;
  return headings.map((heading, i) => {
    const next = headings[i + 1]?.row;
    const blank = grid.rows.findIndex((line, row) => row > heading.row && line.trim() === '');
    const end = next ?? (blank < 0 ? grid.rows.length : blank);
    return {
      heading,
      end,
      strokes: strokes.filter(({ to }) => 'kind' in to && to === headings[i + 1]),
    };
  });
}

/** Each layer as a group with what is named in it, and an arrow from each to the next that is drawn. */
export function addLayers(draft: Draft, layers: readonly Layer[]): void {
  const { grid } = draft.scene;
  const groups = layers.map(({ heading }, i): DraftGroup => {
    const { text, range } = partOf(grid, heading.row, heading.start, heading.end);
    return { id: `l${i + 1}`, label: text, name: range, notes: [], members: [] };
  });
  draft.groups.push(...groups);
  for (const [i, layer] of layers.entries()) fill(draft, layer, groups[i]!);
  for (const [i, { strokes }] of layers.entries()) {
    const [stroke] = strokes;
    const [from, to] = [groups[i]!, groups[i + 1]];
    if (!stroke || !to) continue;
    const { label, room, heads, dashed, arrow } = stroke;
    draft.edges.push({
      from: { id: from.id, range: from.name },
      to: { id: to.id, range: to.name },
      ...(label ? { label } : room && { room }),
      heads,
      dashed,
      arrow,
      inline: false,
    });
  }
}

/** The names of the first rows, notes, boxes with borders. */
function fill(draft: Draft, { heading, end }: Layer, group: DraftGroup): void {
  const { rows, grid, frames } = draft.scene;
  for (let row = heading.row + 1; row < end; row++) {
    for (const run of rows[row]!) {
      const line = partOf(grid, row, run.start, run.end);
      if (run.kind === 'note') group.notes.push(partOf(grid, row, run.start + 1, run.end - 1));
      else if (run.start > heading.start && !isBesideArrow(draft.scene, run)) for (const name of pieces(line, BETWEEN)) add(draft, name, group);
    }
  }
  for (const frame of [...frames].sort((a, b) => a.left - b.left)) {
    const id = draft.ids.get(frame);
    const node = draft.nodes.find((other) => other.id === id);
    if (!node || frame.top <= heading.row || frame.top >= end) continue;
    node.group = group.id;
    group.members.push(node.id);
  }
}

const isBesideArrow = ({ grid }: Scene, { row, start }: Run): boolean => /[↓▼↑▲│|]\s*$/.test(grid.rows[row]!.slice(0, start));

function add(draft: Draft, part: Part, group: DraftGroup): void {
  const { name, details, notes } = readName(part);
  const id = `n${draft.nodes.length + 1}`;
  const place = { name, box: name.range, details, notes: [...notes], compartments: [], below: [] };
  draft.nodes.push({ id, name: name.text, form: 'bare', group: group.id, places: [place], content: '' });
  group.members.push(id);
}
