import { SQL } from '../model/facts.ts';
import type { Design } from '../model/design.ts';
import { isDiagramFile } from '../model/diagram-file.ts';
import { outline } from '../syntax/markdown/outline.ts';
import { lineAt, type LineIndex } from '../text/line-index.ts';
import { type Range, shift } from '../text/range.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';
import type { ReportedFinding } from './report.ts';

interface Document {
  readonly text: string;
  readonly lines: LineIndex;
  readonly design: Design;
}

/** Makes a comment of a directive. */
type Mark = (directive: string) => string;

const inMermaid: Mark = (directive) => `%% ${directive}`;
const inSql: Mark = (directive) => `-- ${directive}`;
const inHtml: Mark = (directive) => `<!-- ${directive} -->`;

/** The edits that hide one finding by a comment in the notation it stands in; undefined where no comment can stand. */
export function ignoreHere(document: Document, { rule, range: { start } }: ReportedFinding): readonly TextEdit[] | undefined {
  const { text, design } = document;
  const hide = (mark: Mark, offset: number): readonly TextEdit[] => [lineBefore(document, mark(`designdoc-disable-next-line ${rule}`), offset)];
  if (isDiagramFile(design.path)) return start < (design.diagrams[0]?.header.start ?? 0) ? undefined : hide(inMermaid, start);

  const { frontmatter, sections } = outline(text);
  if (frontmatter && start < frontmatter.range.end) return undefined;
  const section = sections.find(({ range }) => holds(range, start));
  const fence = section?.fences.find(({ range }) => holds(shift(range, section.range.start), start));
  if (!section || !fence) return aroundTable(document, rule, start) ?? hide(inHtml, start);

  const isInBody = holds(shift(fence.body, section.range.start), start);
  // Frontmatter of a diagram is no Mermaid: a comment before the fence covers it whole.
  const diagram = design.diagrams.find(({ header }) => holds(shift(fence.body, section.range.start), header.start));
  if (diagram && diagram.type !== 'arrow-text' && isInBody && diagram.header.start <= start) return hide(inMermaid, start);
  if (SQL.has(fence.lang) && isInBody) return hide(inSql, start);
  return hide(inHtml, section.range.start + fence.range.start);
}

const holds = (range: Range, offset: number): boolean => range.start <= offset && offset < Math.max(range.end, range.start + 1);

const lineText = ({ text, lines }: Document, line: number): string => text.slice(lines.starts[line], lines.starts[line + 1]);

/** A line of its own before the one that holds `offset`, behind the same indent and quote marks. */
function lineBefore(document: Document, content: string, offset: number): TextEdit {
  const line = lineAt(document.lines, offset);
  const indent = /^[ \t>]*/.exec(lineText(document, line))![0];
  return insert(document.lines.starts[line]!, indent + content + document.design.lineEnd);
}

/** A comment between the rows of a table would end it, so one stands before it and one behind. */
function aroundTable(document: Document, rule: string, offset: number): readonly TextEdit[] | undefined {
  const isRow = (line: number): boolean => /^[ \t>]*\|/.test(lineText(document, line));
  let first = lineAt(document.lines, offset);
  if (!isRow(first)) return undefined;
  let last = first;
  while (first > 0 && isRow(first - 1)) first--;
  while (last + 1 < document.lines.starts.length && isRow(last + 1)) last++;
  const { text, lines, design } = document;
  const end = lines.starts[last + 1] ?? text.length;
  const gap = end === text.length && !/[\r\n]$/.test(text) ? design.lineEnd : '';
  return [
    insert(lines.starts[first]!, inHtml(`designdoc-disable ${rule}`) + design.lineEnd),
    insert(end, gap + inHtml(`designdoc-enable ${rule}`) + design.lineEnd),
  ];
}
