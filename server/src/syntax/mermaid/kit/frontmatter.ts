import { isMap, isScalar } from 'yaml';
import type { Document } from 'yaml';
import type { Range } from '../../../text/range.ts';
import type { DiagramError, Part } from '../tree.ts';
import { readYaml, textOf } from './yaml.ts';

/** The YAML block that opens a diagram: where it stands, what Mermaid takes from it, what is wrong with it. */
export interface Frontmatter {
  readonly range: Range;
  readonly title?: Part;
  readonly errors: readonly DiagramError[];
}

const FENCE = '---';
/** The frontmatter of `text`, or nothing where Mermaid finds none: it must be the very first thing. */
export function readFrontmatter(text: string): Frontmatter | undefined {
  const fences = findFences(text);
  if (!fences) return undefined;
  const { body, end } = fences;
  const range = { start: 0, end };
  const yaml = text.slice(body.start, body.end);
  const document = readYaml(yaml);
  if (!document) return { range, errors: [] };
  const title = titleOf(document, yaml, body.start);
  return { range, ...(title && { title }), errors: errorsOf(document, body) };
}

const isLineBreak = (text: string, at: number): boolean => text[at] === '\n' || text[at] === '\r';

/** The offsets of the line breaks among the blanks that start at `from`. */
function lineBreaks(text: string, from: number): number[] {
  const breaks: number[] = [];
  for (let i = from; i < text.length && /\s/.test(text[i]!); i++) if (isLineBreak(text, i)) breaks.push(i);
  return breaks;
}

/** The body between the fences and the end of the closing one's line; the closing fence is indented as the opening one. */
function findFences(text: string): { body: Range; end: number } | undefined {
  const indent = /^[^\S\n\r]*/.exec(text)![0];
  const opening = text.startsWith(FENCE, indent.length) ? lineBreaks(text, indent.length + FENCE.length) : [];
  if (opening.length === 0) return undefined;
  const start = opening.at(-1)! + 1;
  const fences = findClosings(text, indent + FENCE, opening[0]! + 1);
  const fence = fences.find(({ at }) => at >= start) ?? fences.at(-1);
  return fence && { body: { start: Math.min(start, fence.at), end: fence.at }, end: fence.end };
}

/** Where closing fences stand: the line break before each, and the end of the blank lines behind it. */
function findClosings(text: string, fence: string, from: number): { at: number; end: number }[] {
  const closings: { at: number; end: number }[] = [];
  for (let at = text.indexOf(fence, from + 1); at >= 0; at = text.indexOf(fence, at + 1)) {
    const end = isLineBreak(text, at - 1) ? lineBreaks(text, at + fence.length).at(-1) : undefined;
    if (end !== undefined) closings.push({ at: at - 1, end: end + 1 });
  }
  return closings;
}

function titleOf(document: Document.Parsed, yaml: string, offset: number): Part | undefined {
  const value = isMap(document.contents) ? document.contents.get('title', true) : undefined;
  if (!isScalar(value) || !value.value || !value.range) return undefined;
  const [start, end] = value.range;
  const quotes = /^['"]/.test(yaml.slice(start, end)) ? 1 : 0;
  return { text: textOf(value), range: { start: offset + start + quotes, end: offset + end - quotes } };
}

function errorsOf(document: Document.Parsed, body: Range): DiagramError[] {
  const [error] = document.errors;
  if (!error) return [];
  const start = Math.min(body.start + error.pos[0], body.end);
  const message = `The frontmatter is not valid YAML: ${error.message.split('\n')[0]!.slice(0, 90)}`;
  return [{ range: { start, end: Math.min(Math.max(start, body.start + error.pos[1]), body.end) }, message }];
}
