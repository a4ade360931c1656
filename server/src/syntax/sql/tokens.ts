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

/** Every alternative has a first character of its own and reads on without looking back; an open quote ends with its line. */
const TOKEN = new RegExp(
  [
    /(?<comment>--[^\r\n]*|\/\*[^]*?(?:\*\/|$)|(?:\/\/|#(?=\s))[^\r\n]*)/u,
    /'(?<string>[^'\r\n]*(?:''[^'\r\n]*)*)'?/u,
    /"(?<name>[^"\r\n]*)"?/u,
    /`(?<mysql>[^`\r\n]*)`?/u,
    /(?<![\p{L}\p{N}_\]])\[(?<tsql>[\p{L}_{][^[\]\r\n'"]*)\]/u,
    /(?<word>[\p{L}_][\p{L}\p{N}_$]*)/u,
    /(?<number>\d[\d.]*)/u,
    /(?<dollar>\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$)/u,
    /(?<symbol>[^\s])/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

/** The tokens and the comments of `text`, in order. What stands between `$$` is passed over. Linear. */
export function tokenize(text: string): { readonly tokens: readonly Token[]; readonly comments: readonly Comment[] } {
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  const scanner = new RegExp(TOKEN);
  let end = 0;
  for (let match; (match = scanner.exec(text)); ) {
    const { comment, string, name, mysql, tsql, word, number, dollar } = match.groups!;
    const range = rangeAt(match.index, match[0].length);
    const first = end === 0 || /[\r\n]/.test(text.slice(end, range.start));
    const add = (kind: Token['kind'], text: string, key = '', inner = range): void => void tokens.push({ kind, text, key, range, inner, first });
    const addQuoted = (kind: Token['kind'], raw: string, text = raw): void => add(kind, text, '', rangeAt(range.start + 1, raw.length));
    const quoted = name ?? mysql ?? tsql;
    if (comment !== undefined) comments.push({ text: withoutMarks(comment), range, first });
    else if (string !== undefined) addQuoted('string', string, string.replaceAll("''", "'"));
    else if (quoted !== undefined) addQuoted('name', quoted);
    else if (word !== undefined) add('word', word, word.toUpperCase());
    else if (number !== undefined) add('number', number);
    else if (dollar !== undefined) scanner.lastIndex = bodyEnd(text, range.end, dollar);
    else add('symbol', match[0], match[0]);
    end = scanner.lastIndex;
  }
  return { tokens, comments };
}

const withoutMarks = (comment: string): string => comment.slice(0, /^\/\*.*\*\/$/s.test(comment) ? -2 : undefined).replace(/^(?:-+|\/\*+|\/\/|#)/, '').trim();

/** Where the body that `mark` opened before `start` ends: behind the same mark, or with the text. */
function bodyEnd(text: string, start: number, mark: string): number {
  const close = text.indexOf(mark, start);
  return close < 0 ? text.length : close + mark.length;
}
