/** A place in one line of a text, with its column: a tab goes to the next multiple of four, and a list's indent may end inside one. */
export interface Cursor {
  offset: number;
  column: number;
}

const SPACE = 32;
const TAB = 9;

export const isBlank = (unit: number): boolean => unit === SPACE || unit === TAB;

/** Columns of blank from the cursor to the next mark or the end of the line, and where that is. */
export function indentAt(text: string, end: number, cursor: Cursor): { columns: number; offset: number } {
  let { column, offset } = cursor;
  for (; offset < end && isBlank(text.charCodeAt(offset)); offset++) column += widthAt(text, offset, column);
  return { columns: column - cursor.column, offset };
}

/** Moves over up to `columns` columns of blank; a part of a tab may be left. */
export function skipColumns(text: string, end: number, cursor: Cursor, columns: number): void {
  const target = cursor.column + columns;
  while (cursor.column < target && cursor.offset < end && isBlank(text.charCodeAt(cursor.offset))) {
    const next = cursor.column + widthAt(text, cursor.offset, cursor.column);
    if (next <= target) cursor.offset++;
    cursor.column = Math.min(next, target);
  }
}

/** Moves over `count` code units that are no tabs. */
export function skipUnits(cursor: Cursor, count: number): void {
  cursor.offset += count;
  cursor.column += count;
}

function widthAt(text: string, offset: number, column: number): number {
  return text.charCodeAt(offset) === TAB ? 4 - (column % 4) : 1;
}
