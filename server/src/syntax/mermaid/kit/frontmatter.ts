import { isMap, isScalar } from 'yaml';
import type { Document } from 'yaml';
import type { Range } from '../../../text/range.ts';
import type { DiagramError, Part } from '../tree.ts';
import { readYaml } from './yaml.ts';

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

/** The offset after the last line break of the blanks that start at `from`, or nothing where a line goes on. */
function afterLineBreaks(text: string, from: number): number | undefined {
  let after: number | undefined;
  for (let i = from; i < text.length && /\s/.test(text[i]!); i++) if (isLineBreak(text, i)) after = i + 1;
  return after;
}

/** The body between the fences and the end of the closing one's line; the closing fence is indented as the opening one. */
function findFences(text: string): { body: Range; end: number } | undefined {
  const indent = /^[^\S\n\r]*/.exec(text)![0];
  if (!text.startsWith(FENCE, indent.length)) return undefined;
  const start = afterLineBreaks(text, indent.length + FENCE.length);
  if (start === undefined) return undefined;
  const closing = indent + FENCE;
  for (let at = text.indexOf(closing, start); at >= 0; at = text.indexOf(closing, at + 1)) {
    const end = isLineBreak(text, at - 1) ? afterLineBreaks(text, at + closing.length) : undefined;
    if (end !== undefined) return { body: { start, end: Math.max(start, at - 1) }, end };
  }
  return undefined;
}

function titleOf(document: Document.Parsed, yaml: string, offset: number): Part | undefined {
  const value = isMap(document.contents) ? document.contents.get('title', true) : undefined;
  if (!isScalar(value) || !value.value || !value.range) return undefined;
  const [start, end] = value.range;
  const quotes = /^['"]/.test(yaml.slice(start, end)) ? 1 : 0;
  return { text: String(value.value), range: { start: offset + start + quotes, end: offset + end - quotes } };
}

function errorsOf(document: Document.Parsed, body: Range): DiagramError[] {
  const [error] = document.errors;
  if (!error) return [];
  const start = Math.min(body.start + error.pos[0], body.end);
  const message = `The frontmatter is not valid YAML: ${error.message.split('\n')[0]!.slice(0, 90)}`;
  return [{ range: { start, end: Math.min(Math.max(start, body.start + error.pos[1]), body.end) }, message }];
}
