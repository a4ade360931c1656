/** The tokens of SQL, one table for all dialects. */
import { type Range, rangeAt } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';

export interface Token {
  /** `name` is a quoted one: `"a"`, `` `a` ``, `[a]`. */
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol';
  /** Without quotes. */
  readonly text: string;
  /** What it is compared by: a word in capitals, a symbol as it is, nothing for what is quoted. */
  readonly key: string;
  /** With quotes. */
  readonly range: Range;
  /** Without quotes. */
  readonly inner: Range;
  /** A line begins with it. */
  readonly first: boolean;
}

/** `-- …` or a block comment: the text without its marks, the range with them. */
export interface Comment extends Part {
  /** A line begins with it. */
  readonly first: boolean;
}

/** What a token is can be told from its first character. Every alternative reads on without looking back; an open quote ends with its line. */
const TOKEN = new RegExp(
  [
    /--[^\r\n]*|\/\*[^]*?(?:\*\/|$)|\/\/[^\r\n]*|#\s[^\r\n]*/u,
    /'[^'\r\n]*(?:''[^'\r\n]*)*'?/u,
    /"[^"\r\n]*"?|`[^`\r\n]*`?|(?<![\p{L}\p{N}_\]])\[[\p{L}_{][^[\]\r\n'"]*\]/u,
    /[\p{L}_][\p{L}\p{N}_$]*/u,
    /\d[\d.]*/u,
    /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/u,
    /\S/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);
const QUOTES = '\'"`[';
const LETTER = /^[\p{L}_]/u;

/** The tokens and the comments of `text`, in order. What stands between `$$` is passed over. Linear. */
export function tokenize(text: string): { readonly tokens: readonly Token[]; readonly comments: readonly Comment[] } {
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  const scanner = new RegExp(TOKEN);
  let end = 0;
  for (let match; (match = scanner.exec(text));) {
    const [raw] = match;
    const range = { start: match.index, end: scanner.lastIndex };
    const first = end === 0 || hasLineEnd(text, end, range.start);
    if (raw.length > 1 && /^[-/#]/.test(raw)) comments.push({ text: withoutMarks(raw), range, first });
    else if (raw.length > 1 && raw.startsWith('$')) scanner.lastIndex = bodyEnd(text, range.end, raw);
    else tokens.push(tokenOf(raw, range, first));
    end = scanner.lastIndex;
  }
  return { tokens, comments };
}

function tokenOf(raw: string, range: Range, first: boolean): Token {
  if (raw.length > 1 && QUOTES.includes(raw[0]!)) return quotedToken(raw, range, first);
  if (LETTER.test(raw)) return { kind: 'word', text: raw, key: raw.toUpperCase(), range, inner: range, first };
  return /^\d/.test(raw)
    ? { kind: 'number', text: raw, key: '', range, inner: range, first }
    : { kind: 'symbol', text: raw, key: raw, range, inner: range, first };
}

function quotedToken(raw: string, range: Range, first: boolean): Token {
  const inside = raw.slice(1, /['"`\]]$/.test(raw) ? -1 : undefined);
  const inner = rangeAt(range.start + 1, inside.length);
  if (raw.startsWith("'")) return { kind: 'string', text: inside.replaceAll("''", "'"), key: '', range, inner, first };
  return { kind: 'name', text: inside, key: '', range, inner, first };
}

function hasLineEnd(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text[at] === '\n' || text[at] === '\r') return true;
  return false;
}

const withoutMarks = (comment: string): string =>
  comment
    .slice(0, /^\/\*.*\*\/$/s.test(comment) ? -2 : undefined)
    .replace(/^(?:-+|\/\*+|\/\/|#)/, '')
    .trim();

/** Where the body that `mark` opened before `start` ends: behind the same mark, or with the text. */
function bodyEnd(text: string, start: number, mark: string): number {
  const close = text.indexOf(mark, start);
  return close < 0 ? text.length : close + mark.length;
}
