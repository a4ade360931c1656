/** Tokens put into their brackets: where a clause or a column ends is a matter of depth. */
import type { Range } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import type { SqlEnd } from './tree.ts';
import type { Token } from './tokens.ts';

export interface Group {
  readonly kind: 'group';
  /** The bracket that opens it. */
  readonly key: string;
  readonly items: readonly Item[];
  readonly closed: boolean;
  /** With its brackets. */
  readonly range: Range;
  readonly first: boolean;
}

export type Item = Token | Group;

const CLOSING = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
]);
/** Before `<` they are a type of elements; before anything else `<` compares. */
const OF_ELEMENTS = new Set(['LIST', 'SET', 'MAP', 'FROZEN', 'TUPLE', 'VECTOR', 'ARRAY', 'STRUCT']);

/** Nests `tokens` by their brackets. A bracket that is never closed ends with what holds it; one that closes nothing stays a token. */
export function nest(tokens: readonly Token[]): readonly Item[] {
  const open: { readonly token: Token; readonly items: Item[] }[] = [];
  const top: Item[] = [];
  let parentheses = 0;
  const inside = (): Item[] => open.at(-1)?.items ?? top;
  const close = (end: number, closed: boolean): void => {
    const { token, items } = open.pop()!;
    if (token.key === '(') parentheses--;
    inside().push({ kind: 'group', key: token.key, items, closed, range: { start: token.range.start, end }, first: token.first });
  };
  let before = '';
  for (const token of tokens) {
    const { key, range } = token;
    if (key === ')' && parentheses > 0) while (open.at(-1)!.token.key !== '(') close(range.start, false);
    const innermost = open.at(-1)?.token.key;
    if (key === '<' ? OF_ELEMENTS.has(before) : CLOSING.has(key)) {
      open.push({ token, items: [] });
      if (key === '(') parentheses++;
    } else if (key !== '' && innermost !== undefined && key === CLOSING.get(innermost)) close(range.end, true);
    else inside().push(token);
    before = key;
  }
  while (open.length > 0) close(tokens.at(-1)!.range.end, false);
  return top;
}

/** The items between commas; a part may be empty. */
export function splitAtCommas(items: readonly Item[]): (readonly Item[])[] {
  const parts: Item[][] = [[]];
  for (const item of items) {
    if (item.key === ',') parts.push([]);
    else parts.at(-1)!.push(item);
  }
  return parts;
}

/** The tokens of `items` without their brackets, those in groups too. For short items: it descends as deep as they nest. */
export const flatten = (items: readonly Item[]): Token[] => items.flatMap((item) => (item.kind === 'group' ? flatten(item.items) : [item]));

/** What `items` cover; there is one at least. */
export const rangeOf = (items: readonly Item[]): Range => ({ start: items[0]!.range.start, end: items.at(-1)!.range.end });

/** `items` as written; there is one at least. */
export function written(items: readonly Item[], text: string): Part {
  const range = rangeOf(items);
  return { text: text.slice(range.start, range.end), range };
}

/** On a longer line what follows a statement is put right behind it. */
const LONGEST_LINE = 1000;

/** Where the statement of `items` ends, and where another can be put behind it. */
export function endOf(items: readonly Item[], text: string): SqlEnd {
  const { end } = rangeOf(items);
  const rest = text.slice(end, end + LONGEST_LINE);
  const semicolon = /^\s*;/.exec(rest)?.[0].length;
  const line = /\r?\n|$/.exec(rest)!.index;
  return { end, terminated: semicolon !== undefined, until: end + (rest.length < LONGEST_LINE ? Math.max(line, semicolon ?? 0) : (semicolon ?? 0)) };
}

/** The strings among `items`, without their quotes. */
export const stringsIn = (items: readonly Item[]): Part[] =>
  items.flatMap((item) => (item.kind === 'string' ? [{ text: item.text, range: item.inner }] : []));
