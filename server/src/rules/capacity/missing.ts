import { capacityDraft } from '../../edits/drafts.ts';
import { appendToSection } from '../../edits/markdown.ts';
import { insertSectionAbove, insertSectionBefore, insertSectionsAfter, insertSectionsInto, isChapter, outermost } from '../../edits/sections.ts';
import { aspectOf, highLevelDrawings, hubOf } from '../../model/components/architecture.ts';
import type { Design, DiagramView, Picture } from '../../model/design.ts';
import { hasNumber, isCapacityFigure } from '../../model/figures.ts';
import { isAbout } from '../../model/sections/sections.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Fix } from '../rule.ts';

/** A high-level design without a single figure of load, storage or latency. */
export const missing = defineRule({
  id: 'capacity/missing',
  since: '0.2.0',
  source: 'Capacity estimation',
  scope: 'document',
  severity: 'warning',
  detected: 'off',
  fix: 'suggestion',
  summary: 'No throughput, storage or latency figure.',
  why: 'Whether a design is limited by processors, memory, disks or the network follows from its load. Without one figure, any drawing is as good as any other.',
  leftAlone: [
    'A rate, a size, a latency or a number of users anywhere: in prose, a table, a diagram.',
    'Pages whose diagrams are all C4 context or deployment views, or draw no architecture, or that have none.',
    'Decision records, and requests for comments on the inside of a system that exists.',
    'Pages about one other aspect of the system: security, the data model.',
    'A drawing without any number where no section on capacity or requirements could hold figures: there `hld/annotate-numbers` speaks.',
    'A capacity section that is still to be filled in; figures in another document of the design.',
  ],
  bad: '## Requirements\n\n- A rider requests a ride.\n\n## Architecture\n\n```mermaid\nflowchart LR\n  app[Rider App] -->|HTTPS| rides[Ride Service]\n  rides -->|SQL| db[(Rides DB)]\n```\n',
  good: '## Requirements\n\n- A rider requests a ride.\n\n## Capacity\n\nAt peak 3,000 requests/s; rides grow by 20 GB a month; p99 below 200 ms.\n\n## Architecture\n\n```mermaid\nflowchart LR\n  app[Rider App] -->|HTTPS| rides[Ride Service]\n  rides -->|SQL| db[(Rides DB)]\n```\n',

  *check(design) {
    const diagram = highLevelDrawings(design)[0];
    const drawing = diagram ?? design.pictures.find(({ section }) => isAbout(design.sections, section, 'architecture'));
    const aspect = aspectOf(design);
    const isOther = aspect.length > 0 && !aspect.includes('capacity');
    if (design.kind === 'lld' || design.proposal || isOther || !drawing || hasFigure(design)) return;
    const place = placeFor(design);
    // At a drawing without any number, hld/annotate-numbers says the same.
    if (!place && diagram && !hasNumber(diagram, design)) return;
    yield {
      range: place ?? (diagram ? diagram.header : (design.title?.range ?? drawing.range)),
      message: `${shorten(diagram ? hubOf(diagram, design) : (design.title?.text ?? 'The system'))} is designed without a rate, a size or a latency. Estimate peak requests/s, storage and p99.`,
      fixes: fixesFor(diagram, drawing, design),
    };
  },
});

const hasFigure = ({ quantities, placeholders, sections, companions }: Design): boolean =>
  quantities.some((quantity) => isCapacityFigure(quantity, sections)) ||
  placeholders.some(({ section, diagram, text }) =>
    diagram === undefined ? isAbout(sections, section, 'capacity') : /\bTODO\b.*\b(?:rps|qps|rate|latency|size|storage)\b/i.test(text),
  ) ||
  companions.some(({ figures }) => figures > 0);

/** The heading of the section that should hold figures. */
function placeFor(design: Design): Design['sections'][number]['heading'] {
  const index = figureSection(design);
  return index === undefined ? undefined : design.sections[index]!.heading;
}

/** A section on capacity, else on what is required. */
function figureSection(design: Design): number | undefined {
  const { sections } = design;
  for (const topic of ['capacity', 'requirements'] as const) {
    const found = sections.findIndex(({ topics, kind }, at) => kind !== 'lld' && isChapter(at, design) && topics.includes(topic));
    if (found !== -1) return found;
  }
  return undefined;
}

function fixesFor(diagram: DiagramView | undefined, { section }: DiagramView | Picture, design: Design): Fix[] {
  const figures = figureSection(design);
  const chapter = outermost(section, design);
  const edits =
    figures !== undefined
      ? design.sections[figures]!.topics.includes('capacity')
        ? [appendToSection(figures, [capacityDraft.lines], design)]
        : insertSectionsAfter(outermost(figures, design), [capacityDraft], design)
      : isChapter(chapter, design)
        ? insertSectionBefore(chapter, capacityDraft, design)
        : diagram && !diagram.nested
          ? insertSectionAbove(diagram, capacityDraft, { title: 'Architecture', icon: '🏗️' }, design)
          : insertSectionsInto(section, [capacityDraft], design);
  return [{ title: 'Add a table of estimates', edits }];
}
