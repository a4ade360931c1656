import type { Pattern } from './pattern.ts';

export const outbox: Pattern = {
  number: 6,
  id: 'outbox',
  name: 'Transactional outbox and CDC',
  need: 'Dual write',
  summary: 'A row and its event must both exist or neither: write both in one transaction and let the log carry the event.',
  whenToUse: [
    'A service commits to its database and others must hear of it, without exception.',
    'The events of one order, account or shipment must arrive in the order of its commits.',
    'The event is a contract of its own and not a copy of the table.',
  ],
  whenNot: [
    'A lost event does no harm (metrics, typing): publish after the commit and be done.',
    'Consumers may see the table as it is: CDC on the table itself needs no second insert.',
    'The caller must know that the other side has acted: an event says only that it will be told.',
  ],
  howItWorks: [
    'The dual write fails in the gap: the service commits and dies before it publishes, or it publishes and the transaction rolls back. The outbox closes the gap with one transaction that changes the order and inserts the event into a table beside it. A rollback takes both away.',
    'A connector reads the inserts of that table from the write-ahead log, in commit order, and publishes each with the order id as key. It stores its position after the publish, so a restart repeats some events: at least once, and each event carries the version of its order so that a consumer can drop what it has.',
    'The database keeps its log until the connector has confirmed it. A connector that stands still fills the disk of the primary: this is the one new way in which a reader can stop the writers, and it needs a cap and an alert on the first day.',
  ],
  keyQuestion: {
    question: 'Who moves events from the outbox to the bus, and how do consumers bear a repeated one?',
    answers: [
      {
        answer: 'CDC on the outbox table (Debezium)',
        when: 'the usual one above about 100 events/s; commit order for free; costs a connector cluster and a watched replication slot',
      },
      {
        answer: 'Polling relay in the service',
        when: 'up to about 500 events/s; nothing new to run; ids do not follow the commit order, so one relay must read only below the oldest open transaction',
      },
      {
        answer: 'Message in the log without a table',
        when: '`pg_logical_emit_message`: no table to clean, and nothing to look at or to publish again from',
      },
      {
        answer: 'Consumers compare versions',
        when: 'goes with each of them: one number for each order; effects outside (an email) need a table of event ids besides',
      },
    ],
  },
  knobs: [
    {
      name: 'Log kept for the slot (`max_slot_wal_keep_size`)',
      value: '200 GB',
      effect:
        'Larger: the connector may be away for longer, 200 GB ÷ 10 MB/s = 5.6 h. Smaller: the disk is safe sooner, and the slot is lost sooner.',
    },
    {
      name: 'Outbox partitions kept',
      value: '8 of one hour, 43 GB',
      effect:
        'More: later events can be published again, for 5.4 GB an hour. It must exceed the time that the slot may be behind, 5.6 h at the peak and longer in a quiet night, or a lost slot loses events.',
    },
    {
      name: 'Heartbeat of the connector',
      value: '10 s',
      effect: 'Longer or none: where other tables write and the outbox rests, the slot is not confirmed and the log grows. Shorter only adds rows.',
    },
    {
      name: 'Batch and wait of the connector',
      value: '2,048 events, 50 ms',
      effect: 'Larger: more throughput and more repeated after a crash. Smaller: sooner on the bus, and more requests.',
    },
    {
      name: 'Pause of a polling relay',
      value: '200 ms, 500 rows',
      effect: 'Shorter: sooner, and empty queries all night. Longer: later by half the pause on average.',
    },
  ],
  failures: [
    {
      what: 'The connector stands still, and the primary keeps its log until the disk is full',
      sign: 'log kept for the slot above 36 GB (1 h), or no heartbeat for 1 min',
      response: 'Restart the connector. The cap of 200 GB saves the disk; before it is reached decide, do not wait.',
    },
    {
      what: 'The slot is lost, at the cap or in a failover to a standby that has no copy of it',
      sign: '`wal_status` of the slot is `lost`, or the slot is missing after a failover',
      response:
        'Create a new slot, then publish again from the table whatever is younger than the last confirmed position; drop no partition meanwhile. Consumers drop what they have. Use failover slots (PostgreSQL 17).',
    },
    {
      what: 'A long transaction holds the slot back',
      sign: 'oldest open transaction above 5 min',
      response: 'Cancel it by timeout. Fill large changes in pieces of 1,000 rows, each with its own commit.',
    },
    {
      what: 'An event that consumers cannot read: a field was removed or renamed',
      sign: 'decode errors at any consumer above 0',
      response:
        'The registry refuses it in the build (backward compatible only). A breaking change is a second event type beside the first, for 90 days.',
    },
    {
      what: 'The outbox is never cleaned, and index and vacuum slow each order down',
      sign: 'outbox above 60 GB, or dead rows above 20 %',
      response: 'Drop partitions by the hour; a `DELETE` of 5,400,000 rows an hour would write as much log as the events.',
    },
  ],
  tradeOffs: [
    { gain: 'No order without its event and no event without its order.', cost: 'one more insert in each transaction, about 1 ms and 1 KB of log.' },
    {
      gain: 'The bus may be down for hours, and orders are still taken.',
      cost: 'the backlog lies on the disk of the primary, the dearest place there is.',
    },
    {
      gain: 'The order of commits is kept for each order.',
      cost: 'delivery is at least once, and every consumer, also one of another team, must bear a repetition.',
    },
    {
      gain: 'The event is designed and can outlive a change of the tables.',
      cost: 'somebody must own the schemas, and old versions stay readable for years.',
    },
  ],
  numbers: [
    { what: 'Commit to topic with Debezium', value: '0.1–0.5 s; p99 below 2 s' },
    { what: 'Commit to topic with a polling relay', value: 'half the pause, 0.1 s of 0.2 s, and the query' },
    { what: 'One Debezium connector (PostgreSQL, small rows)', value: '5,000–20,000 events/s; one task only' },
    { what: 'Insert into the outbox', value: '0.5–1 ms inside the transaction' },
    { what: 'Outbox without cleaning', value: '1,500/s × 86,400 s × 1 KB = 130 GB a day' },
    { what: 'Idempotent producer of Kafka', value: 'drops its own repeats, not those after a restart of the connector' },
  ],
  examples: ['Orders to warehouse and email', 'Account changes to fraud checks', 'Any service that writes to a database and publishes'],
  related: [
    { id: 'saga', why: 'each step of a saga commits and tells: this is how it does both' },
    { id: 'search-sync', why: 'where the row itself may be the message' },
    { id: 'cqrs', why: 'the events feed its read models' },
    { id: 'write-queue', why: 'the opposite order: first the log, then the database' },
  ],
  slots: {
    service: { choices: ['Order Service'], kinds: ['service'] },
    database: { choices: ['PostgreSQL', 'Aurora'], kinds: ['database'] },
    connector: { choices: ['Debezium'], kinds: ['worker', 'service'] },
    bus: { choices: ['Kafka', 'Redpanda'], kinds: ['queue', 'topic', 'stream'] },
    consumer: { choices: ['Warehouse Service'], kinds: ['service', 'worker'] },
  },
  why: '500 orders a second are placed and each changes its state twice more, 500 + 1,000 = 1,500 events/s of 1 KB at peak. «consumer» must hear of each, in order. «service» writes the order and its event in one transaction of «database»; «connector» carries the event to «bus» within 2 s.',
  calls: [
    { call: 'POST /v1/orders', does: 'Places an order', load: '500 RPS peak, p99 100 ms' },
    { call: 'POST /v1/orders/{id}/transitions', does: 'Pays, packs or ships it', load: '1,000 RPS peak' },
    { call: 'consume order.events', does: 'Acts on each event, repeated ones without effect', load: '1,500 events/s, p99 2 s after the commit' },
  ],
  flowchart: `flowchart TB
  client[Shop App] -->|"HTTPS POST /v1/orders, 500 RPS"| service["«service»<br/>6 replicas"]
  backoffice[Backoffice App] -->|"HTTPS POST /v1/orders/{id}/transitions, 1,000 RPS"| service
  service -->|"SQL, order and outbox row in one transaction, 1,500/s, 6 ms"| database[("«database»<br/>outbox by the hour")]
  database -.->|"logical replication of the outbox, 1,500 rows/s"| connector["«connector»<br/>1 task"]
  connector -.->|"publish order.events by order id, 1,500/s, 1.5 MB/s"| bus[["«bus»<br/>12 partitions"]]
  bus -.->|"consume order.events, 1,500/s"| consumer["«consumer»<br/>4 replicas"]
  bus -.->|"consume order.events, 1,500/s"| mailer[Mail Service]
  connector -->|"GET /schemas, at start and on change"| registry[Schema Registry]
  consumer -->|"SQL UPDATE where version is lower, 1,500/s"| stock[("Warehouse Database")]
`,
  sequence: `sequenceDiagram
  participant S as «service»
  participant D as «database»
  participant X as «connector»
  participant B as «bus»
  participant W as «consumer»
  S->>D: BEGIN, UPDATE orders 42 to version 3, INSERT outbox 42 v3
  S->>D: COMMIT
  D-->>S: committed at log position 900
  Note over S: may crash here, the event is safe
  D-)X: insert of outbox 42 v3, position 900
  X->>B: publish order.events, key 42, v3
  B-->>X: acknowledged
  Note over X: crash before position 900 is confirmed
  Note over D: keeps its log from the last confirmed position, 880
  X->>D: START_REPLICATION from 880
  D-)X: insert of outbox 42 v3, again
  X->>B: publish order.events, key 42, v3, again
  B-->>X: acknowledged
  X-)D: confirm position 900
  B-)W: order 42 v3
  W->>W: stored version 2, applies v3 and stores 3 in one transaction
  B-)W: order 42 v3, the second copy
  W->>W: stored version 3, drops it and commits the offset
`,
  paths: [
    {
      name: 'Write path',
      steps: [
        '«service» updates the order where the version is the one that it read, and inserts the event with order id, new version, type and payload, in one transaction.',
        'It never publishes itself, not even “to be faster”: a second way would break the order.',
        'The partition of the table of 8 h ago is dropped each hour: 1,500/s × 3,600 s = 5,400,000 rows, about 5.4 GB.',
      ],
    },
    {
      name: 'Event path',
      steps: [
        '«connector» reads the inserts of the outbox only, publishes each to `order.events` by order id and then confirms its position.',
        '12 partitions: all events of one order are in one of them, in the order of its versions.',
        '«consumer» keeps the last version for each order. Equal or lower is dropped; the next one is applied in the same transaction. It acts on a type that it knows, and still keeps the version of one that it does not.',
      ],
    },
    {
      name: 'After a stop of the connector',
      steps: [
        '30 min leave 1,500 × 1,800 s = 2,700,000 events, and 10 MB/s × 1,800 s = 18 GB of log on the primary, since the whole log is kept and not the outbox alone.',
        'It catches up at 10,000/s, 8,500 above the load: 2,700,000 ÷ 8,500 = 318 s, about 5 min.',
      ],
    },
  ],
  questions: [
    'Which consumers have an effect outside their database, and how do they know that it has happened?',
    'When did we last drop the slot in a test and publish again from the table?',
    'Which personal data is in the events, and how is it deleted from the topic?',
  ],
};
