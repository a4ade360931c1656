/**
 * The write path and the read path of a design, each time that the document shows or names one: in a heading, at the start
 * of a bullet, in a sentence, by what a sequence diagram asks for, by a group, a box or an arrow of a drawing.
 */
import { type Range, shift } from '../../text/range.ts';
import { plainLabel } from '../components/component-name.ts';
import type { DiagramView, Endpoint, Flow, FlowPath } from '../design.ts';
import { headingWords, type Topic, topicsOf } from './headings.ts';
import { isVerb } from '../components/verbs.ts';

/** As one section says it; ranges count from its start. */
export interface FlowFact {
  readonly path: FlowPath;
  readonly from: Flow['from'];
  readonly range: Range;
}

const PATHS: Readonly<Partial<Record<Topic, FlowPath>>> = { 'read-path': 'read', 'write-path': 'write' };
/** Where caches, CDNs and streams to clients are explained, reading is. */
const ALSO_READ =
  /\b(?:cache|caching|cdn|streaming|real-?time|time ?line|feed|quer(?:y|ies|ying)|opens?|delivery|look(?:s|ing)? ?up|list(?:s|ing)?|display(?:s|ing)?|tracking|report(?:s|ing))\b/;
const ALSO_WRITE =
  /\b(?:plac(?:es|ing)|adding|purchas(?:e|es|ing)|paying|reserv(?:e|es|ing|ations?)|requesting|sign[- ]?up|edits|creates|registers|registration|provisioning|commands?|workflows?|fulfil(?:l)?ment|sagas?)\b/;
/** A view of an architecture is no reading. */
const VIEW = /\b(?:context|container|component|deployment|logical|physical|runtime|process|development|system|high[- ]level|architecture) views?\b/g;
/** The bold or first words of a step, or of a paragraph that calls itself a flow. */
const LEAD =
  /^[ \t>]*\d{1,3}[.)][ \t]+(?:(?:\*\*|__)([^*_\n]{2,80})(?:\*\*|__)|([A-Z][\w \t/&-]{2,50}):)|^[ \t>]*(?:[-*+•][ \t]+)?(?:\*\*|__)([^*_\n]{0,60}\b(?:flow|path|side)\b[^*_\n]{0,30})(?:\*\*|__)/i;
const SAID =
  /\b(write|read|ingest|ingestion|query|upload|download)[- ](?:path|flow|side|requests?)\b|\b(?:on|for|every|each|all|the) (writes?|reads?)\b/gi;
const ONLY = /\b(?:has|have|is|are|needs?|with) no (read|write)(?:s| path| side)\b|\bno (read|write) path\b/gi;
/** A system that says what alone it does has no other path. */
const ALONE = /\b(write|read|ingest|ingestion|query)[- ]only (?:systems?|services?|apis?|pipelines?|workloads?|designs?|stores?|platforms?)\b/gi;
const LONGEST = 2000;

/** What a section's heading and running text say of the paths. `prose`: its text with fences and comments blanked. */
export function readFlows(title: { readonly text: string; readonly range: Range } | undefined, prose: string, plain: string): FlowFact[] {
  const heading = title ? pathsOf(title.text).map((path): FlowFact => ({ path, from: 'heading', range: title.range })) : [];
  return [...heading, ...leadsIn(prose), ...saidIn(plain)];
}

/** What a heading, the start of a bullet, a title or a group names. */
export function pathsOf(title: string): FlowPath[] {
  const words = headingWords(title).replace(VIEW, '');
  const said = topicsOf(words).flatMap((topic) => PATHS[topic] ?? []);
  return [...new Set([...said, ...(ALSO_WRITE.test(words) ? ['write' as const] : []), ...(ALSO_READ.test(words) ? ['read' as const] : [])])];
}

function leadsIn(prose: string): FlowFact[] {
  const leads: FlowFact[] = [];
  let start = 0;
  for (const line of prose.split('\n')) {
    const match = line.length <= LONGEST ? LEAD.exec(line) : null;
    const said = match?.[1] ?? match?.[2] ?? match?.[3];
    if (said !== undefined) {
      const at = start + line.indexOf(said);
      leads.push(...pathsOf(said).map((path): FlowFact => ({ path, from: 'lead', range: { start: at, end: at + said.length } })));
    }
    start += line.length + 1;
  }
  return leads;
}

function saidIn(text: string): FlowFact[] {
  const facts = (pattern: RegExp, from: Flow['from']): FlowFact[] =>
    [...text.matchAll(pattern)].map((match) => ({
      path: /^(?:r|q|d)/i.test(match[1] ?? match[2]!) ? 'read' : 'write',
      from,
      range: { start: match.index, end: match.index + match[0].length },
    }));
  const alone = facts(ALONE, 'only').map((fact): FlowFact => ({ ...fact, path: fact.path === 'read' ? 'write' : 'read' }));
  return [...facts(SAID, 'words'), ...facts(ONLY, 'only'), ...alone];
}

/** The flows of all sections and diagrams, where they stand. */
export function findFlows(
  located: readonly { readonly flows: readonly FlowFact[]; readonly offset: number }[],
  diagrams: readonly DiagramView[],
  endpoints: readonly Endpoint[],
): Flow[] {
  const said = located.flatMap(({ flows, offset }, section) => flows.map((flow): Flow => ({ ...flow, range: shift(flow.range, offset), section })));
  return [...said, ...diagrams.flatMap((view) => drawnFlows(view, endpoints))];
}

function drawnFlows(view: DiagramView, endpoints: readonly Endpoint[]): Flow[] {
  const flow = (path: FlowPath): Flow => ({ path, from: 'diagram', range: view.header, section: view.section, diagram: view.index });
  if (view.role === 'behaviour') return [...new Set(tracedPaths(view, endpoints))].map(flow);
  if (view.role !== 'architecture' || !view.graph) return [];
  const { groups, boxes, arrows } = view.graph;
  return [
    ...groups.flatMap(({ label }) => (label ? pathsNamed(label.text) : [])),
    ...boxes.flatMap(({ label }) => pathsNamed(label)),
    ...arrows.flatMap(({ label }) => (label ? pathsNamed(plainLabel(label.text)) : [])),
    ...pathsOfSteps(arrows.flatMap(({ label }) => (label ? [plainLabel(label.text)] : []))),
  ].map(flow);
}

const NUMBERED = /^[\s(]{0,3}(?:\d{1,2}[a-z]?[.):]|[\u2460-\u2473])\s{0,3}\S/u;
const ENOUGH_STEPS = 3;

/** `1. POST /photos`, `2. INSERT`, …, `7. GET /photos/1`: arrows with numbers trace what they do. */
function pathsOfSteps(labels: readonly string[]): FlowPath[] {
  const steps = labels.filter((label) => NUMBERED.test(label));
  return steps.length < ENOUGH_STEPS ? [] : steps.flatMap((step) => pathOfCall(step) ?? []);
}

/** What a sequence diagram traces: the methods that it names, else what the one who begins asks for, else what anybody does. */
function tracedPaths({ index, graph }: DiagramView, endpoints: readonly Endpoint[]): FlowPath[] {
  const asked = endpoints.filter(({ diagram, protocol }) => diagram === index && protocol === 'http');
  if (asked.length > 0) return asked.map(({ method }) => (method === 'GET' ? 'read' : 'write'));
  const calls = (graph?.arrows ?? []).filter(({ reply }) => !reply);
  const pathsOfCalls = (some: typeof calls): FlowPath[] => some.flatMap(({ label }) => (label ? (pathOfCall(plainLabel(label.text)) ?? []) : []));
  const first = pathsOfCalls(calls.filter(({ from }) => from === calls[0]?.from));
  return first.length > 0 ? first : pathsOfCalls(calls).slice(0, 1);
}

const STEP = /^[\s\d.)(\u2460-\u2473-]{0,6}/u;
const NAMED_READ =
  /^(?:reads?(?: path| api| flow| service| requests?)?|query(?: service| api| path| layer| engine)?|view path|queries)\b(?![ -](?:replicas?|db|pool))/i;
const NAMED_WRITE =
  /^(?:writes?(?: path| api| flow| service| requests?)?|ingest(?:ion)?(?: service| api| path| layer)?|upload path|commands?(?: side| service)?)\b/i;

/** `Write path`, `Query Service`, `reads`; `Read/Write` is neither, `Read Replica` a store. */
export function pathsNamed(label: string): FlowPath[] {
  const text = label.replace(STEP, '');
  if (/^read\s*[/&+]\s*write|^r\/w/i.test(text)) return [];
  return NAMED_READ.test(text) ? ['read'] : NAMED_WRITE.test(text) ? ['write'] : [];
}

const READS = new Set(
  'display download fetch filter find get list load lookup query read retrieve search select show view open browse watch'.split(' '),
);
const WRITES = new Set(
  'accept add append apply authorize book buy cancel capture charge create credit debit delete insert issue pay persist place post publish put record register remove request reserve save send set store submit update upload upsert write'.split(
    ' ',
  ),
);

/** By the verb that a message begins with. */
export function pathOfCall(call: string): FlowPath | undefined {
  const word = /[A-Za-z]+/.exec(call.replace(STEP, ''))?.[0] ?? '';
  const verb = word.replace(/([a-z])([A-Z]).*$/, '$1').toLowerCase();
  const stems =
    isVerb(verb) || READS.has(verb) || WRITES.has(verb)
      ? [verb, verb.replace(/s$/, ''), verb.replace(/es$/, ''), verb.replace(/ing$/, ''), verb.replace(/ing$/, 'e')]
      : [];
  if (stems.some((stem) => READS.has(stem))) return 'read';
  return stems.some((stem) => WRITES.has(stem)) ? 'write' : undefined;
}
