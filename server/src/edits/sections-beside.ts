/** A section that belongs to what is described in another one. */
import type { Design } from '../model/design.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { appendToSection } from './markdown.ts';
import { insertSectionsAfter, insertSectionsInto, isChapter, type SectionDraft } from './sections.ts';

/** Behind the section at `index` and all that stands under it; where that is the title's, at the end of what the title holds. */
export function addSectionBeside(index: number, draft: SectionDraft, design: Design): TextEdit[] {
  if (isChapter(index, design)) return insertSectionsAfter(index, [draft], design);
  if (design.sections[index]!.level > 0) return insertSectionsInto(index, [draft], design);
  return [appendToSection(index, [[`## ${draft.title}`], draft.lines], design)];
}

/** Blocks as lines, with a blank line between. */
export const blockLines = (blocks: readonly (readonly string[])[]): string[] => blocks.flatMap((block, i) => (i === 0 ? block : ['', ...block]));
