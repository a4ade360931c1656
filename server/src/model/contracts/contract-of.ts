/** What contract the label of an arrow names: read by the table of families, its words, and the kinds of both ends. */
import { readHttp, lonePath } from '../../syntax/endpoint/http.ts';
import { CONTRACT_FAMILIES, type ContractFamily, type FamilyWords } from './contract-families.ts';
import { isBroker } from '../components/component-words.ts';
import type { ComponentKind, Contract } from '../design.ts';

/** An end of the arrow, as far as it matters here. */
export interface End {
  readonly kind?: ComponentKind;
}

/** What is longer is no label. */
const LONGEST = 300;

/** The contract of an arrow from its label and, in C4, its technology, which decides the protocol; absent where they name none. */
export function contractOf(label: string, from: End, to: End, technology = ''): Contract | undefined {
  const [spoken, said] = [technology, label].map((text) => contractIn(text, from, to));
  return spoken || said ? { ...said, ...(spoken ?? said!) } : undefined;
}

const STEP = /^\s*(?:[\u2460-\u2473\u2776-\u277F]|\(?\d{1,2}[a-z]?[.):]\)?)\s*/u;

function contractIn(label: string, from: End, to: End): Contract | undefined {
  const text = label.slice(0, LONGEST).replace(STEP, '');
  if (text.trim() === '') return undefined;
  const words = wordsIn(text);
  const protocol = protocolIn(words, isSpecific);
  const broker = brokerContract(text, words, protocol, from, to);
  if (broker) return broker;
  const route = routeIn(text);
  if (route) return { ...route, family: protocol?.family ?? route.family, ...(protocol && { protocol: protocol.name }) };
  if (protocol)
    return { family: protocol.family, protocol: protocol.name, ...statementIn(text, protocol.family), ...methodIn(text, protocol.family) };
  const family = familyBySaying(words, from, to);
  if (family) return { family, ...statementIn(text, family) };
  const rpc = RPC.exec(text)?.[1];
  if (rpc !== undefined) return { family: 'grpc', method: rpc.replace('/', '.') };
  const event = eventIn(text);
  if (event !== undefined) return { family: 'publish', event };
  const method = /^(?:HTTP )?(GET|POST|PUT|PATCH|DELETE)\b/.exec(text)?.[1];
  if (method !== undefined) return { family: 'http', method };
  const weak = protocolIn(words, () => true);
  return weak && { family: weak.family, protocol: weak.name };
}

const RPC = /(?:^|[\s`])([A-Z]\w{2,60}[./][A-Z]\w{2,60}|[A-Za-z]\w{2,60}(?=\([^()]{0,100}\)))/;

/** The words of a label or a phrase, in lower case: `gRPC-Web` is two, `HTTP/2` too. */
const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

interface Protocol {
  readonly family: ContractFamily;
  readonly name: string;
}

const phrase = (text: string): string => wordsIn(text).join(' ');
const PROTOCOLS: ReadonlyMap<string, Protocol> = new Map(
  CONTRACT_FAMILIES.flatMap(({ family, protocols }) => protocols.map((name) => [phrase(name), { family, name }] as const)),
);
const SAYINGS: ReadonlyMap<string, ContractFamily> = new Map(
  CONTRACT_FAMILIES.flatMap(({ family, words }) => words.map((said) => [phrase(said), family] as const)),
);
const AT_KIND: ReadonlyMap<ComponentKind, FamilyWords> = new Map(
  CONTRACT_FAMILIES.flatMap((entry) => (entry.at?.kinds ?? []).map((kind) => [kind, entry] as const).filter(([kind]) => !isBroker(kind))),
);
const LONGEST_PHRASE = 4;

/** What carries or guards another protocol does not name the contract where that one is named too: `HTTPS + JWT`, `gRPC over TLS`. */
const isSpecific = ({ family }: Protocol): boolean => family !== 'socket' && family !== 'identity';

/** The first protocol that is named, the longest name at its place. */
const protocolIn = (words: readonly string[], isWanted: (protocol: Protocol) => boolean): Protocol | undefined =>
  firstPhrase(words, (said) => {
    const protocol = PROTOCOLS.get(said);
    return protocol && isWanted(protocol) ? protocol : undefined;
  });

function firstPhrase<T>(words: readonly string[], meaning: (said: string) => T | undefined): T | undefined {
  for (let start = 0; start < words.length; start++) {
    for (let end = Math.min(words.length, start + LONGEST_PHRASE); end > start; end--) {
      const found = meaning(words.slice(start, end).join(' '));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** By what is said of the store or client at an end, that of the arrow's head first; else by what is said anywhere. */
function familyBySaying(words: readonly string[], from: End, to: End): ContractFamily | undefined {
  for (const { kind } of [to, from]) {
    const entry = kind && AT_KIND.get(kind);
    const known: ReadonlySet<string> = new Set(entry?.at?.words.map(phrase));
    if (entry && firstPhrase(words, (said) => (known.has(said) ? said : undefined)) !== undefined) return entry.family;
  }
  return firstPhrase(words, (said) => SAYINGS.get(said));
}

const CONSUMED: ReadonlySet<string> = phrasesOf('consume');
const PUBLISHED: ReadonlySet<string> = phrasesOf('publish');

function phrasesOf(family: ContractFamily): ReadonlySet<string> {
  const entry = CONTRACT_FAMILIES.find((known) => known.family === family);
  return new Set([...(entry?.words ?? []), ...(entry?.at?.words ?? [])].map(phrase));
}

/** What is told to a queue, topic or stream, or heard from it. The word decides which of both, else the arrow. */
function brokerContract(text: string, words: readonly string[], protocol: Protocol | undefined, from: End, to: End): Contract | undefined {
  if (!isBroker(from.kind) && !isBroker(to.kind)) return undefined;
  const says = (known: ReadonlySet<string>): boolean => firstPhrase(words, (said) => (known.has(said) ? said : undefined)) !== undefined;
  const names = namesIn(text);
  if (protocol && protocol.family !== 'publish') return undefined;
  if (!protocol && !names && !says(PUBLISHED) && !says(CONSUMED)) return undefined;
  const leaves = isBroker(from.kind) && !isBroker(to.kind);
  const family =
    says(CONSUMED) && !says(PUBLISHED) ? 'consume' : says(PUBLISHED) && !says(CONSUMED) && !leaves ? 'publish' : leaves ? 'consume' : 'publish';
  return { family, ...(protocol && { protocol: protocol.name }), ...names };
}

const TOPIC = /(?:^|[\s`"(:])([a-z][\w-]{1,40}(?:\.[\w-]{1,40}){1,5}|[a-z][a-z\d]+(?:[-_][a-z\d]+){1,5})(?=[\s`"),;]|$)/;
const EVENT = /(?:^|[\s`"(:])([A-Z][a-z\d]+(?:[A-Z][a-z\d]+){1,5})(?=[\s`"),;]|$)/;

function namesIn(text: string): Pick<Contract, 'topic' | 'event'> | undefined {
  const topic = TOPIC.exec(text)?.[1];
  if (topic !== undefined) return { topic };
  const event = EVENT.exec(text)?.[1];
  return event === undefined ? undefined : { event };
}

/** `OrderCreated event`, `order.created`: a name of what has happened, between two ends that may be anything. */
function eventIn(text: string): string | undefined {
  const event = EVENT.exec(text)?.[1];
  if (event !== undefined && (/\bevents?\b/i.test(text) || /(?:ed|Event)$/.test(event))) return event;
  return /^[\s`"]*([a-z][\w-]{1,40}(?:\.[a-z][\w-]{1,40}){1,3})[\s`"]*(?:events?)?\s*$/.exec(text)?.[1];
}

/** Method and path; a path alone where the label says nothing else. */
function routeIn(text: string): Contract | undefined {
  const stated = readHttp(text, 'label')[0];
  if (stated)
    return {
      family: stated.protocol === 'websocket' ? 'push' : 'http',
      ...(stated.method && { method: stated.method }),
      ...(stated.path && { path: stated.path }),
    };
  const path = lonePath(text.trim());
  return path === undefined ? undefined : { family: 'http', path };
}

const SQL = /\b(?:SELECT|INSERT|UPDATE|DELETE|UPSERT|MERGE|COPY|CALL|TRUNCATE)\b[^.;]{0,200}/;
const COMMAND =
  /\b(?:GET|SET|SETNX|SETEX|DEL|INCR|DECR|EXPIRE|H(?:GET|SET|GETALL|INCRBY)|Z(?:ADD|RANGE|REM|INCRBY)|[LR](?:PUSH|POP|RANGE)|SADD|SMEMBERS|GEO\w{3,9}|EVAL|XADD|XREAD\w*)\b[^,;]{0,80}/;

/** The statement or command written out in capitals. */
function statementIn(text: string, family: ContractFamily): Pick<Contract, 'statement'> | undefined {
  const pattern = family === 'sql' ? SQL : family === 'cache' ? COMMAND : undefined;
  const statement = pattern?.exec(text)?.[0].trim();
  return statement === undefined ? undefined : { statement };
}

/** `HTTP POST`, `gRPC GetRide`. */
function methodIn(text: string, family: ContractFamily): Pick<Contract, 'method'> | undefined {
  const pattern =
    family === 'http' ? /\b(GET|POST|PUT|PATCH|DELETE)\b/ : family === 'grpc' ? /\b([A-Z][a-z]\w{1,60}(?:[./][A-Z]\w{1,60})?)\b/ : undefined;
  const method = pattern?.exec(text)?.[1];
  return method === undefined ? undefined : { method: method.replace('/', '.') };
}
