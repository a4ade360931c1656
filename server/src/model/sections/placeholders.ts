/** What an author has left open: `TODO`, `TBD`, `<fill in>`, `{{…}}`, and words of a template that nobody replaced. */
import type { Part } from '../../syntax/mermaid/tree.ts';

/** `TODO` is also what some systems are about. */
const OPEN =
  /\b(?:TODO|TBD|TBC|FIXME)\b(?!\s+(?:lists?|items?|apps?|applications?|services?|api|tasks?)\b)(?:[ \t]*:?[ \t]*[^\s|<>"`\]}){.,;]{1,40}){0,6}/g;
const TEMPLATE = [
  /<(?:fill|insert|your|enter|describe|replace|name of|add) [^<>\n]{1,60}>|<fill[- ]?in>/gi,
  /\[(?:insert|fill in|enter|describe|replace|your) [^[\]\n]{1,60}\](?!\()/gi,
  /\{\{[^{}\n]{1,60}\}\}/g,
  /\blorem ipsum\b/gi,
];
const C4_TEMPLATE = /(?<=")(?:(?:optional )?description|stuff for \w{1,30}|optional (?:label|technology))(?=")/gi;

/** Those of running text, in order; code spans say what they say. */
export function readPlaceholders(prose: string): Part[] {
  const text = prose.replace(/`[^`\n]{0,500}`/g, (span) => ' '.repeat(span.length));
  return [OPEN, ...TEMPLATE].flatMap((pattern) => found(text, pattern)).sort((a, b) => a.range.start - b.range.start);
}

/** Those of a diagram's text. */
export function placeholdersInDiagram(text: string): Part[] {
  const shown = text.replace(/^[ \t]*%%[^\n]*/gm, (remark) => ' '.repeat(remark.length));
  return [...found(shown, OPEN), ...(/^\s*C4/.test(shown) ? found(shown, C4_TEMPLATE) : [])].sort((a, b) => a.range.start - b.range.start);
}

const found = (text: string, pattern: RegExp): Part[] =>
  [...text.matchAll(pattern)].map(({ 0: said, index }) => ({ text: said, range: { start: index, end: index + said.length } }));
