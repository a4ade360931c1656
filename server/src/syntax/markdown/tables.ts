/**
 * The pipe tables of a text, found line by line: a header, a line of dashes, rows up to the first line without a bar. A bar
 * parts cells wherever it stands unless a backslash precedes it; so GitHub reads it, in code too. Fences are left out.
 */
import type { Range } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import { plainText } from './plain-text.ts';

export interface PlainTable {
  readonly header: readonly PlainCell[];
  readonly rows: readonly (readonly PlainCell[])[];
}

/** `text` without markup; `raw` as written; the range is that of `raw`. */
export interface PlainCell extends Part {
  readonly raw: string;
}

const DASHES = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
/** Without one of these a cell says what is written. */
const MARKUP = /[*_`[\]<&\\~!]/;
/** Longer lines are no rows. */
const LONGEST = 5000;

/** All tables of `text` but those inside `fences`; linear. */
export function readTables(text: string, fences: readonly Range[] = []): PlainTable[] {
  if (!text.includes('|')) return [];
  const lines = linesOf(text);
  const tables: PlainTable[] = [];
  for (let i = 1; i < lines.length; i++) {
    const { start, end } = lines[i]!;
    const dashes = text.slice(start, end);
    if (!dashes.includes('|') || end - start > LONGEST || !DASHES.test(dashes) || fences.some((fence) => fence.start <= start && start < fence.end))
      continue;
    const header = cellsOf(text, lines[i - 1]!);
    if (header.length !== dashes.split('|').filter((piece) => /-/.test(piece)).length) continue;
    const rows: PlainCell[][] = [];
    for (let row = lines[i + 1]; row && text.slice(row.start, row.end).includes('|'); row = lines[++i + 1]) rows.push(cellsOf(text, row));
    tables.push({ header, rows });
  }
  return tables;
}

function linesOf(text: string): Range[] {
  const lines: Range[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ start, end: start + line.length - (line.endsWith('\r') ? 1 : 0) });
    start += line.length + 1;
  }
  return lines;
}

function cellsOf(text: string, line: Range): PlainCell[] {
  const written = text.slice(line.start, line.end);
  if (written.length > LONGEST || !written.includes('|')) return [];
  const cells: PlainCell[] = [];
  let start = /^[ \t>]*\|?/.exec(written)![0].length;
  const bars = [...written.matchAll(/\\.|\|/g)].filter(({ 0: mark, index }) => mark === '|' && index >= start).map(({ index }) => index);
  if (written.slice((bars.at(-1) ?? -1) + 1).trim() !== '') bars.push(written.length);
  for (const bar of bars) {
    const piece = written.slice(start, bar);
    const raw = piece.trim();
    const from = line.start + start + (raw === '' ? 0 : piece.indexOf(raw));
    cells.push({ raw, text: MARKUP.test(raw) ? plainText(raw) : raw.replace(/\s+/g, ' '), range: { start: from, end: from + raw.length } });
    start = bar + 1;
  }
  return cells;
}
