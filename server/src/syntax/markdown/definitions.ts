/**
 * Link definitions, `[label]: target "title"`, at the start of a paragraph. They must be known because what they take
 * away from a paragraph decides whether an underline makes it a heading, and because other sections refer to them.
 */
export interface Definitions {
  /** Where the rest of the paragraph starts. */
  readonly end: number;
  /** Each as one line. */
  readonly sources: readonly string[];
}

const LABEL = /\[((?:[^[\]\\]|\\[\s\S]){1,999})\]:/y;
const TARGET = /[ \t]*(?:\n[ \t]*)?(?:<(?:[^<>\\\n]|\\[^\n])*>|[^\s<][^\s]*)/y;
const TITLE = /(?:[ \t]+|[ \t]*\n[ \t]*)(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\))(?=[ \t]*(?:\n|$))/y;
const LINE_END = /[ \t]*(?:\n|$)/y;

/** Reads the definitions that `paragraph` starts with; its lines end with LF and carry no indent. */
export function readDefinitions(paragraph: string): Definitions {
  const sources: string[] = [];
  let end = 0;
  for (let next; end < paragraph.length && (next = definitionEnd(paragraph, end)) !== undefined; end = next) {
    sources.push(paragraph.slice(end, next).replace(/\s+/g, ' ').trim());
  }
  return { end, sources };
}

function definitionEnd(text: string, start: number): number | undefined {
  const label = match(LABEL, text, start);
  if (!label || label[1]!.trim() === '') return undefined;
  const target = match(TARGET, text, start + label[0].length);
  if (!target) return undefined;
  const afterTarget = target.index + target[0].length;
  const title = match(TITLE, text, afterTarget);
  const end = match(LINE_END, text, title ? title.index + title[0].length : afterTarget);
  return end ? end.index + end[0].length : undefined;
}

function match(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = offset;
  return sticky.exec(text);
}
