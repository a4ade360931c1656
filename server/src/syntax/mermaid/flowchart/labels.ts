/** The texts of a flowchart, each read by the rules of the lexer mode that Mermaid reads it in. */
import { EMPTY_STRINGS, endOf } from './lexer.ts';

/** Where a text stands, without quotes, and where reading goes on behind what closes it. */
export interface Text {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** Mermaid joins to a string what comes behind its closing quote. */
  readonly tail?: { readonly start: number; readonly end: number };
}

/** A text that Mermaid rejects: the offset of what it does not expect. */
export interface Failure {
  readonly at: number;
  readonly reason: 'empty' | 'unclosed' | 'quote' | 'character';
}

export const isFailure = (read: object): read is Failure => 'reason' in read;

/** A shape's brackets, Mermaid's name of it, and the bracket that opens. */
export interface Shape {
  readonly name: string;
  readonly text: Text;
}

const PLAIN = /[^[\](){}|"]+/y;
const TILDES = /\s*~~~/y;

/** The text from `at` to `closer`, between brackets or bars. */
export function readText(source: string, at: number, closer: string): Text | Failure {
  const content = readContent(source, at, PLAIN);
  if (isFailure(content)) return content;
  if (closesWith(source, content.next, closer)) return { ...content, next: content.next + closer.length };
  return { at: content.next, reason: content.next >= source.length ? 'unclosed' : 'character' };
}

/** Mermaid takes two brackets for one token where it knows them, so that `x])` does not close `[x`. */
function closesWith(source: string, at: number, closer: string): boolean {
  if (!source.startsWith(closer, at)) return false;
  const after = source.slice(at, at + 3);
  if (closer === ']') return after[1] !== ']' && after[1] !== ')';
  if (closer === ')') return after[1] !== ']' && after !== ')))';
  return closer !== '))' || (after !== ')))' && after !== '))]');
}

/** A string and what `plain` takes behind it, or what `plain` takes. */
function readContent(source: string, at: number, plain: RegExp): Text | Failure {
  const start = endOf(EMPTY_STRINGS, source, at)!;
  const string = source[start] === '"' ? readString(source, start) : undefined;
  if (string && isFailure(string)) return string;
  if (!string && endOf(TILDES, source, start)) return { at: start, reason: 'character' };
  const from = string?.next ?? start;
  const end = endOfPlain(source, from, plain);
  if (!string) return end === from ? { at: start, reason: 'empty' } : { start, end, next: end };
  return end === from ? string : { ...string, tail: { start: from, end }, next: end };
}

/** The end of what `plain` takes, and of the empty strings in it, which are nothing to Mermaid. */
function endOfPlain(source: string, from: number, plain: RegExp): number {
  let end = from;
  for (let next: number | undefined = from; next !== undefined; next = endOf(plain, source, end)) end = endOf(EMPTY_STRINGS, source, next)!;
  return end;
}

function readString(source: string, quote: number): Text | Failure {
  const isMarkdown = source[quote + 1] === '`';
  const mark = isMarkdown ? 2 : 1;
  const start = quote + mark;
  const end = endOf(isMarkdown ? MARKDOWN : STRING, source, start);
  if (end === undefined || !source.startsWith(isMarkdown ? '`"' : '"', end)) return { at: quote, reason: 'quote' };
  return { start, end, next: endOf(EMPTY_STRINGS, source, end + mark)! };
}

const STRING = /[^"]+/y;
const MARKDOWN = /[^`"]+/y;

/** The text of `[/…/]`, `[\…\]` and their mixtures: `next` is behind the closing token, `shape` by which it is. */
export function readTrapezoid(source: string, at: number, opener: '[/' | '[\\'): Shape | Failure {
  const quoted = endOf(EMPTY_STRINGS, source, at)!;
  const string = source[quoted] === '"' ? readString(source, quoted) : undefined;
  if (string && isFailure(string)) return string;
  let end = string?.next ?? quoted;
  for (let next = trapezoidText(source, end); next !== undefined; next = trapezoidText(source, end)) end = next;
  const closer = [endOf(TRAPEZOID_END, source, end), endOf(INVERSE_END, source, end)];
  const next = closer[0] ?? closer[1];
  if (next === undefined) return { at: end, reason: end >= source.length ? 'unclosed' : 'character' };
  if (end === quoted) return { at: end, reason: 'empty' };
  const isSame = (closer[0] === undefined) !== (opener === '[/');
  const name = isSame ? (opener === '[/' ? 'trapezoid' : 'inv_trapezoid') : opener === '[/' ? 'lean_right' : 'lean_left';
  return {
    name,
    text: string ? { ...(end === string.next ? string : { ...string, tail: { start: string.next, end } }), next } : { start: quoted, end, next },
  };
}

const TRAPEZOID_END = /[\\(?=\])]\]/y;
const INVERSE_END = /\/(?=\])\]/y;
const TRAPEZOID_TEXT = /\/(?!\])|\\(?!\])|[^\\[\](){}/]+/y;

function trapezoidText(source: string, at: number): number | undefined {
  const closes = source[at] === '"' || endOf(TRAPEZOID_END, source, at) || endOf(INVERSE_END, source, at);
  return closes ? undefined : endOf(TRAPEZOID_TEXT, source, at);
}

/** The text of `(-…-)`. */
export function readEllipse(source: string, at: number): Text | Failure {
  const content = readContent(source, at, ELLIPSE);
  if (isFailure(content)) return content;
  const next = endOf(ELLIPSE_END, source, content.next);
  return next === undefined ? { at: content.next, reason: content.next >= source.length ? 'unclosed' : 'character' } : { ...content, next };
}

const ELLIPSE_END = /[-/)]\)/y;
const ELLIPSE = /(?:(?![-/]\))[^()[\]{}"])+/y;

/** The three ways in which an arrow with a label inside it begins. */
const EDGE_MODES = {
  '-': { mark: '--', arrow: /[xo<]?--+[-xo>]\s*/y, lead: 1 },
  '=': { mark: '=', arrow: /[xo<]?==+[=xo>]\s*/y, lead: 1 },
  '.': { mark: '.', arrow: /[xo<]?-?\.+-[xo>]?\s*/y, lead: 2 },
} as const;

/** The label inside an arrow, from behind `--`, `==` or `-.`, and the token that ends the arrow. */
export interface EdgeText {
  readonly text: Text;
  /** The closing token: `-->`. */
  readonly arrow: { readonly start: number; readonly end: number };
}

export function readEdgeText(source: string, at: number, startToken: string): EdgeText | Failure {
  const mode = EDGE_MODES[startToken.includes('.') ? '.' : startToken.includes('=') ? '=' : '-'];
  const quote = endOf(EMPTY_STRINGS, source, at)!;
  const string = source[quote] === '"' ? readString(source, quote) : undefined;
  if (string && isFailure(string)) return string;
  const start = string?.next ?? quote;
  const mark = source.indexOf(mode.mark, start);
  if (mark < 0) return { at: start, reason: 'unclosed' };
  const otherQuote = source.slice(start, mark).indexOf('"');
  if (otherQuote >= 0) return { at: start + otherQuote, reason: 'character' };
  const end = startOfArrow(source, start, mark, mode);
  if (end === undefined) return { at: mark, reason: 'character' };
  const next = endOf(mode.arrow, source, end)!;
  const isBlank = source.slice(start, end).trim() === '';
  if (isBlank && !string) return { at: start, reason: 'empty' };
  const text = string ? (isBlank ? string : { ...string, tail: { start, end } }) : { start, end, next };
  return { text: { ...text, next }, arrow: { start: end, end: next } };
}

/** The first place where the arrow matches that has its mark at `mark`: a head may stand before it. */
function startOfArrow(source: string, from: number, mark: number, { arrow, lead }: { arrow: RegExp; lead: number }): number | undefined {
  for (let start = Math.max(from, mark - lead); start <= mark; start++) if (endOf(arrow, source, start) !== undefined) return start;
  return undefined;
}
