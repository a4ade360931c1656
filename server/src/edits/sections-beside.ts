/** Writers for whole sections. */
import type { Design } from '../model/design.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { appendToSection } from './markdown.ts';

/** A section behind the one at `index` and all that stands below it, with a heading of the same level; never the title's. */
export function addSectionBeside(index: number, title: string, blocks: readonly (readonly string[])[], design: Design): TextEdit {
  const { sections } = design;
  const level = sections[index]?.level ?? 0;
  let last = index;
  while (level > 1 && sections[last + 1] && sections[last + 1]!.level > level) last++;
  return appendToSection(last, [[`${'#'.repeat(Math.max(2, level))} ${title}`], ...blocks], design);
}
