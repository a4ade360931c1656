import type { Range } from '../../../text/range.ts';
import { shorten } from '../../../text/shorten.ts';
import type { DiagramFix, Part, SequenceEvent } from '../tree.ts';
import type { Kind, Tokens } from './lexer.ts';
import { Lifelines } from './lifelines.ts';
import { Participants } from './participants.ts';

/** What is read so far, and what the readers of statements have in common. */
export class Draft {
  readonly tokens: Tokens;
  readonly participants = new Participants();
  readonly lifelines = new Lifelines();
  readonly events: SequenceEvent[] = [];

  constructor(tokens: Tokens) {
    this.tokens = tokens;
  }

  /** Says what was expected instead of the next token, and goes on behind the statement that it stands in. */
  fail(message: string, fixes?: readonly DiagramFix[]): void {
    this.report(message, fixes);
    this.skipStatement();
  }

  /** Says what was expected instead of the next token; if that stands on a later line, at the end of this one. */
  report(message: string, fixes?: readonly DiagramFix[]): void {
    const { scanner, token, end } = this.tokens;
    const isCut = scanner.text[end - 1] !== '\n' && scanner.text.slice(end, token.start).includes('\n');
    if (isCut) scanner.error(end, end, message, fixes);
    else this.tokens.fail(message, fixes);
  }

  skipStatement(): void {
    const { scanner, token } = this.tokens;
    if (isEnd(token.kind)) return;
    const rest = /[^\n;]*/y;
    rest.lastIndex = token.kind === 'invalid' ? token.end : token.start;
    rest.test(scanner.text);
    this.tokens.moveTo(rest.lastIndex, ['initial']);
  }

  /** What ends a statement must follow; what else stands there is skipped. */
  expectLineEnd(after: string): void {
    if (this.tokens.kind !== 'newline') this.fail(`Nothing may follow ${after} on its line.`);
  }

  /** The name of a participant, or nothing after an error. */
  takeName(): Part | undefined {
    const { tokens } = this;
    if (isName(tokens.kind)) return tokens.name(tokens.take());
    if (isEnd(tokens.kind) || tokens.kind === 'text' || tokens.kind === ',') return undefined;
    this.report(isWord(tokens.kind) ? reserved(this.written()) : 'Write the name of a participant here.');
    return this.#mendName();
  }

  /** The next token as written. */
  written(): string {
    const { start, end } = this.tokens.token;
    return this.tokens.scanner.written(start, end).trim();
  }

  /** Reads a name where the grammar sees a word of its own or a stray sign. */
  #mendName(): Part | undefined {
    const { scanner, token } = this.tokens;
    const name = /[^\w\n:;,]*([^+<>:\n,;()\\/-]*)/y;
    name.lastIndex = token.start;
    const match = name.exec(scanner.text)!;
    if (match[1]!.trim() === '') return undefined;
    this.tokens.moveTo(name.lastIndex, ['initial']);
    return scanner.name(name.lastIndex - match[1]!.length, name.lastIndex);
  }
}

export const isName = (kind: Kind | 'unknown' | 'end'): boolean =>
  kind === 'name' || kind === 'link' || kind === 'links' || kind === 'properties' || kind === 'details';

export const isEnd = (kind: Kind | 'unknown' | 'end'): boolean => kind === 'newline' || kind === 'end';

const isWord = (kind: Kind | 'unknown' | 'end'): boolean => /^[a-z]/.test(kind) && kind !== 'invalid' && kind !== 'unknown' && kind !== 'number';

export const reserved = (word: string): string =>
  `\`${shorten(word)}\` is a word of the language and names no participant here: use another id, and \`as ${shorten(word)}\` to show it.`;

export const insertion = (title: string, { start }: Range, text: string): DiagramFix => ({ title, edits: [{ range: { start, end: start }, text }] });

export const replacement = (title: string, range: Range, text: string): DiagramFix => ({ title, edits: [{ range, text }] });
