/** Boxes and arrows as one graph: boxes of one name are one node, boxes that hold boxes are groups. */
import { cover, type Range } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import type { Anchor, Scene } from './ends.ts';
import { type Frame, isInside, linesOf } from './frames.ts';
import { partOf, rangeOf } from './grid.ts';
import { readBracket, readName, type Said, slice } from './names.ts';
import type { Run } from './runs.ts';
import type { Stroke } from './strokes.ts';
import type { ArrowEdge, ArrowGroup, ArrowNode, ArrowPlace } from './tree.ts';

/** A drawing while it is put together. */
export interface Draft {
  readonly scene: Scene;
  readonly nodes: DraftNode[];
  readonly groups: DraftGroup[];
  readonly edges: ArrowEdge[];
  /** Nodes by name and group. */
  readonly named: Map<string, DraftNode[]>;
  /** What each arrow says, so that none is drawn twice. */
  readonly said: Set<string>;
  readonly ids: Map<Anchor, string>;
  /** Names of paths at the start of a row: `Write flow: client → …`. */
  readonly paths: Map<number, Part>;
}

export interface DraftNode extends ArrowNode {
  form: ArrowNode['form'];
  group?: string;
  readonly places: DraftPlace[];
  /** Its details and notes, once a place has some. */
  content: string;
}

export interface DraftPlace extends ArrowPlace {
  readonly notes: Part[];
  readonly below: Part[];
}

export interface DraftGroup extends ArrowGroup {
  readonly notes: Part[];
  readonly members: string[];
}

export const draftOf = (scene: Scene): Draft => ({
  scene,
  nodes: [],
  groups: [],
  edges: [],
  named: new Map(),
  said: new Set(),
  ids: new Map(),
  paths: new Map(),
});

/** The frames that hold others as groups, the others as nodes. */
export function addFrames(draft: Draft, open: ReadonlySet<Run>): void {
  const { frames } = draft.scene;
  const outer = frames.filter((frame) => frames.some((other) => other !== frame && isInside(other, frame)) || isOpen(draft.scene, frame));
  for (const frame of outer) {
    const title = frame.title ?? titleIn(draft.scene, frame, frames, open);
    const parent = homeOf(draft, outer, frame);
    const id = `g${draft.groups.length + 1}`;
    draft.groups.push({
      id,
      label: title?.text ?? '',
      name: title?.range ?? rangeOf(draft.scene.grid, frame.top, frame.left, frame.right + 1),
      notes: [],
      members: [],
      ...(parent && { group: parent.id }),
    });
    parent?.members.push(id);
    draft.ids.set(frame, id);
  }
  const inner = frames.filter((frame) => !outer.includes(frame) && !frame.isTable);
  for (const frame of inner.sort((a, b) => a.top - b.top || a.left - b.left)) {
    const place = placeOfFrame(draft.scene, frame);
    if (place) draft.ids.set(frame, addPlace(draft, place, 'border', homeOf(draft, outer, frame)));
  }
}

/** A frame whose inside is free for others to use. */
const isOpen = ({ grid }: Scene, { top, left }: Frame): boolean => grid.owners[top + 1]?.[left + 1] === 0;

/** The group that a frame or a run stands in: the innermost. */
function homeOf(draft: Draft, outer: readonly Frame[], inner: Anchor): DraftGroup | undefined {
  const around = outer.findLast((frame) => frame !== inner && ('kind' in inner ? holds(frame, inner) : isInside(inner, frame)));
  const id = around && draft.ids.get(around);
  return draft.groups.find((group) => group.id === id);
}

const holds = (frame: Frame, { row, start, end }: Run): boolean =>
  row > frame.top && row < frame.bottom && start > frame.left && end <= (frame.edges[row - frame.top - 1] ?? frame.right);

/** The words at the top of a frame, above what it holds. */
function titleIn({ grid, rows }: Scene, frame: Frame, frames: readonly Frame[], open: ReadonlySet<Run>): Part | undefined {
  const first = Math.min(frame.bottom, ...frames.filter((other) => isInside(other, frame)).map(({ top }) => top));
  for (let row = frame.top + 1; row < first; row++) {
    const run = rows[row]!.find((other) => open.has(other) && holds(frame, other));
    if (run) return partOf(grid, row, run.start, run.end);
  }
  return undefined;
}

function placeOfFrame({ grid }: Scene, frame: Frame): DraftPlace | undefined {
  const lines = linesOf(grid, frame);
  const compartments = frame.title ? [[frame.title], ...lines] : lines;
  const all = wholeNotes(compartments.flat());
  const name = all.find((line) => !isNote(line)) ?? all[0];
  if (!name) return undefined;
  const said = readName(name);
  const rest = all.filter((line) => line !== name);
  const row = ({ range }: Part): number => grid.starts.findLastIndex((start) => start <= range.start);
  const [next] = rest;
  return {
    name: said.name,
    ...(next && said.name.text === name.text && row(next) === row(name) + 1 && { next }),
    box: rangeOf(grid, frame.top, frame.left, Math.min(frame.right + 1, grid.rows[frame.top]!.length)),
    details: [...said.details, ...rest.filter((line) => !isNote(line))],
    notes: [...said.notes, ...rest.filter(isNote).map((line) => slice(line, 1, line.text.length - 1))],
    compartments,
    below: [],
  };
}

const isNote = ({ text }: Part): boolean => text.startsWith('(') && text.endsWith(')');

/** A note that runs over several lines as one. */
function wholeNotes(lines: readonly Part[]): Part[] {
  const whole: Part[] = [];
  for (const line of lines) {
    const before = whole.at(-1);
    if (before?.text.startsWith('(') && !before.text.includes(')'))
      whole[whole.length - 1] = { text: `${before.text} ${line.text}`, range: cover(before.range, line.range) };
    else whole.push(line);
  }
  return whole;
}

/** The node of a run, made where there is none yet; with the arrows that are written in it. */
export function addRun(draft: Draft, run: Run): string {
  const known = draft.ids.get(run);
  if (known) return known;
  const { grid } = draft.scene;
  const part = partOf(grid, run.row, run.start, run.end);
  const said = run.kind === 'bracket' ? readBracket(part) : readName(withoutPath(draft, run, part));
  const box = run.kind === 'bracket' ? part.range : said.name.range;
  const frames = draft.scene.frames.filter((frame) => draft.ids.get(frame)?.startsWith('g'));
  const home = homeOf(draft, frames, run);
  const id = addPlace(draft, placeOf(said, box), run.kind === 'bracket' ? 'bracket' : 'bare', home);
  draft.ids.set(run, id);
  for (const target of said.targets) {
    const to = addPlace(draft, placeOf(target, target.name.range), 'bare', home);
    const arrow = said.arrow!.range;
    addEdge(draft, {
      from: { id, range: said.name.range },
      to: { id: to, range: target.name.range },
      ...(said.label && { label: said.label }),
      heads: 1,
      dashed: said.arrow!.text === '⇢',
      arrow,
      inline: true,
    });
  }
  return id;
}

const placeOf = ({ name, details, notes }: Said, box: Range): DraftPlace => ({ name, box, details, notes: [...notes], compartments: [], below: [] });

/** `Write flow: client → …` names the path in front of its first node. */
function withoutPath(draft: Draft, run: Run, part: Part): Part {
  const [first, second] = draft.scene.rows[run.row]!;
  const leads = draft.scene.runs.length > 0 && draft.paths.get(run.row);
  if (!leads || (run !== first && run !== second)) return part;
  return run === first ? slice(part, leads.text.length + 1, part.text.length) : part;
}

/** Boxes of one name in one group are one node, unless they hold different things. */
function addPlace({ nodes, named }: Draft, place: DraftPlace, form: ArrowNode['form'], home: DraftGroup | undefined): string {
  const key = `${home?.id ?? ''} ${place.name.text}`;
  const content = [...place.details, ...place.notes].map(({ text }) => text).join('\n');
  const namesakes = named.get(key) ?? [];
  named.set(key, namesakes);
  const same = namesakes.find((node) => content === '' || node.content === '' || node.content === content);
  if (same) {
    same.places.push(place);
    same.content ||= content;
    if (same.form === 'bare') same.form = form;
    return same.id;
  }
  const node: DraftNode = { id: `n${nodes.length + 1}`, name: place.name.text, form, ...(home && { group: home.id }), places: [place], content };
  nodes.push(node);
  namesakes.push(node);
  home?.members.push(node.id);
  return node.id;
}

/** An arrow that is drawn twice is one. */
function addEdge({ edges, said }: Draft, edge: ArrowEdge): void {
  const key = `${edge.from.id} ${edge.to.id} ${edge.heads} ${edge.label?.text ?? ''}`;
  if (!said.has(key)) edges.push(edge);
  said.add(key);
}

export function addStroke(draft: Draft, { from, to, label, room, path: named, ...drawn }: Stroke): void {
  const id = (anchor: Anchor): string | undefined => ('kind' in anchor ? addRun(draft, anchor) : draft.ids.get(anchor));
  const [source, target] = [id(from), id(to)];
  const path = named ?? ('kind' in from ? draft.paths.get(from.row) : undefined);
  if (source === undefined || target === undefined || source === target) return;
  addEdge(draft, {
    from: { id: source, range: nameOf(draft, from, source) },
    to: { id: target, range: nameOf(draft, to, target) },
    ...(label ? { label } : room && { room }),
    ...(path && { path }),
    ...drawn,
  });
}

/** Where the name of an end is written at this end. */
function nameOf({ nodes, groups, scene }: Draft, anchor: Anchor, id: string): Range {
  const group = id.startsWith('g') ? groups.find((other) => other.id === id) : undefined;
  if (group) return group.name;
  const { places } = nodes[Number(id.slice(1)) - 1]!;
  const box = 'kind' in anchor ? rangeOf(scene.grid, anchor.row, anchor.start, anchor.end) : undefined;
  const place = places.findLast(({ name }) => box && name.range.start >= box.start && name.range.end <= box.end) ?? places[0]!;
  return place.name.range;
}
