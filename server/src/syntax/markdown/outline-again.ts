/** The outline of an edited text, made from the one before: what a keystroke costs must not grow with the document. */
import type { Change } from '../../text/change.ts';
import { outlineBody, type Outline, type SectionText } from './outline.ts';

/** An outline after an edit inside one section, which left the others as they were. */
export interface Again {
  readonly outline: Outline;
  /** Index of the section that was edited. */
  readonly section: number;
}

/**
 * The outline of `text`, which `change` made of `lastText`, whose outline is `last`; undefined where more than one section is
 * another now, and the text must be read as a whole. The section is read with its neighbours: that the next heading is
 * still one at the same place proves that nothing after it is read otherwise.
 */
export function outlineAgain(last: Outline, lastText: string, text: string, change: Change): Again | undefined {
  const { sections } = last;
  const section = sections.findLastIndex(({ range }) => range.start <= change.start);
  const edited = sections[section];
  if (mayGetFrontmatter(last, text, section)) return undefined;
  if (!edited || change.before > edited.range.end || (change.before === edited.range.end && section + 1 < sections.length)) return undefined;
  const grown = change.after - change.before;
  // The section before is read with it where the heading itself is edited, and the heading behind it, which must still be one.
  const first = section > 0 && change.start <= endOfHeading(edited) ? section - 1 : section;
  const next = sections[section + 1];
  const start = sections[first]!.range.start;
  const end = (next ? endOfHeading(next) : edited.range.end) + grown;
  const read = outlineBody(text.slice(start, end), 0);
  // What precedes the first heading is a section too; in a stretch that begins with a heading it is empty.
  const now = first === 0 ? read.sections : read.sections.slice(1);
  const [renewed, behind] = now.slice(section - first);
  const isAsBefore =
    now.length === (next ? 2 : 1) + section - first &&
    renewed?.level === edited.level &&
    (first === section || now[0]!.text === sections[first]!.text) &&
    start + renewed.range.end === edited.range.end + grown &&
    behind?.level === next?.level;
  if (!isAsBefore) return undefined;
  if (last.definitions.length + read.definitions.length > 0 && !sameDefinitions(read, outlineBody(lastText.slice(start, end - grown), 0)))
    return undefined;
  const placed = { ...renewed, range: { start: edited.range.start, end: edited.range.end + grown } };
  return { outline: { ...last, sections: sections.map((each, i) => (i < section ? each : i > section ? moved(each, grown) : placed)) }, section };
}

const endOfHeading = ({ range, heading }: SectionText): number => range.start + (heading?.range.end ?? 0);

/** What one section defines, links of all others may use. */
const sameDefinitions = ({ definitions: now }: Pick<Outline, 'definitions'>, { definitions: before }: Pick<Outline, 'definitions'>): boolean =>
  now.join('\n') === before.join('\n');

/** Frontmatter that is not there yet may begin with the edit, or end with it. */
const mayGetFrontmatter = ({ frontmatter }: Outline, text: string, section: number): boolean =>
  !frontmatter && (section === 0 || /^\uFEFF?---/.test(text));

const moved = ({ range, ...section }: SectionText, by: number): SectionText => ({
  ...section,
  range: { start: range.start + by, end: range.end + by },
});
