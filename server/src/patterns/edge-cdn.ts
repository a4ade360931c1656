import type { Pattern } from './pattern.ts';

export const edgeCdn: Pattern = {
  number: 4,
  id: 'edge-cdn',
  name: 'CDN, GeoDNS and edge caching',
  need: 'Global scale',
  summary: 'Readers all over the world want an answer within 100 ms: keep what many share at the edge, near each of them.',
  whenToUse: [
    'Readers sit on several continents, and the speed of light alone costs them 80–150 ms to the only region.',
    'Most bytes are the same for many readers: images, video, scripts, public pages, answers of a public API.',
    'Traffic comes in waves, a match or a breaking story, that the origin should never see.',
  ],
  whenNot: [
    'Every answer depends on who asks: nothing can be shared, and the edge only ends TLS. Then go multi-region.',
    'A stale answer does harm, and it cannot be named by a version: a price at checkout, a seat map.',
    'The law ties the data to one country: an edge in another keeps a copy there.',
  ],
  howItWorks: [
    'GeoDNS or anycast leads each reader to the nearest point of presence. It answers from its cache by the cache key: host, path, and those query parameters and headers that change the answer, and no others. What it lacks it asks of the origin shield, one location that all edges share, which turns many misses for one object into a single request to the origin.',
    'Two kinds of objects need two kinds of freshness. What never changes carries a version in its URL and is kept for a year. What changes keeps its URL, is kept for minutes, is served stale while it is fetched anew, and is purged by tag when it changes. A purge that is lost costs one TTL.',
  ],
  keyQuestion: {
    question: 'How does a change reach every edge, and which data may not leave its region?',
    answers: [
      { answer: 'A new version in the URL', when: 'whatever is built or uploaded; nothing is ever purged, and old and new live side by side' },
      { answer: 'Purge by tag', when: 'pages that change when an editor says so; 1–5 s to all edges, and the TTL is the net' },
      { answer: 'A short TTL with stale-while-revalidate', when: 'nobody tells of changes; a reader sees a value as old as the TTL' },
      { answer: 'Not cached, answered in the home region', when: 'personal data under residency law; costs the way to that region' },
    ],
  },
  knobs: [
    {
      name: 'TTL of pages at the edge',
      value: '`s-maxage=300, stale-while-revalidate=60`, browsers `max-age=0`',
      effect: 'Longer: fewer misses, and a lost purge is seen for longer. Browsers cannot be purged, so they keep nothing.',
    },
    {
      name: 'TTL of versioned objects',
      value: '`max-age=31536000, immutable`',
      effect: 'Shorter gains nothing: the next version has another URL.',
    },
    {
      name: '`stale-if-error`',
      value: '86,400 s',
      effect: 'How long readers get the last page while the origin is down; 0 shows them the error.',
    },
    {
      name: 'Cache key',
      value: 'path and `lang`; all other parameters are dropped',
      effect: 'Each parameter more divides the hit ratio; one too few hands one reader the page of another.',
    },
    {
      name: 'TTL of the DNS answer',
      value: '60 s',
      effect: 'Shorter: a lost location is left sooner, at more lookups. Some resolvers keep it longer whatever it says.',
    },
  ],
  failures: [
    {
      what: 'A purge of everything, or a new cache key: all edges miss at once',
      sign: 'origin above 2,600 RPS, twice its usual 1,300',
      response: 'The shield collapses equal misses; purge by tag and in steps, and never all. The origin sheds what exceeds 4,000 RPS.',
    },
    {
      what: 'The origin is down',
      sign: '5xx from the origin above 5 % for 1 min',
      response: '`stale-if-error` keeps what is in the caches readable for a day; what is not there gets a 503 page from the edge.',
    },
    {
      what: 'A page with somebody’s name in it is cached and shown to others',
      sign: 'a synthetic reader without a session sees one in a page',
      response:
        'Answers with `Set-Cookie` or `Authorization` are `private, no-store` by default at the origin; purge the tag, then look for the route.',
    },
    {
      what: 'A location is lost',
      sign: '3 health checks of 10 s fail',
      response: 'GeoDNS leaves it out: 30 s of checks and 60 s of DNS TTL make 90 s for most readers.',
    },
  ],
  tradeOffs: [
    {
      gain: 'A reader in Sydney waits 5–20 ms instead of 250 ms.',
      cost: 'a change is seen everywhere only after the purge, or after the TTL where the purge was lost.',
    },
    { gain: 'The origin sees 1,300 of 200,000 RPS and can be small.', cost: 'it cannot bear the world without its edge: a cold cache is an outage.' },
    { gain: 'Floods and scans end at the edge.', cost: 'TLS keys and the rules of access live with the provider, at hundreds of places.' },
  ],
  numbers: [
    { what: 'Hit at the edge', value: '5–20 ms to the reader' },
    { what: 'Way between regions and back', value: '80–150 ms' },
    { what: 'Hit ratio, versioned objects', value: '95–99 %' },
    { what: 'Hit ratio, pages with a TTL of minutes', value: '70–95 %' },
    { what: 'Purge by tag, all edges', value: '1–5 s' },
    { what: 'DNS lookup that nobody has cached', value: '30 ms' },
  ],
  examples: ['Video delivery of streaming services', 'News sites', 'Software downloads', 'Public APIs with many equal reads'],
  related: [
    { id: 'cache-aside', why: 'the same idea inside the region, for what the origin reads' },
    { id: 'rate-limiting', why: 'is best begun at the edge, before a flood crosses the ocean' },
    { id: 'circuit-breaker', why: 'between shield and origin, so that a slow origin does not hold the edge’s connections' },
  ],
  slots: {
    client: { choices: ['Web and mobile app'], kinds: ['client'] },
    cdn: { choices: ['CloudFront', 'Cloudflare', 'Fastly'], kinds: ['cdn'] },
    dns: { choices: ['Route 53 GeoDNS', 'NS1', 'Cloudflare DNS'], kinds: ['dns'] },
    service: { choices: ['Article Service'], kinds: ['service'] },
    store: { choices: ['S3', 'GCS', 'Azure Blob Storage'], kinds: ['object-store'] },
  },
  why: 'A news site has readers on every continent: 200,000 RPS at peak, 50,000 for pages and 150,000 for images. 99 % of images and 90 % of pages are answered at the edge, so 1,500 + 5,000 = 6,500 RPS reach the origin shield, and with 80 % hits there 1,300 RPS the origin.',
  calls: [
    { call: 'PUT /v1/articles/{id}', does: 'Publishes a new text, then purges its tag', load: '5 RPS peak' },
    { call: 'GET /articles/{slug}', does: 'Page of an article', load: '50,000 RPS peak, 90 % hits at the edge' },
    { call: 'GET /images/{hash}.webp', does: 'Image, its version is its name', load: '150,000 RPS peak, 99 % hits at the edge' },
  ],
  flowchart: `flowchart TB
  client["«client»"] -->|"DNS lookup, 30 ms, kept 60 s"| dns["«dns»"]
  client -->|"HTTPS GET, 200,000 RPS, 5–20 ms on a hit"| edge["«cdn» edge<br/>96.75 % hits"]
  edge -->|"HTTPS on a miss, 6,500 RPS"| shield["«cdn» origin shield<br/>80 % hits"]
  shield -->|"HTTPS GET page, 1,000 RPS, 50 ms"| service["«service»<br/>4 replicas"]
  shield -->|"HTTPS GET image, 300 RPS"| store[("«store»")]
  desk[Editors] -->|"HTTPS PUT article, 5 RPS"| service
  service -->|"PUT object, 5/s"| store
  service -.->|"purge by tag, 5/s, 5 s to all edges"| shield
  shield -.->|"purge by tag"| edge
`,
  sequence: `sequenceDiagram
  participant D as Editors
  participant S as «service»
  participant H as «cdn» origin shield
  participant E as «cdn» edge
  participant C as «client»
  D->>S: PUT /v1/articles/42
  S-)H: purge tag article-42
  H-)E: purge tag article-42
  Note over H,E: A miss in flight may store the old page after the purge
  S-)H: purge tag article-42 again, 5 s later
  C->>E: GET /articles/rain
  E->>H: miss
  H->>S: GET /articles/rain
  S-->>H: 200, s-maxage 300, tag article-42
  H-->>E: 200
  E-->>C: 200
  Note over S: The origin is down
  C->>E: GET /articles/rain, 10 min later
  E->>H: revalidate
  H->>S: GET /articles/rain
  S--xH: no answer in 3 s
  H-->>E: 200, stale, below stale-if-error
  E-->>C: 200, Age 600
`,
  paths: [
    {
      name: 'Write path',
      steps: [
        'Editors publish with `PUT /v1/articles/{id}`. «service» commits the text and writes new images to «store» under the hash of their bytes.',
        'It purges the tag of the article, at the shield first and then at the edges: the other way round an edge would refill from the old shield.',
        'Five seconds later it purges once more, for misses that were in flight.',
      ],
    },
    {
      name: 'Read path',
      steps: [
        'GeoDNS leads «client» to the nearest edge, which answers 96.75 % of all requests.',
        'A miss asks the origin shield, where equal misses wait for one request; 1,000 RPS of pages and 300 RPS of images go on to the origin.',
        'An expired page is served for 60 s more while the edge fetches the new one.',
      ],
    },
  ],
  questions: [
    'Which query parameters and headers change an answer, and who sees to it that no other is in the key?',
    'Which personal data may be kept at an edge abroad, and which host answers for the rest?',
    'What can the origin bear on the day that the caches are empty?',
  ],
};
