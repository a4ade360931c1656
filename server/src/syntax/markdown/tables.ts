/** The pipe tables of a text, cell by cell as plain text. */
import type { Part } from '../mermaid/tree.ts';
import { type Block, everyBlock, type TableCell, type TableRow } from './blocks.ts';
import { textOf } from './inlines.ts';

export interface PlainTable {
  readonly header: readonly PlainCell[];
  readonly rows: readonly (readonly PlainCell[])[];
}

/** `text` without markup; `raw` as written; the range is that of `raw`. */
export interface PlainCell extends Part {
  readonly raw: string;
}

/** All tables among `blocks`, also in lists and quotes. What `text` has blanked is in no cell. */
export const tablesIn = (blocks: readonly Block[], text: string): PlainTable[] =>
  everyBlock(blocks).flatMap((block) => {
    const cellsOf = ({ cells }: TableRow): PlainCell[] => cells.map((cell) => plainCell(cell, text));
    return block.kind === 'table' ? [{ header: cellsOf(block.header), rows: block.rows.map(cellsOf) }] : [];
  });

function plainCell({ inlines, content }: TableCell, text: string): PlainCell {
  const written = text.slice(content.start, content.end);
  const raw = written.trim();
  const start = content.start + (raw === '' ? 0 : written.indexOf(raw));
  return { raw, text: textOf(inlines).replace(/\s+/g, ' ').trim(), range: { start, end: start + raw.length } };
}
