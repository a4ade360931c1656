/** What the write path and the read path of a design consist of: sections, steps, and arrows and boxes of its diagrams. Only what is said or drawn: where an arrow does not tell, it is on no path. */
import { contains, type Range, shift } from '../../text/range.ts';
import { plainLabel } from '../components/component-name.ts';
import { byDiagram } from '../components/connections.ts';
import type { GraphArrow } from '../components/graph.ts';
import type { Connection, Design, DiagramView, FlowPath } from '../design.ts';
import { pathOfCall, pathsNamed } from './flows.ts';

/** One of the two paths. */
export interface TracedPath {
  readonly path: FlowPath;
  /** Sections and leads of steps; ranges of the document. */
  readonly told: readonly Range[];
  /** Diagrams that show nothing else, as indices in `design.diagrams`. */
  readonly diagrams: readonly number[];
  /** Arrows and names of boxes in other diagrams; ranges of the document. */
  readonly drawn: readonly { readonly diagram: number; readonly range: Range }[];
}

/** The write path and the read path, in this order; one of which nothing is known is left out. */
export function tracePaths(design: Design): readonly TracedPath[] {
  const connections = byDiagram(design.connections.filter(({ isContainment }) => !isContainment));
  return (['write', 'read'] as const).flatMap((path) => {
    const told = toldOf(design, path);
    const diagrams = design.diagrams.filter((view) => isOnly(view, path, told, design)).map(({ index }) => index);
    const others = design.diagrams.filter(({ index }) => !diagrams.includes(index));
    const hops = new Set(
      diagrams.filter((index) => design.diagrams[index]?.role === 'behaviour').flatMap((index) => (connections.get(index) ?? []).map(hopOf)),
    );
    const traced = { path, told, diagrams, drawn: others.flatMap((view) => drawnOf(view, path, connections.get(view.index) ?? [], hops)) };
    return traced.told.length + traced.diagrams.length + traced.drawn.length > 0 ? [traced] : [];
  });
}

/** The sections that are about nothing but the path, with those below them, and leads of steps elsewhere. */
function toldOf({ flows, sections }: Design, path: FlowPath): Range[] {
  const leads = flows.filter((flow) => flow.path === path && flow.from === 'lead').map(({ range }) => range);
  return [
    ...sections.flatMap(({ title, level, range }, index) => {
      const paths = new Set([...title.matchAll(HEADING)].map((match) => (/^[rq]/i.test(match[1] ?? match[2]!) ? 'read' : 'write')));
      if (paths.size !== 1 || !paths.has(path)) return [];
      const next = sections.slice(index + 1).find((other) => other.level <= level);
      return [{ start: range.start, end: next?.range.start ?? Math.max(range.end, sections.at(-1)?.range.end ?? 0) }];
    }),
    ...leads,
  ];
}

/** `Write path`, `3.2 Reads`: what a heading must say to be about a path and nothing else. */
const HEADING = /\b(writes?|ingest(?:ion)?|upload|reads?|query)[- ](?:path|flow|side)\b|(?<=^[\d. ]{0,8})(writes?|reads?)(?=:|$)/gi;

/** It stands in a section about the path, or traces calls of it only. */
function isOnly({ index, role, range }: DiagramView, path: FlowPath, told: readonly Range[], { flows }: Design): boolean {
  if (role !== 'behaviour' && role !== 'architecture') return false;
  if (told.some((section) => contains(section, range))) return true;
  const traced = role === 'behaviour' ? flows.filter((flow) => flow.diagram === index) : [];
  return traced.length > 0 && traced.every((flow) => flow.path === path);
}

function drawnOf(view: DiagramView, path: FlowPath, connections: readonly Connection[], hops: ReadonlySet<string>): TracedPath['drawn'] {
  const { index: diagram, role, body } = view;
  const ranges = role === 'behaviour' ? messagesOf(view, path).map((range) => shift(range, body.start)) : [];
  const arrows = role === 'architecture' ? arrowsOf(view, path, connections, hops) : [];
  return [...ranges, ...arrows].map((range) => ({ diagram, range }));
}

/** Of a sequence diagram that traces both: what follows a call of the one who begins belongs to what was asked. */
function messagesOf({ graph }: DiagramView, path: FlowPath): Range[] {
  const arrows = graph?.arrows ?? [];
  const names = new Map(graph?.boxes.map(({ id, places }) => [id, places[0]?.id]));
  let current: FlowPath | undefined;
  return arrows.flatMap((arrow) => {
    if (!arrow.reply && arrow.from === arrows[0]?.from) current = pathOfArrow(arrow);
    return current === path ? [arrow.arrow, ...[arrow.from, arrow.to].flatMap((id) => names.get(id) ?? [])] : [];
  });
}

const pathOfArrow = ({ label }: GraphArrow): FlowPath | undefined => (label ? pathOfWords(plainLabel(label.text)) : undefined);

const METHOD = /\b(?:(GET|HEAD)|POST|PUT|PATCH|DELETE)\b/;

/** By the method of HTTP, else by the verb. */
function pathOfWords(words: string): FlowPath | undefined {
  const method = METHOD.exec(words);
  return method ? (method[1] ? 'read' : 'write') : pathOfCall(words);
}

function arrowsOf({ graph, body }: DiagramView, path: FlowPath, connections: readonly Connection[], hops: ReadonlySet<string>): Range[] {
  const boxes = graph?.boxes ?? [];
  const named = (label: string | undefined): boolean => label !== undefined && pathsNamed(label).includes(path);
  const grouped = new Set((graph?.groups ?? []).filter(({ label }) => named(label?.text)).flatMap(({ members }) => members));
  const own = boxes.filter(({ id, label }) => grouped.has(id) || named(label));
  const ownStarts = new Set(
    (graph?.arrows ?? []).filter(({ from, to }) => own.some(({ id }) => id === from || id === to)).map(({ arrow }) => body.start + arrow.start),
  );
  const said = connections.map((connection) => ({ connection, path: pathOfConnection(connection) }));
  const topics = new Set(said.flatMap(({ connection: { contract }, path: of }) => (of === path && contract?.topic ? [contract.topic] : [])));
  const on = said.filter(({ connection, path: of }) => {
    const { contract, arrow } = connection;
    if (of) return of === path;
    return ownStarts.has(arrow.start) || hops.has(hopOf(connection)) || (contract?.topic !== undefined && topics.has(contract.topic));
  });
  const ends = on.flatMap(({ connection: { from, to, diagram } }) =>
    [from, to].flatMap(({ places }) => places.filter((place) => place.diagram === diagram).map(({ range }) => range)),
  );
  return [
    ...on.map(({ connection }) => connection.arrow),
    ...ends,
    ...own.flatMap(({ places }) => places.slice(0, 1).map(({ id }) => shift(id, body.start))),
  ];
}

/** What a sequence diagram of the path says to a component goes over the arrow that an architecture draws to it. */
const hopOf = ({ from, to }: Connection): string => `${from.id} ${to.id}`;

/** What is published was written before; what is consumed goes on with that. */
function pathOfConnection({ contract, label }: Connection): FlowPath | undefined {
  const words = [contract?.method, contract?.statement, label?.text].filter((each) => each !== undefined);
  const said = words.map(pathOfWords).find((each) => each !== undefined);
  return said ?? (label && (pathsNamed(label.text)[0] ?? (/^\W{0,3}(?:\d{1,2}[.)]\s?)?publish/i.test(label.text) ? 'write' : undefined)));
}
