/** Sections as a person would begin them, made of what the document already says; what it does not say is a `TODO`. */
import { wordsOf } from '../model/components/component-name.ts';
import { GROUP_OF_KIND, isBroker } from '../model/components/component-words.ts';
import type { Component, Connection, Endpoint } from '../model/design.ts';
import { escaped } from './markdown.ts';
import type { SectionDraft } from './sections.ts';

/** Endpoints enough to see what the outside world asks for ("define 2–3 key APIs first"). */
const MOST_ENDPOINTS = 3;
/** Words of a component's name that name no thing of the trade. */
const NO_NOUN = new Set(
  'service svc server master slave leader shard sql nosql read write analytic api app application gateway backend frontend web mobile main core node js express rest http grpc micro microservice worker db database store storage data primary replica cache cluster system platform engine manager orchestrator monolith public internal external client user facing auth authentication authorization spring boot django flask fastapi nest golang python java'.split(
    ' ',
  ),
);

/** An API section from the endpoints that the document or its drawing names, else from the services that are called. */
export function apiDraft(named: readonly Endpoint[], components: readonly Component[]): SectionDraft {
  const known = [...new Set(named.filter((endpoint) => isOfTrade(endpoint, named)).map(endpointLine))].slice(0, MOST_ENDPOINTS);
  const only = known.length === 1 ? named.find((endpoint) => endpointLine(endpoint) === known[0]) : undefined;
  const guessed = known.length >= 2 ? [] : (otherHalf(only) ?? guessedLines(components)).filter((line) => !known.includes(line));
  const lines = [...known, ...guessed.slice(0, Math.max(0, MOST_ENDPOINTS - known.length))];
  return {
    title: 'API design',
    icon: '🔌',
    lines:
      lines.length > 0 ? lines : ['- TODO method and path of the write that matters most', '- TODO method and path of the read that matters most'],
  };
}

/** Neither a probe nor the end of another path, as code that mounts a router writes it. */
const isOfTrade = ({ path }: Endpoint, all: readonly Endpoint[]): boolean =>
  path === undefined ||
  (!/\/(?:health\w*|healthz|ready|live|readiness|liveness|metrics|status|ping|actuator)(?:\/|$)/.test(path) &&
    !all.some((other) => other.path !== undefined && other.path !== path && other.path.endsWith(path)));

/** `/documents/doc123` stands for `/documents/{id}`. */
const general = (path: string): string =>
  path
    .split('/')
    .map((part) => (/^(?:[a-z]+[-_]?)?\d+$/i.test(part) && !/^v\d+$/i.test(part) ? '{id}' : part))
    .join('/');

const OPEN = 'TODO what it takes and returns';

function endpointLine({ protocol, method, path, name }: Endpoint): string {
  if (protocol === 'http') return `- \`${method ?? 'GET'} ${general(path ?? '/')}\`: ${OPEN}`;
  if (protocol === 'websocket') return path === undefined ? `- WebSocket event \`${name}\`: ${OPEN}` : `- \`WS ${path}\`: ${OPEN}`;
  if (protocol === 'grpc') return `- gRPC \`${name}\`: ${OPEN}`;
  if (protocol === 'graphql') return `- \`${method} ${name}\`: ${OPEN}`;
  if (protocol === 'sdk') return `- \`${name}()\`: ${OPEN}`;
  return `- publish \`${name}\`: TODO what it holds`;
}

/** What reads the thing that the only endpoint creates, or creates what it reads. */
function otherHalf(endpoint: Endpoint | undefined): string[] | undefined {
  if (endpoint?.protocol !== 'http' || endpoint.path === undefined) return undefined;
  const path = general(endpoint.path).replace(/\/$/, '');
  if (endpoint.method === 'POST' && /\/[a-z][\w-]*s$/i.test(path)) return [`- \`GET ${path}/{id}\`: ${OPEN}`];
  const created = endpoint.method === 'GET' ? /^(.*\/[a-z][\w-]*s)\/(?:\{[^{}/]*\}|:\w+)$/i.exec(path)?.[1] : undefined;
  return created === undefined ? undefined : [`- \`POST ${created}\`: ${OPEN}`];
}

function guessedLines(components: readonly Component[]): string[] {
  const callable = components.filter(({ kind }) => kind === 'service');
  const stored = components.filter(({ kind }) => kind === 'database' || kind === 'document-store' || kind === 'key-value' || kind === 'wide-column');
  const [first, second] = [...new Set([...callable, ...stored].flatMap((component) => nounOf(component) ?? []))];
  if (first === undefined) return [];
  return [`- \`POST /${first}\`: ${OPEN}`, `- \`GET /${first}/{id}\`: ${OPEN}`, ...(second === undefined ? [] : [`- \`POST /${second}\`: ${OPEN}`])];
}

/** Of these there are not two: no path creates one. */
const UNCOUNTED = /(?:data|media|ics|content|traffic|search)$/;

/** `rides` of `Ride Service`; none of `App Server 1`, and none of a product. */
function nounOf({ name, technology }: Component): string | undefined {
  const product = new Set(wordsOf(technology ?? ''));
  const words = wordsOf(name).filter((word) => !NO_NOUN.has(word) && !product.has(word) && /^[a-z]{3,}$/.test(word));
  const noun = words.length <= 2 ? words.join('-') : '';
  return noun === '' || UNCOUNTED.test(noun)
    ? undefined
    : /(?:s|x|ch|sh)$/.test(noun)
      ? `${noun}es`
      : /[^aeiou]y$/.test(noun)
        ? `${noun.slice(0, -1)}ies`
        : `${noun}s`;
}

/** The way that a write takes, hop by hop, as the diagram's arrows draw it. */
export function writePathDraft(connections: readonly Connection[]): SectionDraft {
  const hops = wayTo(connections, ({ kind }) => isKept(kind));
  const writer = hops.at(-1)?.from;
  const events = writer ? connections.filter(({ from, to }) => from === writer && isBroker(to.kind)) : [];
  const consumers = events.flatMap(({ to }) => connections.filter(({ from, to: end }) => from === to && !isBroker(end.kind)));
  const steps = [...hops, ...events, ...consumers].map((hop) => sentence(hop, 'writes'));
  return { title: 'Write path', icon: '✍️', lines: numbered(steps, 'TODO who writes, through which components, into which store') };
}

/** The way that a read takes: the cache first, where the diagram draws one. */
export function readPathDraft(connections: readonly Connection[]): SectionDraft {
  const hops = wayTo(connections, ({ kind }) => isKept(kind));
  const last = hops.at(-1);
  const cached = last && connections.find(({ from, to }) => from === last.from && to.kind === 'cache');
  const steps = hops.slice(0, -1).map((hop) => sentence(hop, 'reads'));
  if (last && cached)
    steps.push(
      `${does(plain(last.from), 'looks')} in ${plain(cached.to)}.`,
      `On a miss it reads from ${plain(last.to)} and fills ${plain(cached.to)}.`,
    );
  else if (last) steps.push(sentence(last, 'reads'));
  return { title: 'Read path', icon: '📖', lines: numbered(steps, 'TODO who reads, through which components, from which store or cache') };
}

const numbered = (steps: readonly string[], otherwise: string): string[] =>
  (steps.length > 0 ? steps : [otherwise]).map((step, i) => `${i + 1}. ${step}`);

/** A store that is not a cache. */
const isKept = (kind: Component['kind']): boolean => kind !== undefined && GROUP_OF_KIND[kind] === 'store' && kind !== 'cache' && kind !== 'search';

/** The shortest way from a client, else from a component that nobody calls, to a component that is wanted. */
function wayTo(connections: readonly Connection[], isWanted: (component: Component) => boolean): Connection[] {
  const called = new Set(connections.map(({ to }) => to));
  const starts = [...new Set(connections.map(({ from }) => from))];
  const clients = starts.filter(({ kind }) => kind === 'client');
  const queue: { readonly at: Component; readonly way: readonly Connection[] }[] = (
    clients.length > 0 ? clients : starts.filter((start) => !called.has(start))
  ).map((at) => ({ at, way: [] }));
  const seen = new Set(queue.map(({ at }) => at));
  for (const { at, way } of queue) {
    for (const connection of connections) {
      if (connection.from !== at || seen.has(connection.to)) continue;
      if (isWanted(connection.to)) return [...way, connection];
      seen.add(connection.to);
      if (!isBroker(connection.to.kind)) queue.push({ at: connection.to, way: [...way, connection] });
    }
  }
  return [];
}

function sentence({ from, to, label }: Connection, store: 'writes' | 'reads'): string {
  const [a, b] = [plain(from), plain(to)];
  const how = label ? ` (${escaped(label.text)})` : '';
  if (isBroker(to.kind)) return `${does(a, 'publishes')} to ${b}${how}.`;
  if (isBroker(from.kind)) return `${does(b, 'consumes')} from ${a}${how}.`;
  return `${to.kind && GROUP_OF_KIND[to.kind] === 'store' ? `${does(a, store)} ${store === 'writes' ? 'to' : 'from'}` : does(a, 'calls')} ${b}${how}.`;
}

/** `Clients call`, `Gateway calls`. */
const does = (name: string, verb: string): string => `${name} ${/[^su]s$/.test(name) ? verb.replace(/s$/, '') : verb}`;

const plain = ({ name }: Component): string => escaped(name);

/** The table of a back-of-the-envelope estimate, with how each figure is come by (capacity estimation shortcuts of the notes). */
export const capacityDraft: SectionDraft = {
  title: 'Capacity estimate',
  icon: '📈',
  lines: [
    '| Figure | Estimate | How |',
    '| --- | --- | --- |',
    '| Requests a day | TODO | users × requests each |',
    '| Average rate | TODO | requests a day / 86,400 |',
    '| Peak rate | TODO | average × 3–5 |',
    '| Storage | TODO | writes a day × size × retention |',
    '| Bandwidth | TODO | peak rate × response size |',
    '| Cache memory | TODO | hot working set × size × overhead |',
    '| Latency | TODO | target at p99 |',
  ],
};
