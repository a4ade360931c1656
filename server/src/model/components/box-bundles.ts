/** Two or more things in one box that each scale by their own load. */
import type { Part } from '../../syntax/mermaid/tree.ts';
import { kindOfName, ownWords, wordsOf } from './component-name.ts';
import { GROUP_OF_KIND, OBSERVERS } from './component-words.ts';
import type { BoxThing, ComponentKind } from '../design.ts';

/** How several things are named together: `API + Worker`, `Redis & Postgres`, `Email Worker, SMS Worker`. A slash or an "or" is a choice, so one thing. */
const JOINT = /,?\s+(?:\+|&|&amp;|and)\s+|(?<=\p{L})\+(?=\p{L})|,\s+/giu;
/** Where a name ends and a note begins. */
const EDGE = /[()[\]{}:;—–]|\s-\s/g;

/** The things that a line of a box names together, each with its range in the line; no list where there is one. */
export const joinedIn = (line: string): Part[][] =>
  !/[+&,]|\band\b/i.test(line)
    ? []
    : pieces(line, EDGE)
        .map((piece) => pieces(piece.text, JOINT, piece.range.start))
        .filter((list) => list.length > 1 && list.every(({ text }) => text !== ''));

/** What stands between the matches of `separator`, without the blanks, bullets and pictograms around it. */
function pieces(text: string, separator: RegExp, offset = 0): Part[] {
  const found: Part[] = [];
  let start = 0;
  for (const { index, 0: match } of [...text.matchAll(separator), { index: text.length, 0: '' }]) {
    found.push(trimmed(text.slice(start, index), offset + start));
    start = index + match.length;
  }
  return found;
}

/** A text without what stands around its words, where it stands from `offset`. */
export function trimmed(text: string, offset: number): Part {
  const before = /^[^\p{L}\p{N}]*/u.exec(text)![0].length;
  const inner = text.slice(before).replace(/[^\p{L}\p{N})\]]+$/u, '');
  return { text: inner, range: { start: offset + before, end: offset + before + inner.length } };
}

/** What runs: `Notifications` and `Analytics` alone are domains. */
const PROCESS =
  /\b(?:services?|svc|servers?|apis?|back-?ends?|workers?|schedulers?|cron|jobs?|consumers?|producers?|processors?|engines?|indexers?|crawlers?|fetchers?|orchestrators?|relays?|llm|model)\s*\d*$/i;

/** Providers run these at their edge, and nobody scales them. */
const EDGE_KINDS: ReadonlySet<ComponentKind> = new Set(['cdn', 'dns']);
/** They stand beside a service or a store, or read its files, and nobody scales one without the other. */
const COMPANION = /\b(?:side-?cars?|agents?|nginx|envoy|proxy|waf|pgvector|postgis|zookeeper|sentinel|athena|trino|presto|hive|glue)\b/i;

/** What a thing says of itself. */
interface Known {
  readonly text: string;
  readonly kind?: ComponentKind;
  readonly technology?: string;
}

/**
 * Whether things that are named together scale apart: each says of itself what it is, and no two are one thing in two
 * roles. `holder` is the kind of the box, where the things stand below its name: what a service lists of stores it uses.
 */
export function scaleApart(things: readonly Part[], holder?: ComponentKind): boolean {
  const known = things.map(({ text }): Known => ({ text, ...kindOfName(text) }));
  const isUser = holder !== undefined && GROUP_OF_KIND[holder] === 'service';
  if (!known.every((thing) => isScaled(thing, isUser)) || known.every(({ kind }) => EDGE_KINDS.has(kind!)) || isSharedHead(things)) return false;
  // `Orders DB + Users DB` in a cluster are what it holds.
  if (holder !== undefined && known.every(({ kind, technology }) => kind === holder && technology === undefined)) return false;
  const names = new Set(known.map(({ text, technology }) => technology ?? ownWords(text).join(' ')));
  return names.size === known.length && !names.has('');
}

/** Whether somebody sizes a thing by itself; `inUser`: it stands in the box of a service. */
function isScaled({ text, kind, technology }: Known, inUser: boolean): boolean {
  if (!kind || COMPANION.test(text) || (technology !== undefined && OBSERVERS.has(technology))) return false;
  switch (GROUP_OF_KIND[kind]) {
    case 'client':
    case 'external':
      return false;
    case 'store':
    case 'broker':
      return !inUser;
    case 'service':
      return technology !== undefined || PROCESS.test(text);
    case 'edge':
      return true;
  }
}

/** `Cache and Session Service` is one service for both: its last words may belong to all. */
function isSharedHead(things: readonly Part[]): boolean {
  const last = wordsOf(things.at(-1)!.text);
  return last.length > 1 && things.slice(0, -1).some(({ text }) => wordsOf(text).length === 1 && kindOfName(text)?.technology === undefined);
}

/** A place that holds several machines, or a layer of several services: what stands in it scales by itself. */
const SITE =
  /\b(?:regions?|zones?|az|data ?cent(?:er|re)s?|dc\d?|clusters?|accounts?|vpc|subnets?|namespaces?|cloud|sites?|on-?prem\w*|racks?|nodes?|hosts?|vms?|machines?|pools?|platform|layers?|tiers?|services|microservices|systems?|backends?|stack)\b/i;

/** The services and workers that a box lists below its name, where it is one process and no place; none where there are not two. */
export function servicesIn(name: string, lines: readonly BoxThing[], holder: ComponentKind | undefined): readonly BoxThing[] {
  if (SITE.test(name) || (holder !== undefined && GROUP_OF_KIND[holder] !== 'service')) return [];
  const services = lines.filter(({ text }) => {
    const kind = wordsOf(text).length > 1 && wordsOf(text).length < 5 && PROCESS.test(text) ? kindOfName(text)?.kind : undefined;
    return kind === 'service' || kind === 'worker' || kind === 'scheduler';
  });
  return services.length > 1 && scaleApart(services) ? services : [];
}
