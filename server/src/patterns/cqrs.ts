import type { Pattern } from './pattern.ts';

export const cqrs: Pattern = {
  number: 11,
  id: 'cqrs',
  name: 'Command query responsibility segregation',
  need: 'Different reads and writes',
  summary: 'Commands change a strict model; events carry each change into views that are shaped for one question each.',
  whenToUse: [
    'Writes must keep rules over several rows (a ledger balances, no overdraft), and reads want flat answers that would need joins and sums.',
    'Several questions want several shapes: a list by account, sums by month, full text.',
    'Reads and writes differ by an order of magnitude and shall scale, and fail, apart.',
  ],
  whenNot: [
    'The screens show the rows as they are written: one model with indexes and replicas is enough.',
    'Every read must see the last write, for everybody: lag is the price of this pattern, and it cannot be paid away.',
    'The domain is still being found out: each new field costs a column, an event, a projector and a view.',
  ],
  howItWorks: [
    'A command goes to the write model, which is normalised and alone decides what is allowed. It commits its rows and the events that tell of them in one transaction (see the outbox), and answers with the version that the entity has now. No rule is ever checked against a view.',
    'Projectors consume the events and keep a view for each question. A projector must bear repeats, so it remembers how far it is, in the same write as the view: as the version of the entity on its row, or as the offset of the partition beside its sums. Adding an amount is not repeatable by itself; adding it together with the offset is.',
    'A view is disposable. A bug, a new column or a new question means: build it again beside the old one, from a snapshot and the events since, compare, switch. Event sourcing is not needed for it, as long as the history is somewhere.',
  ],
  keyQuestion: {
    question: 'How far may a view lag behind, who must see their own write, and how is a view rebuilt?',
    answers: [
      {
        answer: 'Show the view with its time',
        when: 'dashboards, search, other people’s data; nothing to build, and “as of 12:03” is honest',
      },
      {
        answer: 'Read your own write by version',
        when: 'the usual one for who has just written: wait until the view has the version, then ask the write model; costs a field in the interface',
      },
      {
        answer: 'Write the view in the command’s own transaction',
        when: 'one view in the same database and no lag at all; each command pays for it',
      },
      {
        answer: 'Rebuild from a snapshot and the kept events',
        when: 'the usual one; hours, and the retention of the topic must reach back past the last snapshot',
      },
      {
        answer: 'Rebuild from the tables of the write model',
        when: 'a new question, older than the kept events; loads the database, and tells only what its rows still know',
      },
    ],
  },
  knobs: [
    {
      name: 'Batch of a projector',
      value: '500 events or 500 ms',
      effect: 'Larger: fewer transactions and more lag. Batches of one: the lag of a single write, and a tenth of the throughput.',
    },
    {
      name: 'Wait for a version',
      value: '300 ms, then the write model',
      effect: 'Longer: less load on the write side, slower answers after a write. At 0 every read after a write goes there.',
    },
    {
      name: 'Partitions, by account',
      value: '12',
      effect: 'The ceiling for projectors at work, in a replay too. More cost little; the number cannot change without a replay.',
    },
    {
      name: 'Snapshot of a view',
      value: 'every 30 days, with its offsets',
      effect: 'More often: shorter rebuilds, more storage. Never: a rebuild reads all history.',
    },
    {
      name: 'Retention of the topic',
      value: '35 days',
      effect: 'Must be longer than the distance of two snapshots. Longer: more disk, and more questions that can still be answered.',
    },
    {
      name: 'Lag that is served',
      value: '60 s',
      effect: 'Above it the answer carries a warning. Lower: more warnings. Higher: a stopped projector is noticed by customers first.',
    },
  ],
  failures: [
    {
      what: 'A projector falls behind after a burst or a deployment',
      sign: 'lag above 5 s for 5 min (5,000 events)',
      response: 'Add projectors up to the number of partitions and make batches larger; answers say as of when they are.',
    },
    {
      what: 'One event cannot be applied, and the partition stands still behind it',
      sign: 'the same offset for 1 min while the lag grows',
      response:
        'Park the account, not the event: mark its view as stale, answer it from the write model, go on with the others. A skipped event would leave a wrong balance for good.',
    },
    {
      what: 'The projector stops, and all who read their own write turn to the write model',
      sign: 'GetAccount above 100 RPS',
      response:
        'At most 2.5 % of the statements, 400 RPS, come over: size the write side for it, or cap it and answer with the old view and its time.',
    },
    {
      what: 'A command was checked against a view, and two of them spent one balance',
      sign: 'accounts below their limit above 0',
      response: 'Move the check into the transaction of the command, under the lock of the row.',
    },
    {
      what: 'View and ledger differ since some bug, and nobody has seen it',
      sign: 'accounts whose nightly sum differs above 0',
      response: 'Compare by account and version every night; rebuild the view, since patching it by hand hides the bug.',
    },
    {
      what: 'An event changes its meaning, and an old projector reads it in the old one',
      sign: 'events of an unknown type or version above 0',
      response: 'Stop on what is unknown, never skip it. A new meaning is a new type, published beside the old until the last projector has moved.',
    },
  ],
  tradeOffs: [
    {
      gain: 'A read is one lookup by key, without joins: 5 ms instead of 50.',
      cost: 'it may be a second old, and everyone who builds a screen has to know that.',
    },
    {
      gain: 'Reads scale without the ledger, and a stopped view does not stop a transfer.',
      cost: 'three stores, two projectors and a topic to run, where one database stood.',
    },
    {
      gain: 'A new question gets a view of its own, and nothing else changes.',
      cost: 'events are a contract with consumers that the writing team does not know.',
    },
    {
      gain: 'A view may be wrong for an hour and is then rebuilt.',
      cost: 'only if rebuilding is a habit: untried, it fails on the day it is needed.',
    },
  ],
  numbers: [
    { what: 'Commit to view, healthy', value: '0.1–1 s' },
    { what: 'Transaction over two accounts with row locks', value: '5–20 ms' },
    { what: 'Lookup by key in a view', value: '1–5 ms' },
    { what: 'One projector, event by event', value: '500–2,000 events/s' },
    { what: 'One projector, in batches', value: '5,000–10,000 events/s' },
    { what: 'An event', value: '0.5–1 KB' },
    { what: 'Replay of 650 M events at 50,000/s', value: '3.6 h' },
  ],
  examples: ['Accounts and statements of a bank', 'Orders and their tracking page', 'Inventory and the shop window', 'Claims of an insurance'],
  related: [
    { id: 'outbox', why: 'how rows and events are committed as one' },
    { id: 'search-sync', why: 'the view that answers full text' },
    { id: 'cache-aside', why: 'often enough: the same shape, only nearer' },
    { id: 'saga', why: 'where a command spans services and not only tables' },
    { id: 'unique-ids', why: 'ids order by clock; within an account the version orders' },
  ],
  slots: {
    commands: { choices: ['Ledger Service'], kinds: ['service'] },
    writeModel: { choices: ['PostgreSQL', 'MySQL'], kinds: ['database'] },
    bus: { choices: ['Kafka', 'Redpanda', 'Pulsar'], kinds: ['queue', 'topic', 'stream'] },
    view: { choices: ['DynamoDB', 'Cassandra', 'MongoDB'], kinds: ['key-value', 'wide-column', 'document-store'] },
    queries: { choices: ['Statement Service'], kinds: ['service'] },
  },
  why: 'The bank books 500 transfers and answers 20,000 reads a second, 40 to 1. A transfer must balance to the cent, so «commands» keeps it strict in «writeModel»; statements and monthly sums may be 1 s old and come from views, the first in «view».',
  calls: [
    { call: 'POST /v1/transfers', does: 'Books a transfer; `Idempotency-Key` required, answers the new version', load: '500 RPS peak, p99 100 ms' },
    {
      call: 'GET /v1/accounts/{id}/entries?before={cursor}&limit=50&min_version={n}',
      does: 'Balance and statement',
      load: '16,000 RPS peak, p99 50 ms',
    },
    { call: 'GET /v1/accounts/{id}/spending/{month}', does: 'Sums by category', load: '4,000 RPS peak, p99 100 ms' },
    { call: 'consume account.events', does: 'Keeps a view', load: '1,000 events/s for each view' },
  ],
  flowchart: `flowchart TB
  app[Banking App] -->|"HTTPS POST /v1/transfers, 500 RPS"| commands["«commands»<br/>6 replicas"]
  app -->|"HTTPS GET entries and spending, 20,000 RPS"| queries["«queries»<br/>10 replicas"]
  commands -->|"SQL transaction, entries and outbox, 500/s, 15 ms"| write[("«writeModel»<br/>write model")]
  write -.->|"change log of the outbox, 1,000/s"| cdc[CDC Connector]
  cdc -.->|"publish account.events by account, 1,000/s"| bus[["«bus»<br/>12 partitions"]]
  bus -.->|"consume account.events, 1,000/s"| statements["Statement Projector<br/>4 replicas"]
  bus -.->|"consume account.events, 1,000/s"| sums["Spending Projector<br/>2 replicas"]
  statements -->|"put if the view is one version behind, 1,000/s"| view[("«view»<br/>statements")]
  sums -->|"SQL upsert of sums and offset, 4/s"| spending[("Spending DB<br/>PostgreSQL")]
  queries -->|"query by account, 16,000 RPS, 5 ms"| view
  queries -->|"SQL SELECT by account and month, 4,000 RPS, 10 ms"| spending
  queries -->|"gRPC GetAccount, view behind, 20 RPS"| commands
`,
  sequence: `sequenceDiagram
  participant A as Banking App
  participant C as «commands»
  participant Q as «queries»
  participant V as «view»
  participant P as Statement Projector
  participant B as «bus»
  A->>C: POST /v1/transfers, from account 7
  C-->>A: 201, account 7 at version 57
  A->>Q: GET entries of account 7, min_version=57
  Q->>V: read account 7
  V-->>Q: version 56, behind
  alt the event arrives within 300 ms
    B-)P: account 7, version 57
    P->>V: put 57 if version = 56
    V-->>P: done
    Q->>V: read account 7 again, every 100 ms
    V-->>Q: version 57
    Q-->>A: 200, as of version 57
  else still behind, 5 % of such reads
    Q->>C: GetAccount 7
    C-->>Q: balance and the newest entries, version 57
    Q-->>A: 200, as of version 57
  end
  B-)P: version 57 once more, after a rebalance
  P->>V: put 57 if version = 56
  V-->>P: refused, version is 57, so it is a repeat
  B-)P: version 59
  P->>V: put 59 if version = 58
  V-->>P: refused, version is 57, so 58 is missing
  Note over P: account 7 is parked, its view read again from the write model
`,
  paths: [
    {
      name: 'Write path',
      steps: [
        '«commands» locks both accounts in the order of their ids, checks the balance, and writes two entries, two new versions and two outbox rows in one transaction: 500 transfers/s × 2 = 1,000 events/s.',
        'It answers 201 with the version of the caller’s account. A repeat with the same `Idempotency-Key` gets the same answer.',
        'The CDC connector publishes to `account.events`, keyed by account, so that each account’s versions arrive in order.',
        'Statement Projector puts each entry on the condition that the view is one version behind. Spending Projector adds up to 500 events or 500 ms and writes the sums together with the offset: 2 replicas × 2 transactions/s = 4 transactions/s, with 250 events each.',
      ],
    },
    {
      name: 'Read path',
      steps: [
        '«queries» answers 16,000 RPS by key from «view» and 4,000 RPS from Spending DB, each with the version or time it is as of.',
        'Who has just booked sends `min_version`, 2.5 % of 16,000 RPS = 400 RPS. «queries» waits up to 300 ms for it; 5 % of them, 20 RPS, are then answered by «commands».',
      ],
    },
    {
      name: 'Rebuild path',
      steps: [
        'A second projector loads the last snapshot into a view of another name, and goes on from the offsets that stand in it.',
        'On average 250 events/s × 86,400 s/day = 21.6 M events/day, and 30 days hold 648 M. At 50,000 events/s that takes 12,960 s, 3.6 h, while the old view goes on serving.',
        'When both are at the same version for 10,000 accounts and agree, «queries» reads the new one. The old one is kept for a week.',
      ],
    },
  ],
  questions: [
    'Which screens follow a write of the same user, and do all of them send `min_version`?',
    'Who is told before an event changes, and how do we know all its consumers?',
    'How long did the last rebuild take, and what did the comparison find?',
  ],
};
