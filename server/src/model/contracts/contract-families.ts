/**
 * Families of contracts: what crosses an arrow, whatever words its author chose. One table says which protocol and which
 * word belongs to which family; labels are read by it, and suggestions are held against it. Where a word means another
 * thing at another store (`GET`, `query`, `upload`), it counts only where one end of the arrow is of the kinds listed.
 */
import type { ComponentKind } from '../design.ts';

export type ContractFamily =
  | 'http'
  | 'graphql'
  | 'grpc'
  | 'sql'
  | 'document'
  | 'cache'
  | 'search'
  | 'vector'
  | 'graph'
  | 'object-store'
  | 'publish'
  | 'consume'
  | 'cdc'
  | 'replication'
  | 'push'
  | 'mail'
  | 'dns'
  | 'observe'
  | 'schedule'
  | 'identity'
  | 'file'
  | 'socket';

export interface FamilyWords {
  readonly family: ContractFamily;
  /** Names of protocols, in the spelling that is kept; read in any case. They decide wherever they stand. */
  readonly protocols: readonly string[];
  /** Further words and phrases that say it between any two ends, in lower case. */
  readonly words: readonly string[];
  /** Words and phrases that say it only where one end is of these kinds, in lower case. */
  readonly at?: { readonly kinds: readonly ComponentKind[]; readonly words: readonly string[] };
}

const DATABASES = ['database', 'wide-column'] as const;
const BROKERS = ['queue', 'topic', 'stream'] as const;

/**
 * The table. Families differ in who waits for whom and in what the other side must offer, which is what a reader takes from
 * a label: HTTP and gRPC are calls to endpoints of different kinds, `publish` and `consume` the two sides of a broker,
 * `push` all that a server sends to a client that is connected or known (WebSocket, server-sent events, notifications).
 * The protocol of a broker (AMQP, MQTT) stands under `publish`; on an arrow that leaves the broker it is `consume`.
 */
export const CONTRACT_FAMILIES: readonly FamilyWords[] = [
  {
    family: 'http',
    protocols: [
      'HTTP',
      'HTTPS',
      'HTTP/1.1',
      'HTTP/2',
      'HTTP/3',
      'REST',
      'RESTful',
      'REST API',
      'JSON/HTTP',
      'JSON/HTTPS',
      'SOAP',
      'OData',
      'webhook',
      'webhooks',
    ],
    words: ['api call', 'api request', 'origin fetch', 'static assets', 'callback'],
  },
  { family: 'graphql', protocols: ['GraphQL'], words: [] },
  {
    family: 'grpc',
    protocols: ['gRPC', 'gRPC-Web', 'protobuf', 'RPC', 'Thrift', 'Twirp', 'tRPC', 'JSON-RPC', 'Connect RPC', 'ttRPC', 'Dubbo'],
    words: ['remote procedure call'],
  },
  {
    family: 'sql',
    protocols: ['SQL', 'CQL', 'JDBC', 'ODBC', 'HQL', 'PL/SQL', 'PostgreSQL wire protocol', 'libpq', 'TDS'],
    words: ['insert into', 'select from', 'upsert', 'for update', 'transaction', 'stored procedure', 'sql queries', 'ledger entry'],
    at: {
      kinds: DATABASES,
      words: [
        'insert',
        'select',
        'update',
        'delete',
        'query',
        'queries',
        'read',
        'write',
        'reads',
        'writes',
        'read/write',
        'r/w',
        'rows',
        'persist',
        'commit',
        'store',
        'save',
        'acid',
        'tcp',
      ],
    },
  },
  {
    family: 'document',
    protocols: ['MongoDB wire protocol', 'DynamoDB API', 'Mongo protocol'],
    words: [
      'getitem',
      'putitem',
      'updateitem',
      'deleteitem',
      'batchgetitem',
      'batchwriteitem',
      'transactwriteitems',
      'conditional put',
      'updateone',
      'insertone',
      'findone',
    ],
    at: {
      kinds: ['document-store', 'key-value'],
      words: [
        'find',
        'insert',
        'update',
        'aggregate',
        'query',
        'read',
        'write',
        'reads',
        'writes',
        'read/write',
        'get',
        'put',
        'scan',
        'watch',
        'persist',
        'store',
        'save',
      ],
    },
  },
  {
    family: 'cache',
    protocols: ['RESP', 'Redis protocol', 'memcached protocol', 'Lua script'],
    words: [
      'get/set',
      'get / set',
      'setnx',
      'setex',
      'incr',
      'hget',
      'hset',
      'hgetall',
      'zadd',
      'zrange',
      'zincrby',
      'lpush',
      'rpush',
      'brpop',
      'sadd',
      'smembers',
      'geoadd',
      'georadius',
      'geosearch',
      'cache lookup',
      'cache read',
      'cache write',
      'cache get',
      'cache set',
      'cache fill',
      'cache-aside',
      'invalidate',
      'invalidate key',
      'distributed lock',
      'set nx',
      'session lookup',
    ],
    at: {
      kinds: ['cache'],
      words: [
        'get',
        'set',
        'del',
        'expire',
        'ttl',
        'lookup',
        'look up',
        'cache',
        'caches',
        'read',
        'write',
        'reads',
        'writes',
        'read/write',
        'check',
        'lock',
        'session',
        'counter',
        'eval',
      ],
    },
  },
  {
    family: 'search',
    protocols: ['Elasticsearch DSL', 'Lucene query'],
    words: ['search query', 'index document', 'full-text search', 'full text search', 'bulk index', 'multi_match'],
    at: { kinds: ['search'], words: ['search', 'query', 'queries', 'index', 'indexes', 'indexing', 'bulk', 'read', 'write', 'http', 'update'] },
  },
  {
    family: 'vector',
    protocols: ['k-NN query', 'ANN query'],
    words: ['k-nn', 'knn', 'ann search', 'nearest neighbours', 'nearest neighbors', 'similarity search', 'upsert vectors', 'embeddings'],
    at: { kinds: ['vector-store'], words: ['search', 'query', 'upsert', 'retrieve', 'top-k', 'index'] },
  },
  {
    family: 'graph',
    protocols: ['Cypher', 'Gremlin', 'SPARQL', 'Bolt'],
    words: ['graph query', 'graph traversal'],
    at: { kinds: ['graph-store'], words: ['query', 'traverse', 'match'] },
  },
  {
    family: 'object-store',
    protocols: ['S3 API', 'S3', 'presigned URL', 'pre-signed URL', 'signed URL', 'multipart upload'],
    words: [
      'put object',
      'get object',
      'put / get object',
      'presigned put',
      'presigned get',
      'putobject',
      'getobject',
      's3 put',
      's3 get',
      's3 put / get',
    ],
    at: {
      kinds: ['object-store'],
      words: [
        'put',
        'get',
        'put / get',
        'upload',
        'uploads',
        'download',
        'store',
        'archive',
        'backup',
        'read',
        'write',
        'fetch',
        'multipart',
        'blob',
        'object',
      ],
    },
  },
  {
    family: 'publish',
    protocols: ['AMQP', 'AMQPS', 'MQTT', 'STOMP', 'JMS', 'Kafka protocol', 'Kafka', 'NATS', 'CloudEvents', 'Pub/Sub'],
    words: [
      'publish',
      'publishes',
      'published',
      'enqueue',
      'enqueues',
      'emit',
      'emits',
      'produce',
      'produces',
      'sendmessage',
      'fan out',
      'fan-out',
      'fanout',
      'xadd',
    ],
    at: {
      kinds: BROKERS,
      words: ['send', 'push', 'pushes', 'append', 'post', 'write', 'event', 'events', 'message', 'messages', 'job', 'jobs', 'task', 'tasks'],
    },
  },
  {
    family: 'consume',
    protocols: [],
    words: [
      'consume',
      'consumes',
      'consumed',
      'subscribe',
      'subscribes',
      'dequeue',
      'dequeues',
      'receivemessage',
      'consumer group',
      'xread',
      'xreadgroup',
    ],
    at: {
      kinds: BROKERS,
      words: ['poll', 'polls', 'pull', 'pulls', 'deliver', 'delivers', 'pop', 'read', 'listen', 'listens', 'ack', 'process', 'trigger', 'triggers'],
    },
  },
  {
    family: 'cdc',
    protocols: ['CDC', 'change data capture', 'binlog', 'WAL', 'logical decoding', 'DynamoDB Streams', 'change stream', 'change streams'],
    words: ['outbox', 'outbox relay', 'transactional outbox', 'row changes'],
  },
  {
    family: 'replication',
    protocols: ['Raft', 'Paxos', 'gossip'],
    words: [
      'replication',
      'replicate',
      'replicates',
      'async replication',
      'sync replication',
      'streaming replication',
      'cross-region replication',
      'quorum write',
      'failover',
    ],
  },
  {
    family: 'push',
    protocols: [
      'WebSocket',
      'WebSockets',
      'WSS',
      'WS',
      'SSE',
      'server-sent events',
      'Socket.IO',
      'long polling',
      'long-polling',
      'APNs',
      'FCM',
      'web push',
      'SignalR',
    ],
    words: [
      'push notification',
      'push notifications',
      'live update',
      'live updates',
      'real-time update',
      'real-time updates',
      'presence',
      'heartbeat',
    ],
    at: { kinds: ['client'], words: ['push', 'pushes', 'notify', 'notifies', 'notification', 'notifications', 'stream'] },
  },
  { family: 'mail', protocols: ['SMTP', 'IMAP', 'SMPP', 'SMS'], words: ['email', 'e-mail', 'send email', 'mail'] },
  {
    family: 'dns',
    protocols: ['DNS', 'GeoDNS', 'DoH'],
    words: ['dns lookup', 'dns query', 'dns answer', 'name resolution', 'resolve'],
    at: { kinds: ['dns'], words: ['lookup', 'query', 'resolve', 'a record'] },
  },
  {
    family: 'observe',
    protocols: ['OTLP', 'StatsD', 'syslog', 'Prometheus remote write', 'PromQL', 'SNMP', 'JMX'],
    words: ['metrics', 'logs', 'traces', 'spans', 'scrape', 'scrapes', 'telemetry', 'alerts'],
  },
  {
    family: 'schedule',
    protocols: ['cron'],
    words: ['trigger on schedule', 'on schedule', 'schedule', 'scheduled', 'timer', 'nightly', 'hourly', 'daily'],
  },
  {
    family: 'identity',
    protocols: ['OAuth', 'OAuth2', 'OAuth 2.0', 'OIDC', 'OpenID Connect', 'SAML', 'LDAP', 'LDAPS', 'Kerberos', 'SCIM', 'JWT'],
    words: ['logs in', 'log in', 'logs out', 'validate token', 'verify token', 'token introspection', 'login', 'sso'],
  },
  { family: 'file', protocols: ['SFTP', 'FTP', 'FTPS', 'NFS', 'SMB', 'rsync', 'iSCSI', 'CSI'], words: ['mount', 'file transfer', 'batch file'] },
  {
    family: 'socket',
    protocols: [
      'TCP',
      'UDP',
      'QUIC',
      'IPC',
      'Unix socket',
      'WebRTC',
      'RTP',
      'RTMP',
      'HLS',
      'DASH',
      'TLS',
      'mTLS',
      'SSH',
      'VXLAN',
      'Modbus',
      'BLE',
      'LoRaWAN',
      'CoAP',
    ],
    words: [],
  },
];
