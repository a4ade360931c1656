import type { Range } from '../../../text/range.ts';
import type { DiagramError, DiagramFix, Part } from '../tree.ts';
import { labelIn, rangeIn, writtenIn } from './source.ts';
import type { PreparedSource } from './source.ts';

const MAX_ERRORS = 100;
const MORE_ERRORS = 'There is more that Mermaid rejects, from here on: put right what is above first.';

/**
 * Reads a prepared source from left to right. Patterns must be sticky (`/…/y`): they are tried at `position` only.
 * Offsets are those of `source.text`; what leaves the scanner (`range`, `part`, `errors`) lies inside what was written.
 */
export class Scanner {
  readonly source: PreparedSource;
  readonly text: string;
  position: number;
  readonly #errors = new Map<number, DiagramError>();
  #line: Range = { start: 0, end: -1 };

  constructor(source: PreparedSource) {
    this.source = source;
    this.text = source.text;
    this.position = source.start;
  }

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** At a line feed or the end of the text. */
  get isAtLineEnd(): boolean {
    return this.isAtEnd || this.text.charCodeAt(this.position) === 10;
  }

  /** The code unit under the cursor, `''` at the end. */
  get next(): string {
    return this.text[this.position] ?? '';
  }

  /** Whether `pattern` matches here; moves nowhere. */
  peek(pattern: RegExp): boolean {
    pattern.lastIndex = this.position;
    return pattern.test(this.text);
  }

  /** Moves behind what `pattern` matches here and gives the match, or gives nothing and stays. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text) ?? undefined;
    if (match) this.position += match[0].length;
    return match;
  }

  /** Moves behind what `pattern` matches here and gives its range, as `match` does its text. */
  take(pattern: RegExp): Range | undefined {
    const start = this.position;
    return this.match(pattern) && this.range(start, this.position);
  }

  /** Moves behind `literal` if it stands here. */
  skip(literal: string): boolean {
    const stands = this.text.startsWith(literal, this.position);
    if (stands) this.position += literal.length;
    return stands;
  }

  /** Moves over blanks, but not over line ends. */
  skipBlanks(): void {
    this.match(/[^\S\n]*/y);
  }

  /** Moves over blanks and line ends. */
  skipSpace(): void {
    this.match(/\s*/y);
  }

  /** Where the line that holds `from` ends: its line feed. A stretch that was searched is not searched again. */
  lineEnd(from = this.position): number {
    if (from < this.#line.start || from > this.#line.end) {
      const end = this.text.indexOf('\n', from);
      this.#line = { start: from, end: end < 0 ? this.text.length : end };
    }
    return this.#line.end;
  }

  /** Moves to the end of the line, before its line feed: where reading goes on after an error. */
  skipToLineEnd(): void {
    this.position = this.lineEnd();
  }

  range(start: number, end = this.position): Range {
    return rangeIn(this.source, start, end);
  }

  /** What was read from `start` to `end` as an id: entity codes as written, not trimmed. */
  written(start: number, end = this.position): string {
    return writtenIn(this.source, start, end);
  }

  /** An id with its place; blanks at its ends are cut from both. */
  name(start: number, end = this.position): Part {
    const [from, to] = this.trim(start, end);
    return { text: this.written(from, to), range: this.range(from, to) };
  }

  /** A label with its place, entity codes decoded; blanks at its ends are cut from both. */
  label(start: number, end = this.position): Part {
    const [from, to] = this.trim(start, end);
    return { text: labelIn(this.source, from, to), range: this.range(from, to) };
  }

  /** `start` and `end` without the blanks at the ends of what lies between. */
  trim(start: number, end: number): [start: number, end: number] {
    let from = start;
    let to = end;
    while (from < to && isBlank(this.text.charCodeAt(from))) from++;
    while (to > from && isBlank(this.text.charCodeAt(to - 1))) to--;
    return [from, to];
  }

  /**
   * Records what is wrong from `start` to `end`, in plain words. The first error at a place stands, so that a token
   * has one; behind a hundred the rest is not told. An empty range points at what is missing.
   */
  error(start: number, end: number, message: string, fixes?: readonly DiagramFix[]): void {
    const range = this.range(start, end);
    if (this.#errors.has(range.start) || this.#errors.size >= MAX_ERRORS) return;
    const isLast = this.#errors.size === MAX_ERRORS - 1;
    this.#errors.set(range.start, isLast ? { range, message: MORE_ERRORS } : { range, message, ...(fixes && { fixes }) });
  }

  /** Everything recorded and what the frontmatter got wrong, in order of position. */
  get errors(): DiagramError[] {
    return [...this.source.errors, ...this.#errors.values()].sort((a, b) => a.range.start - b.range.start);
  }
}

const isBlank = (unit: number): boolean => unit <= 32 || (unit > 127 && /\s/.test(String.fromCharCode(unit)));
