/** Headings in the style of the document they are written into, and the numbers of those around them. */
import type { Design, Section } from '../model/design.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** The words of a new heading. */
export interface HeadingDraft {
  /** With a capital at the start only: `API design`. */
  readonly title: string;
  /** What stands before it where the document's headings have pictograms. */
  readonly icon: string;
}

/** Sections under the same heading as another, at its level, in order. */
export const siblingsOf = (index: number, { sections }: Design): number[] =>
  sections.flatMap(({ parent, level }, at) => (parent === sections[index]!.parent && level === sections[index]!.level ? [at] : []));

/** Where a section ends, with all that stands under its heading: the index after the last of them. */
export function endOf(index: number, { sections }: Design): number {
  const { level } = sections[index]!;
  const next = sections.findIndex((section, at) => at > index && section.level <= level && section.level > 0);
  return next === -1 ? sections.length : next;
}

/**
 * The heading line of a new section: as its siblings-to-be write theirs. `number` is that of the section whose place it takes,
 * absent where they have none.
 */
export function headingLine({ title, icon }: HeadingDraft, level: number, siblings: readonly Section[], number?: string): string {
  const styled = siblings.find(({ style }) => style?.number)?.style?.number;
  const numbered = number !== undefined && styled ? `${styled.before}${number}${styled.after}` : '';
  const withIcon = siblings.length > 0 && siblings.filter(({ style }) => style?.icon !== undefined).length * 2 > siblings.length;
  return `${'#'.repeat(Math.max(1, level))} ${withIcon ? `${icon} ` : ''}${numbered}${isTitleCase(siblings) ? titleCase(title) : title}`;
}

const COUNTED = /^\P{L}*(?:step|part|section|chapter|phase)\s+\d+\P{L}*/iu;
const SMALL = /^(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|vs\.?|with|&)$/i;

/** Most headings of several words write them all with a capital. */
function isTitleCase(sections: readonly Section[]): boolean {
  const second = sections.flatMap(({ title }) =>
    title
      .replace(COUNTED, '')
      .split(/[^\p{L}]+/u)
      .filter((word) => word !== '' && !SMALL.test(word))
      .slice(1, 3),
  );
  return second.filter((word) => /^\p{Lu}/u.test(word)).length * 2 > second.length;
}

const titleCase = (title: string): string => title.replace(/(?<=\s)\p{Ll}/gu, (letter) => letter.toUpperCase());

/** What becomes of the numbers of siblings when their order changes. */
export interface Renumbering {
  /** The number of the first new section; absent where none is numbered. */
  readonly own?: string;
  /** Of the other sections and all under them. */
  readonly edits: readonly TextEdit[];
}

const NOTHING: Renumbering = { edits: [] };

/**
 * Numbers siblings anew in `order`, in which `null` stands for a section that is to come. Nothing changes where they are not
 * numbered in sequence, or where a link of the document leads to a heading that would change.
 */
export function renumber(order: readonly (number | null)[], design: Design): Renumbering {
  const { sections } = design;
  const known = order.filter((index) => index !== null);
  const numbered = known.filter((index) => sections[index]!.style?.number);
  const first = [...numbered].sort((a, b) => a - b)[0];
  if (first === undefined || numbered.length * 2 < known.length || !inSequence(numbered, design)) return NOTHING;
  const stem = sections[first]!.style!.number!.text.replace(/\d+$/, '');
  let next = Number(/\d+$/.exec(sections[first]!.style!.number!.text)![0]);
  let own: string | undefined;
  const edits: TextEdit[] = [];
  for (const index of order) {
    if (index !== null && !sections[index]!.style?.number) continue;
    const number = `${stem}${next++}`;
    if (index === null) own ??= number;
    else edits.push(...numberEdits(index, number, design));
  }
  if (edits.some(({ range }) => isLinked(range.start, design))) return NOTHING;
  return { ...(own !== undefined && { own }), edits };
}

/** 3, 4, 5 as written. */
function inSequence(numbered: readonly number[], { sections }: Design): boolean {
  const numbers = [...numbered].sort((a, b) => a - b).map((index) => sections[index]!.style!.number!.text);
  const stem = numbers[0]!.replace(/\d+$/, '');
  const start = Number(/\d+$/.exec(numbers[0]!)![0]);
  return numbers.every((number, i) => number === `${stem}${start + i}`);
}

/** Of the section and of those under it: `4` becomes `5`, `4.1` becomes `5.1`. */
function numberEdits(index: number, to: string, design: Design): TextEdit[] {
  const from = design.sections[index]!.style!.number!.text;
  if (from === to) return [];
  return design.sections.slice(index, endOf(index, design)).flatMap(({ style }) => {
    const number = style?.number;
    if (!number || (number.text !== from && !number.text.startsWith(`${from}.`))) return [];
    return [{ range: { start: number.range.start, end: number.range.start + from.length }, text: to }];
  });
}

/** Whether a link of the document leads to the heading that holds `offset`. */
const isLinked = (offset: number, { sections, anchors }: Design): boolean =>
  sections.some(({ title, range }) => range.start <= offset && offset < range.end && anchors.includes(slugOf(title)));

/** As GitHub makes anchors of headings. */
const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
