/** What a drawing in plain text says that its diagram does not: so that converting it loses nothing. */
import type { ArrowText } from '../syntax/arrow-text/tree.ts';
import type { Part } from '../syntax/mermaid/tree.ts';
import { overlaps, type Range } from '../text/range.ts';

/** What the flowchart of a drawing shows: names, details and notes of boxes and groups, arrows and their labels. */
export const shownIn = ({ nodes, groups, edges }: ArrowText): Range[] => [
  ...nodes.flatMap(({ places }) =>
    places.flatMap(({ name, next, details, notes, below }) =>
      [name, ...(next ? [next] : []), ...details, ...notes, ...below].map(({ range }) => range),
    ),
  ),
  ...groups.flatMap(({ name, notes }) => [name, ...notes.map(({ range }) => range)]),
  ...edges.flatMap(({ label, arrow }) => [arrow, ...(label ? [label.range] : [])]),
];

/** The title of a drawing, or the name of the one path that it is; absent where it has none, or only the name of a part. */
export function titleOf({ title, groups, edges }: ArrowText): Part | undefined {
  if (title) return groups.some(({ name }) => overlaps(name, title.range)) ? undefined : title;
  const [first] = edges;
  return edges.every(({ path }) => path !== undefined && path.range.start === first?.path?.range.start) ? first?.path : undefined;
}

/** Lines that are told in words: what is a box in them stands in a sentence. They are kept as they stand. */
export function sentencesOf({ remarks, nodes, edges }: ArrowText, title: Part | undefined): Range[] {
  const boxes = nodes.filter(({ form }) => form !== 'bare').flatMap(({ places }) => places.map(({ box }) => box));
  const paths = edges.flatMap(({ path }) => (path && path.range.start !== title?.range.start ? [path] : []));
  return [...remarks, ...paths].map(({ range }) => range).filter((range) => !boxes.some((box) => overlaps(box, range)));
}

/** Alone they only hold a sentence together whose parts are shown. */
const JOINT = /^(?:via|if|else|then|to|and|or|on|from|by|with|for|into|the|an?|is|when|v)$/i;
/** Lines, arrows and marks of a list around words. */
const BEFORE = /^(?:[\s\u2190-\u21FF\u2500-\u257F\u25A0-\u25FF|+*•·=/\\,:;]|-(?!\d)|[<>](?!\s?[\d~]))+/;
const BEHIND = /[\s\u2190-\u21FF\u2500-\u257F\u25A0-\u25FF|+•·=/\\,<>[({-]+$/;

/**
 * The words of `text` that are not in `shown`, a part for each piece of a line; a line that touches one of `kept` stays whole.
 * @param text what the drawing is read from; all ranges count from its start
 */
export function unsaid(text: string, shown: readonly Range[], kept: readonly Range[]): Part[] {
  const isShown = new Uint8Array(text.length);
  for (const { start, end } of shown) isShown.fill(1, start, end);
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index: start }): Part[] => {
    const range = { start, end: start + line.length };
    const isWhole = kept.some((one) => overlaps(one, range)) || !isShown.subarray(range.start, range.end).includes(1);
    if (isWhole) return part(text, range) ?? [];
    return piecesIn(isShown, range).flatMap((piece) => (part(text, piece) ?? []).filter(({ text: said }) => !JOINT.test(said)));
  });
}

/** The runs of a line that are not shown. */
function piecesIn(isShown: Uint8Array, { start, end }: Range): Range[] {
  const pieces: Range[] = [];
  for (let at = start; at < end; at++) {
    if (isShown[at]) continue;
    const from = at;
    while (at < end && !isShown[at]) at++;
    pieces.push({ start: from, end: at });
  }
  return pieces;
}

/** Its words, without the lines and single brackets around them; none where it has no word. */
function part(text: string, { start, end }: Range): Part[] {
  const said = text.slice(start, end);
  const trimmed = said.replace(BEFORE, '').replace(BEHIND, '');
  const words = BRACKETS.reduce((left, { open, close }) => {
    if (left.startsWith(open) && !left.includes(close)) return left.slice(1).trimStart();
    return left.endsWith(close) && !left.includes(open) ? left.slice(0, -1).trimEnd() : left;
  }, trimmed);
  const at = start + said.indexOf(words);
  return /[\p{L}\p{N}]/u.test(words) ? [{ text: words, range: { start: at, end: at + words.length } }] : [];
}

const BRACKETS = [
  { open: '[', close: ']' },
  { open: '(', close: ')' },
  { open: '{', close: '}' },
];
