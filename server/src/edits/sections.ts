/** Writers of whole sections: put one where it belongs, in the document's own style, or move one that stands too late. */
import type { Design, DiagramView } from '../model/design.ts';
import type { Range } from '../text/range.ts';
import { applyEdits, insert, type TextEdit } from '../text/text-edit.ts';
import { endOf, type HeadingDraft, headingLine, renumber, siblingsOf } from './headings.ts';

/** A section to be written: its heading and the lines below it. */
export interface SectionDraft extends HeadingDraft {
  readonly lines: readonly string[];
}

/** The section that a reader would call the one of this diagram: the highest above it that is not the title's. */
export function outermost(index: number, design: Design): number {
  const { sections, title } = design;
  let at = index;
  for (
    let parent = sections[at]!.parent;
    parent !== undefined && sections[parent]!.heading?.start !== title?.range.start;
    parent = sections[at]!.parent
  )
    at = parent;
  return at;
}

/** Whether a section has a heading of its own that is not the document's title. */
export const isChapter = (index: number, { sections, title }: Design): boolean =>
  sections[index]!.heading !== undefined && sections[index]!.heading?.start !== title?.range.start;

/** Puts a section before another, at its level. */
export function insertSectionBefore(index: number, draft: SectionDraft, design: Design): TextEdit[] {
  const { sections, lineEnd } = design;
  const section = sections[index]!;
  const siblings = siblingsOf(index, design);
  const { own, edits } = renumber(
    siblings.flatMap((sibling) => (sibling === index ? [null, sibling] : [sibling])),
    design,
  );
  const heading = headingLine(
    draft,
    section.level,
    siblings.map((at) => sections[at]!),
    own,
  );
  const rule = sections[index - 1]?.rule ? ['---', ''] : [];
  return [insert(section.heading!.start, [heading, '', ...draft.lines, '', ...rule, ''].join(lineEnd)), ...edits];
}

/** Puts sections after another and all that is under it, at its level. */
export function insertSectionsAfter(index: number, drafts: readonly SectionDraft[], design: Design): TextEdit[] {
  const { sections } = design;
  const siblings = siblingsOf(index, design);
  const { own, edits } = renumber(
    siblings.flatMap((sibling) => (sibling === index ? [sibling, ...drafts.map(() => null)] : [sibling])),
    design,
  );
  const lines = written(drafts, sections[index]!.level, siblings, own, design);
  return [append(endOf(index, design), lines, design), ...edits];
}

/** Puts sections under another, behind those that are there. */
export function insertSectionsInto(index: number, drafts: readonly SectionDraft[], design: Design): TextEdit[] {
  const { sections } = design;
  const children = sections.flatMap(({ parent }, at) => (parent === index ? [at] : []));
  const level = children.length > 0 ? sections[children[0]!]!.level : Math.min(6, sections[index]!.level + 1);
  const number = sections[index]!.style?.number?.text;
  const { own } = children.length > 0 ? renumber([...children, null], design) : { own: undefined };
  const elsewhere = sections.flatMap((section, at) => (section.level === level ? [at] : []));
  const isNumbered = children.length === 0 && number !== undefined && elsewhere.some((at) => sections[at]!.style?.number);
  const lines = written(drafts, level, children.length > 0 ? children : elsewhere, own ?? (isNumbered ? `${number}.1` : undefined), design);
  const end = endOf(index, design);
  const rule = sections[end - 1]!.rule;
  return [rule ? insert(rule.start, [...lines, ''].join(design.lineEnd)) : append(end, lines, design)];
}

/** The drafts one after another; `last` is the number of the last, or of the only one to be counted from. */
function written(
  drafts: readonly SectionDraft[],
  level: number,
  siblings: readonly number[],
  own: string | undefined,
  { sections }: Design,
): string[] {
  const models = siblings.map((at) => sections[at]!);
  return drafts.flatMap((draft, i) => [headingLine(draft, level, models, own === undefined ? undefined : counted(own, i)), '', ...draft.lines, '']);
}

const counted = (number: string, by: number): string => number.replace(/\d+$/, (last) => String(Number(last) + by));

/** Before the section at `index`, or at the end of the document. */
function append(index: number, lines: readonly string[], { sections, lineEnd }: Design): TextEdit {
  const next = sections[index];
  const rule = sections[index - 1]?.rule ? ['---', ''] : [];
  return next?.heading
    ? insert(next.heading.start, [...lines, ...rule, ''].join(lineEnd))
    : insert(sections.at(-1)!.range.end, ['', ...lines].join(lineEnd));
}

/** Puts a section before a diagram that stands right under the title, and gives the diagram a heading of its own. */
export function insertSectionAbove(
  { range, section }: DiagramView,
  draft: SectionDraft,
  own: HeadingDraft,
  { sections, lineEnd }: Design,
): TextEdit[] {
  const level = Math.max(2, sections[section]!.level + 1);
  const models = sections.filter((other) => other.level === level);
  const lines = [headingLine(draft, level, models), '', ...draft.lines, '', headingLine(own, level, models), '', ''];
  return [insert(range.start, lines.join(lineEnd))];
}

/** Puts a section, with all under it, before another of its level; undefined where the model does not hold all of its text. */
export function moveSectionBefore(index: number, target: number, design: Design): TextEdit[] | undefined {
  const { sections } = design;
  const [moved, place] = [sections[index]!, sections[target]!];
  const text = sourceOf(index, design);
  if (text === undefined || moved.parent !== place.parent || moved.level !== place.level || target >= index || !place.heading) return undefined;
  const siblings = siblingsOf(index, design).filter((sibling) => sibling !== index);
  const { edits } = renumber(
    siblings.flatMap((sibling) => (sibling === target ? [index, sibling] : [sibling])),
    design,
  );
  if (edits.length === 0 && moved.style?.number) return undefined;
  const from = { start: moved.range.start, end: sections[endOf(index, design) - 1]!.range.end };
  const isMoved = ({ range }: TextEdit): boolean => from.start <= range.start && range.end <= from.end;
  return [
    insert(
      place.heading.start,
      closed(
        applyEdits(
          text,
          edits.filter(isMoved).map((edit) => within(edit, from)),
        ),
        design,
      ),
    ),
    { range: from, text: '' },
    ...edits.filter((edit) => !isMoved(edit)),
  ];
}

const within = ({ range, text }: TextEdit, { start }: Range): TextEdit => ({ range: { start: range.start - start, end: range.end - start }, text });

/** The text of a section with all under it. */
function sourceOf(index: number, design: Design): string | undefined {
  const sources = design.sections.slice(index, endOf(index, design)).map(({ source }) => source);
  return sources.every((source) => source !== undefined) ? sources.join('') : undefined;
}

/** Text that another section may follow. */
const closed = (text: string, { lineEnd }: Design): string => `${text.trimEnd()}${lineEnd}${lineEnd}`;

/** Puts sections right after the section that holds a diagram, where that is the title's or has no heading. */
export function insertSectionsAfterDiagram({ section }: DiagramView, drafts: readonly SectionDraft[], design: Design): TextEdit[] {
  const level = Math.max(2, design.sections[section]!.level + 1);
  const siblings = design.sections.flatMap((other, at) => (other.level === level ? [at] : []));
  return [append(section + 1, written(drafts, level, siblings, undefined, design), design)];
}
