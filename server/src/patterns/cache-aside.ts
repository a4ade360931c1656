import type { Pattern } from './pattern.ts';

export const cacheAside: Pattern = {
  number: 1,
  id: 'cache-aside',
  name: 'Cache-aside with read replicas',
  need: 'Read heavy',
  summary: 'Reads outnumber writes by far: answer them from a cache, and misses from replicas of the database.',
  whenToUse: [
    'Reads outnumber writes by more than 5:1, and the same few rows are read again and again.',
    'A reader may see a value that is seconds old.',
    'One lookup by key answers the request: there is something to name the cache entry by.',
  ],
  whenNot: [
    'Every read must see the last write (balances, stock at checkout): read the primary.',
    'Keys are read once each: the hit ratio stays near zero, and the cache is one more hop.',
    'The load is writes: a cache takes none of it (see the write-ahead queue).',
  ],
  howItWorks: [
    'The service looks into the cache first. On a hit it answers from there. On a miss it reads a replica, puts the row into the cache with a TTL and answers. A write goes to the primary, commits, and then deletes the entry: it does not set it, because two writers that set could leave the older value behind.',
    'Replicas take what misses the cache, so the primary is left to the writes. Who must read his own write reads the primary for a few seconds after it.',
  ],
  keyQuestion: {
    question: 'How is an entry invalidated, and how stale may a reader see it?',
    answers: [
      { answer: 'TTL alone', when: 'staleness up to the TTL is fine; nothing to build, and no write can be forgotten' },
      { answer: 'Delete after commit, TTL as a net', when: 'the usual one; a delete that is lost costs one TTL of staleness' },
      { answer: 'Invalidate from the change stream (CDC)', when: 'several services write the rows; costs a consumer and its lag' },
      { answer: 'Versioned keys', when: 'the version travels with the request (`product:42:v7`); old entries are never read again and expire' },
    ],
  },
  knobs: [
    {
      name: 'TTL',
      value: '300 s ± 10 % jitter',
      effect: 'Longer: more hits and older values. Without jitter, entries filled together expire together.',
    },
    { name: 'TTL of “not found”', value: '30 s', effect: 'Keeps a scan for ids that do not exist away from the database.' },
    { name: 'Cache memory', value: 'hot set × 1.3', effect: 'Too small: evictions before the TTL, and the hit ratio falls. `allkeys-lru`.' },
    { name: 'Replica count', value: '3', effect: 'Each takes its share of the misses, and adds WAL traffic to the primary.' },
    { name: 'Timeout of a cache call', value: '50 ms, no retry', effect: 'A slow cache must cost less than the read it saves.' },
  ],
  failures: [
    {
      what: 'Stampede: a hot entry expires and thousands of misses read the same row',
      sign: 'replica CPU above 80 % while the request rate is flat',
      response: 'One caller rebuilds (single flight, a lock of 5 s in the cache), the others wait or get the stale value.',
    },
    {
      what: 'The cache is down and its whole load falls on the replicas',
      sign: 'hit ratio below 50 % for 1 min',
      response: 'Shed load at the gateway to what the replicas bear; warm the hot keys before all traffic returns.',
    },
    {
      what: 'Replication lag: a miss fills the cache with a row that a write has just replaced',
      sign: 'lag above 1 s',
      response: 'Delete the entry a second time after the lag, and take a replica out whose lag exceeds 5 s.',
    },
    {
      what: 'One hot key exceeds a shard',
      sign: 'one shard above 80 % CPU while the others idle',
      response: 'Keep that key in the memory of each service for 1 s, or spread it over suffixes.',
    },
  ],
  tradeOffs: [
    {
      gain: 'Reads take 1 ms instead of 10 ms, and the database sees one in twenty.',
      cost: 'a reader may see an old value, for as long as the TTL.',
    },
    { gain: 'A lost cache loses no data.', cost: 'the database must bear the misses, or load must be shed, until it is warm.' },
    { gain: 'Only what is read is cached.', cost: 'the first reader of each row waits for the database.' },
  ],
  numbers: [
    { what: 'Redis GET, same data centre', value: '0.5–1 ms' },
    { what: 'Indexed query on a replica', value: '5–20 ms' },
    { what: 'One Redis node', value: '100,000 GET/s' },
    { what: 'Hit ratio of a product page', value: '90–99 %' },
    { what: 'Lag of streaming replication, same region', value: '10 ms–1 s' },
  ],
  examples: ['Social feeds', 'Product pages', 'Video view counts', 'User profiles and settings'],
  related: [
    { id: 'edge-cdn', why: 'the same idea one hop earlier, for what is the same for every reader' },
    { id: 'cqrs', why: 'where the read needs another shape and not only another place' },
    { id: 'outbox', why: 'its change stream can carry the invalidations' },
    { id: 'circuit-breaker', why: 'so that a slow cache is skipped instead of waited for' },
  ],
  slots: {
    client: { choices: ['Web and mobile app'], kinds: ['client'] },
    service: { choices: ['Catalog Service'], kinds: ['service'] },
    cache: { choices: ['Redis', 'Valkey', 'Memcached'], kinds: ['cache'] },
    database: { choices: ['PostgreSQL', 'MySQL', 'Aurora'], kinds: ['database'] },
  },
  why: 'Reads outnumber writes 100:1 (20,000 RPS against 200 RPS at peak) and may be seconds old, so «service» answers them from «cache» and reads replicas of «database» on a miss.',
  calls: [
    { call: 'PUT /v1/products/{id}', does: 'Changes a product', load: '200 RPS peak' },
    { call: 'GET /v1/products/{id}', does: 'Reads a product', load: '20,000 RPS peak, p99 50 ms' },
  ],
  flowchart: `flowchart TB
  client["«client»"] -->|"HTTPS GET /v1/products/{id}, 20,000 RPS"| gateway[API Gateway]
  gateway -->|"gRPC GetProduct, 20,000 RPS"| service["«service», 12 replicas"]
  service -->|"GET product:{id}, 95 % hits, 1 ms"| cache[("«cache»")]
  service -->|"SQL SELECT on a miss, 1,000 RPS, 10 ms"| replica[("«database» read replicas × 3")]
  service -->|"SQL UPDATE, 200 RPS"| primary[("«database» primary")]
  service -->|"DEL product:{id}, 200 RPS"| cache
  primary -.->|"WAL replication, lag below 1 s"| replica
`,
  sequence: `sequenceDiagram
  participant A as «client»
  participant S as «service»
  participant C as «cache»
  participant R as «database» read replica
  A->>S: GET /v1/products/42
  S->>C: GET product:42
  alt hit, 95 % of reads
    C-->>S: product
  else miss
    C-->>S: nil
    S->>C: SET lock:product:42 NX EX 5
    S->>R: SELECT id, name, price FROM products WHERE id = 42
    R-->>S: row
    S->>C: SET product:42 EX 300 ± 10 %
  end
  S-->>A: 200 product
`,
  paths: [
    {
      name: 'Write path',
      steps: [
        '«service» updates the row on the «database» primary and commits.',
        'It deletes `product:{id}` in «cache»; where that fails, the TTL of 300 s is the net.',
        'The primary ships its WAL to the replicas.',
      ],
    },
    {
      name: 'Read path',
      steps: [
        '«service» asks «cache»; 95 % of reads end here, after 1 ms.',
        'On a miss one caller takes the lock, reads a replica and fills the entry; the others wait 50 ms for it.',
      ],
    },
  ],
  questions: [
    'Which reads must see their own write, and go to the primary?',
    'How large is the hot set, and how did we measure it?',
    'What do the replicas bear when the cache is empty?',
  ],
};
