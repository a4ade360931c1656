/**
 * Arrows between pieces of text that are no boxes: what follows from a condition, what a call returns, lists of choices,
 * lines that only explain. They connect nothing.
 */
import type { Part } from '../mermaid/tree.ts';
import type { Scene } from './ends.ts';
import { partOf } from './grid.ts';
import { leadIn, slice } from './names.ts';
import type { Run } from './runs.ts';
import type { Stroke } from './strokes.ts';

/** What is left of the arrows; where a sentence names its ends, a run stands for a part of what is written. */
export interface Reading {
  readonly strokes: readonly Stroke[];
  /** Names that stand in a sentence without an arrow. */
  readonly mentioned: readonly Run[];
  readonly remarks: readonly Part[];
}

const CONDITION = /^(?:if|else|otherwise|when|unless)\b/i;
const COMPARISON = /\s(?:[<>≤≥=!]=?)\s/;
const LIST_ITEM = /^(?:[-*•]|\d+[.)])\s/;
const CALL = /^[\w$]+(?:\.[\w$]+)+\(.{0,120}\)$/;
const CODE = /[;{}=$\\]|^(?:fn|func|def|function|pub|impl|let|const|var)\s/;
const PATH = /^(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+)?\/\S*$/;
const REQUEST = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+\/\S*$/;
/** Between two arrows such words say what crosses, not what is reached. */
const CROSSING =
  /^(?:cache[ -])?(?:hit|miss)$|^(?:https?|grpc|rest|graphql|wss?|websockets?|tcp|udp|tls|mtls|sql|amqp|mqtt|jdbc|json|sse)(?:\s*\(.*\))?$/i;
const CONTINUES = /^if\s+(?:a\s+|cache\s+)*(miss|hit|yes|no|not found|found)\b/i;

const isRun = (anchor: Stroke['from']): anchor is Run => 'kind' in anchor;
const isBare = (anchor: Stroke['from']): anchor is Run => isRun(anchor) && anchor.kind === 'bare';
const textOf = (anchor: Stroke['from']): string => (isBare(anchor) ? anchor.text : '');

export function readSentences(scene: Scene, drawn: readonly Stroke[]): Reading {
  const joined = crossings(scene, continuations(scene, drawn));
  const list = namedList(scene, joined);
  if (list) return list;
  const remarks: Part[] = [];
  const kept = joined.filter((stroke) => {
    const isSaid = connects(scene, stroke);
    if (!isSaid && isBare(stroke.from)) remarks.push(rowOf(scene, stroke.from.row));
    return isSaid;
  });
  return { strokes: isList(kept) ? [] : drawingOnly(scene, kept), mentioned: [], remarks };
}

const rowOf = ({ grid }: Scene, row: number): Part => partOf(grid, row, 0, grid.rows[row]!.length);

/** Whether an arrow leads from one thing to another. */
function connects(scene: Scene, { from, to }: Stroke): boolean {
  const [source, target] = [textOf(from), textOf(to)];
  if (CONDITION.test(source) || CONDITION.test(target) || COMPARISON.test(source)) return false;
  if (LIST_ITEM.test(source) || LIST_ITEM.test(target)) return false;
  if (CODE.test(source) || CODE.test(target) || CALL.test(source)) return false;
  return !PATH.test(source) && !(isBare(from) && isRun(to) && /^(?:GET|POST|PUT|PATCH|DELETE)$/.test(scene.rows[from.row]![0]!.text));
}

/** `… → cache. If MISS → database` goes on from the last node of the line before. */
function continuations({ grid }: Scene, strokes: readonly Stroke[]): Stroke[] {
  const lastOfRow = new Map<number, Run>();
  return strokes.map((stroke) => {
    const { from, to } = stroke;
    const condition = isBare(from) ? CONTINUES.exec(from.text) : null;
    const before = condition && isRun(from) ? lastOfRow.get(from.row - 1) : undefined;
    if (isRun(to)) lastOfRow.set(to.row, to);
    if (!condition || !before || !isRun(from)) return stroke;
    const at = from.text.indexOf(condition[1]!);
    const label = slice(partOf(grid, from.row, from.start, from.end), at, at + condition[1]!.length);
    return { ...stroke, from: before, label, inline: false };
  });
}

/** `app → POST /rides → [Ride Service]` is one arrow with a label. */
function crossings({ grid }: Scene, strokes: readonly Stroke[]): Stroke[] {
  const joined: Stroke[] = [];
  for (const stroke of strokes) {
    const before = joined.at(-1);
    const isLabel = isBare(stroke.from) && (REQUEST.test(stroke.from.text) || CROSSING.test(stroke.from.text));
    if (before && isLabel && before.to === stroke.from && !stroke.label && !before.label) {
      const { row, start, end } = stroke.from;
      joined[joined.length - 1] = { ...stroke, from: before.from, label: partOf(grid, row, start, end) };
    } else joined.push(stroke);
  }
  return joined;
}

/** Lines with one arrow each, of which no two share a name: questions and choices, keys and values. */
function isList(strokes: readonly Stroke[]): boolean {
  if (strokes.length < 2 || !strokes.every(({ from, to, inline, label }) => inline && !label && isBare(from) && isBare(to))) return false;
  const names = strokes.flatMap(({ from, to }) => [textOf(from), textOf(to)]);
  return new Set(names).size === names.length;
}

/** Where boxes are drawn, a paragraph of bare chains tells what happens between them. */
function drawingOnly({ grid }: Scene, strokes: readonly Stroke[]): Stroke[] {
  const paragraph: number[] = [];
  for (const [row, text] of grid.rows.entries()) paragraph.push((paragraph.at(-1) ?? 0) + (row > 0 && text.trim() === '' ? 1 : 0));
  const rowIn = (anchor: Stroke['from']): number => paragraph[isRun(anchor) ? anchor.row : anchor.top]!;
  const drawn = new Set(
    strokes.filter(({ from, to, inline }) => !inline || !isBare(from) || !isBare(to)).flatMap(({ from, to }) => [rowIn(from), rowIn(to)]),
  );
  const boxes = new Set(strokes.flatMap(({ from, to }) => [from, to]).filter((anchor) => !isBare(anchor)));
  return boxes.size < 2 ? [...strokes] : strokes.filter(({ from, to }) => drawn.has(rowIn(from)) || drawn.has(rowIn(to)));
}

const SENDS =
  /^(.+?) ((?:upload|write|publish|send|post|push|stream|save|store)(?:e?s)?) (?:directly )?(?:to|into) ([\p{L}\p{N}/._-]+)(?: directly)?$/u;
const COMMAND = /^(\p{Lu}[\p{L}\p{N}]*) \p{Lu}{3,}\s/u;
const VIA = / via$/;

/** Lines such as `Push: if the recipient is offline → FCM via [Notification Service]`: sentences under names, one arrow each. */
function namedList(scene: Scene, strokes: readonly Stroke[]): Reading | undefined {
  const named = strokes.flatMap((stroke) => {
    const from = isBare(stroke.from) && stroke.inline ? sentenceOf(scene, stroke.from) : undefined;
    return from ? [{ stroke, from }] : [];
  });
  if (named.length < 2 || named.length < strokes.length) return undefined;
  const found: Stroke[] = [];
  const mentioned: Run[] = [];
  const remarks: Part[] = [];
  for (const { stroke, from } of named) {
    const via = viaOf(scene, stroke, from);
    if (via) {
      const path = nameOfRow(scene, from.row);
      found.push({ ...via, ...(path && { path }) });
      continue;
    }
    remarks.push(rowOf(scene, from.row));
    const sends = SENDS.exec(from.text);
    const [command] = COMMAND.exec(from.text)?.slice(1) ?? [];
    if (sends) found.push({ ...stroke, ...sentOf(scene, from, sends) });
    else if (command) mentioned.push(within(from, 0, command.length));
  }
  return { strokes: found, mentioned, remarks };
}

function nameOfRow({ rows, grid }: Scene, row: number): Part | undefined {
  const [first] = rows[row]!;
  return first && leadIn(partOf(grid, row, first.start, first.end));
}

/** What follows the name of a line; absent where it has none. */
function sentenceOf(scene: Scene, run: Run): Run | undefined {
  const [first, second] = scene.rows[run.row]!;
  const name = nameOfRow(scene, run.row);
  if (!first || !name) return undefined;
  if (run === second && first.text.endsWith(':')) return run;
  const rest = run.text.slice(name.text.length + 1);
  return run === first ? within(run, run.text.length - rest.trimStart().length, rest.trimStart().length) : undefined;
}

const within = (run: Run, from: number, length: number): Run => ({
  ...run,
  start: run.start + from,
  end: run.start + from + length,
  text: run.text.slice(from, from + length),
});

/** `if offline → FCM/APNs via [Notification Service]`: from the service, with the condition as label. */
function viaOf(scene: Scene, stroke: Stroke, from: Run): Stroke | undefined {
  const { to } = stroke;
  const next = isBare(to) && VIA.test(to.text) ? scene.runsAt(to.row, to.end + 1) : undefined;
  if (!next || next.kind !== 'bracket' || !isBare(to) || !CONDITION.test(from.text)) return undefined;
  const label = partOf(scene.grid, from.row, from.start, from.end);
  return { ...stroke, from: next, to: within(to, 0, to.text.length - ' via'.length), label };
}

function sentOf({ grid }: Scene, run: Run, [, sender, verb, receiver]: RegExpExecArray): Pick<Stroke, 'from' | 'to' | 'label' | 'arrow'> {
  const verbAt = sender!.length + 1;
  const label = partOf(grid, run.row, run.start + verbAt, run.start + verbAt + verb!.length);
  return {
    from: within(run, 0, sender!.length),
    to: within(run, run.text.indexOf(receiver!, verbAt + verb!.length), receiver!.length),
    label,
    arrow: label.range,
  };
}
