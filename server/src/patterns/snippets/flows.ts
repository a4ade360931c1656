/** The drawings of the course: five layers, the request flow, the universal paths, and the seven flows (course notes, "The 7 Flows To Master"). */
import { blocks, mermaid, numbered, table } from '../markdown.ts';
import { LAST_STOP, type Slots } from '../slots.ts';
import type { Snippet } from './snippet.ts';

const CLIENT = { choices: ['Web and mobile app'] };
const SERVICE = { choices: ['Order Service'] };
const DATABASE = { choices: ['PostgreSQL', 'MySQL', 'Aurora'] };
const CACHE = { choices: ['Redis', 'Valkey', 'Memcached'] };
const BROKER = { choices: ['Kafka', 'SQS', 'RabbitMQ'] };
const SEARCH = { choices: ['Elasticsearch', 'OpenSearch', 'Typesense'] };
const FILES = { choices: ['S3', 'GCS', 'Azure Blob Storage'] };
const PATH = { choices: ['orders'] };
const TOPIC = { choices: ['order.placed'] };

interface Flow {
  readonly prefix: string;
  readonly name: string;
  readonly description: string;
  readonly slots: Slots;
  readonly steps: readonly string[];
  readonly sequence: string;
  /** What the author has to say of it. */
  readonly open: string;
}

const flow = ({ prefix, name, description, slots, steps, sequence, open }: Flow): Snippet => ({
  prefixes: [prefix],
  name,
  description,
  part: 'hld',
  place: 'block',
  slots,
  lines: blocks([`## ${name}`], numbered(steps), mermaid(sequence), [`TODO ${open}${LAST_STOP}`]),
});

export const flows: readonly Snippet[] = [
  {
    prefixes: ['five-layer'],
    name: 'Five layers',
    description: 'The architecture in five layers: client, edge, services, messaging, data.',
    part: 'hld',
    place: 'block',
    slots: { client: CLIENT, service: SERVICE, broker: BROKER, database: DATABASE, cache: CACHE, path: PATH, topic: TOPIC },
    lines: blocks(
      ['## Architecture'],
      table(
        ['Call', 'What it does', 'Load'],
        [
          ['`POST /v1/«path»`', 'Writes one', '100 RPS peak'],
          ['`GET /v1/«path»/{id}`', 'Reads one', '2,000 RPS peak'],
        ],
      ),
      mermaid(`flowchart TB
  subgraph layer1[Client]
    client["«client»"]
  end
  subgraph layer2[Edge]
    lb[Load Balancer]
    gateway[API Gateway]
  end
  subgraph layer3[Services]
    service["«service», 6 replicas"]
    worker["Worker, 2 replicas"]
  end
  subgraph layer4[Messaging]
    broker[/"«broker»"/]
  end
  subgraph layer5[Data]
    cache[("«cache»")]
    database[("«database»")]
  end
  client -->|"HTTPS, 2,100 RPS peak"| lb
  lb -->|"HTTP, 1 ms"| gateway
  gateway -->|"gRPC, 2,100 RPS, p99 100 ms"| service
  service -->|"GET «path»:{id}, 90 % hits, 1 ms"| cache
  service -->|"SQL INSERT, 100/s, and SELECT on a miss, 200/s"| database
  service -.->|"publish «topic», 100/s"| broker
  broker -.->|"consume «topic», 100/s"| worker`),
      ['**Write path.** «client» → API Gateway → «service» → «database», which commits; then «broker».'],
      ['**Read path.** «client» → API Gateway → «service» → «cache», on a miss «database».'],
      [`Left out of the drawing on purpose: TODO what is left out${LAST_STOP}`],
    ),
  },
  {
    prefixes: ['request-flow'],
    name: 'Request flow',
    description: 'One request from the browser to the database and back, with what each hop costs.',
    part: 'hld',
    place: 'block',
    slots: { client: CLIENT, service: SERVICE, cache: CACHE, database: DATABASE, path: PATH },
    lines: blocks(
      ['## Request flow'],
      ['`GET /v1/«path»/{id}` reads one; `POST /v1/«path»` writes one.'],
      mermaid(`flowchart TB
  client["«client»"] -->|"DNS lookup, 30 ms, then from its cache"| dns[DNS]
  client -->|"HTTPS GET, 80 % hits, 5 ms"| cdn[CDN]
  cdn -->|"HTTPS on a miss, 20 %"| lb[Load Balancer, 1 ms]
  lb -->|"HTTP"| gateway["API Gateway, 5 ms"]
  gateway -->|"gRPC, p99 100 ms"| service["«service»"]
  service -->|"GET «path»:{id}, 90 % hits, 1 ms"| cache[("«cache»")]
  service -->|"SQL SELECT on a miss, SQL INSERT, 5–20 ms"| database[("«database»")]`),
      ['**Write path.** `POST` passes the CDN by; «service» inserts into «database» and deletes the entry of «cache».'],
      ['**Read path.** CDN, then «cache», then «database». p50 is 50–100 ms; the p99 is that of a miss in both.'],
      [`The budget of p99 is TODO how many ms for each hop${LAST_STOP}`],
    ),
  },
  flow({
    prefix: 'read-path',
    name: 'Read path',
    description: 'Client, gateway, service, cache, on a miss the database.',
    slots: { client: CLIENT, service: SERVICE, cache: CACHE, database: DATABASE, path: PATH },
    steps: [
      '«client» sends `GET /v1/«path»/{id}`; «service» asks «cache», 90 % hits, 1 ms.',
      'On a miss it reads «database», 5–20 ms, and fills the entry for 300 s.',
    ],
    sequence: `sequenceDiagram
  participant C as «client»
  participant S as «service»
  participant K as «cache»
  participant D as «database»
  C->>S: GET /v1/«path»/42
  S->>K: GET «path»:42
  alt hit, 90 %
    K-->>S: value
  else miss
    K-->>S: nil
    S->>D: SELECT by primary key, 10 ms
    D-->>S: row
    S->>K: SET «path»:42 EX 300
  end
  S-->>C: 200`,
    open: 'what may be stale and for how long',
  }),
  flow({
    prefix: 'write-path',
    name: 'Write path',
    description: 'Client, validation, commit on the primary, cache invalidation, event.',
    slots: { client: CLIENT, service: SERVICE, database: DATABASE, cache: CACHE, broker: BROKER, path: PATH, topic: TOPIC },
    steps: [
      '«client» sends `POST /v1/«path»` with an idempotency key; «service» checks the request.',
      'It commits the row and an outbox row to «database», 20 ms, and answers.',
      'It deletes the entry in «cache»; a relay publishes `«topic»` to «broker» from the outbox.',
    ],
    sequence: `sequenceDiagram
  participant C as «client»
  participant S as «service»
  participant D as «database»
  participant K as «cache»
  participant B as «broker»
  C->>S: POST /v1/«path», Idempotency-Key
  S->>D: INSERT row and outbox row, COMMIT, 20 ms
  D-->>S: committed
  S->>K: DEL «path»:42
  S-->>C: 201
  S-)B: publish «topic»`,
    open: 'what happens where the cache or the broker does not answer',
  }),
  flow({
    prefix: 'async-path',
    name: 'Async path',
    description: 'Queue, consumer, side effects, retries and the dead-letter queue.',
    slots: { broker: BROKER, worker: { choices: ['Notification Worker'] }, topic: TOPIC },
    steps: [
      '«worker» consumes `«topic»` from «broker», at least once, and drops the event ids that it knows.',
      'A failure is tried again after 1 s, 10 s and 60 s; then the event goes to the dead-letter queue.',
    ],
    sequence: `sequenceDiagram
  participant B as «broker»
  participant W as «worker»
  participant M as Mail provider
  participant D as Dead-letter queue
  B-)W: consume «topic»
  alt id is known
    W-)B: commit offset
  else new
    loop at most 3 tries
      W->>M: POST /send, timeout 2 s
      M-->>W: 202 or 503
    end
    opt no try succeeded
      W-)D: publish «topic» with the error
    end
    W-)B: commit offset
  end`,
    open: 'which lag is too much and who looks at the dead-letter queue',
  }),
  flow({
    prefix: 'flow-realtime',
    name: 'Realtime flow',
    description: 'Connect, track the connection, fan out, replay on reconnect.',
    slots: { client: CLIENT, gateway: { choices: ['Realtime Gateway'] }, broker: { choices: ['Redis Pub/Sub', 'NATS', 'Kafka'] } },
    steps: [
      '«client» opens a WebSocket; «gateway» notes which connection holds which user, with a TTL of 60 s.',
      'An event is published to «broker» and pushed by the gateway that holds the user, within 200 ms.',
      'After a break the client reconnects with jitter and names the last sequence number that it has seen.',
    ],
    sequence: `sequenceDiagram
  participant C as «client»
  participant G as «gateway»
  participant B as «broker»
  C->>G: WebSocket connect, last seen 41
  G->>B: SUBSCRIBE user:7
  B-)G: event 42
  G-)C: push event 42
  C-)G: ack 42
  Note over C,G: the connection breaks
  C->>G: WebSocket connect, last seen 42
  G-)C: replay from 43`,
    open: 'how long events are kept for a replay',
  }),
  flow({
    prefix: 'flow-search',
    name: 'Search flow',
    description: 'Write to the primary, sync the index, query and rank.',
    slots: { client: CLIENT, service: { choices: ['Search Service'] }, database: DATABASE, broker: BROKER, search: SEARCH },
    steps: [
      'A change is committed to «database», which stays the source of truth; CDC publishes it to «broker».',
      'The indexer writes it to «search» with the row’s version; it can be found within 5 s.',
      '«service» queries «search», p99 100 ms, ranks, and reads what must be fresh from «database».',
    ],
    sequence: `sequenceDiagram
  participant D as «database»
  participant B as «broker»
  participant I as Indexer
  participant X as «search»
  participant S as «service»
  participant C as «client»
  D-)B: CDC row change
  B-)I: consume row change
  I->>X: index document, external version
  C->>S: GET /v1/search?q=shoes
  S->>X: match query, 100 ms
  X-->>S: ids and scores
  S->>D: SELECT price by ids, 10 ms
  S-->>C: 200 ranked results`,
    open: 'how old a result may be and how the index is rebuilt',
  }),
  flow({
    prefix: 'flow-media',
    name: 'Media flow',
    description: 'Upload to the object store, process asynchronously, deliver from the CDN.',
    slots: { client: CLIENT, service: { choices: ['Media Service'] }, store: FILES, broker: BROKER, worker: { choices: ['Transcoder'] } },
    steps: [
      '«client» asks «service» for a signed URL, valid for 15 min, and uploads to «store» in parts of 8 MB.',
      '«store» tells «broker»; «worker» writes 3 renditions back and marks the upload as ready.',
      'Viewers read from the CDN, 95 % hits; its misses go to «store».',
    ],
    sequence: `sequenceDiagram
  participant C as «client»
  participant S as «service»
  participant O as «store»
  participant B as «broker»
  participant T as «worker»
  participant N as CDN
  C->>S: POST /v1/uploads
  S-->>C: 201 signed URL, 15 min
  C->>O: PUT parts of 8 MB
  O-)B: publish object created
  B-)T: consume object created
  T->>O: PUT 3 renditions
  T->>S: PATCH /v1/uploads/42, ready
  C->>N: GET rendition
  N->>O: GET on a miss, 5 %`,
    open: 'the largest file and what is done with an upload that nobody finishes',
  }),
  flow({
    prefix: 'flow-analytics',
    name: 'Analytics flow',
    description: 'Ingest events, a log, stream and batch aggregation, an OLAP store.',
    slots: { client: CLIENT, collector: { choices: ['Collector'] }, broker: BROKER, stream: { choices: ['Flink', 'Spark', 'Kafka Streams'] }, olap: { choices: ['ClickHouse', 'Druid', 'BigQuery'] } },
    steps: [
      '«client» sends events in batches of 50; «collector» answers 202 after they stand in «broker», which keeps them 7 days.',
      '«stream» counts in windows of 1 min, with 5 min of grace for what comes late, and writes to «olap».',
      'Dashboards read «olap», p99 1 s; a batch run corrects yesterday each night.',
    ],
    sequence: `sequenceDiagram
  participant C as «client»
  participant E as «collector»
  participant B as «broker»
  participant F as «stream»
  participant O as «olap»
  participant D as Dashboard
  C->>E: POST /v1/events, 50 a batch
  E-)B: publish events
  E-->>C: 202
  B-)F: consume events
  F->>O: INSERT counts of 1 min
  D->>O: SELECT counts, 1 s`,
    open: 'what is lost or counted twice where a step fails',
  }),
  flow({
    prefix: 'flow-failure',
    name: 'Failure flow',
    description: 'Timeout, retry with backoff, circuit breaker, fallback.',
    slots: { service: SERVICE, dependency: { choices: ['Payment Provider'] }, cache: CACHE },
    steps: [
      '«service» calls «dependency» with a timeout of 800 ms and tries once more after 100 ms ± 50 %.',
      'After 50 % failures in 10 s the circuit opens for 30 s: calls fail at once and cost nobody a thread.',
      'Meanwhile it answers from «cache» what may be old, and 503 with `Retry-After` what may not.',
    ],
    sequence: `sequenceDiagram
  participant C as Client
  participant S as «service»
  participant P as «dependency»
  participant K as «cache»
  C->>S: GET /v1/quote
  S->>P: POST /quote, timeout 800 ms
  P--xS: no answer
  S->>P: POST /quote, second and last try
  P--xS: no answer
  Note over S,P: 50 % failed in 10 s, the circuit opens for 30 s
  S->>K: GET quote:42
  K-->>S: value of 5 min ago
  S-->>C: 200, marked as old`,
    open: 'which answer is better late than old and which the reverse',
  }),
];
