/**
 * The test of a rule: a document with each finding drawn under the text it belongs to.
 *
 *     gw[API Gateway] --> api[Order API]
 *                     ^^^ Say what crosses this arrow, …
 *
 * A lower severity than the rule's stands before the message: `^^^ [hint] …`. Text that holds no heading and no fence is
 * one Mermaid diagram, and is put into a declared design doc before it is read.
 */
import { expect } from 'vitest';
import { readDesign } from '../../server/src/model/read.ts';
import type { Finding, Rule } from '../../server/src/rules/rule.ts';
import { indexLines, lineAt } from '../../server/src/text/line-index.ts';
import { applyEdits, collide, type TextEdit } from '../../server/src/text/text-edit.ts';

interface Expected {
  /** The document after the preferred fix of every finding. */
  readonly fixed?: string;
  /** `path` of the document; `docs/design.md` unless told. */
  readonly path?: string;
}

const MARK = /^(\s*)(\^+)(?: ?(.*))$/;

/** Fails unless the rule finds exactly what is drawn, and its fixes make exactly `fixed`. */
export function checkRule(rule: Rule, drawn: string, { fixed, path = 'docs/design.md' }: Expected = {}): void {
  const marked = asDocument(dedent(drawn));
  const text = withoutMarks(marked);
  const findings = findingsOf(rule, text, path);
  expect(draw(rule, text, findings)).toBe(marked);
  if (fixed !== undefined) expect(applyEdits(text, preferredEdits(findings))).toBe(asDocument(dedent(fixed)));
}

/** The rule's findings in a document, by position. */
export function findingsOf(rule: Rule, text: string, path = 'docs/design.md'): Finding[] {
  return [...rule.check(readDesign({ path, text }))].sort((a, b) => a.range.start - b.range.start);
}

/** The first fix of each finding, those that collide with an earlier one left out. */
export function preferredEdits(findings: readonly Finding[]): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { fixes } of findings) {
    const own = fixes?.[0]?.edits ?? [];
    if (!own.some((edit) => edits.some((other) => collide(edit, other)))) edits.push(...own);
  }
  return edits;
}

/** A bare diagram, or blocks without a title, as a document that is declared to be a design of both kinds. */
export function asDocument(text: string): string {
  if (/^(?:# |---$|<!--)/m.test(text)) return text;
  const block = /^```/m.test(text) ? text : `\`\`\`mermaid\n${text.trimEnd()}\n\`\`\`\n`;
  return `---\ndesign: hld+lld\n---\n# Design\n\n${block}`;
}

/** Takes the common indent off, and the line breaks at both ends. */
export function dedent(text: string): string {
  const lines = text
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '\n')
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '' && !MARK.test(line)).map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents, Infinity);
  return Number.isFinite(indent) ? lines.map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length))).join('\n') : text;
}

const withoutMarks = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !MARK.test(line))
    .join('\n');

function draw(rule: Rule, text: string, findings: readonly Finding[]): string {
  const index = indexLines(text);
  const lines = text.split('\n').map((line) => [line]);
  for (const { range, message, severity } of findings) {
    const line = lineAt(index, range.start);
    const column = range.start - index.starts[line]!;
    const width = Math.min(range.end, index.starts[line + 1] ?? text.length) - range.start;
    const lowered = severity !== undefined && severity !== rule.severity ? `[${severity}] ` : '';
    lines[line]!.push(`${' '.repeat(column)}${'^'.repeat(Math.max(1, width))} ${lowered}${message}`);
  }
  return lines.flat().join('\n');
}
