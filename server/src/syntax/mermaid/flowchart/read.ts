import { cover } from '../../../text/range.ts';
import { headOf, readAccessibility, Scanner } from '../kit/index.ts';
import type { Accessibility, PreparedSource } from '../kit/index.ts';
import { labelIn } from '../kit/source.ts';
import type { DiagramFix, Flowchart, FlowStyling, Part } from '../tree.ts';
import { directionOf, readDirection } from './direction.ts';
import { FlowGraph } from './graph.ts';
import type { Text } from './labels.ts';
import { FlowLexer, ID_KINDS } from './lexer.ts';
import type { Kind } from './lexer.ts';
import { endOfShapeData } from './shape-data.ts';
import { readStyling } from './styling.ts';
import { readGroupHead } from './subgraph.ts';
import type { GroupHead } from './subgraph.ts';
import { readVertices } from './vertices.ts';

const STYLING_KINDS: ReadonlySet<Kind> = new Set(['style', 'class', 'classDef', 'linkStyle', 'click'] as const);
/** What can only begin a statement, so that a line without its semicolon goes on there. */
const STATEMENT_KINDS: ReadonlySet<Kind> = new Set([...STYLING_KINDS, 'subgraph', 'endSubgraph']);

/** A subgraph whose `end` was not read yet. */
type OpenGroup = GroupHead & { readonly start: number; readonly members: string[]; direction?: Part };

/** Reads `graph`, `flowchart`, `flowchart-elk` and `swimlane-beta`. */
export function readFlowchart(source: PreparedSource): Flowchart {
  return new FlowReader(source).read();
}

export class FlowReader {
  readonly scanner: Scanner;
  readonly graph = new FlowGraph();
  readonly stylings: FlowStyling[] = [];
  readonly lexer: FlowLexer;
  readonly #accessibility: Accessibility = {};
  readonly #open: OpenGroup[] = [];
  readonly #header: { header: Flowchart['header']; direction?: Part };
  #failedLine = -1;
  #searchedData = 0;

  constructor(source: PreparedSource) {
    this.scanner = new Scanner(source);
    this.#header = readDirection(this.scanner);
    this.lexer = new FlowLexer(source.text, this.scanner.position);
    if (this.#header.direction) this.#readHeaderEnd();
  }

  read(): Flowchart {
    while (this.lexer.kind !== 'end') this.#readLine();
    this.#closeRest();
    const { header, direction } = this.#header;
    return {
      type: 'flowchart',
      ...(direction && { direction }),
      ...headOf(this.scanner, header, this.#accessibility),
      nodes: this.graph.nodes,
      edges: this.graph.edges,
      groups: this.graph.groups,
      stylings: this.stylings,
    };
  }

  /** Says what was expected instead of the next token, once a line; gives nothing, so that a reading can end with it. */
  fail(message: string, fixes?: readonly DiagramFix[]): undefined {
    const { start, end, kind } = this.lexer.token;
    const [from, to] = this.scanner.trim(start, end);
    const isMissing = kind === 'newline' || kind === 'end' || from === to;
    this.failAt(isMissing ? this.lexer.taken : from, isMissing ? this.lexer.taken : to, message, fixes);
  }

  /** As `fail`, of the text from `start` to `end`. */
  failAt(start: number, end: number, message: string, fixes?: readonly DiagramFix[]): void {
    const line = this.scanner.lineEnd(start);
    if (line !== this.#failedLine) this.scanner.error(start, end, message, fixes);
    this.#failedLine = line;
  }

  /** A text as it is shown; empty strings in it are nothing. */
  labelOf({ start, end, tail }: Text): Part {
    const { source } = this.scanner;
    const label = this.scanner.label(start, end);
    const more = tail && this.scanner.label(tail.start, tail.end);
    const text = more?.text ? (labelIn(source, start, end) + labelIn(source, tail!.start, tail!.end)).trim() : label.text;
    return { text: text.replaceAll('""', ''), range: more?.text ? cover(label.range, more.range) : label.range };
  }

  /** Where shape data ends that begins at `at`; nothing where it is never closed. What was searched in vain is not searched again. */
  endOfData(at: number): number | undefined {
    if (at < this.#searchedData) return undefined;
    const end = endOfShapeData(this.scanner.text, at);
    if (this.scanner.text[end] === '}') return end;
    this.#searchedData = end;
    return undefined;
  }

  /** As `fail`, where a node could stand: says of the words that mean something else how to write them. */
  failAtNode(message: string): undefined {
    const { kind, start, end } = this.lexer.token;
    const word = this.scanner.text.slice(start, end);
    if (kind === 'endSubgraph') {
      const fix = { title: 'Write `End`', edits: [{ range: this.scanner.range(start, end), text: 'End' }] };
      return this.fail('`end` closes a subgraph here; write `End` or quote it: e["end"].', [fix]);
    }
    return this.fail(
      /^[a-z]+$/i.test(word) && !ID_KINDS.has(kind)
        ? `\`${word}\` is a word of Mermaid's and names no node: write e.g. ${word}1["${word}"].`
        : message,
    );
  }

  /** Behind the direction of the header nothing but a semicolon or a line end may stand. */
  #readHeaderEnd(): void {
    const { lexer, scanner } = this;
    const isBlank = lexer.takeIf('space') !== undefined;
    if (lexer.takeIf('newline') || (!isBlank && lexer.takeIf('semicolon'))) return;
    this.fail('The header ends here, with a line end or a semicolon.');
    lexer.moveTo(scanner.lineEnd());
  }

  /** A statement with what ends it, or what may stand between statements. */
  #readLine(): void {
    const { lexer } = this;
    const { start } = lexer.token;
    switch (lexer.kind) {
      case 'newline':
      case 'semicolon':
      case 'space':
        lexer.take();
        return;
      case 'subgraph':
        this.#openGroup();
        return;
      case 'endSubgraph':
        this.#readEnd();
        return;
      case 'direction':
        this.#readDirection();
        return;
      case 'accessibility':
        this.scanner.position = start;
        readAccessibility(this.scanner, this.#accessibility);
        lexer.moveTo(this.scanner.position);
        return;
      default:
        this.#readStatement(start);
    }
  }

  #readStatement(start: number): void {
    const { lexer } = this;
    const isStyling = STYLING_KINDS.has(lexer.kind);
    const isRead = isStyling ? this.#readStyling() : readVertices(this, this.#open.at(-1)?.members ?? []);
    if (isRead && this.#readSeparator(isStyling)) return;
    const isNext = isRead && lexer.token.start > start && (ID_KINDS.has(lexer.kind) || STATEMENT_KINDS.has(lexer.kind));
    if (isNext || lexer.kind === 'end') return;
    lexer.moveTo(this.scanner.lineEnd(lexer.taken > start ? lexer.taken : this.scanner.trim(start, lexer.token.end)[0]));
  }

  #readStyling(): boolean {
    const styling = readStyling(this);
    if (styling) this.stylings.push(styling);
    return styling !== undefined;
  }

  /** A line end or a semicolon, which end a statement. */
  #readSeparator(isStyling: boolean): boolean {
    const { lexer } = this;
    if (lexer.kind === 'end' || lexer.takeIf('newline') || lexer.takeIf('semicolon')) return true;
    if (isStyling) this.fail('The line should end here.');
    else this.failAtNode('Write an arrow, or end the line here; two statements on a line need a semicolon between them.');
    return false;
  }

  #openGroup(): void {
    const { start } = this.lexer.token;
    const head = readGroupHead(this);
    this.#open.push({ ...head, members: [], start });
    const { lexer } = this;
    if (lexer.kind === 'end' || lexer.takeIf('newline') || lexer.takeIf('semicolon')) return;
    this.fail('The line should end behind the title; quote a title that has more than words in it.');
    lexer.moveTo(this.scanner.lineEnd(lexer.taken));
  }

  #readEnd(): void {
    const end = this.lexer.take();
    if (this.#open.length > 0) this.#closeGroup(end.end);
    else this.failAt(end.start, end.end, '`end` closes a subgraph, and none is open here. A node is called `End`, or `e[end]`.');
  }

  #closeGroup(end: number): void {
    const { start, ...group } = this.#open.pop()!;
    const id = this.graph.close({ ...group, range: this.scanner.range(start, end) });
    this.#open.at(-1)?.members.push(id);
  }

  /** Subgraphs that are open where the text ends. */
  #closeRest(): void {
    const { scanner } = this;
    const end = scanner.trim(0, scanner.text.length)[1];
    const [innermost] = this.#open.slice(-1);
    if (!innermost) return;
    const fix = { title: 'Write `end` below', edits: [{ range: scanner.range(end, end), text: '\nend'.repeat(this.#open.length) }] };
    scanner.error(end, end, `\`end\` is missing: the subgraph "${innermost.label.slice(0, 40)}" is never closed.`, [fix]);
    while (this.#open.length > 0) this.#closeGroup(end);
  }

  #readDirection(): void {
    const { end } = this.lexer.take();
    const at = end - 2;
    const group = this.#open.at(-1);
    if (group) group.direction = { text: directionOf(this.scanner.text.slice(at, end)), range: this.scanner.range(at, end) };
  }
}
