import { headOf } from '../kit/index.ts';
import type { PreparedSource } from '../kit/index.ts';
import { TokenReader } from '../kit/lexer/token-reader.ts';
import type { C4Call, C4Diagram, Part } from '../tree.ts';
import { readCall } from './calls.ts';
import { c4Grammar } from './lexer.ts';
import type { Tokens } from './lexer.ts';
import { readLines } from './lines.ts';
import { C4Model } from './model.ts';

/** Reads a C4 diagram: as Mermaid does up to what it rejects, from there on line by line. */
export const readC4 = (source: PreparedSource): C4Diagram => new C4Reader(source).read();

/** What may come next: a text such as `title`, a call, a line end, or the end of the boundary or the diagram. */
interface Expected {
  readonly text?: boolean;
  readonly call?: boolean;
  readonly newline?: boolean;
  readonly end?: boolean;
}

const START: Expected = { text: true, call: true };
const IN_BOUNDARY: Expected = { call: true };
const AFTER_TEXT: Expected = { newline: true, call: true, end: true };
const AFTER_CALL: Expected = { newline: true, end: true };
const AFTER_NEWLINE: Expected = { text: true, call: true, end: true };

class C4Reader {
  readonly #tokens: Tokens;
  readonly #model = new C4Model();
  #expected = START;
  #title: Part | undefined;
  /** Where reading line by line begins: at the call that Mermaid stumbles over or, without one, at the next token. */
  #resume: number | undefined;

  constructor(source: PreparedSource) {
    this.#tokens = new TokenReader(source, c4Grammar, 'initial');
  }

  read(): C4Diagram {
    const tokens = this.#tokens;
    const { token } = tokens;
    const level = tokens.name(token);
    let problem = this.#header();
    while (problem === undefined && tokens.kind !== 'end') problem = this.#statement();
    if (problem !== undefined) this.#readOn(problem);
    return {
      type: 'c4',
      level: level.text,
      ...headOf(tokens.scanner, level.range, tokens.accessibility, this.#title),
      nodes: this.#model.nodes,
      groups: this.#model.boundaries,
      edges: this.#model.edges,
      styles: this.#model.styles,
    };
  }

  /** Each of these gives what is wrong with the next token, or nothing. */
  #header(): string | undefined {
    const tokens = this.#tokens;
    if (!tokens.takeIf('header')) return 'A C4 diagram starts with `C4Context`, `C4Container`, `C4Component`, `C4Dynamic` or `C4Deployment`.';
    return tokens.takeIf('newline') ? undefined : `A line end must follow \`C4…\`.`;
  }

  #statement(): string | undefined {
    const tokens = this.#tokens;
    const { kind } = tokens;
    const expected = this.#expected;
    if (kind === 'newline' && expected.newline) this.#advance(AFTER_NEWLINE);
    else if (kind === '}' && expected.end && this.#model.depth > 0) {
      this.#model.close(tokens.token.end);
      this.#advance(AFTER_CALL);
    } else if (kind === 'eof' && expected.end && this.#model.depth === 0) tokens.take();
    else if (kind === 'boundary' && expected.call) return this.#boundary();
    else if ((kind === 'element' || kind === 'relation' || kind === 'style') && expected.call) return this.#call();
    else if (expected.text && this.#text()) this.#expected = AFTER_TEXT;
    else return this.#unexpected();
    return undefined;
  }

  #advance(expected: Expected): void {
    this.#tokens.take();
    this.#expected = expected;
  }

  #text(): boolean {
    const tokens = this.#tokens;
    const { scanner, token } = tokens;
    if (tokens.takeIf('title')) this.#title = scanner.label(token.start + 'title '.length, token.end);
    else if (tokens.takeIf('accDescription')) tokens.accessibility.accDescr = scanner.label(token.start + 'accDescription '.length, token.end);
    else return tokens.takeAccessibility();
    return true;
  }

  #call(): string | undefined {
    const call = this.#takeCall();
    if (!call) return BROKEN;
    const { kind } = this.#tokens;
    if (kind !== 'newline' && kind !== '}' && kind !== 'eof') return LINE_END;
    this.#model.add(call);
    this.#expected = AFTER_CALL;
    return undefined;
  }

  #boundary(): string | undefined {
    const tokens = this.#tokens;
    const call = this.#takeCall();
    const isBelow = tokens.takeIf('newline') !== undefined;
    if (!call || !tokens.takeIf('{') || (!tokens.takeIf('newline') && !isBelow)) return BROKEN;
    this.#model.open(call);
    this.#expected = IN_BOUNDARY;
    return undefined;
  }

  #takeCall(): C4Call | undefined {
    this.#resume = this.#tokens.token.start;
    return readCall(this.#tokens);
  }

  #unexpected(): string {
    const { kind } = this.#tokens;
    this.#resume = undefined;
    if (kind === 'eof')
      return this.#model.depth > 0 ? 'A boundary is never closed: write `}` behind what belongs to it.' : 'A C4 diagram holds at least one call.';
    if (kind === '}') return this.#model.depth > 0 ? 'A boundary holds at least one call.' : 'This brace closes nothing: no boundary is open.';
    if (kind === 'direction') return 'A C4 diagram has no direction, and no line of it may hold `direction` and `TB`, `BT`, `LR` or `RL`.';
    if (kind === 'newline') return 'Mermaid takes no empty line here.';
    return this.#expected.newline ? LINE_END : 'A line of a C4 diagram is a call such as `Person(id, "Name")` or `Rel(from, to, "label")`.';
  }

  /** Reads the rest by lines. What that finds up to the next token says more than `problem`. */
  #readOn(problem: string): void {
    const { scanner, token, kind } = this.#tokens;
    scanner.position = this.#resume ?? (kind === '}' && this.#model.depth > 0 ? token.start : kind === 'newline' ? token.end : token.start);
    readLines(scanner, this.#model);
    const lineEnd = scanner.lineEnd(token.start);
    if (!scanner.errors.some(({ range }) => range.start <= lineEnd)) this.#tokens.fail(problem);
  }
}

const LINE_END = 'A line end must stand here.';
const BROKEN = 'Mermaid cannot read this call: its parameters stand in parentheses, the last one in quotes, and a line end follows.';
