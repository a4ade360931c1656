/** Lines and arrows: which cells are a part of one, where each leads, and what hangs together. */
import { at, type Grid, isBlank, Mark, markAt } from './grid.ts';
import { RIGHT, RIGHT_ASYNC } from './signs.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

export const STEP: Readonly<Record<Direction, readonly [row: number, column: number]>> = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
};
export const OPPOSITE: Readonly<Record<Direction, Direction>> = { up: 'down', down: 'up', left: 'right', right: 'left' };

/** A cell of a line. */
interface Shape {
  readonly leads: readonly Direction[];
  readonly heads: readonly Direction[];
  readonly dashed?: boolean;
}

const line = (leads: string): Shape => ({
  leads: [...leads].map((letter) => ({ u: 'up', d: 'down', l: 'left', r: 'right' })[letter] as Direction),
  heads: [],
});
const head = (to: Direction, dashed = false): Shape => ({ leads: [OPPOSITE[to], to], heads: [to], ...(dashed && { dashed }) });
const both = (one: Direction): Shape => ({ leads: [one, OPPOSITE[one]], heads: [one, OPPOSITE[one]] });

const shapes = (entries: readonly (readonly [string, Shape])[]): ReadonlyMap<string, Shape> =>
  new Map(entries.flatMap(([chars, shape]) => [...chars].map((char) => [char, shape] as const)));

/** Characters that are always a part of a line. */
const DRAWN = shapes([
  ['─━═', line('lr')],
  ['┄┈╌┅┉', { ...line('lr'), dashed: true }],
  ['│┃║', line('ud')],
  ['┆┊╎┇┋', { ...line('ud'), dashed: true }],
  ['┌╔╭┏', line('rd')],
  ['┐╗╮┓', line('ld')],
  ['└╚╰┗', line('ru')],
  ['┘╝╯┛', line('lu')],
  ['├╠┣┝', line('udr')],
  ['┤╣┫┥', line('udl')],
  ['┬╦┳┯', line('lrd')],
  ['┴╩┻┷', line('lru')],
  ['┼╬╋', line('lrud')],
  [RIGHT, head('right')],
  ['←◀◄⟵', head('left')],
  ['↓▼⬇▽', head('down')],
  ['↑▲⬆△', head('up')],
  ['↔⟷', both('right')],
  ['↕', both('down')],
  [RIGHT_ASYNC, head('right', true)],
  ['⇠⤎', head('left', true)],
  ['⇐⟸', head('left')],
]);
/** Characters that are a part of a line only where they touch one. */
const TYPED: ReadonlyMap<string, Shape> = shapes([
  ['-=', line('lr')],
  ['.', { ...line('lr'), dashed: true }],
  ['|', line('ud')],
  ['+', line('lrud')],
  ['>', head('right')],
  ['<', head('left')],
  ['v', head('down')],
  ['^', head('up')],
]);

const shapeAt = (grid: Grid, row: number, column: number): Shape | undefined => {
  const char = at(grid, row, column);
  return DRAWN.get(char) ?? TYPED.get(char);
};

/** Heads drawn by hand stand so many columns beside their line. */
const OFF = 4;

/** A head on a frame's border that points into it: `┌──▼──┐`. A corner or a junction at the end of the line says that there is none. */
export function headAt(grid: Grid, row: number, column: number, to: Direction): boolean {
  const isHead = (place: number): boolean => shapeAt(grid, row, place)?.heads.includes(to) ?? false;
  if (to === 'left' || to === 'right') return [0, 1, 2].some((off) => isHead(column + off * STEP[to][1]));
  if (isHead(column)) return true;
  if ('┬┴├┤┼+╤╧'.includes(at(grid, row, column))) return false;
  for (let off = 1; off <= OFF; off++) if (isHead(column - off) || isHead(column + off)) return true;
  return false;
}

/** Whether a border lets a line through, from one side to the other. */
export const isCrossing = (grid: Grid, row: number, column: number): boolean => '┼╬╪╫'.includes(at(grid, row, column));

/** Marks every cell that is neither blank nor taken as a part of a line or of text. */
export function markWires(grid: Grid, masked: readonly Uint8Array[]): void {
  for (const [row, text] of grid.rows.entries()) {
    const marks = grid.marks[row]!;
    const typed = typedArrows(text);
    for (let column = 0; column < text.length; column++) {
      if (marks[column] !== Mark.blank || isBlank(text[column]!)) continue;
      const isFree = masked[row]![column] === 0;
      marks[column] = isFree && (typed[column] === 1 || isWire(grid, row, column)) ? Mark.wire : Mark.text;
    }
  }
}

const LETTER = /[\p{L}\p{N}_]/u;
const TYPED_ARROW = /-\.{1,40}->|\.{2,40}>|<?-{1,200}>|<-{1,200}|-{2,200}|<?={1,200}>|<={2,200}/g;

/** Cells of arrows typed in one row; `->` and `<-` against a letter are code or a comparison. */
function typedArrows(text: string): Uint8Array {
  const cells = new Uint8Array(text.length);
  for (const { 0: arrow, index } of text.matchAll(TYPED_ARROW)) {
    const end = index + arrow.length;
    const touches = LETTER.test(text[index - 1] ?? '') || LETTER.test(text[end] ?? '');
    if (arrow.length > 2 || arrow === '--' || !touches) cells.fill(1, index, end);
  }
  return cells;
}

/** What touches a line: the lines themselves, corners typed as `+`, heads. */
function isWire(grid: Grid, row: number, column: number): boolean {
  const char = at(grid, row, column);
  if (DRAWN.has(char)) return true;
  const before = at(grid, row, column - 1);
  const after = at(grid, row, column + 1);
  switch (char) {
    case '-':
      return (before === '+' && !LETTER.test(after)) || (after === '+' && !LETTER.test(before));
    case '>':
      return DRAWN.get(before)?.leads.includes('right') === true;
    case '<':
      return !LETTER.test(before) && DRAWN.get(after)?.leads.includes('left') === true;
    case '+':
      return '-><'.includes(before) || '-><'.includes(after) || (isVertical(grid, row - 1, column) && isVertical(grid, row + 1, column));
    case '|':
      return isVertical(grid, row - 1, column) || isVertical(grid, row + 1, column);
    case 'v':
      return !LETTER.test(before + after) && isVertical(grid, row - 1, column);
    case '^':
      return !LETTER.test(before + after) && isVertical(grid, row + 1, column);
    default:
      return false;
  }
}

const isVertical = (grid: Grid, row: number, column: number): boolean =>
  '|│+v^▼▲┃║'.includes(at(grid, row, column)) || (markAt(grid, row, column) === Mark.owned && '─━═-┬┴'.includes(at(grid, row, column)));

/** An end of a line, that leads out of it. */
export interface End {
  readonly row: number;
  readonly column: number;
  readonly to: Direction;
  readonly head: boolean;
}

/** What hangs together. */
export interface Net {
  readonly cells: readonly (readonly [row: number, column: number])[];
  readonly ends: readonly End[];
  /** A head of it points at the side of another line: lifelines, not boxes. */
  readonly blocked: boolean;
  readonly dashed: boolean;
}

/** All nets, in order of their first cell. */
export function findNets(grid: Grid): Net[] {
  const seen = grid.rows.map((row) => new Uint8Array(row.length));
  const nets: Net[] = [];
  for (const [row, marks] of grid.marks.entries())
    for (let column = 0; column < marks.length; column++)
      if (isWireCell(grid, row, column) && seen[row]![column] === 0) nets.push(netFrom(grid, row, column, seen));
  return nets;
}

/** A cell of a line, or a crossing in the border of a frame that holds others. */
export const isWireCell = (grid: Grid, row: number, column: number): boolean => {
  const mark = markAt(grid, row, column);
  return mark === Mark.wire || (mark === Mark.owned && isCrossing(grid, row, column));
};

/** The directions that lead from a cell to its neighbours in the same net. */
export function leadsOf(grid: Grid, row: number, column: number): readonly Direction[] {
  if (markAt(grid, row, column) === Mark.owned) return ['up', 'down'];
  return shapeAt(grid, row, column)?.leads ?? [];
}

function netFrom(grid: Grid, row: number, column: number, seen: readonly Uint8Array[]): Net {
  const cells: (readonly [number, number])[] = [[row, column]];
  const ends: End[] = [];
  let blocked = false;
  let dashed = false;
  seen[row]![column] = 1;
  for (let i = 0; i < cells.length; i++) {
    const [r, c] = cells[i]!;
    const shape = shapeAt(grid, r, c);
    dashed ||= shape?.dashed === true;
    for (const to of leadsOf(grid, r, c)) {
      const [down, right] = STEP[to];
      const [nextRow, nextColumn] = [r + down, c + right];
      if (isWireCell(grid, nextRow, nextColumn)) {
        if (leadsOf(grid, nextRow, nextColumn).includes(OPPOSITE[to])) {
          if (seen[nextRow]![nextColumn] === 0) {
            seen[nextRow]![nextColumn] = 1;
            cells.push([nextRow, nextColumn]);
          }
          continue;
        }
        if (shape?.heads.includes(to)) blocked = true;
        continue;
      }
      if (at(grid, r, c) === '+' && markAt(grid, nextRow, nextColumn) !== Mark.owned) continue;
      ends.push({ row: r, column: c, to, head: shape?.heads.includes(to) ?? false });
    }
  }
  return { cells, ends, blocked, dashed };
}
