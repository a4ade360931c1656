import type { Family } from './family.ts';

export const search: Family = {
  id: 'search',
  name: 'Search',
  summary: 'Users type words and filters: query, retrieval, ranking over an index that follows a database.',
  slots: {
    client: { choices: ['Web shop'] },
    search: { choices: ['Search Service'] },
    database: { choices: ['PostgreSQL', 'MySQL', 'Aurora'] },
    broker: { choices: ['Kafka', 'Redpanda', 'Pulsar'] },
    searchIndex: { choices: ['Elasticsearch', 'OpenSearch'] },
    cache: { choices: ['Redis', 'Valkey'] },
  },
  hld: {
    must: [
      'A shopper searches 20 M products by words, filters and facets; typing errors are forgiven.',
      'The first page holds what shoppers buy, and nothing that is sold out.',
      'A seller’s change can be found within 10 s.',
    ],
    later: ['Search by meaning, with vectors.'],
    qualities: [
      { what: 'Availability', target: '99.95 % a month for searching; indexing may stand still for an hour' },
      { what: 'Latency', target: 'p95 150 ms, p99 300 ms for a page' },
      { what: 'Freshness', target: 'p95 10 s for a text, p99 2 s for price and stock' },
      { what: 'Quality', target: 'nDCG@10 of at least 0.72 on 2,000 judged queries; below 2 % searches without a result' },
    ],
    estimates: [
      { what: 'Searches, average', sum: '5 M users/day × 10 / 86,400 s', value: '579/s' },
      { what: 'Searches, peak', sum: '579/s × 4', value: '2,316/s' },
      { what: 'Searches at the index, peak', sum: '2,316/s × 70 % not in the cache', value: '1,621/s' },
      { what: 'Candidates ranked', sum: '1,621/s × 200', value: '324,200/s' },
      { what: 'Ranker', sum: '324,200/s / 50,000/s each', value: '6.5, so 7; 12 run, and a lost zone of three leaves 8' },
      { what: 'Changes, peak', sum: '20 M × 10 % a day / 86,400 s × 10', value: '231/s' },
      { what: 'Clicks and views, peak', sum: '2,316/s × 40 %', value: '926/s' },
      { what: 'Index', sum: '20 M × 6 KB × 1.5 for the postings', value: '180 GB' },
      { what: 'Shards', sum: '180 GB / 30 GB', value: '6, with 2 copies of each' },
      { what: 'Full reload', sum: '20 M / 5,000/s', value: '4,000 s, which is 67 min' },
    ],
    bottleneck:
      'A search asks every shard, so the CPU of the index is the bottleneck: 1,621/s × 6 shards = 9,726 shard queries/s. The writes are few.',
    calls: [
      { call: 'GET /v1/products?q={words}&brand={brand}&cursor={cursor}&limit=24', does: 'Searches, 200 results at most', load: '2,316 RPS peak' },
      { call: 'POST /v1/search-events', does: 'Reports views and clicks, in batches; each has an id', load: '926 RPS peak' },
      { call: 'PUT /v1/products/{id}', does: 'A seller changes a product; `If-Match` in the header', load: '231 RPS peak' },
      { call: 'consume product.changed', does: 'Keeps index and offers in step', load: '231 events/s' },
    ],
    entities: [
      '**Product**: what a seller describes, with a version that grows at each change.',
      '**Offer**: price and stock of a product, read at the last moment.',
      '**Index build**: one copy of the index with one mapping; one of them is live.',
      '**Judgement**: how well a product answers a query, from 0 to 3, given by a person.',
    ],
    flowchart: `flowchart TB
  seller[Seller Portal] -->|"HTTPS PUT /v1/products/{id}, 231 RPS"| catalogue["Product Service<br/>3 replicas"]
  catalogue -->|"SQL UPDATE, version + 1, 231/s"| database[("«database» products<br/>source of truth")]
  database -.->|"change log, 231 rows/s"| cdc[CDC Connector]
  cdc -.->|"publish product.changed by id, 231/s"| broker[/"«broker»<br/>12 partitions"/]
  broker -.->|"consume product.changed, 231/s"| indexer["Indexer<br/>2 replicas"]
  indexer -->|"POST _bulk with external versions, 2 RPS"| index[("«searchIndex»<br/>6 shards, 2 copies")]
  indexer -->|"SET offer:{id}, 231/s"| cache[("«cache»<br/>pages and offers")]
  client["«client»"] -->|"HTTPS GET /v1/products, 2,316 RPS"| search["«search»<br/>9 replicas"]
  client -->|"HTTPS POST /v1/search-events, 926 RPS"| search
  search -.->|"publish search.events, 926/s"| broker
  search -->|"POST _search, BM25 and facets, 1,621 RPS, 60 ms"| index
  search -->|"GET page, 30 % hits, MGET 24 offers, 1 ms"| cache
  search -->|"gRPC Rank 200 candidates, 1,621 RPS, 20 ms"| ranker["Ranker<br/>12 replicas"]
  broker -.->|"consume search.events, 926/s"| trainer[Training Job]
  trainer -->|"HTTP PUT model, 1 a day"| ranker
`,
    write: {
      steps: [
        'A seller sends `PUT /v1/products/{id}`; the Product Service writes the row with its version one higher.',
        'CDC publishes the row to `product.changed`, keyed by product, within 1 s.',
        'The Indexer collects for 1 s, adds what ranking needs (sales of 30 days, rating), and sends one bulk request a replica with the version of each row. The index refuses what is older than what it holds.',
        'It sets `offer:{id}` before it collects. The index refreshes every 5 s, so a text can be found after 1 s + 1 s + 5 s = 7 s.',
      ],
      sequence: `sequenceDiagram
  participant P as Product Service
  participant D as «database»
  participant B as «broker»
  participant I as Indexer
  participant K as «cache»
  participant X as «searchIndex»
  P->>D: UPDATE products SET price, version = 7
  D-->>P: COMMIT
  D-)B: CDC, product.changed, version 7
  B-)I: consume product.changed
  I->>K: SET offer:42, version 7
  I->>X: POST _bulk, external version 7
  alt accepted
    X-->>I: 200, version 7
  else a newer one is there
    X-->>I: 409 for this item, dropped
  else the document does not fit the mapping
    X-->>I: 400 for this item
    I-)B: publish product.changed.dead
  end
`,
    },
    read: {
      steps: [
        '«search» cleans the query: case, spelling, synonyms. The cleaned query with its filters is the key of the page in «cache», kept for 60 s; three in ten stop here.',
        'Retrieval: «searchIndex» finds the 200 best by BM25 within the filters and counts the facets.',
        'Ranking: the Ranker orders these 200 by a model with 40 features. After 30 ms without an answer the order of BM25 stays.',
        'The page is cut, the offers are read with one `MGET`, and what is sold out drops out; 30 ids are taken for 24 places.',
        'The browser reports what was seen and clicked, with the rank. From this the Training Job learns the next model, and weights each click by how seldom its place is clicked.',
      ],
      sequence: `sequenceDiagram
  participant C as «client»
  participant S as «search»
  participant K as «cache»
  participant X as «searchIndex»
  participant R as Ranker
  C->>S: GET /v1/products, q=runing shoes
  S->>S: spelling, running shoes
  S->>K: GET page:{hash}
  K-->>S: nil
  S->>X: POST _search, 200 best, facets
  X-->>S: 200 ids with features, 60 ms
  S->>R: gRPC Rank, timeout 30 ms
  alt in time
    R-->>S: order, 20 ms
  else late
    S->>S: keep the order of BM25
  end
  S->>K: MGET 30 offers, SET page:{hash} EX 60
  K-->>S: prices and stock
  S-->>C: 200 page of 24, facets
`,
    },
    deepDive: {
      title: 'Relevance: two stages, and how it is known to be better',
      paragraphs: [
        'An inverted index lists for each word the products that have it, with how often. BM25 adds up what the words are worth, rare words more. That finds the right 200 of 20 M in 60 ms, and does not know what people buy. A model that knows it costs 20 µs for each product and can be asked only about few. So the first stage must not miss, and the second must not be wrong.',
        'A change of ranking passes three gates. 2,000 judged queries: nDCG@10 may not fall. Then 5 % of the shoppers for a week: sales from search must not fall. Then everybody. The old model stays loaded for a day.',
      ],
    },
    patterns: [
      { id: 'search-sync', why: 'the index follows the database by its change log' },
      { id: 'cache-aside', why: 'three in ten searches are repeats within a minute' },
      { id: 'circuit-breaker', why: 'without the Ranker a page is worse, not missing' },
    ],
    consistency: [
      'Source of truth: «database». The index proposes ids and may be 10 s old; price and stock come from the offers, at most 2 s old.',
      'Duplicates and old events: external versions in the index, a compare of versions in the script that sets an offer.',
    ],
    failures: [
      {
        what: 'The index runs out of CPU',
        sign: 'p95 above 150 ms, or rejected searches above 0, for 2 min',
        response: 'Keep pages for 300 s, count facets on a sample, stop forgiving typing errors; then add copies.',
      },
      {
        what: 'An import of a large seller outruns the Indexer',
        sign: 'lag of `product.changed` above 60 s',
        response: 'Imports get a topic of their own and 20 % of the Indexer; texts may be late, offers go first.',
      },
      {
        what: 'A synonym or a model makes results worse',
        sign: 'searches without a click above 1.3 × last week’s',
        response: 'Switch the alias or the model back; both keep their predecessor for a day.',
      },
    ],
    scaling: [
      'At ten times the searches, the first to fail is the index’s CPU, 16,210/s: more copies of the 6 shards, since each copy takes its share of the queries.',
      'At ten times the products the answer is other: 60 shards, each search asks all of them, and the slowest decides. Split by category, which most searches name.',
    ],
    tradeOffs: [
      {
        gain: 'An index beside the database: any mix of words and filters in 60 ms.',
        cost: 'a second store with lag, and a reload of 67 min that must be practised.',
      },
      { gain: 'Two stages: cheap recall, then dear precision.', cost: 'what the first stage misses no model can bring back.' },
      {
        gain: 'Price and stock outside the index: fresh within 2 s.',
        cost: 'filters by price use a value up to 10 s old, so a page may hold a product just outside.',
      },
    ],
    first: [
      'BM25 with sales as a factor, no model, no page cache; log views and clicks with ranks from the first day.',
      'Judge 2,000 queries before the first model; then the Ranker, then vectors.',
    ],
    metrics: [
      { metric: 'Searches without a result', alert: 'above 4 % for 10 min' },
      { metric: 'p95 of `GET /v1/products`', alert: 'above 150 ms for 5 min' },
      { metric: 'Lag of `product.changed`', alert: 'above 60 s for 5 min' },
    ],
  },
  lld: {
    scope: 'The index, its builds, and how ranking is judged. The catalogue itself and checkout are not designed here.',
    erDiagram: `erDiagram
  PRODUCT {
    bigint id PK
    bigint seller_id
    bigint category_id FK
    string title
    string description
    string brand
    decimal price
    int stock
    int version
    timestamp updated_at
  }
  CATEGORY {
    bigint id PK
    bigint parent_id FK
    string name
  }
  INDEX_BUILD {
    uuid id PK
    string index_name UK
    int mapping_version
    string status
    bigint last_product_id
    timestamp created_at
  }
  JUDGED_QUERY {
    uuid id PK
    string words UK
    int searches_a_month
  }
  JUDGEMENT {
    uuid query_id PK, FK
    bigint product_id PK, FK
    int grade
  }
  CATEGORY ||--o{ PRODUCT : contains
  CATEGORY |o--o{ CATEGORY : "is parent of"
  JUDGED_QUERY ||--|{ JUDGEMENT : has
  PRODUCT ||--o{ JUDGEMENT : receives
`,
    constraints: [
      'Mapping: `title` (weight 3) and `description` are analysed with stemming; `brand` and the category path are keywords; `dynamic: strict`, so that a typo makes no field.',
      'A deleted product is a change with its own version; the index remembers deletes for 2 h, longer than any replay of the topic during the day.',
      '`grade` is 0 to 3. Queries are drawn by frequency: 1,000 common, 700 of the middle, 300 rare.',
    ],
    machine: {
      field: 'IndexBuild.status',
      diagram: `stateDiagram-v2
  [*] --> LOADING : new mapping, live changes on
  LOADING --> VERIFYING : last product loaded
  LOADING --> FAILED : 1,000 documents refused
  VERIFYING --> LIVE : counts and nDCG hold, alias moved
  VERIFYING --> FAILED : counts differ, or nDCG falls
  LIVE --> RETIRED : another build goes live
  RETIRED --> LIVE : rolled back within a day
  RETIRED --> DROPPED : 24 h over
  FAILED --> DROPPED : operator has looked
  DROPPED --> [*]
`,
      notes: [
        'Live changes are written to all builds that are LOADING, VERIFYING, LIVE or RETIRED: the way back needs no reload.',
        '`last_product_id` is where a reload goes on after a restart.',
      ],
    },
    queries: [
      {
        purpose: 'Next page of a reload',
        query: 'SELECT id, title, description, brand, category_id, price, version FROM products WHERE id > $1 ORDER BY id LIMIT 1000',
        index: 'primary key',
      },
      {
        purpose: 'Nightly count of a day',
        query: 'SELECT count(*) FROM products WHERE updated_at >= $1 AND updated_at < $2',
        index: 'products_by_update (updated_at)',
      },
      { purpose: 'The live build', query: "SELECT id, index_name FROM index_builds WHERE status = 'LIVE'", index: 'builds_by_status (status)' },
      {
        purpose: 'Judgements of a query',
        query: 'SELECT product_id, grade FROM judgements WHERE query_id = $1',
        index: 'primary key (query_id, product_id)',
      },
    ],
    classDiagram: `classDiagram
  class SearchPipeline {
    +run(request: SearchRequest) ResultPage
  }
  class Stage {
    <<interface>>
    +apply(search: Search) Search
  }
  class Spelling {
    +apply(search: Search) Search
  }
  class Retrieval {
    +apply(search: Search) Search
  }
  class Ranking {
    +apply(search: Search) Search
  }
  class RankingStrategy {
    <<interface>>
    +order(candidates: Candidate[]) Candidate[]
  }
  class Bm25Order {
    +order(candidates: Candidate[]) Candidate[]
  }
  class ModelOrder {
    +order(candidates: Candidate[]) Candidate[]
  }
  SearchPipeline "1" --> "1..*" Stage : runs in order
  Stage <|.. Spelling
  Stage <|.. Retrieval
  Stage <|.. Ranking
  Ranking "1" --> "1..*" RankingStrategy : falls back along
  RankingStrategy <|.. Bm25Order
  RankingStrategy <|.. ModelOrder
`,
    patterns: [
      'Strategy: `RankingStrategy` is chosen for each experiment; `Bm25Order` is the one that cannot fail.',
      'Chain of responsibility: each `Stage` passes the search on, and can be switched off under load.',
    ],
    races: [
      { race: 'An older change overtakes a newer one, or is replayed', guard: 'external version: the index answers 409 and keeps what it has' },
      { race: 'A live change meets the reload of the same product', guard: 'both carry the version of the row; the higher one stays' },
      {
        race: 'Two operators set a build live at once',
        guard:
          'in one transaction the old build is retired and `UPDATE index_builds SET status = $1 WHERE id = $2 AND status = $3` must change one row; a partial unique index allows one LIVE',
      },
      { race: 'A product sells out while its page is cached', guard: 'offers are read for each page, outside the cached part' },
    ],
    calls: [
      {
        call: 'GET /v1/products?q={words}&brand={brand}&cursor={cursor}&limit=24',
        does: 'Searches',
        load: '200, `items`, `facets` and `next_cursor`',
      },
      { call: 'POST /v1/search-events', does: 'Reports views and clicks', load: '202; ids that are known are dropped' },
      { call: 'PUT /v1/products/{id}', does: 'Changes a product', load: '200 with the new `ETag`' },
    ],
    errors: [
      { when: 'Words longer than 200 characters', answer: '422 `QUERY_TOO_LONG`' },
      { when: 'A cursor behind the 200th result', answer: '400 `BAD_CURSOR`; the client asks for filters' },
      { when: 'More than 20 searches in 10 s', answer: '429 with `Retry-After`' },
    ],
  },
};
