import type { Pattern } from './pattern.ts';

export const writeQueue: Pattern = {
  number: 2,
  id: 'write-queue',
  name: 'Write-ahead queue and async workers',
  need: 'Write heavy',
  summary: 'More writes come in than the store bears at once: append them to a log, answer, and work them off behind it.',
  whenToUse: [
    'Writes come in bursts, or above about 50,000 a second, and the store is slower than the peak.',
    'The sender needs to know that the write is safe, not that it is done.',
    'Work can be repeated without harm, or can be made so.',
  ],
  whenNot: [
    'The answer depends on the write (is the seat still free?): the sender would only poll for it.',
    'The average load is above what the store bears: a queue moves a peak in time, it adds no capacity.',
    'A few hundred writes a second: an `INSERT` with a retry has one system less to watch.',
  ],
  howItWorks: [
    'The ingest service checks the form of a request, appends it to a partition of the log and waits until all in-sync copies have it. Only then it answers 202 with a receipt. What is behind the log may be slow or stopped for hours, and nothing is lost.',
    'Workers form a consumer group: each partition belongs to one worker at a time. A worker reads a batch, writes it to the store and then commits its offset. When it dies in between, the next owner reads the same messages again, so delivery is at least once and each write must be idempotent. The transactions of Kafka give exactly-once from topic to topic only, not into a database.',
    'The order holds within a partition, so the key decides what stays in order. It also decides how even the load is: the device id is both here, a customer id with one giant customer is not.',
  ],
  keyQuestion: {
    question: 'What happens when a message is processed twice, or can never be processed?',
    answers: [
      {
        answer: 'Idempotent write by natural key',
        when: 'the usual one: an upsert by device and time gives the same row each time; it cannot count or add up',
      },
      {
        answer: 'Offset stored with the result',
        when: 'sums and counters; the result and the offset go into one transaction of the store, which therefore must have transactions',
      },
      {
        answer: 'Table of processed ids',
        when: 'effects without a natural key, such as an email; costs a write for each message, and ids must be kept longer than the log',
      },
      {
        answer: 'Transactions of the log',
        when: 'input and output are topics of one cluster; consumers must read committed messages only, and latency grows by the commit interval',
      },
      {
        answer: 'Park after 3 attempts',
        when: 'goes with each of them; later messages of that key overtake the parked one, so where order matters park the whole key',
      },
    ],
  },
  knobs: [
    {
      name: 'Partitions',
      value: '48, twice the workers of the worst day',
      effect: 'The ceiling for workers at once. More: longer rebalances and smaller batches. Changing it moves keys and breaks their order once.',
    },
    {
      name: 'Producer linger and acks',
      value: '5 ms, `acks=all`, 2 in-sync copies of 3',
      effect: 'Longer linger: larger batches, later answers. `acks=1` answers sooner and loses acknowledged writes when a broker dies.',
    },
    {
      name: 'Poll size',
      value: '500 messages',
      effect:
        'Larger: fewer commits and more repeated after a crash. It must be done within `max.poll.interval.ms`, or the group takes the worker for dead.',
    },
    {
      name: 'Attempts before parking',
      value: '3, after 0.1 s, 1 s and 10 s',
      effect: 'More: a short fault of the store parks nothing, and one poison message holds its partition for longer.',
    },
    {
      name: 'Retention',
      value: '72 h',
      effect: 'Longer: a bug found on Monday can be replayed from Friday; costs 5.2 TB of disk a day. Shorter than the longest repair: data is lost.',
    },
    {
      name: 'Lag that slows senders',
      value: '10 min of age',
      effect: 'Lower: senders are slowed by a mere deployment. Higher: dashboards are late before anything reacts.',
    },
  ],
  failures: [
    {
      what: 'The store slows down and the backlog grows',
      sign: 'oldest unprocessed message above 2 min for 5 min',
      response: 'Scale workers to 24, but only while the write latency of the store is below 20 ms: more workers make a slow store slower.',
    },
    {
      what: 'A poison message is read, fails and is read again, and its partition stands still',
      sign: 'lag of one partition above 10 × the median of the others',
      response:
        'Park at once what cannot be decoded, and after 3 attempts what fails for a reason of its own, with error and offset. Retry faults of the store without limit.',
    },
    {
      what: 'The store is down, and a careless retry limit parks everything',
      sign: 'parked messages above 10/s',
      response: 'Stop consuming instead of parking. The log keeps 72 h; afterwards replay the parked topic.',
    },
    {
      what: 'Rebalances follow one another, and no worker gets on',
      sign: 'more than 2 rebalances in 10 min without a deployment',
      response: 'Static members and cooperative assignment; smaller polls, so that each is done in time.',
    },
    {
      what: 'The log refuses writes, because too few copies are in sync or a disk is full',
      sign: 'produce errors above 0.1 % for 1 min, or broker disk above 75 %',
      response: 'Answer 503 with `Retry-After` and jitter; devices keep 7 days in flash. Never acknowledge from memory.',
    },
  ],
  tradeOffs: [
    {
      gain: 'Senders are answered in 30 ms at any load, and the store sees an even stream.',
      cost: 'a reading can be queried about 2 s later on a good day and minutes later on a bad one.',
    },
    {
      gain: 'A wrong worker can be mended and the last 72 h replayed.',
      cost: 'each effect must bear to be repeated, for ever, also in code written next year.',
    },
    {
      gain: 'Ingest and workers are scaled and deployed apart.',
      cost: 'errors that the workers find reach nobody unless the sender asks for the status or someone empties the parked topic.',
    },
  ],
  numbers: [
    { what: 'Append with `acks=all`, same region', value: '5–15 ms' },
    { what: 'One Kafka partition', value: '10 MB/s and more' },
    { what: 'One Kafka broker', value: '100–300 MB/s in' },
    { what: 'SQS standard, one queue', value: 'no practical limit; 120,000 messages in flight' },
    { what: 'Rebalance, eager and cooperative', value: '5–30 s of stop; 1–3 s for the moved partitions only' },
    { what: 'Worker on 16 writes of 5 ms at once', value: '16 ÷ 0.005 s = 3,200/s at most; plan with a third' },
  ],
  examples: ['Smart meters and vehicle telemetry', 'Analytics events', 'Log collection', 'Bulk email'],
  related: [
    { id: 'outbox', why: 'where a database row and the message must both be there or neither' },
    { id: 'rate-limiting', why: 'for senders who should be refused and not stored' },
    { id: 'cqrs', why: 'the same log can feed several read models' },
    { id: 'circuit-breaker', why: 'so that workers pause when the store is down and do not park good messages' },
  ],
  slots: {
    device: { choices: ['Smart Meter'], kinds: ['client'] },
    ingest: { choices: ['Ingest Service'], kinds: ['service', 'gateway'] },
    queue: { choices: ['Kafka', 'Redpanda'], kinds: ['queue', 'topic', 'stream'] },
    worker: { choices: ['Reading Worker'], kinds: ['worker'] },
    store: { choices: ['Cassandra', 'ScyllaDB'], kinds: ['database'] },
  },
  why: '500,000 meters send a batch of 10 readings (2 KB) every 50 s: 500,000 ÷ 50 s = 10,000 RPS and 20 MB/s at peak, and after a power cut all meters come back at once. «ingest» appends each batch to «queue» and answers 202; «worker» moves it into «store» at the pace that «store» bears.',
  calls: [
    { call: 'POST /v1/readings', does: 'Takes a batch, answers 202 with a receipt', load: '10,000 RPS peak, p99 30 ms' },
    { call: 'GET /v1/receipts/{receipt}', does: 'Says pending, stored or parked', load: '50 RPS' },
    { call: 'consume meter.readings', does: 'Stores the batches', load: '10,000 messages/s, age below 2 min' },
  ],
  flowchart: `flowchart TB
  device["«device»<br/>500,000"] -->|"HTTPS POST /v1/readings, 10,000 RPS"| ingest["«ingest»<br/>10 replicas"]
  ingest -.->|"publish meter.readings by meter id, 10,000/s, 20 MB/s"| queue[["«queue»<br/>48 partitions, 72 h"]]
  queue -.->|"consume meter.readings, polls of 500, 10,000/s"| worker["«worker»<br/>16 replicas"]
  worker -->|"CQL upsert by meter and time, 10,000/s, 5 ms"| store[("«store»<br/>12 nodes, 3 copies")]
  worker -.->|"publish meter.parked, 1/s"| parked[["Parked Topic<br/>14 days"]]
  parked -.->|"replay meter.parked, by hand"| worker
  queue -.->|"age of the oldest message, every 15 s"| scaler[Autoscaler]
  scaler -->|"PATCH replicas, 16 to 24"| worker
`,
  sequence: `sequenceDiagram
  participant M as «device»
  participant I as «ingest»
  participant Q as «queue», partition 17
  participant A as «worker» A
  participant B as «worker» B
  participant S as «store»
  M->>I: POST /v1/readings
  I->>Q: append with key meter 42, wait for 2 copies
  Q-->>I: offset 9021
  I-->>M: 202, receipt 17-9021
  Q-)A: poll, offsets 9000 to 9499
  A->>S: upsert 9000 to 9021, idempotent
  S-->>A: done
  Note over A: crash before the commit
  Note over Q,B: no heartbeat for 10 s, partition 17 moves to B
  Q-)B: poll again from 9000, the last commit
  B->>S: upsert 9000 to 9021, the same rows again
  S-->>B: done, nothing changed
  B->>B: 9022 cannot be decoded, so attempts are useless
  B-)Q: publish meter.parked with error and offset 17-9022
  B->>S: upsert 9023 to 9499
  S-->>B: done
  B->>Q: commit offset 9500
  M->>I: GET /v1/receipts/17-9021
  I-->>M: 200 stored, since 9021 is below 9500 and not parked
`,
  paths: [
    {
      name: 'Write path',
      steps: [
        '«ingest» checks the signature and the size, not the contents, and appends the batch with the meter id as key: one meter stays in order.',
        'The receipt is the partition and the offset, so no status has to be written for 10,000 batches a second.',
        '«worker» upserts the 10 readings of a batch as one partition of «store», by meter and day. It does 1,000 messages/s, so 16 replicas × 1,000 = 16,000/s are 62 % used.',
        'It commits the offset after the write, never before it.',
        'A batch that cannot be decoded (about 0.01 %, 1/s) goes to `meter.parked`; a fault of «store» is retried where it stands.',
        'Above 10 min of age the answer is still 202, but with `Next-Report: 100`: meters then send half as often, 5,000 RPS of twice the readings. This halves requests, not bytes.',
      ],
    },
    {
      name: 'Read path',
      steps: [
        'Readings are read from «store» alone, and each answer says up to which time it is complete.',
        'A receipt below the committed offset is stored, unless it is among the parked ones; else it is pending. «ingest» asks for the committed offsets once a second.',
      ],
    },
    {
      name: 'Catching up',
      steps: [
        'A stop of 30 min leaves 10,000 × 1,800 s = 18,000,000 messages.',
        '24 replicas × 1,000 = 24,000/s, 14,000 above the load: 18,000,000 ÷ 14,000 = 1,286 s, about 21 min.',
        '«store» must bear it: 24,000 × 3 copies = 72,000/s, ÷ 12 nodes = 6,000/s on each, where 8,000 are possible.',
      ],
    },
  ],
  questions: [
    'How old may a reading be before a customer notices, and is the alert on that age or on a count?',
    'Who empties the parked topic, how often, and what do they do with what never fits?',
    'What is the longest stop of the store that retention and the buffers of the devices must bridge?',
  ],
};
