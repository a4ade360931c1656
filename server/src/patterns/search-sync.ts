import type { Pattern } from './pattern.ts';

export const searchSync: Pattern = {
  number: 7,
  id: 'search-sync',
  name: 'Inverted index, synced by CDC',
  need: 'Search',
  summary: 'Users search by words, meaning and facets: answer from an index that follows the database by its change log.',
  whenToUse: [
    'Users type words and expect ranking, typos forgiven, filters with counts.',
    'The rows already live in a database that stays the source of truth, and a result may be seconds old.',
    'Queries combine many optional filters: no set of B-tree indexes serves them all.',
  ],
  whenNot: [
    'A lookup by key or by one or two columns: a database index does it without a second store.',
    'Fewer than about a million rows and plain word search: full text in the database (GIN with `tsvector`, `FULLTEXT`) is one system less.',
    'The answer must include the write of a moment ago (seat maps, balances): an index shows a change only after its next refresh.',
  ],
  howItWorks: [
    'Services write to the database alone. A CDC connector reads its change log and publishes each changed row to a topic, keyed by row id, so that the changes of one row stay in order. An indexer turns rows into documents and sends them in bulk. Each carries the version of its row as an external version: the index refuses what is older than what it holds, and any event may be repeated.',
    'A query runs twice, as BM25 over the words and as nearest neighbours over the vectors, and reciprocal rank fusion joins the two lists: each document gets the sum of 1 ÷ (60 + rank) over the lists it stands in. Ranks can be added where scores cannot. The page itself is read from the database by id, so what was closed a second ago is not shown.',
    'Every change of the mapping, the analyser or the embedding model needs a new index. It is filled beside the old one and takes over when an alias moves: plan for it on the first day, because it will happen several times a year.',
  ],
  keyQuestion: {
    question: 'Which store is the source of truth, and how is the index kept in step with it and rebuilt?',
    answers: [
      {
        answer: 'CDC from the change log of the database',
        when: 'the usual one; no writer can be forgotten; costs a connector, and the row becomes a contract',
      },
      {
        answer: 'Events from an outbox',
        when: 'the document joins several tables or services, and the event shall be a contract of its own; costs code in each writer',
      },
      {
        answer: 'Poll by `updated_at`',
        when: 'small tables where minutes are fine; misses hard deletes, and rows that commit late unless each poll overlaps the last',
      },
      {
        answer: 'Write to both from the service',
        when: 'only with a nightly full reload: a crash between the two writes leaves them apart until then',
      },
    ],
  },
  knobs: [
    {
      name: 'Refresh interval',
      value: '1 s',
      effect: 'Longer: fewer and larger segments, cheaper indexing, later to be seen. Off (`-1`) only while a new index is filled.',
    },
    {
      name: 'Bulk size',
      value: '500 documents or 1 s',
      effect: 'Larger: more throughput and more memory a request, slower to appear. Above about 10 MB it gains nothing.',
    },
    {
      name: 'Primary shards',
      value: '20–50 GB each',
      effect: 'More and smaller: each query asks more shards. Fewer and larger: slow recovery. Fixed when the index is made.',
    },
    {
      name: 'Partitions of the topic',
      value: '12',
      effect: 'The ceiling for indexers that work at once. More cost little; changing the number breaks the order by key.',
    },
    {
      name: 'Fusion window and k',
      value: '100 of each list, k = 60',
      effect: 'A wider window finds more and costs latency. Smaller k trusts the top ranks of each list more.',
    },
    {
      name: 'ANN candidates a shard',
      value: '200',
      effect: 'More: better recall and more CPU. Measure recall against exact search on 1,000 real queries; below 95 % raise it.',
    },
    {
      name: 'Memory of deletes (`gc_deletes`)',
      value: '2 h',
      effect:
        'Must exceed the latest event that may still come, replays included; longer costs heap. The default of 60 s lets a late update revive a deleted document.',
    },
  ],
  failures: [
    {
      what: 'A bulk import outruns the indexer, and fresh edits wait behind it',
      sign: 'oldest change not yet indexed above 30 s for 5 min',
      response: 'Add indexers up to the number of partitions, set the refresh to 30 s, and send imports through a topic of their own.',
    },
    {
      what: 'One document does not fit the mapping; the bulk request answers 200 all the same, with the error inside',
      sign: 'bulk items that fail with 400 above 0',
      response:
        'Read the result of each item, park what is refused in a dead-letter topic and go on. `dynamic: strict`, so that a typo is no new field.',
    },
    {
      what: 'Search saturates the nodes',
      sign: 'rejections of the search thread pool above 0, or p99 above 300 ms for 5 min',
      response: 'Answer from BM25 alone, which is the cheaper half, and drop facets; then add replicas of the shards.',
    },
    {
      what: 'The connector is down, and the database keeps its log for it until the disk is full, or drops it and only a reload helps',
      sign: 'log kept for the connector above 20 GB, or no event for 5 min',
      response: 'Alert long before the disk; cap what is kept; after a cap was hit, reload the index.',
    },
    {
      what: 'Index and table drift apart, unseen',
      sign: 'nightly count by day of change differs by more than 0.01 %',
      response: 'Index the days that differ again; then look for the writer that went past the log.',
    },
  ],
  tradeOffs: [
    {
      gain: 'Ranked search over any mix of words, meaning and filters, which no index of the tables could serve.',
      cost: 'a second store with lag of its own, which never decides anything: it only proposes ids.',
    },
    {
      gain: 'The index holds nothing that cannot be rebuilt, so it needs no backup of its own.',
      cost: 'a rebuild takes more than an hour and double the disk, and must be practised.',
    },
    {
      gain: 'Fusion finds both the exact term and the meaning.',
      cost: 'two searches for each query, an embedding for each text, and a list that ends with its window: nobody can page deep into it.',
    },
    {
      gain: 'Rows by id after the search: nothing closed is shown, and the index stores fewer fields.',
      cost: 'one more read, and a page may lack a row unless a few more are fetched than shown.',
    },
  ],
  numbers: [
    { what: 'BM25 over 20 M documents in 6 shards', value: '10–50 ms' },
    { what: 'HNSW, 100 nearest of 20 M', value: '20–60 ms' },
    { what: 'Vector of 384 floats', value: '1.5 KB; 31 GB for 20 M, a quarter of that as int8' },
    { what: 'Bulk indexing, one data node', value: '2,000–10,000 documents/s' },
    { what: 'CDC, commit to topic', value: '0.1–1 s' },
    { what: 'Shard size', value: '20–50 GB' },
    { what: '`from` + `size`', value: '10,000 at most; deeper with `search_after`' },
  ],
  examples: ['Homes on a rental site', 'People and jobs', 'Product catalogues', 'Legal and support documents'],
  related: [
    { id: 'outbox', why: 'where the document needs an event and not a row' },
    { id: 'cqrs', why: 'the index is one read model; there may be others of the same stream' },
    { id: 'geo-proximity', why: 'for “near me” over things that move; an index does it for things that stand' },
    { id: 'cache-aside', why: 'the first page of the most frequent queries is the same for everyone for a minute' },
  ],
  slots: {
    owner: { choices: ['Job Service'], kinds: ['service'] },
    database: { choices: ['PostgreSQL', 'MySQL'], kinds: ['database'] },
    bus: { choices: ['Kafka', 'Redpanda', 'Pulsar'], kinds: ['queue', 'topic', 'stream'] },
    searchIndex: { choices: ['Elasticsearch', 'OpenSearch'], kinds: ['search'] },
    search: { choices: ['Search Service'], kinds: ['service'] },
  },
  why: '20 M job ads are searched 500 times a second by words, meaning and filters, and 50 ads a second change. «database» of «owner» is the source of truth; «searchIndex» follows it within 3 s, answers with ids only and can be thrown away.',
  calls: [
    { call: 'PUT /v1/jobs/{id}', does: 'Posts, changes or closes an ad', load: '50 RPS peak' },
    { call: 'GET /v1/jobs?q={words}&city={city}&after={cursor}&limit=20', does: 'Searches, 100 results at most', load: '500 RPS peak, p99 200 ms' },
    { call: 'consume jobs.changes', does: 'Keeps the index in step', load: '50 events/s, searchable within 3 s' },
  ],
  flowchart: `flowchart TB
  recruiter[Recruiter Web App] -->|"HTTPS PUT /v1/jobs/{id}, 50 RPS"| owner["«owner»"]
  owner -->|"SQL INSERT or UPDATE, version + 1, 50 RPS"| database[("«database»<br/>source of truth")]
  database -.->|"change log, 50 rows/s"| cdc[CDC Connector]
  cdc -.->|"publish jobs.changes by id, 50/s"| bus[["«bus»<br/>12 partitions"]]
  bus -.->|"consume jobs.changes, 50/s"| indexer["Indexer<br/>2 replicas"]
  indexer -->|"POST _bulk with external versions, 2 RPS"| index[("«searchIndex»<br/>6 shards,<br/>27 GB each,<br/>2 copies")]
  indexer -->|"gRPC Embed, 50 RPS"| embed[Embedding Service]
  seeker[Job Seeker App] -->|"HTTPS GET /v1/jobs?q=…, 500 RPS"| search["«search»<br/>4 replicas"]
  search -->|"SQL SELECT 25 rows by id, 500 RPS, 5 ms"| database
  search -->|"POST _msearch, BM25 and kNN, 500 RPS, 60 ms"| index
  search -->|"gRPC Embed of the query, 500 RPS, 10 ms"| embed
`,
  sequence: `sequenceDiagram
  participant R as Reindex Job
  participant D as «database»
  participant B as «bus»
  participant I as «searchIndex»
  R->>I: PUT jobs-v8 with the new mapping, refresh off
  R->>B: start a second consumer group now, writing to jobs-v8
  par reload, 5,000 documents/s for 67 min
    R->>D: SELECT 1,000 rows with id above the last, ORDER BY id
    D-->>R: rows, job 42 at version 6
    R->>I: mget the vectors from jobs-v7, unless the model is new
    R->>I: bulk into jobs-v8, external version 6
  and live changes
    B-)R: jobs.changes, job 42 at version 7
    R->>I: bulk into jobs-v8, external version 7
  end
  Note over I: version 6 after version 7 gets 409 and is dropped
  R->>I: refresh, count per day, 1,000 recorded queries
  alt counts within 0.01 % and results as good
    R->>I: POST _aliases, jobs from jobs-v7 to jobs-v8 in one step
    Note over I: jobs-v7 follows for a day, as the way back
  else worse
    R->>I: DELETE jobs-v8, no reader has seen it
  end
`,
  paths: [
    {
      name: 'Write path',
      steps: [
        '«owner» writes the row with its version one higher and commits; nothing else is its business. An ad is closed by an update, not by a delete, so that its last event has a version too.',
        'The CDC connector publishes the row to `jobs.changes`, keyed by its id, about 0.5 s later.',
        'The indexer collects for 1 s, embeds what is new in the text, and sends one bulk request with `version_type=external`; a closed ad is deleted there, at its version too. 2 indexers × 1 request/s = 2 RPS, with 25 documents each.',
        'A 409 means that a newer version is there: count it and go on. At the next refresh, within 1 s, the ad can be found: 0.5 s + 1 s + 1 s = 2.5 s.',
      ],
    },
    {
      name: 'Read path',
      steps: [
        '«search» embeds the query and sends both searches in one `_msearch`, with the same filters: BM25 and nearest neighbours, 100 ids of each. Both ask all shards: 20 M ads × 8 KB = 160 GB, ÷ 6 shards = 27 GB each.',
        'It fuses the two lists by rank, cuts the page out of the best 100, and takes 25 ids for 20 places.',
        'It reads the 25 rows from «database», drops what is closed, and shows 20. Exports, which need more than 100, run over the words alone with `search_after` and a point in time.',
      ],
    },
  ],
  questions: [
    'How many seconds after a change must it be found, and who notices when it is not?',
    'With which recorded queries do we decide that a new ranking is better?',
    'How long does a full reload take today, and when did we last do one?',
  ],
};
