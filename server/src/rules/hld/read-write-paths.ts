import { readPathDraft, writePathDraft } from '../../edits/drafts.ts';
import {
  insertSectionBefore,
  insertSectionsAfter,
  insertSectionsAfterDiagram,
  insertSectionsInto,
  isChapter,
  moveSectionBefore,
  outermost,
} from '../../edits/sections.ts';
import { aspectOf, componentsIn, connectionsIn, highLevelDrawings, isCalledFromOutside, keepsData } from '../../model/components/architecture.ts';
import { isBroker } from '../../model/components/component-words.ts';
import type { Design, DiagramView, FlowPath } from '../../model/design.ts';
import { headingWords, type Topic } from '../../model/sections/headings.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Finding, type Fix } from '../rule.ts';

const TOPIC: Readonly<Record<FlowPath, Topic>> = { write: 'write-path', read: 'read-path' };

const ENOUGH_FLOWS = 3;
/** No workflow: that is one process among others. */
const FLOWS = /\b(?:flows?|how it works|sequences?)\b/;

/** A design with a store that does not show how data gets in, or how it gets out. */
export const readWritePaths = defineRule({
  id: 'hld/read-write-paths',
  since: '0.2.0',
  source: 'HLD drawing rule 5',
  scope: 'document',
  severity: 'warning',
  detected: 'off',
  fix: 'suggestion',
  summary: 'No write path, or no read path.',
  why: 'The way in and the way out use different storage and caches, and fail in different ways. The write path is the harder one, so it comes first.',
  leftAlone: [
    'Systems that are write-only or read-only, and say so.',
    'Flows under other names: upload and view, publish and consume, ingest and query; in prose as a list of steps, in a sequence diagram, on a group, box or arrow.',
    'Documents that trace three flows or more in sequence diagrams, of which one reads or writes.',
    'Event pipelines without a reader.',
    'Pages that hold only a C4 or container view, or one aspect of the system.',
    'Decision records, and requests for comments on a system that exists.',
    'A step of a linked series that is not its first.',
    'Systems without a data store, or with one of secrets alone; flows that another document of the design shows.',
    'Only a hint: the read path comes first.',
  ],
  bad: '## Architecture\n\n```mermaid\nflowchart LR\n  app[Rider App] -->|HTTPS| rides[Ride Service]\n  rides -->|SQL| db[(Rides DB)]\n```\n\n## Write path\n\n1. The Ride Service inserts the ride.\n',
  good: '## Architecture\n\n```mermaid\nflowchart LR\n  app[Rider App] -->|HTTPS| rides[Ride Service]\n  rides -->|SQL| db[(Rides DB)]\n```\n\n## Write path\n\n1. The Ride Service inserts the ride.\n\n## Read path\n\n1. The Ride Service selects the ride by its id.\n',

  *check(design) {
    const diagram = highLevelDrawings(design).find((view) => view.type !== 'c4' && hasPaths(view, design));
    if (!diagram || isStepOfSeries(design) || aspectOf(design).length > 0 || design.proposal) return;
    const missing = (['write', 'read'] as const).filter((path) => isMissing(path, design));
    if (missing.length === 1 && tracesFlows(design)) return;
    if (missing.length > 0) yield absent(missing, diagram, design);
    else yield* wrongOrder(design);
  },
});

/** Somebody writes to a store of it and may want to read: no pipeline of events alone. */
function hasPaths(view: DiagramView, design: Design): boolean {
  const components = componentsIn(view, design);
  const isPipeline = components.some(({ kind }) => isBroker(kind)) && !isCalledFromOutside(components);
  return keepsData(components) && !isPipeline && !/\b(?:pipeline|etl|stream processing)\b/i.test(design.title?.text ?? '');
}

/** `Step 4: Message queue` changes what an earlier page, to which it links, has designed. */
const isStepOfSeries = ({ title, links }: Design): boolean =>
  links.length > 0 && Number(/^\W*(?:step|part|section|chapter|phase)\s+(\d+)/i.exec(title?.text ?? '')?.[1] ?? 1) > 1;

/** Several flows drawn message by message: what is left out is left out knowingly. */
const tracesFlows = ({ diagrams }: Design): boolean => diagrams.filter(({ role }) => role === 'behaviour').length >= ENOUGH_FLOWS;

const isMissing = (path: FlowPath, { flows, companions }: Design): boolean =>
  !flows.some((flow) => flow.path === path) && !companions.some(({ topics }) => topics.includes(TOPIC[path]));

function absent(missing: readonly FlowPath[], diagram: DiagramView, design: Design): Finding {
  const store = componentsIn(diagram, design).find((component) => keepsData([component]))!;
  const [first] = missing;
  const message =
    missing.length === 2
      ? `Nothing shows how data gets into ${shorten(store.name)} and out again. Trace a write, then a read, hop by hop.`
      : first === 'write'
        ? `Nothing shows how data gets into ${shorten(store.name)}. Trace one write through the components, before the read path.`
        : `Nothing shows how ${shorten(store.name)} is read. Trace one read through the components, after the write path.`;
  return { range: placeFor(diagram, design), message, fixes: drafts(missing, diagram, design) };
}

/** The section on flows, else the one that holds the drawing, else the drawing. */
function placeFor(diagram: DiagramView, design: Design): Finding['range'] {
  const section = flowSection(design) ?? (isChapter(diagram.section, design) ? diagram.section : undefined);
  return (section === undefined ? undefined : design.sections[section]!.heading) ?? diagram.header;
}

function flowSection(design: Design): number | undefined {
  const { sections } = design;
  const found = sections.findIndex(({ title, kind }, at) => kind !== 'lld' && isChapter(at, design) && FLOWS.test(headingWords(title)));
  return found === -1 ? undefined : found;
}

/** Beside the path that is there, else in the section on flows, else after the drawing. */
function drafts(missing: readonly FlowPath[], diagram: DiagramView, design: Design): Fix[] {
  const connections = connectionsIn(diagram, design);
  const sections = missing.map((path) => (path === 'write' ? writePathDraft(connections) : readPathDraft(connections)));
  const other = missing.length === 1 ? pathSection(missing[0] === 'write' ? 'read' : 'write', design) : undefined;
  const flows = flowSection(design);
  const chapter = outermost(diagram.section, design);
  const edits =
    other !== undefined
      ? missing[0] === 'write'
        ? insertSectionBefore(other, sections[0]!, design)
        : insertSectionsAfter(other, sections, design)
      : flows !== undefined
        ? insertSectionsInto(flows, sections, design)
        : isChapter(chapter, design)
          ? insertSectionsAfter(chapter, sections, design)
          : insertSectionsAfterDiagram(diagram, sections, design);
  return [{ title: missing.length === 2 ? 'Add a write path and a read path' : `Add a ${missing[0]} path`, edits }];
}

/** A section whose heading says in so many words that it is this path. */
function pathSection(path: FlowPath, { flows, sections }: Design): number | undefined {
  const found = flows.find((flow) => flow.path === path && flow.from === 'heading' && isNamed(path, sections[flow.section]!.title));
  return found?.section;
}

const isNamed = (path: FlowPath, title: string): boolean =>
  new RegExp(String.raw`\b${path === 'write' ? 'writ(?:e|es|ing)' : 'read(?:s|ing)?'}\b`).test(headingWords(title)) &&
  !(/\bread/.test(headingWords(title)) && /\bwrit/.test(headingWords(title)));

/** Both are sections, and the read path comes first. */
function* wrongOrder(design: Design): Generator<Finding> {
  const { sections } = design;
  const [write, read] = (['write', 'read'] as const).map((path) => pathSection(path, design));
  if (write === undefined || read === undefined || read >= write || sections[read]!.level !== sections[write]!.level) return;
  const edits = moveSectionBefore(write, read, design);
  yield {
    range: sections[read]!.heading!,
    severity: 'hint',
    message: `“${shorten(sections[read]!.title)}” comes before the write path. Show the write first: it is the harder one.`,
    related: [{ range: sections[write]!.heading!, message: 'The write path.' }],
    fixes: edits ? [{ title: 'Put the write path first', edits }] : [],
  };
}
