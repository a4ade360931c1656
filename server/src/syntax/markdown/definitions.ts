/**
 * Link definitions, `[label]: target "title"`, at the start of a paragraph. They must be known because what they take
 * away from a paragraph decides whether an underline makes it a heading, and because other sections refer to them.
 */
import { LIMITS } from './limits.ts';

const LABEL = /\[((?:[^[\]\\]|\\[\s\S]){1,999})\]:/y;
const TARGET = /[ \t]*(?:\n[ \t]*)?(?:<(?:[^<>\\\n]|\\[^\n])*>|[^\s<][^\s]*)/y;
const TITLE = /(?:[ \t]+|[ \t]*\n[ \t]*)(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\))(?=[ \t]*(?:\n|$))/y;
const LINE_END = /[ \t]*(?:\n|$)/y;

/** Adds the definitions that `paragraph` starts with, each as one line, and says where they end. Its lines end with LF and carry no indent. */
export function takeDefinitions(paragraph: string, into: string[]): number {
  let end = 0;
  for (let next; end < paragraph.length && (next = definitionEnd(paragraph, end)) !== undefined; end = next) {
    if (into.length < LIMITS.definitions) into.push(paragraph.slice(end, next).replace(/\s+/g, ' ').trim());
  }
  return end;
}

/** The definitions whose labels a text names, to be put before it. */
export function definitionsUsed(text: string, definitions: readonly string[]): string {
  if (definitions.length === 0) return '';
  const labels = new Set([...text.matchAll(/\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g)].map((match) => normalised(match[1]!)));
  const used = definitions.filter((definition) => labels.has(normalised(match(LABEL, definition, 0)?.[1] ?? '')));
  return used.length === 0 ? '' : `${used.join('\n')}\n\n`;
}

const normalised = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();

function definitionEnd(text: string, start: number): number | undefined {
  const label = match(LABEL, text, start);
  if (!label || label[1]!.trim() === '') return undefined;
  const target = match(TARGET, text, start + label[0].length);
  if (!target || !isBalanced(target[0])) return undefined;
  const afterTarget = target.index + target[0].length;
  const title = match(TITLE, text, afterTarget);
  const end = match(LINE_END, text, title ? title.index + title[0].length : afterTarget);
  return end ? end.index + end[0].length : undefined;
}

/** A target's parentheses must match, unless it stands in angle brackets. */
function isBalanced(target: string): boolean {
  if (/^\s*</.test(target)) return true;
  let depth = 0;
  for (const [mark] of target.matchAll(/\\[\s\S]|[()]/g)) {
    if (mark === '(') depth++;
    else if (mark === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

function match(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = offset;
  return sticky.exec(text);
}
