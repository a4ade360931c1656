import type { Range } from '../../../../text/range.ts';
import type { DiagramFix, Part } from '../../tree.ts';
import type { Accessibility } from '../accessibility.ts';
import { Scanner } from '../scanner.ts';
import type { PreparedSource } from '../source.ts';
import { Lexer } from './lexer.ts';
import type { Grammar, Token } from './lexer.ts';

type AccessibilityKind = 'accTitle' | 'accDescr' | 'acc-text' | 'acc-block';

/** A lexer with one token of lookahead, and what the readers on it share. */
export class TokenReader<Kind extends string, Mode extends string> {
  readonly scanner: Scanner;
  readonly lexer: Lexer<Kind, Mode>;
  /** The next token, which is not taken yet. */
  token: Token<Kind>;
  /** Where the last token taken ends. */
  end: number;
  /** That token; none at the start and after moving. */
  last: Token<Kind> | undefined;
  readonly accessibility: Accessibility = {};

  constructor(source: PreparedSource, rules: Grammar<Kind, Mode>, mode: Mode) {
    this.scanner = new Scanner(source);
    this.lexer = new Lexer(source.text, source.holes, rules, mode);
    this.lexer.moveTo(source.start);
    this.end = source.start;
    this.token = this.lexer.next();
  }

  get kind(): Kind | 'unknown' | 'end' {
    return this.token.kind;
  }

  /** Takes the next token, whatever it is. */
  take(): Token<Kind> {
    const { token } = this;
    this.last = token;
    this.end = token.end;
    this.token = this.lexer.next();
    return token;
  }

  /** Takes the next token if it is of that kind. */
  takeIf(kind: Kind | 'unknown'): Token<Kind> | undefined {
    return this.token.kind === kind ? this.take() : undefined;
  }

  /** Says of the next token what was expected instead of it; of a line end or the end of the text, behind what stands before. */
  fail(message: string, fixes?: readonly DiagramFix[]): void {
    const { scanner, token } = this;
    const [start, end] = scanner.trim(token.start, token.end);
    const before = scanner.trim(scanner.source.start, token.start)[1];
    scanner.error(start < end ? start : before, start < end ? end : before, message, fixes);
  }

  /** Goes on reading at the line feed that ends the line of `from`, in these modes. */
  skipLine(modes: readonly Mode[], from = this.token.start): void {
    this.moveTo(this.scanner.lineEnd(from), modes);
  }

  moveTo(offset: number, modes: readonly Mode[] = this.lexer.modes): void {
    this.lexer.moveTo(offset, modes);
    this.last = undefined;
    this.end = offset;
    this.token = this.lexer.next();
  }

  /** At the end of the text: Mermaid's grammars want to see it, and do not in a text or a description that is never closed. */
  closeText(): void {
    if (this.last?.kind !== 'eof') this.fail('The diagram ends inside a text: close its quotes, or `accDescr {` with `}`.');
  }

  range({ start, end }: Token<Kind>): Range {
    return this.scanner.range(start, end);
  }

  /** A token's text as an id. */
  name({ start, end }: Token<Kind>): Part {
    return this.scanner.name(start, end);
  }

  /** What stands between a token's quotes, as a label. */
  quoted({ start, end }: Token<Kind>): Part {
    return this.scanner.label(start + 1, end - 1);
  }

  /** The direction in a token of a direction rule. */
  direction(token: Token<Kind>): Part {
    const { start, end } = token.word ?? token;
    const { text, range } = this.scanner.name(start, end);
    return { text: text.toUpperCase(), range };
  }

  /** Takes `accTitle` or `accDescr` with its text, if one of them is next. */
  takeAccessibility(this: TokenReader<Kind | AccessibilityKind, Mode>): boolean {
    const { kind, token } = this;
    if (kind === 'acc-block') {
      this.take();
      const { text, range } = this.scanner.label(token.start, token.end);
      this.accessibility.accDescr = { text: text.replaceAll(/\n\s+/g, '\n'), range };
      return true;
    }
    const isTitle = kind === 'accTitle';
    if (!isTitle && kind !== 'accDescr') return false;
    this.take();
    const text = this.takeIf('acc-text');
    if (text) this.accessibility[isTitle ? 'accTitle' : 'accDescr'] = this.scanner.label(text.start, text.end);
    return true;
  }
}
