/** Tables of transitions: a column that says from where, one that says to where. */
import type { Hop } from '../syntax/arrow-text/hops.ts';
import { type Block, readBlocks, type TableBlock, type TableCell } from '../syntax/markdown/blocks.ts';
import type { SectionText } from '../syntax/markdown/outline.ts';
import type { Part } from '../syntax/mermaid/tree.ts';

const FROM = /^(?:from|current|source|old|before)\b/i;
const TO = /^(?:to|next|target|new|after)\b/i;
const TRIGGER = /^(?:event|trigger|action|when|on|cause|command)\b/i;
const LONGEST_HEADER = 1000;

/** A line of bars with both words; only then the section is parsed. */
const isLikely = (text: string): boolean =>
  text
    .split('\n')
    .some(
      (line) =>
        line.length <= LONGEST_HEADER &&
        /^[ \t>]*\|/.test(line) &&
        /\b(?:from|current|source|old|before)\b/i.test(line) &&
        /\b(?:to|next|target|new|after)\b/i.test(line),
    );

/** The transitions of each such table of a section. */
export function readTransitionTables(section: SectionText): Hop[][] {
  return isLikely(section.text)
    ? tablesIn(readBlocks(section).blocks)
        .map(hopsOf)
        .filter((hops) => hops.length > 0)
    : [];
}

const tablesIn = (blocks: readonly Block[]): TableBlock[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'table') return [block];
    if (block.kind === 'quote') return tablesIn(block.blocks);
    return block.kind === 'list' ? block.items.flatMap((item) => tablesIn(item.blocks)) : [];
  });

function hopsOf({ header, rows }: TableBlock): Hop[] {
  const titles = header.cells.map((cell) => textOf(cell).text);
  const [from, to, trigger] = [FROM, TO, TRIGGER].map((pattern) => titles.findIndex((title) => pattern.test(title)));
  if (from === -1 || to === -1) return [];
  return rows.flatMap(({ cells, range }) => {
    const [start, end, event] = [from, to, trigger].map((column) => cells[column!]);
    if (!start || !end) return [];
    const label = event && textOf(event);
    return namesIn(start).flatMap((a) =>
      namesIn(end).map((b) => ({ from: a, to: b, ...(label && label.text !== '' && { label }), range, inTable: true })),
    );
  });
}

function textOf({ inlines, range }: TableCell): Part {
  return {
    text: inlines
      .map(({ text }) => text)
      .join('')
      .trim(),
    range: { start: inlines[0]?.range.start ?? range.start, end: inlines.at(-1)?.range.end ?? range.end },
  };
}

/** `MATCHED, IN_PROGRESS` in one cell are two states. */
function namesIn(cell: TableCell): Part[] {
  const { text, range } = textOf(cell);
  return text
    .split(/\s*[,/|]\s*|\s+or\s+/)
    .filter((name) => name !== '')
    .map((name) => ({ text: name, range }));
}
