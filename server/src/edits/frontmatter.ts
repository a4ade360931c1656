/** Writes into a document what it designs. */
import type { Design } from '../model/design.ts';
import { isDiagramFile } from '../model/diagram-file.ts';
import { type Declaration, kindOfComment, readKind } from '../model/gate.ts';
import { readFrontmatter } from '../syntax/markdown/frontmatter.ts';
import { outline } from '../syntax/markdown/outline.ts';
import { lineOf } from '../text/lines.ts';
import { applyEdits, insert, type TextEdit } from '../text/text-edit.ts';

/** What the editor needs to know of a document. */
interface Declared {
  readonly text: string;
  readonly design: Pick<Design, 'path' | 'lineEnd' | 'comments' | 'title' | 'diagrams'>;
}

/** What the document itself says it designs. */
export function declarationOf({ text, design }: Declared): Declaration | undefined {
  const said = design.comments.map((comment) => kindOfComment(comment.text)).find((kind) => kind !== undefined);
  return isDiagramFile(design.path) ? said : (kindInFrontmatter(text) ?? said);
}

/** The edit after which the document declares itself to be of that kind: where it says so already, else in its frontmatter. */
export function declare(document: Declared, kind: Declaration): TextEdit {
  const { text, design } = document;
  // The frontmatter of a diagram is Mermaid's.
  const isDiagram = isDiagramFile(design.path);
  const comment = design.comments.find((each) => kindOfComment(each.text) !== undefined);
  if (comment && (isDiagram || kindInFrontmatter(text) === undefined)) return { range: comment.range, text: inComment(kind, comment.notation) };
  if (isDiagram) return lineBefore(document, design.diagrams[0]?.header.start ?? 0, inComment(kind, 'mermaid'));
  const edit = inFrontmatter(document, kind);
  // A frontmatter that is no YAML, or of another tool, is left as it is.
  return edit && kindInFrontmatter(applyEdits(text, [edit])) === kind
    ? edit
    : lineBefore(document, design.title?.range.start ?? startOfBody(text), inComment(kind, 'html'));
}

const kindInFrontmatter = (text: string): Declaration | undefined => readKind(readFrontmatter(outline(text).frontmatter?.text ?? '').value['design']);

function inComment(kind: Declaration, notation: Design['comments'][number]['notation']): string {
  const said = `designdoc ${kind}`;
  return notation === 'html' ? `<!-- ${said} -->` : `${notation === 'sql' ? '--' : '%%'} ${said}`;
}

/** Undefined where another kind of frontmatter than ours begins the text. */
function inFrontmatter({ text, design: { lineEnd } }: Declared, kind: Declaration): TextEdit | undefined {
  const { frontmatter } = outline(text);
  const line = `design: ${kind}`;
  if (frontmatter) {
    const { start, end } = frontmatter.body;
    const place = readFrontmatter(frontmatter.text).place('design');
    if (!place) return insert(end, line + lineEnd);
    const said = frontmatter.text.slice(place.start, place.end).trimEnd();
    return { range: { start: start + place.start, end: start + place.start + said.length }, text: line };
  }
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  if (text.startsWith('+++', start)) return undefined;
  const gap = /^[ \t]*(?:[\r\n]|$)/.test(text.slice(start)) ? '' : lineEnd;
  return insert(start, ['---', line, '---', gap].join(lineEnd));
}

/** Behind any frontmatter, also one of another kind. */
function startOfBody(text: string): number {
  const other = /^\uFEFF?\+\+\+[ \t]*[\r\n][^]*?[\r\n]\+\+\+[ \t]*(?:\r\n|[\r\n]|$)/.exec(text);
  return outline(text).frontmatter?.range.end ?? other?.[0].length ?? (text.startsWith('\uFEFF') ? 1 : 0);
}

/** A line of its own before the one that holds `offset`, or after the last. */
function lineBefore({ text, design: { lineEnd } }: Declared, offset: number, line: string): TextEdit {
  const { start } = lineOf(text, offset);
  return offset < text.length || start === offset ? insert(start, line + lineEnd) : insert(offset, lineEnd + line + lineEnd);
}
