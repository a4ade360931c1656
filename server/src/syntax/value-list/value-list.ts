/** Values that a field may take, as people list them in a comment: `PENDING | PAID | SHIPPED`, `'a', 'b'`, `1=active, 2=closed`. */
import { rangeAt } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';

/** A longer comment is prose. */
const MAX_LENGTH = 500;
/** It says itself that there are more, or that these are examples. */
const OPEN = /\.{3}|…|\b(?:etc|e\.g|such as|and so on|examples?)\b/iu;
/** What may stand before a list: `status:`, `Possible values:`, `one of`. A quantity or a code before a colon is no title. */
const TITLE = /^(?:(?!\d)[^|:,/'"`(]{1,30}:(?=\s|['"`(])|(?:one of|either|can be|values)\b)\s*/iu;
const WRAPPED = /^(?:enum|set)?\s*\(([^()]*)\)$/iu;
const ASIDE = /\([^()]*\)/gu;
/** Where a sentence or a remark follows the list. */
const REMARK = /\.(?:\s|$)|\s(?:--|—|–)\s/u;
const SPACED_DASH = /\s-\s/u;
interface Form {
  readonly mark: RegExp;
  /** What else separates, once a mark is there: the `or` before the last item. */
  readonly joint?: RegExp;
  /** Whether what it separates reads like values and not like prose. */
  readonly isList: (items: readonly string[]) => boolean;
}

/** The first whose mark occurs is the form of the list. */
const FORMS: readonly Form[] = [
  { mark: /\|/u, isList: (items) => items.every((item) => words(item) <= 3) },
  { mark: /→|-{1,2}>/u, isList: (items) => items.every((item) => words(item) <= 2) },
  {
    mark: /[,;]/u,
    joint: /[,;](?:\s*(?:or|and)\s)?|\s(?:or|and)\s/iu,
    isList: (items) => inOneStyle(items) && items.every((item) => words(item) <= (items.length > 2 ? 2 : 1)),
  },
  {
    mark: /\//u,
    isList: (items) => inOneStyle(items) && items.every((item) => words(item) === 1 && (item.length === 1) === (items[0]!.length === 1)),
  },
  { mark: /\sor\s/iu, isList: (items) => inOneStyle(items) && items.every((item) => words(item) === 1) },
];
const QUOTED = /^(['"`])([\p{L}\p{N}_][\p{L}\p{N}_. -]*)\1(?=\s|$)/u;
/** `1=active`, `0: pending`, `2 - closed`, `P = paid`: a code and what it stands for. */
const CODE = /^(?:\d{1,4}|\p{L})(?:\s*[=:]>?\s*|\s+-\s+|-)(?=\p{L})/u;
const NUMBERED = /\s*[=:]\s*\d{1,4}$/u;
const NAME = /^[\p{L}_][\p{L}\p{N}_]*(?:[ -][\p{L}\p{N}_]+)*$/u;
const HTTP_CODE = /^[1-5]\d\d(?=\s|$)/u;
/** How a column is stored, not what it holds. */
const OF_COLUMNS =
  /^(?:unique|nullable|not null|indexed|index|required|optional|primary key|foreign key|pk|fk|immutable|encrypted|hashed|generated|default|auto)$/iu;

/** A stretch of the text and where it begins. */
interface Stretch {
  readonly text: string;
  readonly offset: number;
}

/** The values listed in `text`, which begins at `offset`; none where it is no list of two or more single values. */
export function valuesIn(text: string, offset: number): Part[] {
  if (text.length > MAX_LENGTH || OPEN.test(text)) return [];
  const list = listIn({ text, offset });
  const form = FORMS.find(({ mark }) => mark.test(list.text));
  if (!form) return [];
  const items = split(list, form.joint ?? form.mark).filter(({ text }) => text !== '' && !/^null\b/i.test(text));
  const told = allOf(items, QUOTED) ?? allOf(items, HTTP_CODE) ?? namesOf(items, form);
  return told.length > 1 ? told.map(({ text, offset }) => ({ text, range: rangeAt(offset, text.length) })) : [];
}

/** The list without its title, its brackets, remarks in parentheses and what follows it. */
function listIn(comment: Stretch): Stretch {
  const titled = cut(comment, TITLE.exec(comment.text)?.[0].length ?? 0);
  const wrapped = WRAPPED.exec(titled.text)?.[1];
  const bare = wrapped === undefined ? titled : cut(titled, titled.text.indexOf('(') + 1, titled.text.length - 1);
  const plain = { ...bare, text: bare.text.replace(ASIDE, (aside) => ' '.repeat(aside.length)) };
  const ends = [REMARK, ...(CODE.test(plain.text) ? [] : [SPACED_DASH])].flatMap((end) => end.exec(plain.text)?.index ?? []);
  return cut(plain, 0, Math.min(plain.text.length, ...ends));
}

/** The parts of a list between its marks. */
function split(list: Stretch, mark: RegExp): Stretch[] {
  const parts: Stretch[] = [];
  let start = 0;
  for (const { index, 0: found } of list.text.matchAll(new RegExp(mark, 'giu'))) {
    parts.push(cut(list, start, index));
    start = index + found.length;
  }
  return [...parts, cut(list, start)];
}

/** What `pattern` finds at the start of every item; nothing where one begins otherwise. */
function allOf(items: readonly Stretch[], pattern: RegExp): readonly Stretch[] | undefined {
  const found = items.flatMap((item) => {
    const match = pattern.exec(item.text);
    return match ? [cut(item, match[1]?.length ?? 0, (match[1]?.length ?? 0) + (match[2] ?? match[0]).length)] : [];
  });
  return found.length === items.length ? found : undefined;
}

/** The items as names, without their codes; none where one is no name or the list reads like prose. */
function namesOf(items: readonly Stretch[], { isList }: Form): readonly Stretch[] {
  const names = items.map((item) => cut(item, CODE.exec(item.text)?.[0].length ?? 0, NUMBERED.exec(item.text)?.index ?? item.text.length));
  const texts = names.map(({ text }) => text);
  return texts.every((text) => NAME.test(text) && !OF_COLUMNS.test(text)) && isList(texts) ? names : [];
}

const words = (item: string): number => item.split(/[ -]/).length;
const isUpper = (item: string): boolean => item === item.toUpperCase();
/** All in capitals or none: `seconds, UTC` is a remark. */
const inOneStyle = (items: readonly string[]): boolean => items.every(isUpper) || !items.some(isUpper);

/** From `start` to `end`, blanks at both ends taken off. */
function cut({ text, offset }: Stretch, start: number, end = text.length): Stretch {
  const raw = text.slice(start, end);
  const body = raw.trim();
  return { text: body, offset: offset + start + raw.indexOf(body) };
}
