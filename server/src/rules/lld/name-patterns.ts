import { patternLines } from '../../edits/patterns.ts';
import { addSectionBeside } from '../../edits/sections-beside.ts';
import type { Design, StateMachine } from '../../model/design.ts';
import { headingName } from '../../model/sections/headings.ts';
import type { PatternName, PatternShape } from '../../model/patterns/pattern-shapes.ts';
import type { Range } from '../../text/range.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Classes that have the shape of a pattern which nobody names, or a low-level design that names none. */
export const namePatterns = defineRule({
  id: 'lld/name-patterns',
  since: '0.2.0',
  source: 'LLD drawing rule 5',
  scope: 'any',
  severity: 'information',
  detected: 'off',
  fix: 'suggestion',
  summary: 'Design pattern without its name.',
  why: 'One word, Strategy or Observer, says what a page of boxes shows. Readers stop guessing, and the next change keeps the shape.',
  leftAlone: [
    'Documents that draw neither classes nor interfaces nor behaviour; entities alone count where one of them has a lifecycle.',
    'A page about one status, one table or one query.',
    'A name in any form: “Strategy pattern”, a class called `PricingStrategy`, a section “Design patterns”.',
    'An architecture pattern that is named counts: saga, CQRS, outbox, circuit breaker, cache-aside.',
    'Decision records and requests for comments, and designs whose companion is about patterns.',
  ],
  bad: '# Parking (LLD)\n\n```mermaid\nclassDiagram\n  class Pricing {\n    <<interface>>\n    +price(ticket) Money\n  }\n  class Hourly {\n    +price(ticket) Money\n  }\n  class Flat {\n    +price(ticket) Money\n  }\n  Pricing <|.. Hourly\n  Pricing <|.. Flat\n```\n',
  good: '# Parking (LLD)\n\n```mermaid\nclassDiagram\n  class Pricing {\n    <<interface>>\n    +price(ticket) Money\n  }\n  class Hourly {\n    +price(ticket) Money\n  }\n  class Flat {\n    +price(ticket) Money\n  }\n  Pricing <|.. Hourly\n  Pricing <|.. Flat\n```\n\nPricing is a Strategy pattern: each garage picks one.\n',

  *check(design) {
    if (design.companions.some(({ topics }) => topics.includes('patterns'))) return;
    const { named, shapes } = design.patterns;
    const names = new Set(named.map(({ name }) => name));
    const nameless = shapes.filter(({ pattern }) => !NAMES[pattern].some((name) => names.has(name)));
    for (const shape of nameless) {
      yield {
        range: shape.range,
        message: `${shorten(shape.name, 28)} has the shape of ${shape.pattern}${withParts(shape)}. Name the pattern.`,
        fixes: fixesAt(shape.range.start, design),
      };
    }
    const heading = shapes.length === 0 && names.size === 0 && !hasSection(design) && isLowLevel(design) ? headingOf(design) : undefined;
    if (heading) {
      yield {
        range: heading.range,
        message: `${shorten(heading.title, 40)} names no design pattern. Say which ones it uses and why, Strategy or Observer for one.`,
        fixes: fixesAt(heading.range.start, design),
      };
    }
  },
});

/** How each pattern may be named. */
const NAMES: Readonly<Record<PatternName, readonly string[]>> = {
  Strategy: ['strategy'],
  Observer: ['observer', 'pub/sub', 'pub sub', 'pubsub', 'publish/subscribe', 'publish subscribe'],
  Factory: ['factory', 'factory method', 'abstract factory'],
  Singleton: ['singleton', 'singletons'],
  Decorator: ['decorator'],
  Repository: ['repository', 'data mapper'],
  State: ['state'],
  'Template Method': ['template method'],
};

function withParts({ parts }: PatternShape): string {
  const [first, second] = parts;
  return first === undefined
    ? ''
    : ` (${[first, second].flatMap((part) => (part === undefined ? [] : [shorten(part, 24)])).join(', ')}${parts.length > 2 ? ', …' : ''})`;
}

const hasSection = ({ sections }: Design): boolean =>
  sections.some(({ title }) => /\b(?:design|architect\w+) patterns?\b|^\P{L}*patterns\b/iu.test(title));

/** Whether it draws how something behaves, of more than one thing. */
function isLowLevel({ kind, proposal, diagrams, entities, stateMachines }: Design): boolean {
  if (proposal) return false;
  const stored = entities.filter(({ attributes }) => attributes.length > 0);
  if (stored.length < 2) return false;
  if (diagrams.some(({ type }) => type === 'class' || type === 'sequence') || stateMachines.some(hasChapter)) return true;
  const drawn = stored.filter(({ views }) => views.some(({ notation }) => notation === 'er'));
  return kind === 'lld' && drawn.length > 2 && drawn.some(({ attributes }) => attributes.some(({ isStatus }) => isStatus));
}

/** A machine beside the fields of its entity only says what a field may hold. */
const hasChapter = ({ sure, entity, section }: StateMachine): boolean => sure && (entity?.views.every((view) => view.section !== section) ?? true);

/** The heading of the low-level design: the title, where the whole document is one. */
function headingOf({ kind, title, sections }: Design): { readonly title: string; readonly range: Range } | undefined {
  if (kind === 'lld' && title) return { title: headingName(title.text), range: title.range };
  const section = sections.find((one) => one.kind === 'lld' && one.heading);
  return section?.heading && { title: headingName(section.title), range: section.heading };
}

/** A section behind the one at the offset. */
function fixesAt(offset: number, design: Design): Fix[] {
  const section = design.sections.findIndex(({ range }) => range.start <= offset && offset < range.end);
  return [
    {
      title: 'Add a section on the design patterns used',
      edits: addSectionBeside(section, { title: 'Design patterns used', icon: '🧩', lines: patternLines(design) }, design),
    },
  ];
}
