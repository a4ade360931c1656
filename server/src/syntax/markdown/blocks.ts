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

export type Block = HeadingBlock | ParagraphBlock | ListBlock | TableBlock | CodeBlock | QuoteBlock | HtmlBlock | RuleBlock;

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

/** Reads a section; `definitions` are those of the outline it is from. All ranges count from the section's start. */
export function readBlocks({ text }: Pick<SectionText, 'text'>, definitions?: readonly string[]): Blocks {
  const { trees, fences, notAnalysed } = parseMarkdown(text, definitions);
  const fenceAt = new Map(fences.map(({ range }, index) => [range.start, index]));
  return { blocks: trees.flatMap(({ root, offset }) => blocksOf(root.children, { offset, fenceAt })), notAnalysed };
}

interface Source {
  /** Where the parsed piece starts in the section. */
  readonly offset: number;
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
    default:
      // What is left are link definitions.
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
  const cellOf = (cell: MdCell): TableCell => ({ inlines: readInlines(cell.children, source.offset), range: placed(cell, source) });
  const rowOf = (row: MdRow): TableRow => ({ cells: row.children.map(cellOf), range: placed(row, source) });
  const [header, ...rows] = children.map(rowOf);
  return { kind: 'table', header: header ?? { cells: [], range }, rows, range };
}

const placed = (node: Nodes, { offset }: Source): Range => shift(rangeOf(node), offset);
