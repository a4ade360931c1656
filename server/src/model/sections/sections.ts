/** What stands under which heading. */
import type { Section } from '../design.ts';
import type { Topic } from './headings.ts';

/** Whether a section, or one that it stands under, is about a topic. `at` is its index. */
export function isAbout(sections: readonly Section[], at: number, topic: Topic): boolean {
  for (let section = sections[at]; section; section = section.parent === undefined ? undefined : sections[section.parent]) {
    if (section.topics.includes(topic)) return true;
  }
  return false;
}
