import type { PlainTable } from '../../syntax/markdown/tables.ts';
import { findAround } from '../../text/around.ts';
import type { Range } from '../../text/range.ts';

/** What a place in a table belongs to. */
export interface Cell {
  readonly range: Range;
  /** What the row is called: its first cell. */
  readonly row: string;
  /** What stands above it in the header. */
  readonly column: string;
}

/** The cell of a body row that holds a range. */
export function cellsOf(tables: readonly PlainTable[]): (range: Range) => Cell | undefined {
  const cells = tables.flatMap(({ header, rows }) =>
    rows.flatMap((row) => row.map(({ range }, column): Cell => ({ range, row: row[0]!.text, column: header[column]?.text ?? '' }))),
  );
  return findAround(cells.sort((a, b) => a.range.start - b.range.start));
}
