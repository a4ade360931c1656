import { draftEntities } from '../../edits/er-skeleton.ts';
import { mermaidFence } from '../../edits/markdown.ts';
import { insertSectionBefore, isChapter, moveSectionBefore } from '../../edits/sections.ts';
import type { Design, DiagramView, Section } from '../../model/design.ts';
import { doesThings } from '../../syntax/fields/words.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Finding, type Fix } from '../rule.ts';

/** Behaviour before what it works on. */
export const entitiesFirst = defineRule({
  id: 'lld/entities-first',
  since: '0.2.0',
  source: 'LLD drawing rule 1',
  scope: 'document',
  severity: 'warning',
  detected: 'off',
  fix: 'suggestion',
  summary: 'Behaviour is shown before any entity has fields.',
  why: 'States, sequences and patterns are about things. Who does not know their fields yet cannot judge whether a step can be taken or a state be stored.',
  leftAlone: [
    'The entities stand in a linked document.',
    'A page about one status, flow or algorithm that lists no fields.',
    'Behaviour in the high-level part.',
  ],
  bad: '---\ndesign: lld\n---\n# Parking lot\n\n## Life of a slot\n\n```mermaid\nstateDiagram-v2\n  [*] --> FREE\n  FREE --> TAKEN : vehicle parks\n  TAKEN --> FREE : vehicle leaves\n```\n\n## Data model\n\n```mermaid\nerDiagram\n  SLOT {\n    uuid id PK\n    string status "FREE, TAKEN"\n  }\n```\n',
  good: '---\ndesign: lld\n---\n# Parking lot\n\n## Data model\n\n```mermaid\nerDiagram\n  SLOT {\n    uuid id PK\n    string status "FREE, TAKEN"\n  }\n```\n\n## Life of a slot\n\n```mermaid\nstateDiagram-v2\n  [*] --> FREE\n  FREE --> TAKEN : vehicle parks\n  TAKEN --> FREE : vehicle leaves\n```\n',

  *check(design) {
    if (design.companions.some(({ entities }) => entities.length > 0)) return;
    const first = firstFields(design);
    if (first === undefined) yield* behaviourOnly(design);
    else yield* tooEarly(first, design);
  },
});

/** Where the first entity with fields is described. */
function firstFields({ entities }: Design): number | undefined {
  const starts = entities.flatMap(({ views }) =>
    views.flatMap(({ attributes, kind }) => (kind === 'entity' && attributes[0] ? [attributes[0].range.start] : [])),
  );
  return starts.length > 0 ? Math.min(...starts) : undefined;
}

const isLow = ({ kind }: Section, design: Design): boolean => design.kind === 'lld' || kind === 'lld';

/** The first behaviour of the low-level part, where it stands before the first fields. */
function* tooEarly(first: number, design: Design): Generator<Finding> {
  const { diagrams, stateMachines, sections } = design;
  const sectionAt = (at: number): Section | undefined => sections.find(({ range }) => range.start <= at && at < range.end);
  const starts = [
    ...diagrams.filter(({ role, tree }) => role === 'behaviour' || tree.type === 'state').map(({ range }) => range.start),
    // Chains and tables are shown in passing too: there the heading must say that they are what is shown.
    ...stateMachines.filter(({ range }) => sectionAt(range.start)?.topics.includes('states')).map(({ range }) => range.start),
    // A pattern may be what shows the first fields, in the classes that make it.
    ...sections.flatMap(({ topics, heading, range }) => (heading && topics.includes('patterns') && range.end <= first ? [heading.start] : [])),
  ];
  const early = starts
    .filter((at) => at < first)
    .sort((a, b) => a - b)
    .map(sectionAt)
    .find((section) => section && section.heading && section.level > 1 && isLow(section, design));
  if (!early) return;
  yield {
    range: early.heading!,
    message: `“${shorten(early.title)}” shows behaviour before any entity has fields. Put the entities first.`,
    related: [{ range: { start: first, end: first }, message: 'The first fields stand here.' }],
    fixes: fixesOf(early, design, first),
  };
}

/** Classes that have methods, and no class and no table that has a field. */
function* behaviourOnly(design: Design): Generator<Finding> {
  const drawn = design.diagrams.find((view) => hasOnlyMethods(view) && isLow(design.sections[view.section]!, design));
  const section = drawn && design.sections[drawn.section]!;
  if (!section) return;
  yield {
    range: section.heading ?? drawn.header,
    message: `“${shorten(section.title)}” draws classes with methods, and no entity of this document has fields. Say what is stored.`,
    fixes: section.heading ? fixesOf(section, design) : [],
  };
}

const hasOnlyMethods = ({ tree, broken }: DiagramView): boolean =>
  !broken &&
  tree.type === 'class' &&
  tree.classes.length > 1 &&
  tree.classes.some(({ methods, id }) => methods.length > 0 && !doesThings(id)) &&
  tree.classes.every(({ members }) => members.length === 0);

/** The section of the first fields moves up; where there is none or its text is not at hand, the entities are drafted. */
function fixesOf(early: Section, design: Design, first?: number): Fix[] {
  const { sections } = design;
  const index = sections.indexOf(early);
  const moved =
    first === undefined
      ? undefined
      : moveUp(
          sections.findIndex(({ range }) => range.start <= first && first < range.end),
          index,
          design,
        );
  const lines = draftEntities(design);
  const draft = { title: 'Entities', icon: '🗂️', lines: ['Key fields only.', '', ...mermaidFence(lines)] };
  return [
    ...(moved ? [moved] : []),
    ...(lines.length > 0 && isChapter(index, design)
      ? [{ title: 'Insert the entities before it', edits: insertSectionBefore(index, draft, design) }]
      : []),
  ];
}

/** Moves the section, or the one that both stand under that holds it, before the other. */
function moveUp(section: number, target: number, design: Design): Fix | undefined {
  const { sections } = design;
  const [from, to] = [withParents(section, design), withParents(target, design)];
  const moved = from.find((one) => to.some((other) => one !== other && sections[one]!.parent === sections[other]!.parent));
  const place = to.find((other) => moved !== undefined && other !== moved && sections[other]!.parent === sections[moved]!.parent);
  const edits = moved === undefined || place === undefined ? undefined : moveSectionBefore(moved, place, design);
  return edits && { title: `Move “${shorten(sections[moved!]!.title)}” before it`, edits };
}

/** A section and all above it, the nearest first. */
function withParents(index: number, { sections }: Design): number[] {
  const chain: number[] = [];
  for (let at: number | undefined = index; at !== undefined && at >= 0; at = sections[at]?.parent) chain.push(at);
  return chain;
}
