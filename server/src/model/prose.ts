/**
 * What the running text of one section says, of a document that is known to be a design. Kept by the section's text. All
 * ranges count from its start.
 */
import { type Hop, readHops } from '../syntax/arrow-text/hops.ts';
import type { EndpointText } from '../syntax/endpoint/endpoint.ts';
import type { SectionText } from '../syntax/markdown/outline.ts';
import type { Part } from '../syntax/mermaid/tree.ts';
import { readBlocks } from '../syntax/markdown/blocks.ts';
import { tablesIn } from '../syntax/markdown/tables.ts';
import { type QuantityText, readQuantities } from '../syntax/quantity/quantity.ts';
import { readTableQuantities } from '../syntax/quantity/table.ts';
import { overlaps, shift } from '../text/range.ts';
import { wordsOf } from './components/component-name.ts';
import { type Demands, NO_DEMANDS, readDemands } from './demands/demands.ts';
import { type Lead, readLeads } from './components/descriptions.ts';
import { readEndpoints } from './contracts/endpoint-facts.ts';
import type { SectionMemory } from './section-memory.ts';
import { type FlowFact, readFlows } from './sections/flows.ts';
import { type Topic, topicsOf } from './sections/headings.ts';
import { placeholdersInDiagram, readPlaceholders } from './sections/placeholders.ts';
import type { SectionTells } from './entities/entities.ts';
import { readFieldBlocks } from './entities/entities-fields.ts';
import { type EntityFacts, NO_ENTITIES } from './entities/entity-facts.ts';
import { readRedisCommands } from '../syntax/redis/commands.ts';
import { tellsExcerpt } from '../syntax/fields/words.ts';
import { type LinkFacts, readLinks } from './sections/links.ts';
import { NO_QUERIES, type QueryFacts, readQueryFacts } from './queries/facts.ts';
import { storeIn } from './entities/store-words.ts';
import { DRAWN, drawingIn, PLAIN, SQL } from './facts.ts';
import type { MachineFacts } from './machines/machine-facts.ts';
import { betweenNames, machineOfHops } from './machines/machine-hops.ts';
import { NO_PATTERNS, type PatternFacts, readPatternFacts } from './patterns/patterns.ts';
import { NO_RACES, type RaceFacts, readRaceFacts } from './races/race-facts.ts';
import { readStatusLists, type StatusList } from './machines/status-lists.ts';
import { readTransitionTables } from './machines/transition-tables.ts';

export interface ProseFacts extends LinkFacts {
  /** Chains of arrows in plain-text fences and in prose; each group holds hops that share a name. */
  readonly hops: readonly (readonly Hop[])[];
  /** What chains and tables may say of state machines. */
  readonly machines: readonly MachineFacts[];
  /** Lists of the values of a status. */
  readonly statuses: readonly StatusList[];
  /** Design patterns that it names, and classes of code that have the shape of one. */
  readonly patterns: PatternFacts;
  /** What tells of races, and of what handles them. */
  readonly races: RaceFacts;
  /** What it says that the system must bear and do. */
  readonly demands: Demands;
  /** Of the prose and of plain-text fences; those of diagrams stand with their labels. */
  readonly quantities: readonly QuantityText[];
  /** Of the prose and of all fences, diagrams too. */
  readonly endpoints: readonly EndpointText[];
  /** The words of the same text, normalised, a blank around each; empty where it has no figure. */
  readonly words: string;
  /** It says what load the system must bear. */
  readonly bearsLoad: boolean;
  /** Fields in lists, tables and examples, relations in sentences. */
  readonly entities: EntityFacts;
  readonly tells: SectionTells;
  /** In SQL, code, labels and the running text. */
  readonly queries: QueryFacts;
  readonly flows: readonly FlowFact[];
  /** Of Redis, also in diagrams. */
  readonly commands: readonly string[];
  /** Of the running text and of diagrams. */
  readonly placeholders: readonly Part[];
  /** The whole section, where a fix may want to move it. */
  readonly source?: string;
  /** The names with which lines and rows of tables open. */
  readonly leads: readonly Lead[];
}

/** Of a section whose prose is not read. */
export const NO_PROSE: ProseFacts = {
  hops: [],
  machines: [],
  statuses: [],
  patterns: NO_PATTERNS,
  races: NO_RACES,
  demands: NO_DEMANDS,
  quantities: [],
  endpoints: [],
  words: '',
  bearsLoad: false,
  entities: NO_ENTITIES,
  tells: { key: false, excerpt: false },
  queries: NO_QUERIES,
  flows: [],
  commands: [],
  placeholders: [],
  anchors: [],
  pictures: [],
  links: [],
  leads: [],
};

/** What a system must bear is said in such words: `can handle 1,000 requests/s`. */
const LOAD = /\b(?:can|must|should|will|to|needs? to)\s+(?:handle|support|serve|sustain|absorb)\b/i;

/**
 * Reads the prose and the plain-text fences of a section; `definitions` are those of the outline it is from. What `memory`
 * knows of its fences is not read again.
 */
export function readProse(section: SectionText, definitions: readonly string[], memory: SectionMemory): ProseFacts {
  const plain = section.fences.filter(({ lang }) => PLAIN.has(lang));
  // What drawings say stands in their diagrams.
  const loose = plain.filter(({ text, lang }) => memory.read(drawingIn, text, lang) === undefined);
  const plainText = proseOf({ ...section, fences: section.fences.filter((fence) => !loose.includes(fence)) });
  const running = proseOf(section);
  const { blocks } = readBlocks(section, definitions);
  const tables = tablesIn(blocks, running);
  const entities = readFieldBlocks(section, running, tables, memory);
  const endpoints = readEndpoints(section, running, tables, memory);
  const quantities = besides(readQuantities(plainText), tables.flatMap(readTableQuantities));
  const inFences = loose.map((fence) => memory.read(readHops, fence.text).map((hop) => shiftHop(hop, fence.body.start)));
  const said = readHops(running);
  return {
    hops: [...inFences.flatMap(connected), ...connected(said)],
    machines: [
      ...inFences.flatMap((hops) => connected(betweenNames(hops))).map((hops) => machineOfHops(hops, 'arrow-text')),
      ...connected(betweenNames(said.filter(({ inTable }) => !inTable))).map((hops) => chainIn(hops, running)),
      ...readTransitionTables(tables).map((hops) => machineOfHops(hops, 'table')),
    ],
    statuses: readStatusLists(running),
    patterns: readPatternFacts(section, memory),
    races: readRaceFacts(section, running),
    demands: readDemands(section, { running, plain: plainText }, tables, quantities),
    quantities,
    endpoints,
    words: quantities.length > 0 ? ` ${wordsOf(plainText).join(' ')} ` : '',
    bearsLoad: LOAD.test(plainText) && quantities.some(({ per }) => per !== undefined),
    entities,
    tells: tellsOf(running),
    queries: readQueryFacts(section, running, blocks, tables, memory),
    ...readLinks(blocks, running),
    leads: readLeads(running, tables),
    commands: readRedisCommands(section.text),
    flows: readFlows(section.heading?.title, running, plainText),
    placeholders: placeholdersOf(section, running, memory),
    ...(isMovable(section, endpoints, entities) && { source: section.text }),
  };
}

const EARLIER: readonly Topic[] = ['api', 'read-path', 'write-path', 'flows', 'data', 'classes'];

/** Sections of the API, of flows and of entities are those that should come earlier. */
const isMovable = ({ heading, fences }: SectionText, endpoints: readonly EndpointText[], { views }: EntityFacts): boolean =>
  endpoints.length > 0 ||
  views.length > 0 ||
  topicsOf(heading?.title.text ?? '').some((topic) => EARLIER.includes(topic)) ||
  fences.some(({ lang, text }) => SQL.has(lang) || (DRAWN.has(lang) && /^\s*(?:erDiagram|classDiagram)/m.test(text)));

const placeholdersOf = ({ fences }: SectionText, running: string, memory: SectionMemory): Part[] => [
  ...readPlaceholders(running),
  ...fences
    .filter(({ lang }) => DRAWN.has(lang))
    .flatMap(({ text, body }) =>
      memory.read(placeholdersInDiagram, text).map(({ text: said, range }) => ({ text: said, range: shift(range, body.start) })),
    ),
];

const KEY_TOLD = /\b(?:primary keys?|composite keys?|row keys?|key schema|keyed by|uniquely identif)/i;
/** A key only where rows are found by it: tables of a relational store are merely cut by it. */
const PARTITION_KEY = /\b(?:partition|hash) keys?\b/i;

/** Stores whose tables have no keys. */
const WAREHOUSE =
  /\b(?:bigquery|snowflake|redshift|hive|athena|iceberg|delta lake|parquet|data (?:ware|lake)house|data lake|materiali[sz]ed view)\b/i;

function tellsOf(prose: string): SectionTells {
  const store = storeIn(prose);
  const key = KEY_TOLD.test(prose) || WAREHOUSE.test(prose) || (store !== 'relational' && PARTITION_KEY.test(prose));
  return { key, excerpt: tellsExcerpt(prose), ...(store && { store }) };
}

/** All of the first, and those of the others that stand elsewhere, in order. */
const besides = (said: readonly QuantityText[], inTables: readonly QuantityText[]): QuantityText[] =>
  [...said, ...inTables.filter(({ range }) => !said.some((other) => overlaps(other.range, range)))].sort((a, b) => a.range.start - b.range.start);

/** The section's text with fences and comments blanked, so that every offset stays. */
function proseOf({ text, fences, comments }: SectionText): string {
  let prose = '';
  let done = 0;
  for (const { start, end } of [...fences, ...comments].map(({ range }) => range).sort((a, b) => a.start - b.start)) {
    if (start < done) continue;
    prose += text.slice(done, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    done = end;
  }
  return prose + text.slice(done);
}

const shiftHop = ({ from, to, label, range, inTable }: Hop, offset: number): Hop => ({
  from: { text: from.text, range: shift(from.range, offset) },
  to: { text: to.text, range: shift(to.range, offset) },
  ...(label && { label: { text: label.text, range: shift(label.range, offset) } }),
  range: shift(range, offset),
  inTable,
});

/** Hops in groups that share a name: each group is one chain or one machine. */
/** `Status:`, `Order lifecycle –` in front of a chain. */
const LABEL = /(?:^|[\s*_])((?:\p{L}+\s)?(?:status|state|lifecycle|transition|workflow)(?:e?s)?)[*_]*\s*[:—–][\s*_`]*$/iu;

/** A chain of the running text with what the words in front of it call it. */
function chainIn(hops: readonly Hop[], running: string): MachineFacts {
  const machine = machineOfHops(hops, 'chain');
  const { start } = machine.range;
  const label = LABEL.exec(running.slice(Math.max(running.lastIndexOf('\n', start - 1) + 1, start - 80), start))?.[1];
  return label === undefined ? machine : { ...machine, called: label };
}

function connected(hops: readonly Hop[]): Hop[][] {
  const groups = new Set<Hop[]>();
  const groupOf = new Map<string, Hop[]>();
  for (const hop of hops) {
    const [one, two] = [groupOf.get(hop.from.text), groupOf.get(hop.to.text)];
    const group = one ?? two ?? [];
    groups.add(group);
    group.push(hop);
    if (one && two && one !== two) absorb(one, two, groups, groupOf);
    for (const { text } of [hop.from, hop.to]) groupOf.set(text, group);
  }
  return [...groups];
}

function absorb(into: Hop[], other: Hop[], groups: Set<Hop[]>, groupOf: Map<string, Hop[]>): void {
  into.push(...other);
  groups.delete(other);
  for (const { from, to } of other) for (const { text } of [from, to]) groupOf.set(text, into);
}
