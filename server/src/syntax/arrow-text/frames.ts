/** Boxes with borders: `┌─┐│└─┘`, `╭╮╰╯`, `╔═╗║╚╝`, `+--+|+--+`. */
import type { Part } from '../mermaid/tree.ts';
import { at, type Grid, Mark, partOf } from './grid.ts';
import { RIGHT, RIGHT_ASYNC } from './signs.ts';

export interface Frame {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  /** Of the upper border; the others may stand a little off. */
  readonly right: number;
  /** For each row between the borders where its left and its right border stand. */
  readonly starts: readonly number[];
  readonly edges: readonly number[];
  /** Rows that cut it: `├───┤`. */
  readonly cuts: readonly number[];
  /** Where the upper border says something: `┌─ Name ──┐`. */
  readonly title?: Part;
  /** Rows and columns of values, no box. */
  readonly isTable: boolean;
}

const TOP_LEFT = '┌╔╭┏+';
const TOP_RIGHT = '┐╗╮┓+';
const BOTTOM_LEFT = '└╚╰┗+';
const BOTTOM_RIGHT = '┘╝╯┛+';
const ACROSS = '─━═-=┄╌┬┴┼╦╩╬╤╧┯┷┳┻┰┸▼▲△▽↓↑v^+';
const DOWN = '│┃║|┆┊├┤┼╠╣╬┝┥┣┫╟╢>►▶◄◀<→←';
const CUT_LEFT = '├╠┝┣╟+';
/** A border that a long line pushes out stands at most so far off. */
const SLACK = 3;
const LONGEST_EDGE = 400;
/** Of more corners no drawing is made by hand. */
const MOST_CORNERS = 2000;

/** All frames with something written in them, outer ones before inner ones; their cells are marked. */
export function findFrames(grid: Grid): Frame[] {
  const frames: Frame[] = [];
  let corners = 0;
  for (let row = 0; row < grid.rows.length; row++) {
    for (let column = 0; column < grid.rows[row]!.length && corners < MOST_CORNERS; column++) {
      if (TOP_LEFT.includes(at(grid, row, column))) corners++;
      if (!TOP_LEFT.includes(at(grid, row, column)) || frames.some((frame) => frame.isTable && covers(frame, row, column))) continue;
      frames.push(...framesAt(grid, row, column).filter((frame) => !frames.some((other) => isSame(frame, other))));
    }
  }
  const said = frames.filter((frame) => holdsText(grid, frame));
  said.sort((a, b) => size(b) - size(a));
  for (const [i, frame] of said.entries())
    own(grid, frame, i + 1, !said.some((other) => other !== frame && isInside(other, frame)) && !holdsDrawing(grid, frame));
  return said;
}

const covers = ({ top, left, bottom, right }: Frame, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

const isSame = (a: Frame, b: Frame): boolean => a.top === b.top && a.left === b.left;

const size = ({ top, left, bottom, right }: Frame): number => (bottom - top) * (right - left);

export const isInside = (inner: Frame, outer: Frame): boolean =>
  inner.top > outer.top && inner.bottom < outer.bottom && inner.left > outer.left && inner.right < outer.right + SLACK;

/** The frame whose upper left corner is here; of a row of cells that share borders each cell. */
function framesAt(grid: Grid, top: number, left: number): Frame[] {
  const ascii = at(grid, top, left) === '+';
  const right = upperRight(grid, top, left, ascii);
  const bottom = right === undefined ? undefined : lowerLeft(grid, top, left, ascii);
  if (right === undefined || bottom === undefined || bottom - top < 2) return [];
  if (!closes(grid, bottom, left, right)) return [];
  const rows = Array.from({ length: bottom - top - 1 }, (_, i) => top + 1 + i);
  const starts = rows.map((row) => leftEdge(grid, row, left, ascii) ?? left);
  const cuts = rows.filter((row) => isCut(grid, row, left, right));
  const edges = rows.map((row) => rightEdge(grid, row, right) ?? -1);
  if (edges.filter((edge) => edge >= 0).length * 2 < rows.length) return [];
  const title = titleOf(grid, top, left, right);
  const frame: Frame = {
    top,
    left,
    bottom,
    right,
    starts,
    edges: edges.map((edge) => (edge < 0 ? right : edge)),
    cuts,
    ...(title && { title }),
    isTable: false,
  };
  const columns = columnsOf(grid, frame);
  if (columns.length === 0) return [frame];
  if (cuts.length > 0) return [{ ...frame, isTable: true }];
  return [left, ...columns].map((start, i) => {
    const end = columns[i] ?? right;
    return {
      ...frame,
      left: start,
      right: end,
      starts: i > 0 ? edges.map(() => start) : starts,
      edges: i < columns.length ? edges.map(() => end) : frame.edges,
    };
  });
}

/** The upper right corner: with `+` the last that a border leads down from. */
function upperRight(grid: Grid, row: number, left: number, ascii: boolean): number | undefined {
  let border = 0;
  let words = 0;
  let corner: number | undefined;
  let last: number | undefined;
  for (let column = left + 1; column <= left + LONGEST_EDGE; column++) {
    const char = at(grid, row, column);
    if (ascii && char === '+') last = column;
    if (last === column && '|+'.includes(at(grid, row + 1, column))) corner = column;
    if (!ascii && char !== '+' && TOP_RIGHT.includes(char)) return border > words / 2 ? column : undefined;
    if (ACROSS.includes(char)) border++;
    else if (ascii || border === 0 || column >= grid.rows[row]!.length || TOP_LEFT.includes(char) || DOWN.includes(char)) return corner ?? last;
    else words++;
  }
  return corner ?? last;
}

function lowerLeft(grid: Grid, top: number, left: number, ascii: boolean): number | undefined {
  let missing = 0;
  for (let row = top + 1; row <= top + LONGEST_EDGE && row < grid.rows.length; row++) {
    const char = at(grid, row, left);
    if (ascii && char === '+' && '-='.includes(at(grid, row, left + 1)) && at(grid, row + 1, left) !== '|') return row;
    if (!ascii && char !== '+' && BOTTOM_LEFT.includes(char)) return row;
    if (leftEdge(grid, row, left, ascii) === undefined && (ascii || ++missing > 1 + (row - top) / 4)) return undefined;
  }
  return undefined;
}

/** Where the left border stands in a row: drawn by hand, it may be one column off. */
function leftEdge(grid: Grid, row: number, left: number, ascii: boolean): number | undefined {
  const char = at(grid, row, left);
  if (ascii) return DOWN.includes(char) || char === '+' ? left : undefined;
  const isHead = '>►▶◄◀<→←'.includes(char);
  if (DOWN.includes(char) && !isHead) return left;
  return [left - 1, left + 1].find((column) => '│┃║'.includes(at(grid, row, column))) ?? (isHead ? left : undefined);
}

/** Whether the lower border leads to its right corner. */
function closes(grid: Grid, row: number, left: number, right: number): boolean {
  for (let column = left + 1; column <= right + SLACK; column++) {
    const char = at(grid, row, column);
    if (column >= right - SLACK && BOTTOM_RIGHT.includes(char)) return true;
    if (!ACROSS.includes(char)) return false;
  }
  return false;
}

const isCut = (grid: Grid, row: number, left: number, right: number): boolean => {
  if (!CUT_LEFT.includes(at(grid, row, left))) return false;
  for (let column = left + 1; column < right - SLACK; column++) if (!ACROSS.includes(at(grid, row, column))) return false;
  return true;
};

function rightEdge(grid: Grid, row: number, right: number): number | undefined {
  for (let off = 0; off <= SLACK; off++) {
    if (isDown(at(grid, row, right + off))) return right + off;
    if (isDown(at(grid, row, right - off))) return right - off;
  }
  return undefined;
}

const isDown = (char: string): boolean => DOWN.includes(char) || char === '+';

function titleOf(grid: Grid, row: number, left: number, right: number): Part | undefined {
  let start = left + 1;
  while (start < right && ACROSS.includes(at(grid, row, start))) start++;
  let end = right;
  while (end > start && ACROSS.includes(at(grid, row, end - 1))) end--;
  const title = partOf(grid, row, start, end);
  return title.text === '' ? undefined : title;
}

/** Columns where a border leads from the upper border to the lower one. */
function columnsOf(grid: Grid, { top, bottom, left, right }: Frame): number[] {
  const columns: number[] = [];
  for (let column = left + 1; column < right; column++) {
    if (!'┬╦╤┯┳┼+'.includes(at(grid, top, column)) || !'│┃║|┼+'.includes(at(grid, top + 1, column))) continue;
    let row = top + 1;
    while (row < bottom && isDown(at(grid, row, column))) row++;
    if (row === bottom) columns.push(column);
  }
  return columns;
}

/** Whether letters stand in it. */
function holdsText(grid: Grid, { top, bottom, left, edges, title }: Frame): boolean {
  if (title) return true;
  for (let row = top + 1; row < bottom; row++) if (/[\p{L}\p{N}]/u.test(grid.rows[row]!.slice(left + 1, edges[row - top - 1]))) return true;
  return false;
}

const BETWEEN_BRACKETS = new RegExp(`\\][ \\t]{0,9}(?:[─━]{0,40}[${RIGHT}${RIGHT_ASYNC}]|[◀◄←]|-{1,40}>|<-)`);

/** Whether boxes in brackets stand in it, with an arrow between two of them. */
function holdsDrawing(grid: Grid, { top, bottom, left, edges }: Frame): boolean {
  for (let row = top + 1; row < bottom; row++) {
    const inside = grid.rows[row]!.slice(left + 1, edges[row - top - 1]);
    if (inside.includes('[') && BETWEEN_BRACKETS.test(inside)) return true;
  }
  return false;
}

function own({ marks, owners }: Grid, { top, bottom, left, right, starts, edges }: Frame, number: number, whole: boolean): void {
  const take = (row: number, from: number, to: number): void => {
    marks[row]!.fill(Mark.owned, from, to + 1);
    owners[row]!.fill(number, from, to + 1);
  };
  take(top, left, right);
  take(bottom, left, right);
  for (let row = top + 1; row < bottom; row++) {
    const [start, edge] = [starts[row - top - 1]!, edges[row - top - 1]!];
    if (whole) take(row, start, edge);
    else for (const column of [start, edge]) take(row, column, column);
  }
}

/** The lines of a frame, cut where a line crosses it; blank ones left out. */
export function linesOf(grid: Grid, { top, bottom, starts, edges, cuts }: Frame): Part[][] {
  const compartments: Part[][] = [[]];
  for (let row = top + 1; row < bottom; row++) {
    if (cuts.includes(row)) compartments.push([]);
    else {
      const part = partOf(grid, row, starts[row - top - 1]! + 1, edges[row - top - 1]!);
      if (part.text !== '') compartments.at(-1)!.push(part);
    }
  }
  return compartments.filter((lines) => lines.length > 0);
}
