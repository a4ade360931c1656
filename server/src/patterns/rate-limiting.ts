import type { Pattern } from './pattern.ts';

export const rateLimiting: Pattern = {
  number: 9,
  id: 'rate-limiting',
  name: 'Token bucket or sliding window at the gateway',
  need: 'API abuse',
  summary: 'One caller may not spend what belongs to all: count at the gateway, in one place, and refuse early and politely.',
  whenToUse: [
    'Callers are other people’s programs, and one loop in one of them can send more than all the others together.',
    'A call costs money or harm: a text message, a login attempt, a model’s tokens.',
    'Plans are sold by volume, so the limit is a promise to the customer too.',
  ],
  whenNot: [
    'The whole load is too high and nobody is to blame: shed load by concurrency and priority, whoever calls.',
    'A flood at the network layer: it must end at the edge (CDN, WAF), before it costs a TLS handshake.',
    'Billing: a limiter may lose or double a count when its store fails over; bill from the log of accepted calls.',
  ],
  howItWorks: [
    'A token bucket holds at most `burst` tokens and gains `rate` of them a second; a call takes as many as it costs and is refused when they are not there. Two numbers a key are enough, the tokens and when they were last counted, because the gain since then can be calculated. It runs as one Lua script in the counter store: read, refill, take and write are one step, so two gateways cannot both take the last token. The script asks the store for the time (`TIME`), so the clocks of the gateways do not matter.',
    'A sliding window counter promises “no more than N in any 60 s” instead: it keeps the count of this minute and of the last, and weighs the last by the part of it that the window still covers. The log of all timestamps is exact and costs an entry for each request. A fixed window is simplest and lets twice the limit pass around its border.',
    'A refusal is an answer: 429, `Retry-After` in whole seconds, and the limit and what remains of it on every answer (`RateLimit-Limit`, `RateLimit-Remaining`), so that a good client slows down before it is refused.',
  ],
  keyQuestion: {
    question: 'Which algorithm, counted by which key, with which limit, and what happens when the counters do not answer?',
    answers: [
      {
        answer: 'Token bucket by tenant and route',
        when: 'the usual one; bursts are welcome, 100 B a key; in one second after a pause burst + rate pass',
      },
      {
        answer: 'Sliding window counter',
        when: 'the contract says “N a minute”; two counters a key, and an estimate that assumes an even last minute',
      },
      {
        answer: 'Sliding window log',
        when: 'few and dear calls (5 one-time passwords an hour), where one too many matters; an entry for each call',
      },
      {
        answer: 'Fail open on a local share',
        when: 'the usual one without counters: each of 10 gateways grants a tenth; a tenant whose calls meet few gateways gets less',
      },
      {
        answer: 'Fail closed',
        when: 'logins, one-time passwords, whatever costs us and not the caller: better no service than an open door',
      },
    ],
  },
  knobs: [
    {
      name: 'Rate',
      value: '100/s for a paying tenant, 10/s on trial',
      effect: 'Higher: fewer complaints and less protection. Begin with twice the 99th percentile of what tenants really send.',
    },
    {
      name: 'Burst',
      value: '2 s of the rate (200)',
      effect: 'Higher: batch jobs pass untouched, and so does the first blow of a loop. Lower: an even client meets refusals by jitter alone.',
    },
    {
      name: 'Cost of a call',
      value: '1; a send to 100 numbers 100',
      effect: 'Finer costs follow the true load; too fine and nobody can predict the refusals.',
    },
    {
      name: 'Timeout of a counter call',
      value: '5 ms, no retry',
      effect: 'Longer: each request waits for a slow store. Shorter: a pause of the store opens the gate for everyone.',
    },
    {
      name: 'Penalty',
      value: '10 refusals in 1 s: refused from memory for 1 s',
      effect: 'Longer: a flood costs the store less, and a clumsy client is shut out for longer.',
    },
    {
      name: 'Shadow mode of a new limit',
      value: '30 days',
      effect: 'Only counts who would be refused. Shorter: the monthly job of a large customer is found by refusing it.',
    },
  ],
  failures: [
    {
      what: 'The counter store is slow or away, and every request waits for it',
      sign: 'p99 of the script above 3 ms for 1 min, or timeouts above 0.1 %',
      response: 'Open a breaker around it: local shares for what fails open, 503 for what fails closed.',
    },
    {
      what: 'A tenant in a loop heats the one shard that holds its key',
      sign: 'CPU of one shard above 70 %, one key above 2,000 calls/s',
      response:
        'The penalty takes its refusals off the store. A large customer who may send that much leases tokens by the hundred, for each gateway.',
    },
    {
      what: 'A failover forgets the last counts, because replication is asynchronous',
      sign: 'changes of the primary above 0',
      response: 'Accept it: each tenant gets one burst at most, 200 calls. No quorum is worth that.',
    },
    {
      what: 'Clients retry at once, and refusals make the load',
      sign: 'refusals above 20 % of all requests for 5 min',
      response: '`Retry-After` plus jitter in our own SDKs; lengthen the penalty for those tenants.',
    },
    {
      what: 'The key is wrong: thousands behind one address are one, or one abuser is thousands of addresses',
      sign: 'refusals with more than 100 users on one address, or sign-ups above 5/min from one network',
      response: 'Count by API key where there is one, before a login by address and network; IPv6 by /64.',
    },
  ],
  tradeOffs: [
    {
      gain: 'One tenant cannot take the service away from the others.',
      cost: 'each request pays one call to the counters, about 1 ms, and depends on them.',
    },
    {
      gain: 'Counting in one place gives the limit that the contract names.',
      cost: 'a hot key; local counting has none, and grants up to ten times the limit with ten gateways.',
    },
    {
      gain: 'Failing open keeps paying customers served when the counters are away.',
      cost: 'for those minutes the service behind stands unprotected but for the local shares.',
    },
    {
      gain: 'A bucket forgives bursts.',
      cost: 'the service must bear them: all tenants at full burst at once are far beyond it, so load shedding stays necessary.',
    },
  ],
  numbers: [
    { what: 'Lua script of a bucket, same data centre', value: '0.5–1 ms, 10–20 µs of it in the store' },
    { what: 'Scripts of one Redis shard', value: '40,000–80,000/s' },
    { what: 'Memory of 5,000 buckets', value: '5,000 × 100 B = 0.5 MB' },
    { what: 'Memory of 5,000 logs of 1,000 calls', value: '5,000 × 1,000 × 100 B = 500 MB' },
    { what: 'Sliding window counter, wrong decisions', value: '0.003 % of requests (Cloudflare, 400 M requests)' },
    { what: 'Fixed window, worst case at its border', value: '2 × limit' },
    { what: 'Usual tiers', value: '100/min free, 1,000/min paid' },
  ],
  examples: ['Public APIs sold by plan', 'Payment gateways', 'One-time passwords by text message', 'Model gateways, counted in tokens'],
  related: [
    { id: 'circuit-breaker', why: 'the same care towards what we call ourselves, and around the counter store' },
    { id: 'edge-cdn', why: 'where floods without an API key must end' },
    { id: 'write-queue', why: 'where a burst shall wait instead of being refused' },
  ],
  slots: {
    client: { choices: ['Customer Backend'], kinds: ['client'] },
    gateway: { choices: ['API Gateway', 'Envoy', 'Kong'], kinds: ['gateway'] },
    counters: { choices: ['Redis', 'Valkey'], kinds: ['cache'] },
    service: { choices: ['Message Service'], kinds: ['service'] },
  },
  why: '5,000 tenants send 20,000 RPS at peak, and one loop in one «client» can add 10,000 more. «gateway» asks a token bucket in «counters» before it forwards: 100/s with bursts of 200 for each tenant and route. This shares out «service», which bears 25,000 RPS; it does not protect it, because 5,000 tenants × 100 RPS = 500,000 RPS are sold. Load shedding stays.',
  calls: [
    { call: 'POST /v1/messages', does: 'Sends one text message, cost 1', load: '20,000 RPS peak, 19,000 admitted' },
    { call: 'GET /v1/limits', does: 'Says the limits of the caller and what remains', load: '50 RPS, free of cost' },
  ],
  flowchart: `flowchart TB
  client["«client»<br/>5,000 tenants"] -->|"HTTPS POST /v1/messages, 20,000 RPS"| gateway["«gateway»<br/>10 replicas"]
  gateway -->|"HTTP 429 with Retry-After, 1,000 RPS"| client
  gateway -->|"EVALSHA token bucket, 19,100/s, 1 ms"| counters[("«counters»<br/>3 shards by tenant")]
  gateway -->|"gRPC SendMessage, 19,000 RPS"| service["«service»<br/>20 replicas"]
  gateway -->|"HTTP GET /v1/plans, every 30 s"| plans[Plan Service]
  gateway -.->|"publish api.usage, sums of 10 s, 1 batch/s"| bus[[Kafka]]
  bus -.->|"consume api.usage, 1 batch/s"| abuse[Abuse Monitor]
  abuse -->|"HTTP PUT /v1/plans/{tenant}, 5 a day"| plans
`,
  sequence: `sequenceDiagram
  participant T as «client», tenant 42
  participant G as «gateway»
  participant C as «counters»
  participant S as «service»
  Note over T,C: burst of 200, all tokens spent
  T->>G: POST /v1/messages
  G->>C: EVALSHA bucket, rl:{42}:messages, rate 100, burst 200, cost 1
  C-->>G: refused, 0 left, next token in 10 ms
  G-->>T: 429, Retry-After 1, RateLimit-Remaining 0
  loop the client ignores it, 1,000 RPS on this replica
    T->>G: POST /v1/messages
    alt 10 refusals within 1 s
      Note over G: refused from memory for 1 s, no call to the counters
    else
      G->>C: EVALSHA bucket
      C-->>G: refused
    end
    G-->>T: 429, Retry-After 1
  end
  Note over C: failover, 20 s
  T->>G: POST /v1/messages
  G-xC: EVALSHA bucket, no answer in 5 ms
  alt route fails open
    Note over G: local bucket, a tenth of the limit, 10/s
    G->>S: SendMessage
    S-->>G: accepted
    G-->>T: 202 Accepted
  else route fails closed, one-time passwords
    G-->>T: 503, Retry-After 5
  end
`,
  paths: [
    {
      name: 'Write path, of the counters',
      steps: [
        '«client» calls `POST /v1/messages`; «gateway» knows the tenant from the API key, never from a header that the caller can choose.',
        'Who is in the penalty is refused from memory: 900 of the 1,000 refusals a second. 20,000 − 900 = 19,100 requests/s go on.',
        'One script in «counters» refills and takes: `rl:{tenant}:{route}`, braces around the tenant so that all keys of one tenant share a shard. It expires after twice the time to refill, 4 s.',
        '100 a second are refused there, and 19,100 − 100 = 19,000 requests/s reach «service».',
        'Each replica sums up for 10 s and publishes `api.usage`: 10 batches ÷ 10 s = 1 batch/s, for graphs and for finding abuse, not for bills.',
      ],
    },
    {
      name: 'Read path, of the limits',
      steps: [
        '«gateway» fetches the plans every 30 s and keeps the last ones when that fails: a limit may be old, never absent.',
        '`GET /v1/limits` reads the bucket with a cost of 0 and answers the limit, what remains, and when it is full again.',
      ],
    },
  ],
  questions: [
    'Which routes fail open and which fail closed, and who decided that?',
    'Whom would last month’s traffic have met at this limit, and did we tell them?',
    'What do the ten largest tenants need, and do they get leased tokens or a shard of their own?',
  ],
};
