/**
 * The line scanner: it follows the block structure of CommonMark (containers, and the one block that is open in the
 * innermost of them) far enough to know which lines are headings, fences and HTML, and what must be kept from the parser.
 */
import type { Range } from '../../text/range.ts';
import { rangeAt, shift } from '../../text/range.ts';
import type { FenceOpening } from './block-starts.ts';
import { atxHeading, cellsOf, closesFence, fenceOpening, isThematicBreak, listMarker, setextLevel, tableColumns } from './block-starts.ts';
import { Budget, countMarks } from './budget.ts';
import type { Cursor } from './cursor.ts';
import { indentAt, skipColumns, skipUnits } from './cursor.ts';
import { takeDefinitions } from './definitions.ts';
import type { HtmlEnd } from './html-block.ts';
import { htmlBlockEnd } from './html-block.ts';
import { commentRanges } from './html-comments.ts';
import { LIMITS } from './limits.ts';
import type { Line, Piece } from './pieces.ts';
import { maskedText } from './pieces.ts';

export interface Scan {
  /** Those outside lists and quotes. */
  readonly headings: readonly ScannedHeading[];
  readonly fences: readonly ScannedFence[];
  readonly comments: readonly { readonly text: string; readonly range: Range }[];
  /** Link definitions, each as one line. */
  readonly definitions: readonly string[];
  /** Where a block starts outside lists and quotes that is no list item: parsed from there on, the rest gives the same blocks. */
  readonly cuts: readonly number[];
  /** What is over a limit, and must be blank for the parser. */
  readonly skipped: readonly Range[];
}

export interface ScannedHeading {
  /** Where its first line starts. */
  readonly lineStart: number;
  readonly level: number;
  readonly range: Range;
  /** The title as written. */
  readonly content: Range;
}

export interface ScannedFence {
  readonly info: string;
  readonly range: Range;
  readonly body: Range;
  readonly text: string;
  readonly closed: boolean;
}

/** A list item, with the columns that its content is indented by, or a quote. */
interface Container {
  readonly indent: number | 'quote';
  /** It began with a blank line and nothing stands in it yet. */
  empty: boolean;
}

type Paragraph = { readonly kind: 'paragraph'; readonly pieces: Piece[]; lazyLines: number };
type Html = { readonly kind: 'html'; readonly pieces: Piece[]; readonly end: HtmlEnd };
type Fence = { readonly kind: 'fence'; readonly opening: FenceOpening; readonly line: Piece; readonly pieces: Piece[] };

/** The block that is open in the innermost container and may go on in the next line. */
type Leaf = Paragraph | Html | Fence | { readonly kind: 'table' | 'code' };

/** The next mark of a line. */
interface Spot {
  /** Columns of blank before it. */
  readonly columns: number;
  readonly offset: number;
  /** From it to the line's end; empty if there is none. */
  readonly rest: string;
}

/** Reads `text` from `start` on, where a line begins. */
export function scan(text: string, start: number): Scan {
  const scanner = new Scanner(text);
  const lineEnd = /\r\n|[\r\n]/g;
  lineEnd.lastIndex = start;
  for (let from = start; from < text.length;) {
    const found = lineEnd.exec(text);
    const next = found ? lineEnd.lastIndex : text.length;
    scanner.read({ start: from, end: found?.index ?? next, next });
    from = next;
  }
  scanner.finish();
  return scanner;
}

class Scanner implements Scan {
  readonly headings: ScannedHeading[] = [];
  readonly fences: ScannedFence[] = [];
  readonly comments: { text: string; range: Range }[] = [];
  readonly definitions: string[] = [];
  readonly cuts: number[] = [];
  readonly skipped: Range[] = [];
  readonly #text: string;
  readonly #budget = new Budget();
  readonly #containers: Container[] = [];
  #leaf: Leaf | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  read(line: Line): void {
    const cursor: Cursor = { offset: line.start, column: 0 };
    const depth = this.#matchContainers(line, cursor);
    const leaf = depth === this.#containers.length ? this.#leaf : undefined;
    this.#budget.pay(line.start, 1 / 8 + depth / 4);
    if (leaf?.kind === 'fence') this.#continueFence(leaf, line, cursor);
    else if (leaf?.kind === 'html') this.#continueHtml(leaf, line, cursor);
    else if (line.end - line.start > LIMITS.line) this.#skip(line, cursor.offset, depth);
    else this.#openBlocks(line, cursor, depth);
  }

  finish(): void {
    this.#closeLeaf();
    this.#endSection(this.#text.length);
  }

  /** Moves over the marks of the containers that go on in this line, and says how many do. */
  #matchContainers(line: Line, cursor: Cursor): number {
    let depth = 0;
    for (const container of this.#containers) {
      const { columns, rest } = this.#spot(line, cursor);
      if (container.indent === 'quote') {
        if (columns > 3 || rest[0] !== '>') break;
        this.#skipQuoteMark(line, cursor);
      } else {
        if (rest === '' ? container.empty : columns < container.indent) break;
        skipColumns(this.#text, line.end, cursor, container.indent);
      }
      depth++;
    }
    return depth;
  }

  #continueFence(fence: Fence, line: Line, cursor: Cursor): void {
    const { columns, offset, rest } = this.#spot(line, cursor);
    if (columns > 3 || !closesFence(rest, fence.opening)) fence.pieces.push({ ...line, content: cursor.offset });
    else this.#closeFence(fence, { body: line.start, range: offset + rest.trimEnd().length });
  }

  #continueHtml(html: Html, line: Line, cursor: Cursor): void {
    const { rest } = this.#spot(line, cursor);
    if (html.end === 'blank' && rest === '') return this.#closeLeaf();
    html.pieces.push({ ...line, content: cursor.offset });
    if (html.end !== 'blank' && html.end.test(rest)) this.#closeLeaf();
  }

  /** Opens what the rest of the line begins: any number of containers, then at most one block. */
  #openBlocks(line: Line, cursor: Cursor, matched: number): void {
    let depth = matched;
    let spot = this.#spot(line, cursor);
    const ends = matched === this.#containers.length ? this.#leaf?.kind : undefined;
    // As the parser has it, all lists that begin in a line which ends a paragraph or indented code must be such as may do so.
    const interrupts = ends === 'paragraph' || ends === 'code';
    for (let container; (container = this.#containerAt(line, cursor, spot, interrupts)); spot = this.#spot(line, cursor)) {
      this.#open(depth);
      if (depth === LIMITS.depth) return this.#skip(line, spot.offset, depth);
      if (depth === 0 && container.indent === 'quote') this.cuts.push(line.start);
      this.#containers.push(container);
      depth++;
    }
    this.#budget.pay(line.start, 1 + (depth - matched) + (line.end - line.start) / 200);
    if (spot.rest === '') this.#blankLine(depth);
    else this.#openLeaf(line, spot, depth);
  }

  /** Ends a paragraph or a table, but not indented code. */
  #blankLine(depth: number): void {
    if (this.#leaf?.kind !== 'code' || depth < this.#containers.length) this.#close(depth);
  }

  /** The quote or list item that begins at the spot; the cursor is moved over its mark. */
  #containerAt(line: Line, cursor: Cursor, { columns, rest }: Spot, interrupts: boolean): Container | undefined {
    if (columns > 3) return undefined;
    if (rest[0] === '>') {
      this.#skipQuoteMark(line, cursor);
      return { indent: 'quote', empty: false };
    }
    const underlines = interrupts && this.#leaf?.kind === 'paragraph' && setextLevel(rest) > 0;
    const marker = underlines || isThematicBreak(rest) ? undefined : listMarker(rest);
    if (!marker || (interrupts && !marker.interrupts)) return undefined;
    skipColumns(this.#text, line.end, cursor, columns);
    skipUnits(cursor, marker.length);
    const after = this.#spot(line, cursor);
    const padding = marker.empty || after.columns > 4 ? 1 : after.columns;
    skipColumns(this.#text, line.end, cursor, padding);
    return { indent: columns + marker.length + padding, empty: marker.empty };
  }

  #openLeaf(line: Line, spot: Spot, depth: number): void {
    const { offset, rest } = spot;
    const piece = { ...line, content: offset };
    const paragraph = this.#leaf?.kind === 'paragraph' ? this.#leaf : undefined;
    const lazy = depth < this.#containers.length;
    if (spot.columns > 3) {
      if (paragraph) return this.#addText(paragraph, piece, lazy);
      this.#open(depth);
      this.#leaf = { kind: 'code' };
      return;
    }
    const fence = fenceOpening(rest);
    const atx = atxHeading(rest);
    const htmlEnd = htmlBlockEnd(rest, paragraph !== undefined);
    if (fence) {
      this.#openBlock(line, depth);
      this.#leaf = { kind: 'fence', opening: fence, line: piece, pieces: [] };
    } else if (atx) {
      this.#openBlock(line, depth);
      const content = { start: offset + atx.start, end: offset + atx.end };
      this.#addHeading({ lineStart: line.start, level: atx.level, range: rangeAt(offset, rest.trimEnd().length), content });
      this.#addInline([piece]);
    } else if (htmlEnd) {
      this.#openBlock(line, depth);
      this.#leaf = { kind: 'html', end: htmlEnd, pieces: [piece] };
      if (htmlEnd !== 'blank' && htmlEnd.test(rest)) this.#closeLeaf();
    } else if (paragraph && !lazy && setextLevel(rest) > 0 && this.#underline(paragraph, spot)) {
      this.#leaf = undefined;
    } else if (isThematicBreak(rest)) {
      this.#openBlock(line, depth);
    } else if (this.#leaf?.kind === 'table' && !lazy) {
      this.#addInline([piece]);
    } else if (paragraph) {
      this.#addText(paragraph, piece, lazy);
    } else {
      this.#openBlock(line, depth);
      this.#leaf = { kind: 'paragraph', pieces: [piece], lazyLines: 0 };
    }
  }

  #addText(paragraph: Paragraph, piece: Piece, lazy: boolean): void {
    const { pieces } = paragraph;
    if (lazy) paragraph.lazyLines++;
    if (piece.end - pieces[0]!.content > LIMITS.paragraph || paragraph.lazyLines > LIMITS.lazyLines) {
      return this.#skip(piece, piece.content, this.#containers.length);
    }
    pieces.push(piece);
    if (!lazy && this.#isTable(pieces)) {
      const head = pieces.splice(-2);
      this.#closeLeaf();
      this.#addInline(head);
      this.#leaf = { kind: 'table' };
    }
  }

  /** Whether the last line underlines the cells of the line before. */
  #isTable(pieces: readonly Piece[]): boolean {
    const [head, underline] = pieces.slice(-2).map(({ content, end }) => this.#text.slice(content, end));
    const columns = tableColumns(underline!);
    return columns > 0 && columns === cellsOf(head!).length;
  }

  /** Makes the paragraph a heading, unless it holds nothing but link definitions. */
  #underline(paragraph: Paragraph, { offset, rest }: Spot): boolean {
    const pieces = paragraph.pieces.slice(this.#takeDefinitions(paragraph.pieces));
    const [first] = pieces;
    if (!first) return false;
    const content = { start: first.content, end: first.content + this.#text.slice(first.content, pieces.at(-1)!.end).trimEnd().length };
    this.#addHeading({
      lineStart: first.start,
      level: setextLevel(rest),
      range: { start: first.content, end: offset + rest.trimEnd().length },
      content,
    });
    this.#addInline(pieces);
    return true;
  }

  #addHeading(heading: ScannedHeading): void {
    if (this.#containers.length > 0) return;
    this.#endSection(heading.lineStart);
    this.headings.push(heading);
  }

  #endSection(end: number): void {
    const start = this.#budget.renew();
    if (start !== undefined) this.skipped.push({ start, end });
  }

  /** Says how many lines at the start of a paragraph are link definitions, and keeps those. */
  #takeDefinitions(pieces: readonly Piece[]): number {
    if (this.#text[pieces[0]?.content ?? -1] !== '[') return 0;
    const lines = pieces.map(({ content, end }) => this.#text.slice(content, end)).join('\n');
    const end = takeDefinitions(lines, this.definitions);
    return end === lines.length ? pieces.length : lines.slice(0, end).split('\n').length - 1;
  }

  /** Looks into the lines of a paragraph, a heading or a row of a table. */
  #addInline(pieces: readonly Piece[]): void {
    const [first] = pieces;
    if (!first) return;
    const { end } = pieces.at(-1)!;
    const source = this.#text.slice(first.content, end);
    const marks = countMarks(source);
    if (marks > LIMITS.marks) this.skipped.push({ start: first.content, end });
    else this.#budget.pay(first.start, marks / 4 + marks ** 2 / 3000);
    if (source.includes('<!--')) this.#addComments(pieces, true);
  }

  #addComments(pieces: readonly Piece[], code: boolean): void {
    const block = maskedText(this.#text, pieces);
    for (const range of commentRanges(block, code)) {
      const text = block.slice(range.start + 4, Math.max(range.start + 4, range.end - 3)).trim();
      this.comments.push({ text, range: shift(range, pieces[0]!.start) });
    }
  }

  /** Takes what the line holds from `offset` on as blank. */
  #skip(line: Line, offset: number, depth: number): void {
    this.skipped.push({ start: offset, end: line.end });
    this.#close(depth);
  }

  #openBlock(line: Line, depth: number): void {
    this.#open(depth);
    if (depth === 0) this.cuts.push(line.start);
  }

  /** Closes what a new block at this depth ends. */
  #open(depth: number): void {
    this.#close(depth);
    const container = this.#containers.at(-1);
    if (container) container.empty = false;
  }

  #close(depth: number): void {
    this.#closeLeaf();
    this.#containers.length = depth;
  }

  #closeLeaf(): void {
    const leaf = this.#leaf;
    this.#leaf = undefined;
    if (leaf?.kind === 'fence') {
      const last = leaf.pieces.at(-1) ?? leaf.line;
      this.#closeFence(leaf, { body: last.next, range: last.end }, false);
    } else if (leaf?.kind === 'html') {
      this.#addComments(leaf.pieces, false);
    } else if (leaf?.kind === 'paragraph') {
      this.#addInline(leaf.pieces.slice(this.#takeDefinitions(leaf.pieces)));
    }
  }

  #closeFence({ opening, line, pieces }: Fence, ends: { body: number; range: number }, closed = true): void {
    const range = { start: line.content, end: ends.range };
    this.fences.push({ info: opening.info, range, body: { start: line.next, end: ends.body }, text: maskedText(this.#text, pieces), closed });
    this.#leaf = undefined;
  }

  #skipQuoteMark(line: Line, cursor: Cursor): void {
    skipColumns(this.#text, line.end, cursor, 3);
    skipUnits(cursor, 1);
    skipColumns(this.#text, line.end, cursor, 1);
  }

  #spot(line: Line, cursor: Cursor): Spot {
    const { columns, offset } = indentAt(this.#text, line.end, cursor);
    return { columns, offset, rest: this.#text.slice(offset, line.end) };
  }
}
