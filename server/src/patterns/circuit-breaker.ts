import type { Pattern } from './pattern.ts';

export const circuitBreaker: Pattern = {
  number: 12,
  id: 'circuit-breaker',
  name: 'Circuit breaker, bulkhead and retry',
  need: 'Resilience',
  summary: 'What we call will be slow or down: bound the wait, the number that wait, and the repeats, and have another answer.',
  whenToUse: [
    'A request calls another service, a partner or a store over the network: always, in the measure of what its failure costs.',
    'One page needs several answers, and most of it is useful without one of them.',
    'A dependency is outside our hands, and its bad hour shall not be ours.',
  ],
  whenNot: [
    'Consumers of a queue: they need no answer now; pause consumption and try again later.',
    'A mesh or a client library already retries these calls: set it there and only there, because tries multiply.',
    'The only store of the service: an open breaker in front of it is the outage itself; take a timeout and a pool.',
  ],
  howItWorks: [
    'Four guards, from the inside out. The timeout bounds one call. The bulkhead bounds how many calls to one dependency may be under way; what is above is refused at once. Its size follows from Little’s law: calls a second × seconds a call. The breaker counts outcomes over a window and, when too many fail or are slow, answers in place of the dependency for some seconds; then it lets a few real calls through as probes, and their outcome decides. The fallback is what the user gets meanwhile.',
    'Without a bulkhead a slow dependency is worse than a dead one: 200 calls/s that wait for 30 s are 6,000 requests in memory, and the pages that never needed it die with it.',
    'A retry helps against one lost packet or one restarting replica, and harms against overload: three layers with three tries each turn one request into 3 × 3 × 3 = 27. So one layer retries, the one next to the fault; only what may be repeated; only while time is left; after a random wait between zero and an exponentially growing bound (full jitter); and never more than one retry in ten requests.',
  ],
  keyQuestion: {
    question: 'For each dependency: how long do we wait, do we try again, and what does the user get when it is open?',
    answers: [
      {
        answer: 'Leave it out',
        when: 'the page is whole without it (reviews, recommendations); must be designed, or there is a hole in the page',
      },
      {
        answer: 'The last known value, with its age',
        when: 'an old answer beats none (prices “from”, exchange rates, settings); costs a store that bears the whole load at once',
      },
      {
        answer: 'Accept now, do later',
        when: 'a write that may wait (mails, points); costs a queue, and the user has to be told that it is not done yet',
      },
      {
        answer: 'Fail at once, 503 with `Retry-After`',
        when: 'there is no honest other answer (is this room free, is this card good); quick, so that the user can decide',
      },
      {
        answer: 'A second provider',
        when: 'the call earns the money (payments, text messages); the second must take real traffic each day, or it will not work on the day',
      },
    ],
  },
  knobs: [
    {
      name: 'Timeout',
      value: '2 × p99, within what the caller has left',
      effect:
        'Longer: fewer false failures, more waiting at once. Shorter: healthy slow answers are thrown away, and their work is done for nothing.',
    },
    {
      name: 'Pool (bulkhead)',
      value: 'calls/s × p99 in s',
      effect: 'Larger: bears longer slow spells and hands more of them on. Smaller: refuses in a healthy burst.',
    },
    {
      name: 'Window and least count',
      value: '10 s, 20 calls',
      effect: 'Longer: steadier and later. Shorter: opens by chance; with fewer than 20 calls two failures look like a trend.',
    },
    {
      name: 'Threshold',
      value: '50 % failed, timeouts among them',
      effect: 'Lower: opens on what retries would have healed. Higher: users wait through most of an outage. 4xx are no failures.',
    },
    {
      name: 'Time open',
      value: '5 s ± 20 %',
      effect: 'Longer: more rest for the dependency, later recovery. Without jitter all replicas probe in one instant.',
    },
    {
      name: 'Probes when half-open',
      value: '5, all must succeed',
      effect: 'More: surer, and heavier for what has just come back. One: a lucky call closes it.',
    },
    {
      name: 'Retry',
      value: '1 retry, random 0–50 ms, budget 10 %',
      effect: 'A larger budget masks more single faults, and is the surplus load in an overload. At 0 each restart of a replica is seen by users.',
    },
  ],
  failures: [
    {
      what: 'A dependency becomes slow, not dead, and callers run out of threads or memory',
      sign: 'pool in use above 80 % for 1 min, or refusals of the bulkhead above 0',
      response: 'The pool holds the damage to this dependency; check that its timeout is shorter than the caller’s.',
    },
    {
      what: 'Retries keep an overloaded service down after the cause has gone',
      sign: 'retries above 10 % of the requests, or calls leaving above 1.1 × requests arriving',
      response:
        'The budget ends them. Where a client outside our hands does it: shed at the gateway until the queue is empty, then let in 10 % more each minute.',
    },
    {
      what: 'The breaker flaps: what has come back is cold and falls again under the full load',
      sign: 'more than 3 openings in 5 min',
      response: 'After closing let 10 % through and raise it to all over 30 s.',
    },
    {
      what: 'The fallback fails too, because nobody has ever sent it the whole load',
      sign: 'errors of the fallback above 1 %',
      response: 'Size it for all requests, keep it in another failure domain, and open the breaker by hand each month to see it work.',
    },
    {
      what: 'One bad shard or one bad route opens the breaker for all',
      sign: 'breaker open while the dependency’s own success rate is above 90 %',
      response: 'A breaker for each host and route, not for each client object.',
    },
    {
      what: 'Work goes on that nobody waits for any more',
      sign: 'answers sent after the caller’s deadline above 1 %',
      response: 'Pass the deadline with the call (gRPC does), check it before each costly step, cancel.',
    },
  ],
  tradeOffs: [
    {
      gain: 'A dead dependency costs its part of the page and not the page.',
      cost: 'each part needs an answer of its own for that time, thought out with the people who own the product.',
    },
    {
      gain: 'Refusing early keeps the rest quick.',
      cost: 'some of the refused calls would have succeeded.',
    },
    {
      gain: 'A breaker in each replica needs no coordination.',
      cost: 'each learns for itself: ten replicas fail in their own windows, and send 10 × 5 = 50 probes.',
    },
    {
      gain: 'A tight timeout frees the pool.',
      cost: 'a timed-out write may have happened: repeat it with the same idempotency key or ask, never guess.',
    },
  ],
  numbers: [
    { what: 'Same data centre, gRPC round trip', value: '0.5–2 ms' },
    { what: 'Partner over the internet', value: '50–500 ms, 99–99.9 % available' },
    { what: 'Five dependencies of 99.9 %, all needed', value: '0.999⁵ = 99.5 %, 3.6 h a month' },
    { what: 'Three layers × three tries', value: '3³ = 27 calls' },
    { what: 'Retry budget of 10 %', value: '1.1 × load at worst' },
    { what: 'Usual library defaults', value: 'timeout none or 30–60 s: always set one' },
  ],
  examples: ['Travel and shop pages made of many services', 'Payment providers', 'Streaming home screens', 'Anything that calls a partner'],
  related: [
    { id: 'rate-limiting', why: 'the same protection seen from the side that is called' },
    { id: 'write-queue', why: 'where “later” is a good answer' },
    { id: 'cache-aside', why: 'its entries, kept longer, are the last known values' },
    { id: 'saga', why: 'when a later step fails for good and the earlier ones must be undone' },
  ],
  slots: {
    service: { choices: ['Hotel Service'], kinds: ['service'] },
    partner: { choices: ['Price Partner'], kinds: ['external'] },
    essential: { choices: ['Availability Service'], kinds: ['service'] },
    optional: { choices: ['Review Service'], kinds: ['service'] },
    lastKnown: { choices: ['Redis', 'Valkey', 'Memcached'], kinds: ['cache'] },
  },
  why: 'A hotel page, 2,000 RPS over 10 replicas of «service», needs three answers. Rooms come from «essential», without which there is no page; prices from «partner», which had 4 bad hours last quarter; reviews from «optional». Each gets a timeout, a pool and a breaker of its own, so that a bad hour of one costs its part of the page and no more.',
  calls: [
    { call: 'GET /v1/hotels/{id}', does: 'Page with rooms, prices and reviews', load: '2,000 RPS peak, deadline 800 ms' },
    { call: 'POST /v1/bookings', does: 'Books a room; `Idempotency-Key` required, no fallback', load: '20 RPS peak, deadline 5 s' },
  ],
  flowchart: `flowchart TB
  app[Web and Mobile App] -->|"HTTPS GET /v1/hotels/{id}, 2,000 RPS"| gateway[API Gateway]
  app -->|"HTTPS POST /v1/bookings, 20 RPS"| gateway
  gateway -->|"HTTP, 2,020 RPS, no retry, deadline 800 ms or 5 s"| service["«service»<br/>10 replicas"]
  service -->|"gRPC GetRooms, 2,000 RPS, timeout 200 ms, 1 retry, pool 20"| essential["«essential»<br/>bears 2,500 RPS"]
  service -->|"gRPC BookRoom, 20 RPS, timeout 2 s, 1 retry, pool 5"| essential
  service -->|"HTTPS POST /offers, 2,000 RPS, timeout 500 ms, pool 80"| partner["«partner»"]
  service -->|"gRPC ListReviews, 2,000 RPS, timeout 100 ms, pool 10"| optional["«optional»"]
  service -->|"SET price on success, GET when open, 2,000/s"| last[("«lastKnown»<br/>prices of 24 h")]
  service -.->|"OTLP metrics of breakers and pools, every 10 s"| metrics[Prometheus]
`,
  sequence: `sequenceDiagram
  participant G as API Gateway
  participant S as «service» replica
  participant P as «partner»
  participant L as «lastKnown»
  Note over S,P: closed, 200 calls/s, 80 at once at most
  G->>S: GET /v1/hotels/42, 800 ms left
  S-xP: POST /offers, no answer in 500 ms
  S->>L: GET price:42
  L-->>S: price, 9 min old
  S-->>G: 200, price marked with its age
  Note over S: 6 s later half of the calls of 10 s have failed, open for 5 s ± 20 %
  loop while open
    G->>S: GET /v1/hotels/42
    Note over S: no call, no wait
    S->>L: GET price:42
    L-->>S: price, 10 min old
    S-->>G: 200, as quick as ever
  end
  Note over S: half-open, 5 real requests go out as probes, the others as if open
  S->>P: POST /offers
  alt all 5 probes answered in time
    P-->>S: offers
    S->>L: SET price:42 EX 86400
    Note over S: closed, 10 % of the calls, all of them after 30 s
  else one of them failed
    P--xS: 503 or nothing in 500 ms
    Note over S: open for 5 s again
  end
`,
  paths: [
    {
      name: 'Read path, the page',
      steps: [
        'The gateway sends the deadline, 800 ms, with the request and does not retry.',
        '«service» asks the three at once. The pools are calls a second × p99: 2,000 ÷ 10 replicas = 200 RPS, so 200 × 0.1 s = 20 calls for rooms, 200 × 0.4 s = 80 for prices, 200 × 0.05 s = 10 for reviews.',
        'Timeouts are 2 × p99, but for prices 500 ms and not 800 ms, so that time is left for the last known one. Rooms get one retry: 200 ms + 50 ms + 200 ms = 450 ms, within 800 ms. Prices get none, because 2 × 500 ms = 1,000 ms would not fit; reviews get none, because they are not worth one. The budget caps the retries at 10 % of 2,000 RPS = 200 RPS, so «essential» must bear 2,200 RPS of them.',
        'If «partner» hangs, 200 RPS × 0.5 s = 100 calls would wait; the pool holds 80 and refuses the others at once. About 6 s later the breaker opens and nobody waits.',
        'The price then comes from «lastKnown», with its age, for 97 % of the hotels; the others show “price on request”. Reviews are left out while their breaker is open. Without rooms the answer is 503.',
      ],
    },
    {
      name: 'Write path, the booking',
      steps: [
        'Bookings have a pool of their own, 5 calls, so that page views cannot crowd them out: 2 RPS a replica × 1 s = 2 calls at p99.',
        'One retry, with the same `Idempotency-Key`: 2 s + 0.05 s + 2 s = 4.05 s, within 5 s. «essential» stores the key with the booking under a unique constraint, so a repeat gets the first answer.',
        'No fallback: a booking at a price that nobody has confirmed would be a promise. While the breaker is open the answer is 503 at once, and the user keeps the form.',
      ],
    },
  ],
  questions: [
    'What did each dependency promise us (p99, availability), and what have we measured?',
    'Who else retries these calls: the SDK, the mesh, the gateway, the browser?',
    'When did we last open each breaker by hand, in production, by day?',
  ],
};
