import type { Range } from '../../../text/range.ts';
import type { DiagramError, Part } from '../tree.ts';
import { detectType } from './detect-type.ts';
import { readFrontmatter } from './frontmatter.ts';
import {
  blank,
  ENTITY_END,
  ENTITY_START,
  findComments,
  findDirectives,
  findStyleSemicolons,
  maskEntities,
  normaliseLineEnds,
  requoteTags,
} from './preprocess.ts';

/** A diagram's text as Mermaid's grammars see it, with the offsets of what was written. */
export interface PreparedSource {
  /** Mermaid's name of the type: `flowchart-v2`, `er`, …; `unknown` where it finds none. */
  readonly type: string;
  /** As written. */
  readonly original: string;
  /**
   * Of the same length and one line feed: frontmatter, directives and whole-line comments (with their line ends) are
   * blanks, line ends are line feeds, the ends of entity codes are noncharacters.
   */
  readonly text: string;
  /** Where the diagram begins: the first of `text` that is no blank. */
  readonly start: number;
  /** From the frontmatter. */
  readonly title?: Part;
  readonly comments: readonly Part[];
  /** What the frontmatter got wrong. */
  readonly errors: readonly DiagramError[];
  /** What `text` blanks, in order; a text that runs over one does not hold it. */
  readonly holes: readonly Range[];
}

/** Prepares the text of one diagram, without its fence. Linear in the text; never throws. */
export function prepareSource(original: string): PreparedSource {
  const lines = normaliseLineEnds(original);
  const frontmatter = readFrontmatter(original);
  const visible = blank(requoteTags(lines.text), frontmatter ? [frontmatter.range] : []);
  const directives = findDirectives(visible);
  const undirected = blank(visible, directives);
  const comments = findComments(undirected);
  const uncommented = blank(undirected, comments);
  const semicolons = findStyleSemicolons(uncommented);
  const text = maskEntities(blank(uncommented, semicolons));
  return {
    type: detectType(undirected),
    original,
    text: `${text}\n`,
    start: text.length - text.trimStart().length,
    ...(frontmatter?.title && { title: within(original, frontmatter.title) }),
    comments: comments.map((range) => commentAt(undirected, range)),
    errors: (frontmatter?.errors ?? []).map((error) => within(original, error)),
    holes: inOrder(lines.holes, [...directives, ...comments, ...semicolons]),
  };
}

/** Most texts have line ends to hide and nothing else, or nothing at all. */
function inOrder(lineEnds: readonly Range[], others: readonly Range[]): readonly Range[] {
  return others.length === 0 ? lineEnds : [...lineEnds, ...others].sort((a, b) => a.start - b.start);
}

function commentAt(text: string, { start, end }: Range): Part {
  const written = text.slice(start, end).trimEnd();
  return { text: written.slice(2).trim(), range: { start, end: start + written.length } };
}

/** The range from `start` to `end` of the prepared text, kept inside what was written and out of the middle of a CRLF and of a character. */
export const rangeIn = ({ original }: PreparedSource, start: number, end: number): Range => rangeWithin(original, start, end);

function rangeWithin(original: string, start: number, end: number): Range {
  const from = Math.min(start, original.length);
  const to = Math.min(end, original.length);
  const begin = isInsideCharacter(original, from) ? from - 1 : isInsideLineEnd(original, from) ? from + 1 : from;
  return { start: begin, end: Math.max(begin, isInsideCharacter(original, to) || isInsideLineEnd(original, to) ? to + 1 : to) };
}

const within = <Placed extends { readonly range: Range }>(original: string, placed: Placed): Placed => ({
  ...placed,
  range: rangeWithin(original, placed.range.start, placed.range.end),
});

const isInsideLineEnd = (text: string, at: number): boolean => text.charCodeAt(at) === 10 && text.charCodeAt(at - 1) === 13;

/** Whether the two halves of a character beyond the basic plane stand around `at`. */
const isInsideCharacter = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;

/** What Mermaid reads from `start` to `end`, with entity codes as written (`#35;`): what an id is. */
export function writtenIn(source: PreparedSource, start: number, end: number): string {
  const text = withoutHoles(source, start, end);
  return text.includes(ENTITY_START) ? text.replaceAll(ENTITY_START, '#').replaceAll(ENTITY_END, ';') : text;
}

/** What a reader of the diagram sees from `start` to `end`: entity codes are decoded. What a label is. */
export const labelIn = (source: PreparedSource, start: number, end: number): string => decodeEntities(withoutHoles(source, start, end));

/** `text`, a piece of a prepared text, with its entity codes decoded. */
export const decodeEntities = (text: string): string =>
  text.includes(ENTITY_START) ? text.replaceAll(ENTITY, (_, code: string) => decodeEntity(code)) : text;

/** With the `&` of those who write `&#35;` as in HTML. */
const ENTITY = new RegExp(`&?${ENTITY_START}(\\w+)${ENTITY_END}`, 'g');
const NAMED: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** The character of an entity code; a code that names none stays as written. */
function decodeEntity(code: string): string {
  const point = /^\d+$/.test(code) ? Number(code) : undefined;
  if (point === undefined) return NAMED.get(code) ?? `#${code};`;
  const isCharacter = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
  return isCharacter ? String.fromCodePoint(point) : `#${code};`;
}

function withoutHoles({ text, holes }: PreparedSource, start: number, end: number): string {
  if (holes.length === 0) return text.slice(start, end);
  let result = '';
  let done = start;
  for (let i = firstHoleAfter(holes, start); i < holes.length && holes[i]!.start < end; i++) {
    result += text.slice(done, Math.max(done, holes[i]!.start));
    done = Math.min(end, holes[i]!.end);
  }
  return result + text.slice(done, end);
}

/** The index of the first hole that ends after `offset`. */
function firstHoleAfter(holes: readonly Range[], offset: number): number {
  let low = 0;
  let high = holes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holes[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
