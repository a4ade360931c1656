/**
 * What Mermaid does to a text before a grammar sees it, each step giving a text of the same length, so that an offset
 * stays true: what Mermaid removes is blanked, what it replaces is replaced by as many code units.
 */
import type { Range } from '../../../text/range.ts';

/** Stand for the `#` and `;` of an entity code, which must neither end a statement nor open a comment. */
export const ENTITY_START = '\uFDD0';
export const ENTITY_END = '\uFDD1';

/** A text and what of it Mermaid does not see, in order. */
export interface Masked {
  readonly text: string;
  readonly holes: readonly Range[];
}

/** Line ends become one line feed; the second half of a CRLF becomes an indent of the next line. */
export function normaliseLineEnds(text: string): Masked {
  if (!text.includes('\r')) return { text, holes: [] };
  const holes: Range[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) holes.push({ start: at + 1, end: at + 2 });
  return { text: text.replaceAll('\r\n', '\n ').replaceAll('\r', '\n'), holes };
}

/** In an HTML tag `="x"` becomes `='x'`, so that the tag does not end a quoted label. */
export function requoteTags(text: string): string {
  let result = '';
  let done = 0;
  for (const tag = /<\w/g; ;) {
    const start = tag.exec(text)?.index;
    const end = start === undefined ? -1 : text.indexOf('>', start);
    if (start === undefined || end < 0) return result + text.slice(done);
    result += text.slice(done, start) + text.slice(start, end).replaceAll(/="([^"]*)"/g, "='$1'");
    done = tag.lastIndex = end;
  }
}

/** Blanks what lies in `holes`. */
export function blank(text: string, holes: readonly Range[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of holes) {
    result += text.slice(done, start) + ' '.repeat(end - start);
    done = end;
  }
  return result + text.slice(done);
}

/** Where directives (`%%{init: …}%%`) stand; one that is never closed takes the rest of the text. */
export function findDirectives(text: string): Range[] {
  const directives: Range[] = [];
  for (const opening = /%%\{\s*(?:\w+\s*:|\w+)\s*(\w+\s*(?:\}%%)?)?/g; ;) {
    const match = opening.exec(text);
    if (!match) return directives;
    const close = match[1] === undefined ? text.indexOf('}%%', opening.lastIndex) : opening.lastIndex - 3;
    const end = close < 0 ? text.length : close + 3;
    directives.push({ start: match.index, end });
    opening.lastIndex = end;
  }
}

/** Whole-line comments, from `%%` to the end of their lines, line end included. A bare `%%` is none. */
export function findComments(text: string): Range[] {
  const comments: Range[] = [];
  let searched = 0;
  for (let at = text.indexOf('%%'); at >= 0; at = text.indexOf('%%', searched)) {
    const lineStart = text.lastIndexOf('\n', at) + 1;
    const lineEnd = text.indexOf('\n', at);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const isWholeLine = text.slice(lineStart, at).trim() === '' && end > at + 2 && text[at + 2] !== '{';
    if (isWholeLine) comments.push({ start: at, end: lineEnd < 0 ? end : end + 1 });
    searched = lineEnd < 0 ? text.length : lineEnd + 1;
  }
  return comments;
}

/** Where Mermaid drops a semicolon: the last of a line that gives `style` or `classDef` a `#colour`. In order. */
export function findStyleSemicolons(text: string): Range[] {
  if (!text.includes('#')) return [];
  const first = semicolonsAfter(text, 'style');
  const rest = semicolonsAfter(blank(text, first), 'classDef');
  return [...first, ...rest].sort((a, b) => a.start - b.start);
}

function semicolonsAfter(text: string, word: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(word); at >= 0;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const semicolon = styleSemicolon(text.slice(at + word.length, end));
    const start = at + word.length + (semicolon ?? 0);
    if (semicolon !== undefined) found.push({ start, end: start + 1 });
    at = text.indexOf(word, end);
  }
  return found;
}

/** The last semicolon of `line`, if a colon and, in the same word, a `#` stand before it. */
function styleSemicolon(line: string): number | undefined {
  const hash = /:[^\s#:]*#/.exec(line);
  const last = line.lastIndexOf(';');
  return hash && last >= hash.index + hash[0].length ? last : undefined;
}

/** Entity codes (`#quot;`, `#35;`) keep their letters; their ends become code units that mean nothing to a grammar. */
export const maskEntities = (text: string): string => (text.includes('#') ? text.replaceAll(/#(\w+);/g, `${ENTITY_START}$1${ENTITY_END}`) : text);
