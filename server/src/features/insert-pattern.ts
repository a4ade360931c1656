/** A pattern as a section of a design: where it belongs, and with the names that the design has. */
import { appendToSection } from '../edits/markdown.ts';
import { insertSectionBefore, insertSectionsAfter, isChapter, outermost, type SectionDraft } from '../edits/sections.ts';
import type { Component, Design } from '../model/design.ts';
import type { Topic } from '../model/sections/headings.ts';
import { PATTERNS } from '../patterns/index.ts';
import type { Pattern } from '../patterns/pattern.ts';
import { sectionLines } from '../patterns/section.ts';
import { plain, type Slots } from '../patterns/slots.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** The edits that put the section of a pattern into the design. */
export function insertPattern(pattern: Pattern, design: Design): TextEdit[] {
  const names = knownNames(pattern.slots, design);
  const draft: SectionDraft = {
    title: pattern.name,
    icon: '🧩',
    lines: sectionLines(pattern).map((line) => plain(line, pattern.slots, names)),
  };
  const place = placeIn(design);
  if (place?.after !== undefined) return insertSectionsAfter(place.after, [draft], design);
  if (place?.before !== undefined) return insertSectionBefore(place.before, draft, design);
  return [appendToSection(design.sections.length - 1, [[`## ${draft.title}`], draft.lines], design)];
}

/** What a reader expects at the end of a design: a pattern stands before it. */
const CLOSING: ReadonlySet<Topic> = new Set<Topic>([
  'failure',
  'trade-offs',
  'observability',
  'rollout',
  'testing',
  'security',
  'deployment',
  'glossary',
  'references',
]);

/** Behind the patterns that stand there; else behind the drawing, but before the low-level part and what closes a design. */
function placeIn(design: Design): { readonly after?: number; readonly before?: number } | undefined {
  const { sections, diagrams } = design;
  const chapters = sections.flatMap((_, index) => (isChapter(index, design) && outermost(index, design) === index ? [index] : []));
  const names = new Set(PATTERNS.map(({ name }) => name.toLowerCase()));
  const earlier = chapters.findLast((index) => names.has(sections[index]!.title.replace(/^[^\p{L}]+/u, '').toLowerCase()));
  if (earlier !== undefined) return { after: earlier };
  const drawn = diagrams.filter(({ role }) => role === 'architecture').map(({ section }) => outermost(section, design));
  const first = drawn.length > 0 ? Math.min(...drawn) : -1;
  const before = chapters.find(
    (index) => index > first && (sections[index]!.kind === 'lld' || sections[index]!.topics.some((topic) => CLOSING.has(topic))),
  );
  if (before !== undefined) return { before };
  const last = chapters.at(-1);
  return last === undefined ? undefined : { after: last };
}

/** For each slot that stands for a kind of component, the component of that kind that most arrows lead to and from. */
function knownNames(slots: Slots, { components, connections }: Design): Record<string, string> {
  const arrows = (component: Component): number => connections.filter(({ from, to }) => from === component || to === component).length;
  const taken = new Set<Component>();
  const names: Record<string, string> = {};
  for (const [slot, { kinds = [] }] of Object.entries(slots)) {
    const [best] = components
      .filter((component) => component.kind && kinds.includes(component.kind) && !taken.has(component) && isPlain(component.name))
      .toSorted((a, b) => arrows(b) - arrows(a));
    if (!best) continue;
    taken.add(best);
    names[slot] = best.name;
  }
  return names;
}

/** A name that stands unquoted in any diagram and any table, and is that of one thing: `Search / Feed` is of two. */
const isPlain = (name: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N} .'’-]{0,39}$/u.test(name);
