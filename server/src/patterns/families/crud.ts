import type { Family } from './family.ts';

export const crud: Family = {
  id: 'crud',
  name: 'CRUD',
  summary: 'Records that are created, changed and looked up: users, accounts, orders, bookings.',
  slots: {
    client: { choices: ['Web and mobile app'] },
    service: { choices: ['Order Service'] },
    database: { choices: ['PostgreSQL', 'MySQL', 'Aurora'] },
    cache: { choices: ['Redis', 'Valkey', 'Memcached'] },
    broker: { choices: ['Kafka', 'SQS', 'RabbitMQ'] },
    worker: { choices: ['Notification Worker'] },
  },
  hld: {
    must: [
      'A customer places an order and sees its state.',
      'A customer lists their orders, newest first.',
      'Whoever placed an order can cancel it until it is shipped.',
    ],
    later: ['Returns and refunds.', 'Search over all orders for support staff.'],
    qualities: [
      { what: 'Availability', target: '99.95 % a month: 22 minutes of downtime' },
      { what: 'Latency', target: 'p99 300 ms for a write, p99 100 ms for a read' },
      { what: 'Consistency', target: 'a customer sees their own write at once; everybody else within 5 s' },
      { what: 'Durability', target: 'no acknowledged order is lost: one synchronous standby in another zone' },
    ],
    estimates: [
      { what: 'Daily users', sum: '10 M users × 10 %', value: '1 M/day' },
      { what: 'Orders', sum: '1 M/day × 2', value: '2 M/day' },
      { what: 'Writes, average', sum: '2 M / 86,400 s', value: '23/s' },
      { what: 'Writes, peak', sum: '23/s × 5', value: '115/s' },
      { what: 'Cancellations, peak', sum: '115/s × 4 %', value: '4.6/s' },
      { what: 'Reads, peak', sum: '115/s × 20', value: '2,300/s' },
      { what: 'Storage', sum: '2 M/day × 1 KB × 365 days', value: '730 GB a year' },
      { what: 'Cache', sum: '2 M × 1 KB × 1.3', value: '2.6 GB for the orders of one day' },
    ],
    bottleneck: 'One primary takes 115 writes/s with ease; the reads are what grows, so they are kept away from it.',
    calls: [
      { call: 'POST /v1/orders', does: 'Places an order; `Idempotency-Key` in the header', load: '115 RPS peak' },
      { call: 'POST /v1/orders/{id}/cancel', does: 'Cancels it until it is shipped', load: '5 RPS peak' },
      { call: 'GET /v1/orders/{id}', does: 'Reads one order', load: '1,800 RPS peak' },
      { call: 'GET /v1/orders?cursor={cursor}&limit=20', does: 'Lists the caller’s orders, newest first', load: '500 RPS peak' },
    ],
    entities: [
      '**Order**: one purchase of one customer, with its state and its total.',
      '**OrderItem**: a product in an order, with the price at which it was sold.',
      '**Customer**: who orders.',
    ],
    flowchart: `flowchart TB
  client["«client»"] -->|"HTTPS, 2,420 RPS peak"| gateway[API Gateway]
  gateway -->|"gRPC, 2,420 RPS, p99 300 ms"| service["«service», 6 replicas"]
  service -->|"SQL INSERT and UPDATE, 120/s"| primary[("«database» primary")]
  service -->|"GET order:{id}, 90 % hits, 1 ms"| cache[("«cache»")]
  service -->|"SQL SELECT, 680/s, 10 ms"| replica[("«database» read replica × 2")]
  primary -.->|"WAL replication, lag below 1 s"| replica
  service -.->|"publish order.placed, 115/s"| broker[/"«broker»"/]
  broker -.->|"consume order.placed, 115/s"| worker["«worker», 2 replicas"]
`,
    write: {
      steps: [
        '«client» sends `POST /v1/orders` with an idempotency key; the gateway checks the token and the rate.',
        '«service» inserts the order, its items and an outbox row in one transaction on the «database» primary.',
        'It deletes `order:{id}` in «cache», and a relay publishes `order.placed` to «broker» from the outbox.',
        '«worker» consumes it and mails the customer; it remembers the event ids that it has handled.',
      ],
      sequence: `sequenceDiagram
  participant C as «client»
  participant S as «service»
  participant D as «database» primary
  participant B as «broker»
  C->>S: POST /v1/orders, Idempotency-Key
  S->>D: INSERT INTO idempotency_keys
  alt key is new
    S->>D: INSERT INTO orders, order_items, outbox
    D-->>S: COMMIT
    S-->>C: 201 order
    S-)B: publish order.placed
  else key is known
    D-->>S: unique violation
    S->>D: SELECT response FROM idempotency_keys WHERE id = $1
    S-->>C: 201 the same order
  end
`,
    },
    read: {
      steps: [
        '«client» sends `GET /v1/orders/{id}`; «service» asks «cache», where nine of ten reads end after 1 ms.',
        'A miss reads a replica and fills the entry for 300 s. Within 5 s of a customer’s own write it reads the primary.',
        'The list reads a replica by `(customer_id, created_at DESC, id)` with a cursor, never with OFFSET.',
      ],
      sequence: `sequenceDiagram
  participant C as «client»
  participant S as «service»
  participant K as «cache»
  participant R as «database» read replica
  C->>S: GET /v1/orders/42
  S->>K: GET order:42
  alt hit, 90 %
    K-->>S: order
  else miss
    K-->>S: nil
    S->>R: SELECT id, status, total FROM orders WHERE id = $1
    R-->>S: row
    S->>K: SET order:42 EX 300
  end
  S-->>C: 200 order
`,
    },
    deepDive: {
      title: 'Placing an order exactly once',
      paragraphs: [
        'The client retries after a timeout, the gateway retries after a 503, and a customer taps twice. The idempotency key is a row with a unique constraint, written in the transaction that writes the order: either both are there or neither is. A retry that arrives while the first is still running waits for its row lock and then finds the stored answer.',
        'The event leaves through the outbox for the same reason: a commit without its event, or an event without its commit, cannot happen. It may be published twice, so its consumer drops the ids that it knows.',
      ],
    },
    patterns: [
      { id: 'cache-aside', why: 'reads outnumber writes 20:1' },
      { id: 'outbox', why: 'the order is written and its event published' },
      { id: 'circuit-breaker', why: 'on each call that leaves the service' },
    ],
    consistency: [
      'Source of truth: the «database» primary. «cache» and the replicas may be 5 s old.',
      'Duplicates: retries of `POST /v1/orders` meet the idempotency key, repeated events meet the ids that «worker» remembers for 7 days.',
    ],
    failures: [
      {
        what: 'The primary fails over: no writes for 30 s',
        sign: 'write errors above 1 % for 1 min',
        response: 'Answer 503 with `Retry-After: 30`; reads go on from the replicas.',
      },
      {
        what: '«cache» is lost',
        sign: 'hit ratio below 50 %',
        response: 'The 2,300 reads/s go to two replicas, which bear 4,000/s; no data is lost.',
      },
      { what: '«broker» is down', sign: 'outbox older than 60 s', response: 'Orders are taken all the same; the relay catches up.' },
    ],
    scaling: [
      'At ten times the load, 1,150 writes/s, the first to fail is the primary’s disk: partition `orders` by month and archive what is older than two years.',
      'Beyond that, shard by customer: all queries but support’s name one.',
    ],
    tradeOffs: [
      { gain: 'One relational database keeps orders, items and keys in one transaction.', cost: 'one machine takes all writes until it is sharded.' },
      { gain: 'Reads from cache and replicas cost the primary nothing.', cost: 'somebody may see a state that is 5 s old.' },
    ],
    first: ['One primary, one standby, no cache: it bears the first year.', 'Then the replicas and the cache, when reads exceed 1,000/s.'],
    metrics: [
      { metric: 'Orders placed a minute', alert: 'below half of the same minute a week ago, for 5 min' },
      { metric: 'p99 of `POST /v1/orders`', alert: 'above 300 ms for 5 min' },
      { metric: 'Age of the oldest outbox row', alert: 'above 60 s' },
      { metric: 'Replication lag', alert: 'above 5 s for 1 min' },
    ],
  },
  lld: {
    scope: 'Placing, cancelling and listing orders. Payment and shipping are called, not built here.',
    erDiagram: `erDiagram
  CUSTOMER {
    uuid id PK
    string email UK
    timestamp created_at
  }
  ORDER {
    uuid id PK
    uuid customer_id FK
    string status
    decimal total
    int version
    timestamp created_at
    timestamp updated_at
  }
  ORDER_ITEM {
    uuid id PK
    uuid order_id FK
    uuid product_id FK
    int quantity
    decimal unit_price
  }
  PRODUCT {
    uuid id PK
    string name
    decimal price
    int stock
  }
  CUSTOMER ||--o{ ORDER : places
  ORDER ||--|{ ORDER_ITEM : contains
  PRODUCT ||--o{ ORDER_ITEM : "sold as"
`,
    constraints: [
      '`quantity > 0`, `stock >= 0`, and `total` is the sum of `quantity * unit_price` over the items.',
      '`unit_price` is copied when the order is placed: a later change of price does not change the order.',
    ],
    machine: {
      field: 'Order.status',
      diagram: `stateDiagram-v2
  [*] --> PLACED : place
  PLACED --> PAID : payment succeeded
  PLACED --> CANCELLED : cancel, or unpaid for 15 min
  PAID --> SHIPPED : parcel handed over
  PAID --> CANCELLED : cancel and refund
  SHIPPED --> DELIVERED : carrier confirms
  CANCELLED --> [*]
  DELIVERED --> [*]
`,
      notes: ['Every transition is `UPDATE … WHERE id = $1 AND status = $2`: no row changed means that somebody was faster.'],
    },
    queries: [
      { purpose: 'Read one order', query: 'SELECT id, status, total FROM orders WHERE id = $1', index: 'primary key' },
      {
        purpose: 'A customer’s orders, newest first',
        query: 'SELECT id, status, total FROM orders WHERE customer_id = $1 ORDER BY created_at DESC, id DESC LIMIT 20',
        index: 'orders_by_customer (customer_id, created_at DESC, id DESC)',
      },
      {
        purpose: 'Orders unpaid for 15 min',
        query: "SELECT id FROM orders WHERE status = 'PLACED' AND created_at < $1 ORDER BY created_at LIMIT 100",
        index: 'orders_by_status (status, created_at)',
      },
      {
        purpose: 'Items of an order',
        query: 'SELECT product_id, quantity, unit_price FROM order_items WHERE order_id = $1',
        index: 'items_by_order (order_id)',
      },
    ],
    classDiagram: `classDiagram
  class OrderService {
    +place(command: PlaceOrder) Order
    +cancel(orderId: UUID) void
  }
  class OrderRepository {
    <<interface>>
    +findById(id: UUID) Order
    +save(order: Order) void
  }
  class PricingStrategy {
    <<interface>>
    +priceOf(item: OrderItem) Money
  }
  class ListPrice {
    +priceOf(item: OrderItem) Money
  }
  class CampaignPrice {
    +priceOf(item: OrderItem) Money
  }
  OrderService "1" --> "1" OrderRepository : stores
  OrderService "1" --> "1" PricingStrategy : prices
  PricingStrategy <|.. ListPrice
  PricingStrategy <|.. CampaignPrice
`,
    patterns: [
      'Strategy: `PricingStrategy` is chosen for each order, so that a campaign adds a class and changes none.',
      'Repository: `OrderRepository` hides the SQL, and tests bring one in memory.',
      'State: the transitions of `Order.status` stand in one table, and `OrderService` asks it before each change.',
    ],
    races: [
      {
        race: 'Customer and timeout cancel and pay the same order at once',
        guard: 'optimistic locking: `UPDATE orders SET status = $1, version = version + 1 WHERE id = $2 AND version = $3`',
      },
      {
        race: 'Two orders take the last piece',
        guard: '`UPDATE products SET stock = stock - $1 WHERE id = $2 AND stock >= $1`: one of them changes no row',
      },
      { race: 'The same order is sent twice', guard: 'idempotency key with a unique constraint, in the transaction of the order' },
    ],
    calls: [
      { call: 'POST /v1/orders', does: 'Places an order', load: '201, the order' },
      { call: 'POST /v1/orders/{id}/cancel', does: 'Cancels it', load: '200, the order' },
      { call: 'GET /v1/orders?cursor={cursor}&limit=20', does: 'Lists the caller’s orders', load: '200, `items` and `next_cursor`' },
    ],
    errors: [
      { when: 'The order is shipped already', answer: '409 `ORDER_SHIPPED`' },
      { when: 'Not enough stock', answer: '422 `OUT_OF_STOCK` with the product ids' },
      { when: 'Somebody else’s order', answer: '404, as if it were not there' },
    ],
  },
};
