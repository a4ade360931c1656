import type { Pattern } from './pattern.ts';

export const uniqueIds: Pattern = {
  number: 10,
  id: 'unique-ids',
  name: 'Snowflake ids or UUID v7',
  need: 'Unique ids',
  summary: 'Many writers number rows at once, without asking each other: time in the high bits, the writer in the low ones.',
  whenToUse: [
    'Rows are inserted on several shards or by several writers, and no one sequence sees them all.',
    'The id must be known before the row is written: for retries, for files that bear its name, for events.',
    'Lists are read by newest first, and the id may be the cursor.',
  ],
  whenNot: [
    'One database takes all inserts: its sequence gives 8 bytes, in order, with nothing to operate.',
    'The id must not be guessed (reset links, shared documents): take 128 random bits; time and machine are no secret.',
    'Numbers without gaps (invoices): a row that is counted up in the same transaction, one after the other.',
  ],
  howItWorks: [
    'A Snowflake id is 63 bits and a sign: 41 bits of milliseconds since an epoch of our own, 10 bits of machine, 12 bits of a sequence that restarts at each millisecond. That is 69 years, 1,024 machines and 4,096 ids a millisecond on each of them. The generator is a library inside the writer: an id costs some nanoseconds and no call. What needs coordination is the machine id alone, once for each start.',
    'All rests on two promises: no machine id has two holders at a time, and no holder’s clock gives a millisecond twice. The first is kept by a lease that the generator checks before each id; the second by a high-water mark that outlives the process, and by refusing to work while the clock is behind it.',
    'UUID v7 makes neither promise. It has 48 bits of milliseconds and 74 random bits: no lease, no machines, no clock to watch. It costs 16 bytes instead of 8 wherever the id stands: in the table, in each index, in each foreign key.',
  ],
  keyQuestion: {
    question: 'Who gives a machine its number, what happens when its clock goes back, and which order do readers rely on?',
    answers: [
      {
        answer: 'UUID v7',
        when: 'the one to begin with; nothing to operate and 16 bytes; order only to the millisecond',
      },
      {
        answer: 'Snowflake, machine ids leased',
        when: '8 bytes matter (billions of rows, several indexes) or clients expect a 64-bit number; costs a lease and an eye on the clock',
      },
      {
        answer: 'Snowflake, machine id from the deployment',
        when: 'a fixed set of numbered replicas; a wrong configuration gives two machines one number, and nobody sees it',
      },
      {
        answer: 'Shard number instead of the machine (Instagram)',
        when: 'the database makes the id on insert and the id tells the shard; a logical shard moves as a whole, a single row never',
      },
      {
        answer: 'Blocks of a sequence (1,000 at a time)',
        when: 'short numbers in rough order; a restart loses a block, and the service that hands them out must be there',
      },
    ],
  },
  knobs: [
    {
      name: 'Split of the 63 bits',
      value: '41 + 10 + 12',
      effect:
        'A bit from the sequence to the machines doubles the machines and halves the ids a millisecond. Each bit taken from the time halves the 69 years.',
    },
    {
      name: 'Epoch',
      value: 'the first of January of the year of launch',
      effect: 'Later: more years left, smaller numbers. It can never be moved once ids exist.',
    },
    {
      name: 'Lease of a machine id',
      value: '10 min, renewed every minute',
      effect:
        'Longer: survives a longer outage of the lease store. Shorter: the numbers of dead replicas come back sooner, which 1,024 numbers seldom need.',
    },
    {
      name: 'Rest of a number whose lease ran out',
      value: '10 min',
      effect:
        'Longer: safer against a holder that was only paused. Shorter: more numbers for a crash loop: 20 starts/min × 20 min = 400 of the 1,024 are held.',
    },
    {
      name: 'Backward step that is waited out',
      value: '10 ms',
      effect: 'Longer: more steps pass unnoticed, at the price of requests that hang for so long.',
    },
    {
      name: 'Start of the sequence',
      value: 'random, 0–15',
      effect: 'At 0, ids made alone in their millisecond all end in 12 zero bits. Higher: more even, and less left of the 4,096.',
    },
  ],
  failures: [
    {
      what: 'The clock goes back: a step of NTP, a restored virtual machine, a leap second',
      sign: 'clock behind the last id by more than 10 ms, or offset to the time server above 50 ms',
      response: 'Up to 10 ms: wait. More: refuse, fail the readiness check and alert. Slew clocks, never step them.',
    },
    {
      what: 'Two holders of one machine id: a suspended virtual machine wakes up after its lease',
      sign: 'ids with two contents, in one shard or across the topic, above 0',
      response:
        'Check the deadline of the lease before each id, on a clock that cannot be set and counts suspended time (`CLOCK_BOOTTIME`); let the number rest.',
    },
    {
      what: 'JavaScript rounds the id: above 2⁵³ the last digits change, from the 25th day after the epoch on',
      sign: '404 for ids that differ from a known one in the last four digits only, above 0',
      response: 'Ids are strings in every JSON, from the first day; a contract test with an id above 2⁵³.',
    },
    {
      what: 'Rows are placed by `id % 16`, and nearly all land on one shard, because a sequence restarts at 0 each millisecond',
      sign: 'largest shard above 1.5 × the mean',
      response: 'Hash the id, or place by owner; start the sequence at random.',
    },
    {
      what: 'All inserts hit the last page of the index, or the last range of a store that splits by range',
      sign: 'waits for buffer locks above 10 % of insert time, or one range above 3 × the mean',
      response: 'Shard by a hash of the owner first, and order by id within.',
    },
    {
      what: 'The lease store is away for longer than a lease, and every replica stops within a minute',
      sign: 'renewals that fail above 10 % for 2 min',
      response: 'There are 8 min left: mend it, start nothing, deploy nothing.',
    },
  ],
  tradeOffs: [
    {
      gain: 'Ids without a call, in any number: one machine could give 4,096,000/s.',
      cost: 'the lease store must answer when a replica starts; one that runs lives 10 min without it, and then all stop.',
    },
    {
      gain: 'New rows stand side by side in the index: pages fill up, and the newest stay in memory.',
      cost: 'the order is that of clocks, right to some milliseconds between machines; it is no order of events.',
    },
    {
      gain: '8 bytes instead of 16.',
      cost: 'two promises to keep at run time, where UUID v7 has none.',
    },
    {
      gain: 'The id says when the row was made: no index on a date, and partitions by id are partitions by time.',
      cost: 'everybody can read that too, and from many ids how busy we are.',
    },
  ],
  numbers: [
    { what: '2⁴¹ ms', value: '69.7 years' },
    { what: '2¹⁰ machines × 2¹² ids', value: '4.2 M ids/ms' },
    { what: '2⁵³, where JavaScript begins to round', value: '9.0 × 10¹⁵, a Snowflake 24.9 days after its epoch' },
    { what: 'UUID v7', value: '48 bits of time, 74 random bits, 16 B, 36 characters' },
    { what: 'UUID v7, a collision at 1,000 ids/ms', value: 'below one in a million in a year' },
    { what: '16 B instead of 8 B, 1 B rows, key in 4 places', value: '8 B × 4 × 10⁹ = 32 GB' },
    { what: 'Clock offset with NTP, same data centre', value: '0.1–1 ms; over the internet 1–10 ms' },
  ],
  examples: ['Posts and tweets', 'Photos and other media', 'Orders', 'Chat messages and their cursors'],
  related: [
    { id: 'write-queue', why: 'an id made before the queue makes each write idempotent' },
    { id: 'outbox', why: 'events need ids of their own, by which consumers drop repeats' },
    { id: 'cqrs', why: 'its versions give the true order within one entity, which no clock gives' },
  ],
  slots: {
    service: { choices: ['Photo Service'], kinds: ['service'] },
    leases: { choices: ['etcd', 'Consul'], kinds: ['key-value'] },
    database: { choices: ['PostgreSQL', 'MySQL'], kinds: ['database'] },
    bus: { choices: ['Kafka', 'Pulsar', 'Kinesis'], kinds: ['queue', 'topic', 'stream'] },
  },
  why: '20 replicas of «service» insert 3,000 photos a second at peak into 16 shards of «database», placed by owner. A photo keeps its id when its owner moves to another shard, so no shard may number it: each replica makes Snowflake ids itself, with a machine id leased from «leases». 8 bytes and not the 16 of UUID v7, because the id stands in 4 places, and 31.5 B photos a year × 4 × 8 B = 1 TB a year.',
  calls: [
    {
      call: 'POST /v1/users/{userId}/photos',
      does: 'Stores a photo, with `Idempotency-Key`; its id in the answer is a string',
      load: '3,000 RPS peak',
    },
    {
      call: 'GET /v1/users/{userId}/photos?before={id}&limit=20',
      does: 'Lists by newest first; the id is the cursor',
      load: '30,000 RPS peak, p99 50 ms',
    },
    { call: 'publish photo.created', does: 'Tells of a photo, id as a string', load: '3,000 events/s' },
  ],
  flowchart: `flowchart TB
  app[Web and Mobile App] -->|"HTTPS POST photos, 3,000 RPS"| service["«service»<br/>20 replicas, 150 ids/s each"]
  app -->|"HTTPS GET photos?before={id}, 30,000 RPS"| service
  service -->|"lease a machine id at start, renew every 60 s, 0.33 RPS"| leases[("«leases»<br/>3 nodes")]
  service -->|"NTP, every 64 s, offset below 1 ms"| time[Time Server]
  service -->|"SQL INSERT, 3,000/s, 188/s per shard"| database[("«database»<br/>16 shards by owner")]
  service -->|"SQL SELECT id below cursor, 30,000/s"| database
  service -.->|"publish photo.created, 3,000/s"| bus[["«bus»"]]
  bus -.->|"consume photo.created, 3,000/s"| feed[Feed Service]
`,
  sequence: `sequenceDiagram
  participant O as Orchestrator
  participant S as «service» replica
  participant L as «leases»
  O->>S: start
  S->>L: lease the lowest free machine id for 10 min
  L-->>S: machine 7, released in good order, mark 12:00:05.000
  Note over S: clock shows 12:00:04.960, waits 40 ms
  loop every 60 s
    S->>L: renew, mark = end of the lease
    L-->>S: for 10 min more
  end
  alt clock goes back by 3 ms
    Note over S: waits until it has passed the last id
  else clock goes back by 2 s
    S-->>O: readiness fails, 503 to new writes
    Note over S: no id until the clock has passed the last one
  else renewals fail for 10 min, or it slept as long
    Note over S: lease over, no further id
    S->>L: lease a machine id again
    L-->>S: machine 11, since 7 rests for 10 min
  end
`,
  paths: [
    {
      name: 'Write path',
      steps: [
        'At its start a replica of «service» leases the lowest free machine id from «leases» and waits until its clock has passed the high-water mark that the last holder left. 20 replicas ÷ 60 s = 0.33 renewals/s, and each moves the mark to the end of the lease.',
        'For each photo, 1,000/s on average, it checks the lease, then puts together `(now − epoch) << 22 | machine << 12 | sequence`. At the peak of 3,000 ids/s ÷ 20 replicas = 150 ids/s a replica, two photos rarely share a millisecond.',
        'It inserts the row on the shard of the owner: 3,000 rows/s ÷ 16 shards = 188 rows/s. A repeat with the same id meets the primary key and changes nothing.',
        'It publishes `photo.created` with the id as a string.',
      ],
    },
    {
      name: 'Read path',
      steps: [
        'The app sends the smallest id that it has seen as `before`.',
        '«service» reads the 20 next from one shard, by the index `(owner_id, id DESC)`: no offset, and no second column for the time.',
        'A list by time from `T1` to `T2` needs no column either: ids from `(T1 − epoch) << 22` on, and below `(T2 − epoch) << 22`.',
      ],
    },
  ],
  questions: [
    'How many replicas run at once in all regions, deployments with twice the number included, and do 10 bits suffice?',
    'Which clients read our ids as numbers today?',
    'May a stranger learn from an id when it was made, or do public links need a random name?',
  ],
};
