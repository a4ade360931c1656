/** What is answered by what is drawn: arrows with their contracts, the kinds of components, endpoints and entities. */
import type { Component, ComponentKind, Connection, Contract, Design } from '../../model/design.ts';
import { WORLDWIDE_MS } from '../../patterns/questions.ts';
import { arrow, bySaying, byWords, drawn, type Evidence, firstKnown, UNKNOWN, type Verdict, yesBy } from './answer.ts';

const LIVE = /^(?:web ?sockets?|wss?|sse|server-sent events|socket\.io|signalr|long[ -]polling)$/i;
/** What sends notifications to phones. */
const OF_A_PHONE = /\b(?:notification|push|apns|fcm)\b/i;
const isAny = (kind: ComponentKind | undefined, ...kinds: readonly ComponentKind[]): boolean => kind !== undefined && kinds.includes(kind);

/** A connection that stays open to a client. A notification by the phone's maker is none. */
export function serverPush(design: Design): Verdict {
  const named = new Set(design.demands.needs.filter(({ need, drawn: isDrawn }) => need === 'push' && isDrawn).map(({ range }) => range.start));
  const live = design.connections.filter(
    ({ from, to, contract, label }) => mayBeClient(from, to) && (named.has(label?.range.start ?? -1) || isPush(from, to, contract)),
  );
  const endpoints = design.endpoints.filter(({ protocol }) => protocol === 'websocket');
  const evidence = [
    // What the server sends tells more than what opens the connection.
    ...live.toSorted((a, b) => Number(b.to.kind === 'client') - Number(a.to.kind === 'client')).map(arrow),
    ...endpoints.map(({ range, name, path }): Evidence => ({ range, words: `The WebSocket API has ${name ?? path ?? 'messages'}.` })),
  ];
  return firstKnown(yesBy(evidence), bySaying(design, 'push'));
}

/** One end may be a client, and the other one of ours. */
const mayBeClient = (...ends: readonly Component[]): boolean =>
  ends.every(({ kind }) => kind === undefined || isAny(kind, 'client', 'service', 'gateway', 'load-balancer')) &&
  ends.some(({ kind }) => kind === undefined || kind === 'client');

const isPush = (from: Component, to: Component, contract: Contract | undefined): boolean =>
  contract?.family === 'push' &&
  (contract.protocol === undefined
    ? to.kind === 'client' && isAny(from.kind, 'service', 'gateway') && !OF_A_PHONE.test(from.name)
    : LIVE.test(contract.protocol));

export function globalLatency(design: Design): Verdict {
  const { latencies } = design.demands;
  const evidence = latencies.map(({ ms, range }): Evidence => ({ range, words: `States ${ms} ms for users all over the world.` }));
  const [first, ...others] = latencies.map(({ ms }) => ms <= WORLDWIDE_MS);
  const isClear = first !== undefined && others.every((other) => other === first);
  return firstKnown(isClear ? { answer: first ? 'yes' : 'no', evidence } : UNKNOWN, byWords(design, 'global'));
}

const ONLY_READS = /^\s*(?:sql\s+|cql\s+)?(?:select|reads?|quer(?:y|ies)|get|find|lookup|load)\b/i;
const WRITES = /\b(?:insert|update|upsert|delete|write|transaction|commit|store|save|persist|put)/i;
const LETTERS = /\bdead[- ]?letters?\b|\bDLQ\b/i;

/** A component that writes rows and publishes events: each of both arrows is evidence. */
export function writeAndPublish(design: Design): Verdict {
  const publishes = new Map(
    design.connections
      .filter(isPublished)
      .toReversed()
      .map((connection) => [connection.from, connection]),
  );
  const both = design.connections.filter(isRowWrite).flatMap((write) => {
    const publish = publishes.get(write.from);
    return publish ? [write, publish] : [];
  });
  return firstKnown(byWords(design, 'publish'), yesBy([...new Set(both)].map(arrow)));
}

function isRowWrite({ to, contract, label }: Connection): boolean {
  const said = label?.text ?? '';
  return (
    isAny(to.kind, 'database', 'wide-column', 'document-store', 'key-value') &&
    (contract?.family === 'sql' || contract?.family === 'document') &&
    (WRITES.test(said) || !ONLY_READS.test(said))
  );
}

const isPublished = ({ from, to, contract, label }: Connection): boolean =>
  contract?.family === 'publish' &&
  isAny(to.kind, 'queue', 'topic', 'stream') &&
  isAny(from.kind, 'service', 'worker', 'gateway') &&
  !LETTERS.test(label?.text.replace(/,.*/, '') ?? '');

/** A search engine that does not hold logs. */
export function search(design: Design): Verdict {
  const asked = design.connections.filter(
    ({ from, to, contract }) => to.kind === 'search' && !to.observer && !from.observer && contract?.family !== 'observe',
  );
  return firstKnown(yesBy(asked.map(arrow)), byWords(design, 'search'));
}

const NEAR = /\/(?:nearby|near|nearest|near-by|proximity)\b/i;
const SPATIAL = /^(?:geography|geometry|geohash|geo_?point|geo_?json)\b/i;

export function location(design: Design): Verdict {
  const paths = design.endpoints.filter(({ path }) => NEAR.test(path ?? ''));
  const fields = design.entities.flatMap(({ name, attributes }) =>
    attributes
      .filter(({ type }) => SPATIAL.test(type ?? ''))
      .map((field): Evidence => ({ range: field.range, words: `${name}.${field.name} is of the type ${field.type}.` })),
  );
  const evidence = [
    ...paths.map(({ method, path, range }): Evidence => ({ range, words: `The API has ${method ?? ''} ${path}.`.replace(/ {2,}/g, ' ') })),
    ...fields,
  ];
  const said = bySaying(design, 'location');
  return firstKnown(yesBy([...drawn(design, 'location'), ...(said.answer === 'yes' ? said.evidence : []), ...evidence]), said);
}

const SEQUENCE = /^(?:big|small)?serial\b|\bauto_?increment\b|\bidentity\b/i;

/** A no where each key of what is stored comes from the sequence of a database, or is that of another. */
export function uniqueIds(design: Design): Verdict {
  const keys = design.entities
    .filter(({ stored }) => stored)
    .flatMap(({ name, attributes }) => attributes.filter((key) => key.keys.includes('PK') && !key.keys.includes('FK')).map((key) => ({ name, key })));
  const isCounted = keys.length > 0 && keys.every(({ key }) => SEQUENCE.test(key.type ?? ''));
  const evidence = keys.map(({ name, key }): Evidence => ({ range: key.whole, words: `The database counts ${name}.${key.name} up: ${key.type}.` }));
  return firstKnown(byWords(design, 'ids'), isCounted ? { answer: 'no', evidence } : UNKNOWN);
}

/** A call over the network: `Save()` alone may be one inside a process. */
const isCall = (contract: Contract | undefined): boolean =>
  contract !== undefined && ['http', 'grpc', 'graphql'].includes(contract.family) && (contract.family === 'http' || contract.protocol !== undefined);

/** A service that waits for another, or for somebody else's. */
export function dependencies(design: Design): Verdict {
  const calls = design.connections.filter(
    ({ from, to, contract, dashed, isContainment, diagram }) =>
      from !== to &&
      !dashed &&
      !isContainment &&
      design.diagrams[diagram]!.role !== 'illustration' &&
      isAny(from.kind, 'service', 'worker', 'model') &&
      isAny(to.kind, 'service', 'model', 'external') &&
      !isObserver(from, to) &&
      isCall(contract),
  );
  return firstKnown(yesBy(calls.map(arrow)), byWords(design, 'dependencies'));
}

const isObserver = (...ends: readonly Component[]): boolean => ends.some(({ observer }) => observer);
