import { apiDraft } from '../../edits/drafts.ts';
import { endOf } from '../../edits/headings.ts';
import { insertSectionAbove, insertSectionBefore, isChapter, moveSectionBefore, outermost } from '../../edits/sections.ts';
import { allDrawings, aspectOf, componentsIn, hubOf, isCalledFromOutside } from '../../model/components/architecture.ts';
import type { Design, DiagramView, Endpoint } from '../../model/design.ts';
import { endpointKey } from '../../model/contracts/endpoints.ts';
import { isAbout } from '../../model/sections/sections.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Endpoints that have to be named before the first drawing, where the document has as many. */
const ENOUGH = 2;
/** Titles of what nobody calls over an interface. */
const NOT_CALLED = /\b(?:batch|migration|library|sdk|etl|nightly|cron)\b/i;

/** A first architecture diagram that stands before the document has said what the outside world calls. */
export const apisBeforeBoxes = defineRule({
  id: 'hld/apis-before-boxes',
  since: '0.2.0',
  source: 'HLD drawing rule 1',
  scope: 'document',
  severity: 'warning',
  detected: 'off',
  fix: 'suggestion',
  summary: 'Boxes before the API.',
  why: 'What the outside world calls decides which boxes are needed. A drawing that comes first has answered a question that nobody has asked yet.',
  leftAlone: [
    'Two endpoints, or the only one, are named before the diagram: in a table, list, heading, fence, description, or on the arrows of an earlier diagram.',
    'A diagram marked as context or overview, when the API section comes next; C4 context and deployment diagrams.',
    'Systems without a caller from outside: batch jobs, migrations, libraries.',
    'Decision records and requests for comments that name no endpoint: their interface is another.',
    'Pages about one aspect of the system: scaling, security, the data model.',
    'An API section before the diagram that is still to be filled in; a document of the same design that names the endpoints.',
  ],
  bad: '## Architecture\n\n```mermaid\nflowchart LR\n  app[Rider App] -->|HTTPS| gw[API Gateway]\n  gw -->|gRPC| rides[Ride Service]\n  rides -->|SQL| db[(Rides DB)]\n```\n',
  good: '## API design\n\n- `POST /rides`: requests a ride\n- `GET /rides/{id}`: says where it is\n\n## Architecture\n\n```mermaid\nflowchart LR\n  app[Rider App] -->|HTTPS| gw[API Gateway]\n  gw -->|gRPC| rides[Ride Service]\n  rides -->|SQL| db[(Rides DB)]\n```\n',

  *check(design) {
    const diagram = allDrawings(design).find((view) => !isOverviewBeforeApi(view, design));
    if (!diagram || isHalfTyped(diagram) || hasNoApi(diagram, design)) return;
    const elsewhere = design.endpoints.filter((endpoint) => endpoint.diagram !== diagram.index);
    const before = distinct(elsewhere.filter(({ range }) => range.end <= diagram.range.start));
    const all = distinct(elsewhere);
    if ((before.length > 0 && before.length >= Math.min(ENOUGH, all.length)) || isPlanned(diagram, design)) return;
    const later = callsFirst(elsewhere.filter(({ range }) => range.start >= diagram.range.end));
    const isNamedInSet = design.companions.some(({ endpoints }) => endpoints > 0);
    if (!later[0] && (design.proposal || isNamedInSet)) return;
    yield {
      range: diagram.header,
      message: messageFor(diagram, later[0], design),
      ...(later[0] && { related: [{ range: later[0].range, message: 'It is named here.' }] }),
      fixes: fixesFor(diagram, distinct(later), design),
    };
  },
});

function messageFor(diagram: DiagramView, later: Endpoint | undefined, design: Design): string {
  if (later) return `The boxes come before the API: ${nameOf(later)} is named only further down. Put the endpoints above this diagram.`;
  const [own] = callsFirst(design.endpoints.filter((endpoint) => endpoint.diagram === diagram.index));
  return own
    ? `${nameOf(own)} is named only in this drawing. Say above it what is called from outside: two or three endpoints.`
    : `${shorten(hubOf(diagram, design))} is drawn before any endpoint is named. Say first what is called from outside: two or three endpoints.`;
}

/** Where it stands is seen with an arrow half typed, what it is only with its first line. */
const isHalfTyped = ({ broken, closed, damaged, header }: DiagramView): boolean =>
  broken && (!closed || damaged.some((line) => line.start <= header.start && header.start < line.end));

const RANK: Readonly<Partial<Record<Endpoint['protocol'], number>>> = { grpc: 1, event: 2, topic: 2 };

/** What is called from outside says more of a system than what its parts ask each other, and that more than what they publish. */
const callsFirst = (endpoints: readonly Endpoint[]): Endpoint[] => [...endpoints].sort((a, b) => (RANK[a.protocol] ?? 0) - (RANK[b.protocol] ?? 0));

/** The first statement of each. */
function distinct(endpoints: readonly Endpoint[]): Endpoint[] {
  const seen = new Set<string>();
  return endpoints.filter((endpoint) => seen.size < seen.add(endpointKey(endpoint)).size);
}

/** A page about something else, and a system that nobody calls. */
const hasNoApi = (diagram: DiagramView, design: Design): boolean =>
  aspectOf(design).length > 0 || NOT_CALLED.test(design.title?.text ?? '') || !isCalledFromOutside(componentsIn(diagram, design));

const nameOf = ({ method, path, name }: Endpoint): string => shorten([method, path ?? name].filter((part) => part !== undefined).join(' '));

/** An API section that is still a placeholder answers. */
const isPlanned = ({ range }: DiagramView, { placeholders, sections }: Design): boolean =>
  placeholders.some((placeholder) => placeholder.range.end <= range.start && isAbout(sections, placeholder.section, 'api'));

/** A context or an overview, and the next chapter is the API. */
function isOverviewBeforeApi({ section }: DiagramView, design: Design): boolean {
  const { sections, endpoints } = design;
  if (!sections[section]!.topics.includes('context')) return false;
  const next = endOf(outermost(section, design), design);
  return (
    sections[next]?.topics.includes('api') === true &&
    endpoints.some((endpoint) => endpoint.section >= next && endpoint.section < endOf(next, design))
  );
}

/** The API section moves up; where there is none, one is drafted from what the document and the diagram name. */
function fixesFor(diagram: DiagramView, later: readonly Endpoint[], design: Design): Fix[] {
  const api = apiSection(later, design);
  const chapter = outermost(diagram.section, design);
  if (api !== undefined) {
    const edits = isChapter(chapter, design) ? moveSectionBefore(api, chapter, design) : undefined;
    return edits ? [{ title: `Move “${shorten(design.sections[api]!.title)}” above the diagram`, edits }] : [];
  }
  if (!isChapter(chapter, design) && diagram.nested) return [];
  const own = distinct(design.endpoints.filter((endpoint) => endpoint.diagram === diagram.index));
  const draft = apiDraft([...later, ...own], componentsIn(diagram, design));
  const edits = isChapter(chapter, design)
    ? insertSectionBefore(chapter, draft, design)
    : insertSectionAbove(diagram, draft, { title: 'Architecture', icon: '🏗️' }, design);
  return [{ title: 'Add an API section above the diagram', edits }];
}

/** The chapter on the API below the diagram, if it names as many endpoints as are asked for. */
function apiSection(later: readonly Endpoint[], design: Design): number | undefined {
  const { sections } = design;
  return later
    .map(({ section }) => outermost(section, design))
    .find(
      (chapter) =>
        sections[chapter]!.topics.includes('api') &&
        later.filter(({ section }) => section >= chapter && section < endOf(chapter, design)).length >= Math.min(ENOUGH, later.length),
    );
}
