/** The blocks of one section as plain frozen data with places: all that the rest of the program knows of Markdown's inside. */
import type { List as MdList, ListItem as MdItem, Nodes, RootContent, Table as MdTable, TableCell as MdCell, TableRow as MdRow } from 'mdast';
import type { Range } from '../../text/range.ts';
import { shift } from '../../text/range.ts';
import type { Inline } from './inlines.ts';
import { readInlines, rangeOf } from './inlines.ts';
import type { SectionText } from './outline.ts';
import { parseMarkdown } from './parse.ts';

export interface Blocks {
  readonly blocks: readonly Block[];
  /** What was too deep or too large to be read. */
  readonly notAnalysed: readonly Range[];
}

export type Block = HeadingBlock | ParagraphBlock | ListBlock | TableBlock | CodeBlock | QuoteBlock | HtmlBlock | RuleBlock | DefinitionBlock;

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: number;
  readonly inlines: readonly Inline[];
  readonly range: Range;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly inlines: readonly Inline[];
  readonly range: Range;
}

export interface ListBlock {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
  readonly range: Range;
}

export interface ListItem {
  /** Of a task list. */
  readonly checked?: boolean;
  readonly blocks: readonly Block[];
  readonly range: Range;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
  readonly range: Range;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  readonly range: Range;
}

export interface TableCell {
  readonly inlines: readonly Inline[];
  /** With the bar before it, if there is one. */
  readonly range: Range;
  /** From its first mark to its last; empty behind the bar where it says nothing. */
  readonly content: Range;
}

export interface CodeBlock {
  readonly kind: 'code';
  /** Index in the section's fences; absent where the code is only indented. */
  readonly fence?: number;
  readonly text: string;
  readonly range: Range;
}

export interface QuoteBlock {
  readonly kind: 'quote';
  readonly blocks: readonly Block[];
  readonly range: Range;
}

export interface HtmlBlock {
  readonly kind: 'html';
  readonly text: string;
  readonly range: Range;
}

export interface RuleBlock {
  readonly kind: 'rule';
  readonly range: Range;
}

/** `[label]: url`, to which links of the whole document may refer. */
export interface DefinitionBlock {
  readonly kind: 'definition';
  readonly url: string;
  readonly range: Range;
}

/** Reads a section; `definitions` are those of the outline it is from. All ranges count from the section's start. */
export function readBlocks({ text }: Pick<SectionText, 'text'>, definitions?: readonly string[]): Blocks {
  const { trees, fences, notAnalysed } = parseMarkdown(text, definitions);
  const fenceAt = new Map(fences.map(({ range }, index) => [range.start, index]));
  return { blocks: trees.flatMap(({ root, offset, start }) => blocksOf(root.children, { offset, start, fenceAt })), notAnalysed };
}

/** The blocks with all that stand inside of them, each before what it holds. */
export const everyBlock = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'quote') return [block, ...everyBlock(block.blocks)];
    return block.kind === 'list' ? [block, ...block.items.flatMap((item) => everyBlock(item.blocks))] : [block];
  });

/** The runs of one block, not of those inside of it; of a table those of its cells. */
export function runsOf(block: Block): readonly Inline[] {
  if (block.kind === 'table') return [block.header, ...block.rows].flatMap(({ cells }) => cells.flatMap(({ inlines }) => inlines));
  return block.kind === 'paragraph' || block.kind === 'heading' ? block.inlines : [];
}

interface Source {
  /** Where the offsets of the parsed piece start in the section. */
  readonly offset: number;
  /** What stands before it is none of the section's. */
  readonly start: number;
  readonly fenceAt: ReadonlyMap<number, number>;
}

const blocksOf = (nodes: readonly RootContent[], source: Source): Block[] => nodes.flatMap((node) => blockOf(node, source) ?? []);

function blockOf(node: RootContent, source: Source): Block | undefined {
  const range = shift(rangeOf(node), source.offset);
  switch (node.type) {
    case 'heading':
      return { kind: 'heading', level: node.depth, inlines: readInlines(node.children, source.offset), range };
    case 'paragraph':
      return { kind: 'paragraph', inlines: readInlines(node.children, source.offset), range };
    case 'list':
      return listOf(node, range, source);
    case 'table':
      return tableOf(node, range, source);
    case 'code': {
      const fence = source.fenceAt.get(range.start);
      return { kind: 'code', ...(fence !== undefined && { fence }), text: node.value, range };
    }
    case 'blockquote':
      return { kind: 'quote', blocks: blocksOf(node.children, source), range };
    case 'html':
      return { kind: 'html', text: node.value, range };
    case 'thematicBreak':
      return { kind: 'rule', range };
    case 'definition':
      return range.start < source.start ? undefined : { kind: 'definition', url: node.url, range };
    default:
      return undefined;
  }
}

function listOf({ ordered, children }: MdList, range: Range, source: Source): ListBlock {
  const itemOf = (item: MdItem): ListItem => ({
    ...(typeof item.checked === 'boolean' && { checked: item.checked }),
    blocks: blocksOf(item.children, source),
    range: placed(item, source),
  });
  return { kind: 'list', ordered: ordered === true, items: children.map(itemOf), range };
}

function tableOf({ children }: MdTable, range: Range, source: Source): TableBlock {
  const cellOf = (cell: MdCell): TableCell => ({
    inlines: readInlines(cell.children, source.offset),
    range: placed(cell, source),
    content: shift(contentOf(cell), source.offset),
  });
  const rowOf = (row: MdRow): TableRow => ({ cells: row.children.map(cellOf), range: placed(row, source) });
  const [header, ...rows] = children.map(rowOf);
  return { kind: 'table', header: header ?? { cells: [], range }, rows, range };
}

function contentOf(cell: MdCell): Range {
  const [first, last] = [cell.children[0], cell.children.at(-1)];
  const { start, end } = rangeOf(cell);
  const inside = Math.min(start + 1, end);
  return first && last ? { start: rangeOf(first).start, end: rangeOf(last).end } : { start: inside, end: inside };
}

const placed = (node: Nodes, { offset }: Source): Range => shift(rangeOf(node), offset);
