/** What most likely crosses an arrow, by the kinds and technologies of its ends. */
import { GROUP_OF_KIND, isBroker, isStore } from './component-words.ts';
import type { Component, ComponentKind, Connection } from './design.ts';

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

/** The likeliest first; never empty. `others` are the design's connections, of which the labelled ones name topics. */
export function likelyContracts(connection: Connection, others: readonly Connection[]): readonly string[] {
  const { from, to } = connection;
  if (isBroker(to.kind)) return isStore(from.kind) ? ['CDC', ...publish(to, others)] : publish(to, others);
  if (isBroker(from.kind)) return consume(from, others);
  if (from.observer || to.observer) return ['metrics', 'logs', 'traces'];
  if (isStore(to.kind)) return isStore(from.kind) ? betweenStores(from, to) : storeContracts(to);
  if (isStore(from.kind))
    return to.kind === 'cdn'
      ? ['origin fetch']
      : to.kind === 'worker' || to.technology === 'Debezium'
        ? ['CDC', ...storeContracts(from)]
        : storeContracts(from);
  return calls(from, to);
}

const storeContracts = ({ kind, technology }: Component): readonly string[] =>
  TECHNOLOGY_CONTRACTS[technology ?? ''] ?? (kind && STORE_CONTRACTS[kind]) ?? ['SQL'];

const betweenStores = (from: Component, to: Component): readonly string[] =>
  from.kind === to.kind ? ['replication'] : ['CDC', ...storeContracts(to)];

function publish(broker: Component, others: readonly Connection[]): readonly string[] {
  const topic = topicOf(broker, others);
  return topic ? [`publish ${topic}`] : broker.kind === 'queue' ? ['publish', 'enqueue TODO message'] : ['publish', 'publish TODO topic'];
}

function consume(broker: Component, others: readonly Connection[]): readonly string[] {
  const topic = topicOf(broker, others);
  return topic ? [`consume ${topic}`] : broker.kind === 'queue' ? ['consume', 'consume TODO message'] : ['consume', 'consume TODO topic'];
}

/** The one topic that the broker's other arrows name; none where they name several. */
function topicOf(broker: Component, others: readonly Connection[]): string | undefined {
  const topics = new Set(
    others
      .filter(({ from, to }) => from === broker || to === broker)
      .map(({ label }) => /^(?:publish|consume|subscribe|produce|emit)(?:e?s)?(?:\s+to)?\s+([\w./:-]+)$/i.exec(label?.text ?? '')?.[1])
      .filter((topic) => topic !== undefined && topic !== 'TODO'),
  );
  return topics.size === 1 ? [...topics][0] : undefined;
}

/** Between two ends neither of which stores or queues. */
function calls({ kind: from }: Component, { kind: to }: Component): readonly string[] {
  if (to === 'dns') return ['DNS lookup'];
  if (from === 'dns') return ['DNS answer', 'HTTPS'];
  if (from === 'cdn') return ['HTTPS on a miss', 'HTTPS'];
  if (to === 'client') return from === 'external' ? ['push notification', 'HTTPS'] : ['push over WebSocket', 'server-sent events', 'HTTPS response'];
  if (from === 'client') return ['HTTPS', 'WebSocket', 'gRPC'];
  if (to === 'external') return ['HTTPS', 'gRPC'];
  if (from === 'external') return ['HTTPS webhook', 'HTTPS'];
  if (from === 'scheduler') return ['trigger on schedule', 'gRPC', 'HTTP'];
  if (from === 'load-balancer') return ['HTTP', 'HTTPS', 'gRPC'];
  if (to === 'load-balancer' || to === 'gateway' || to === 'cdn') return ['HTTPS', 'HTTP'];
  if (from && to) return GROUP_OF_KIND[from] === 'edge' ? ['HTTP', 'gRPC'] : ['gRPC', 'HTTP'];
  return ['TODO contract', 'HTTPS', 'gRPC'];
}

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
  return ['gRPC', 'HTTP'];
}
