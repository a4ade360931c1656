/** What most likely crosses an arrow, by the kinds and technologies of its ends and what the document names. */
import { GROUP_OF_KIND, isBroker, isStore } from '../components/component-words.ts';
import type { ContractEvidence } from './contract-evidence.ts';
import type { Component, ComponentKind, Connection, Endpoint } from '../design.ts';

/** What a service says to a store, by the store's kind. */
const STORE_CONTRACTS: Readonly<Partial<Record<ComponentKind, readonly string[]>>> = {
  cache: ['GET / SET', 'GET on read, SET on miss', 'invalidate key'],
  database: ['SQL', 'SQL INSERT', 'SQL SELECT'],
  'wide-column': ['CQL', 'CQL INSERT', 'CQL SELECT'],
  'document-store': ['find / insert', 'find', 'insert'],
  'key-value': ['GET / PUT', 'conditional PUT'],
  'graph-store': ['graph query', 'Cypher'],
  search: ['search query', 'index document'],
  'vector-store': ['k-NN query', 'upsert vectors'],
  'object-store': ['PUT / GET object', 'PUT object', 'GET object'],
};

/** Where a product has words of its own. */
const TECHNOLOGY_CONTRACTS: Readonly<Record<string, readonly string[]>> = {
  DynamoDB: ['GetItem / PutItem', 'Query', 'UpdateItem'],
  MongoDB: ['find / insert', 'aggregate', 'updateOne'],
  Elasticsearch: ['search query', 'index document'],
  S3: ['S3 PUT / GET', 'presigned PUT', 'GET object'],
};

/** What is sent to a system that watches, by its product. */
const OBSERVED: Readonly<Record<string, readonly string[]>> = {
  Prometheus: ['metrics scrape', 'metrics'],
  Grafana: ['PromQL', 'metrics', 'logs'],
  Fluentd: ['logs', 'metrics'],
  Jaeger: ['OTLP traces', 'traces', 'metrics'],
};

/** The likeliest first; never empty. */
export function likelyContracts(connection: Connection, evidence: ContractEvidence): readonly string[] {
  const { from, to, dashed } = connection;
  if (isBroker(to.kind)) return toBroker(connection, evidence);
  if (isBroker(from.kind)) return fromBroker(connection, evidence);
  if (from.observer || to.observer) return observed(from, to);
  if (isStore(to.kind)) return toStore(from, to, evidence);
  if (isStore(from.kind)) return fromStore(from, to, evidence);
  const called = calls(from, to, evidence);
  const isEvent = dashed && serves(from) && serves(to);
  return isEvent ? ['publish TODO event', ...called] : called;
}

const ALERTS = /alert|pager|on-?call|slack/i;

/** What is watched of whom; a stack of several products takes all that they take. */
function observed(from: Component, to: Component): readonly string[] {
  if (ALERTS.test(from.name) || ALERTS.test(to.name)) return ['alerts', 'metrics'];
  if (isStore(from.kind) || isStore(to.kind)) return ['logs', 'metrics', 'traces'];
  const watcher = to.observer ? to : from;
  const isNamed = watcher.technology !== undefined && watcher.name.toLowerCase().includes(watcher.technology.toLowerCase());
  return (isNamed ? OBSERVED[watcher.technology] : undefined) ?? ['metrics', 'logs', 'traces'];
}

const serves = ({ kind }: Component): boolean => kind === undefined || GROUP_OF_KIND[kind] === 'service';

function toBroker({ from, to, diagram }: Connection, evidence: ContractEvidence): readonly string[] {
  const said = withTopics('publish', from, to, diagram, evidence);
  if (isStore(from.kind)) return ['CDC', ...said];
  // An arrow may say who calls: a worker asks the queue for its work.
  if (from.kind === 'worker' && !evidence.feeds(to, diagram)) return [...withTopics('consume', from, to, diagram, evidence), ...said];
  return from.kind === 'client' && to.kind === 'topic' ? [...said, 'MQTT publish'] : said;
}

function fromBroker({ from, to, diagram }: Connection, evidence: ContractEvidence): readonly string[] {
  const said = withTopics('consume', to, from, diagram, evidence);
  return isStore(to.kind) ? [...said, storeContracts(to, evidence)[0]!] : said;
}

/** With the topic that the broker's other arrows name, else those that are named for the other end, else a place for it. */
function withTopics(verb: string, end: Component, broker: Component, diagram: number, evidence: ContractEvidence): readonly string[] {
  const one = evidence.topicOf(broker, diagram);
  if (one !== undefined) return [`${verb} ${one}`];
  const fitting = evidence.topicsOf(end);
  if (fitting.length > 0 && fitting.length < 3) return [`${verb} ${fitting.join(', ')}`, verb];
  const open =
    verb === 'publish' && broker.kind === 'queue' ? 'enqueue TODO message' : `${verb} TODO ${broker.kind === 'queue' ? 'message' : 'topic'}`;
  return [verb, open];
}

const storeContracts = ({ kind, technology }: Component, { commands }: ContractEvidence): readonly string[] => {
  const said = TECHNOLOGY_CONTRACTS[technology ?? ''] ?? (kind && STORE_CONTRACTS[kind]) ?? ['SQL'];
  return kind === 'cache' ? [...commands.slice(0, 3), ...said] : said;
};

function toStore(from: Component, to: Component, evidence: ContractEvidence): readonly string[] {
  if (from.kind === 'cache' && to.kind !== 'cache') return [`${storeContracts(to, evidence)[0]} on a miss`, 'write-behind'];
  if (isStore(from.kind)) return from.kind === to.kind ? ['replication'] : ['CDC', ...storeContracts(to, evidence)];
  if (to.kind !== 'object-store') return storeContracts(to, evidence);
  if (from.kind === 'cdn') return ['GET object on a miss', 'origin fetch'];
  return from.kind === 'client' ? ['presigned PUT', 'GET object'] : storeContracts(to, evidence);
}

/** Drawn from a store to its user: what is read from it. */
function fromStore(from: Component, to: Component, evidence: ContractEvidence): readonly string[] {
  if (to.kind === 'cdn') return ['origin fetch', 'GET object on a miss'];
  return to.kind === 'worker' || to.technology === 'Debezium' ? ['CDC', ...storeContracts(from, evidence)] : storeContracts(from, evidence);
}

const MAIL = /\b(?:e-?mails?|smtp|mail(?:er|server)?)\b/i;
const TEXT_MESSAGE = /\bsms\b/i;
const WEBSOCKET = /\bweb ?sockets?\b|\bws\b/i;
const IDENTITY = /\b(?:identity|idp|login|log-?in|sso|oauth2?|oidc|auth(?:0|entication)?)\b/i;

/** Between two ends neither of which stores or queues; one that nothing is known of is taken for a service. */
function calls(one: Component, other: Component, evidence: ContractEvidence): readonly string[] {
  const [from, to] = [one.kind, other.kind];
  if (to === 'dns') return ['DNS lookup'];
  if (from === 'dns') return ['DNS answer', 'HTTPS'];
  if (from === 'cdn') return ['HTTPS on a miss', 'HTTPS'];
  if (WEBSOCKET.test(one.name) || WEBSOCKET.test(other.name)) return ['WebSocket', 'HTTP'];
  if (to === 'client') return toClient(one);
  if (from === 'client') return ['HTTPS', ...endpointLabel(other, evidence), 'WebSocket', 'gRPC', ...(IDENTITY.test(other.name) ? ['OIDC'] : [])];
  if (to === 'external') return toExternal(other);
  if (from === 'external') return ['HTTPS webhook', 'HTTPS'];
  const named = endpointLabel(other, evidence);
  if (from === 'scheduler') return ['trigger on schedule', ...named, 'gRPC', 'HTTP'];
  if (to === 'load-balancer' || to === 'gateway' || to === 'cdn') return ['HTTPS', 'HTTP'];
  if (from === 'load-balancer') return ['HTTP', 'HTTPS', 'gRPC'];
  if (from && GROUP_OF_KIND[from] === 'edge') return [...named, 'HTTP', 'gRPC'];
  if (from && to) return [...named, 'gRPC', 'HTTP'];
  return from || to ? [...named, 'HTTP', 'gRPC', 'TODO contract'] : ['TODO contract', 'HTTP', 'gRPC'];
}

function toClient({ kind, name }: Component): readonly string[] {
  if (TEXT_MESSAGE.test(name)) return ['SMS', 'push notification'];
  if (MAIL.test(name)) return ['email', 'push notification'];
  if (kind === 'client') return ['HTTPS', 'WebSocket'];
  return kind === 'external' ? ['push notification', 'HTTPS'] : ['push over WebSocket', 'server-sent events', 'HTTPS response'];
}

/** Products are called over HTTPS, whatever they deliver; what is only named for mail speaks its protocol. */
function toExternal({ name, technology }: Component): readonly string[] {
  if (MAIL.test(name)) return technology ? ['HTTPS', 'SMTP'] : ['SMTP', 'HTTPS'];
  if (IDENTITY.test(name)) return ['OIDC', 'HTTPS'];
  return TEXT_MESSAGE.test(name) ? ['HTTPS', 'SMPP'] : ['HTTPS', 'gRPC'];
}

/** The endpoints that a component is named for: two by their names, more by what they share. */
function endpointLabel(component: Component, evidence: ContractEvidence): readonly string[] {
  const endpoints = evidence.endpointsOf(component);
  const rpcs = endpoints.filter(({ protocol }) => protocol === 'grpc');
  const routes = endpoints.filter(({ protocol, path }) => protocol === 'http' && path !== undefined);
  const methods = rpcs.flatMap(({ name }) => name?.split('.').slice(1) ?? []);
  const said = routes.map(({ method, path }) => [method, path].filter(Boolean).join(' '));
  return [
    ...(rpcs.length === 0 ? [] : [methods.length > 0 && methods.length < 3 ? `gRPC ${methods.join(', ')}` : `gRPC ${rpcs[0]!.name!.split('.')[0]}`]),
    ...(said.length === 0 ? [] : [said.length < 3 ? said.join(', ') : `HTTP ${sharedPath(routes)}`]),
  ];
}

/** The path of the resource of all: `/orders`. */
const sharedPath = (routes: readonly Endpoint[]): string =>
  routes
    .map(({ path }) => path!)
    .sort((a, b) => a.length - b.length)[0]!
    .replace(/\/\{.*$|\/:.*$/, '');

/** What a store is spoken to with, where its technology does not tell. */
const STORE_PROTOCOLS: Readonly<Partial<Record<ComponentKind, string>>> = {
  cache: 'RESP',
  database: 'SQL',
  'wide-column': 'CQL',
  'object-store': 'S3 API',
  'graph-store': 'Cypher',
};

const TECHNOLOGY_PROTOCOLS: Readonly<Record<string, string>> = {
  Kafka: 'Kafka protocol',
  RabbitMQ: 'AMQP',
  NATS: 'NATS',
  DynamoDB: 'DynamoDB API',
  MongoDB: 'MongoDB wire protocol',
};

/** What both ends most likely speak, the likeliest first; never empty. */
export function likelyProtocols({ from, to }: Connection): readonly string[] {
  for (const { kind, technology = '' } of [to, from]) {
    const spoken = TECHNOLOGY_PROTOCOLS[technology] ?? (kind && STORE_PROTOCOLS[kind]);
    if (spoken !== undefined) return [spoken];
    if (isBroker(kind)) return ['AMQP', 'Kafka protocol'];
    if (isStore(kind)) return ['HTTPS'];
  }
  if (from.kind === 'client' || to.kind === 'client' || from.kind === 'external' || to.kind === 'external') return ['HTTPS', 'WebSocket'];
  const isEdge = [from, to].some(({ kind }) => kind && GROUP_OF_KIND[kind] === 'edge');
  return isEdge ? ['HTTP', 'gRPC'] : ['gRPC', 'HTTP'];
}
