import type { Family } from './family.ts';

export const realtime: Family = {
  id: 'realtime',
  name: 'Real-time',
  summary: 'The server pushes to whoever is connected: chat, presence, dispatch, collaboration.',
  slots: {
    client: { choices: ['Chat app'] },
    gateway: { choices: ['Connection Gateway'] },
    chat: { choices: ['Chat Service'] },
    store: { choices: ['Cassandra', 'ScyllaDB'] },
    broker: { choices: ['Kafka', 'Redpanda', 'Pulsar'] },
    registry: { choices: ['Redis', 'Valkey'] },
  },
  hld: {
    must: [
      'A member writes to a conversation, and the connected members see the message at once, in the same order.',
      'Whoever was away gets what they missed when they come back, without a gap.',
      'Members see who is online.',
    ],
    later: ['Typing indicators.', 'End-to-end encryption: the server then stores what it cannot read.'],
    qualities: [
      { what: 'Availability', target: '99.95 % a month for sending' },
      { what: 'Latency', target: 'p95 500 ms from one screen to the other, p99 150 ms to the sender’s tick' },
      { what: 'Order', target: 'one order for each conversation, the same for all members; none between conversations' },
      { what: 'Delivery', target: 'at least once to the device, shown once; presence may be 30 s old' },
    ],
    estimates: [
      { what: 'Daily users', sum: '10 M users × 20 %', value: '2 M/day' },
      { what: 'Connections, peak', sum: '2 M × 25 %', value: '500,000' },
      { what: 'Gateways', sum: '500,000 / 50,000 each', value: '10; 15 run, so that a lost zone of three leaves 10' },
      { what: 'Messages, average', sum: '2 M/day × 40 / 86,400 s', value: '926/s' },
      { what: 'Messages, peak', sum: '926/s × 5', value: '4,630/s' },
      { what: 'Deliveries, peak', sum: '4,630/s × 10 members × 40 % connected', value: '18,520/s' },
      { what: 'Acks, peak', sum: '18,520/s / 5, since one covers all before it', value: '3,704/s' },
      { what: 'Mobile pushes, peak', sum: '4,630/s × 6 away × 20 % with nothing unread', value: '5,556/s' },
      { what: 'Heartbeats', sum: '500,000 / 15 s', value: '33,333/s' },
      { what: 'Reconnects, peak', sum: '2 M/day × 10 / 86,400 s × 5', value: '1,157/s, each with a replay' },
      { what: 'Pages of history, peak', sum: '2 M/day × 5 / 86,400 s × 5', value: '579/s' },
      { what: 'Lost gateway', sum: '500,000 / 15', value: '33,333 reconnects; over 30 s they are 1,111/s' },
      { what: 'Storage', sum: '80 M/day × 300 B × 365 days × 3 copies', value: '26.3 TB a year' },
    ],
    bottleneck:
      'The messages are few; 500,000 open connections are the bottleneck. They bind the gateways’ memory, and come back at once when one is lost.',
    calls: [
      { call: 'GET /v1/stream', does: 'Opens the WebSocket, with the last `seq` of each conversation', load: '1,157 RPS peak' },
      { call: 'send', does: 'Frame: text and `client_id` to a conversation', load: '4,630/s peak' },
      { call: 'ack', does: 'Frame: the last `seq` shown', load: '3,704/s peak' },
      { call: 'GET /v1/conversations/{id}/messages?before_seq={seq}&limit=50', does: 'Reads older messages', load: '579 RPS peak' },
    ],
    entities: [
      '**Conversation**: up to 1,000 members who read the same messages.',
      '**Message**: a text with its place in the conversation, `seq`, counted from 1 without gaps.',
      '**Session**: one open connection of one device. It lives in «registry» only.',
      '**Membership**: who reads a conversation, and how far they have read.',
    ],
    flowchart: `flowchart TB
  client["«client»"] -->|"WebSocket send and ack, 500,000 open"| gateway["«gateway»<br/>15 replicas"]
  gateway -->|"WebSocket message, 18,520/s"| client
  gateway -->|"gRPC Send 4,630/s, Ack 3,704/s, Read 1,736/s"| chat["«chat»<br/>9 replicas"]
  gateway -->|"SET session EX 30, 33,333/s"| registry[("«registry» registry<br/>sessions, presence")]
  chat -->|"SQL SELECT members 4,630/s, UPDATE read_seq 3,704/s"| members[("PostgreSQL memberships<br/>2 replicas")]
  chat -.->|"publish message.accepted, 4,630/s"| broker[/"«broker»<br/>48 partitions"/]
  broker -.->|"consume message.accepted, 4,630/s"| delivery["Delivery Worker<br/>12 replicas"]
  delivery -->|"CQL INSERT client_id and message, 9,260/s, 8 ms"| store[("«store» messages<br/>9 nodes")]
  chat -->|"CQL SELECT by seq, 1,736/s, 10 ms"| store
  delivery -->|"MGET sessions of members, 4,630/s"| registry
  delivery -->|"gRPC Deliver, 18,520/s, 100 ms timeout"| gateway
  delivery -->|"HTTPS push, 5,556/s"| push[Mobile Push Provider]
`,
    write: {
      steps: [
        '«client» sends a frame with a `client_id` of its own making; «gateway» passes it to «chat».',
        '«chat» checks the membership and publishes to «broker», keyed by conversation. When the log has it on two brokers, the sender gets the tick.',
        'One Delivery Worker owns the partition: it gives the message the next `seq`, stores it, and only then looks for sessions.',
        'It pushes to the gateways that hold them. A gateway that has lost the connection says so, and nothing is lost: the message is in «store».',
        'Members without a session get a mobile push, one for each conversation until they open it.',
      ],
      sequence: `sequenceDiagram
  participant A as Sender’s «client»
  participant G as «gateway»
  participant S as «chat»
  participant B as «broker»
  participant W as Delivery Worker
  participant D as «store»
  participant M as Member’s «client»
  A->>G: send, client_id 7f3a
  G->>S: gRPC Send
  S-)B: publish message.accepted, key conversation
  B--)S: stored on 2 brokers
  S-->>G: accepted
  G-->>A: accepted 7f3a, one tick
  B-)W: consume message.accepted
  W->>D: INSERT seq 42 IF NOT EXISTS
  D-->>W: applied
  W->>G: gRPC Deliver, seq 42
  G-)M: message, seq 42
  M-)G: ack, seq 42
`,
    },
    read: {
      steps: [
        'A client that connects says which `seq` it has of each conversation. «gateway» writes the session first, and holds live messages back from then on.',
        'It reads what is newer from «store», 200 a page, sends it, and then lets the live messages through. What comes twice has a `seq` that the client knows.',
        'Older messages come by pages of 50, before a `seq`: 1,157/s replays + 579/s pages = 1,736/s reads.',
        'A client that sees 41 and then 43 asks for 42. So no lost push goes unnoticed.',
      ],
      sequence: `sequenceDiagram
  participant C as «client»
  participant G as «gateway»
  participant R as «registry»
  participant S as «chat»
  participant D as «store»
  C->>G: GET /v1/stream, conversation 7 at seq 39
  G->>R: SET session EX 30
  Note over G: live messages wait in a buffer
  G->>S: gRPC Read, after 39
  S->>D: SELECT seq, text FROM messages WHERE conversation_id = 7 AND seq > 39
  D-->>S: 40, 41, 42
  S-->>G: 40, 41, 42
  G-->>C: 40, 41, 42
  Note over G: the buffer has 42 and 43
  G-)C: 43
`,
    },
    deepDive: {
      title: 'Order without a gap, across reconnects',
      paragraphs: [
        'Clocks of phones and servers disagree, so time orders nothing here. The log keeps all messages of a conversation in one partition, and one worker reads it. That worker counts. After a rebalance its successor reads the last `seq` from the store; a predecessor that still lives loses at `INSERT … IF NOT EXISTS`, because the number is taken.',
        'A message is stored before it is pushed. So a push may fail: whoever missed it sees the gap, or replays. The price is one write, 8 ms, in front of each delivery.',
        'Presence has no log. A heartbeat every 15 s renews a key of 30 s, and a key that expires means offline. It goes only to those who look at a conversation now: to all contacts it would outnumber the messages.',
      ],
    },
    patterns: [
      { id: 'websocket-pubsub', why: 'the server speaks first, and clients replay by `seq`' },
      { id: 'write-queue', why: 'the sender’s tick waits for the log and not for store and members' },
    ],
    consistency: [
      'Source of truth: «store» for messages, PostgreSQL for memberships. «registry» holds what heartbeats write again within 15 s.',
      'Duplicates: a client repeats `send` with the same `client_id`; the worker finds it in `message_ids`, kept for 7 days, and answers with the `seq` it has.',
    ],
    failures: [
      {
        what: 'A gateway is lost, and 33,333 clients come back at once',
        sign: 'reconnects above 2,000/s',
        response: 'Clients wait 0–30 s at random, 1,111/s. A gateway takes 200 connects a second and answers 503 with `Retry-After` to the others.',
      },
      {
        what: 'One conversation is hot, and its partition waits',
        sign: 'lag of one partition above 5 s',
        response: 'Above 100 messages/s members get one “new until seq” a second and read the page themselves.',
      },
      {
        what: '«registry» is lost',
        sign: 'deliveries below 50 % of those expected for 1 min',
        response: 'Nobody seems online; clients poll every 10 s. Heartbeats fill it again within 15 s.',
      },
    ],
    scaling: [
      'At ten times the load, 5 M connections, the first to fail is the registry, 333,333 heartbeats/s: shard it by user, and let phones in the background beat every 60 s.',
      'Then split into cells by conversation; a gateway talks to the cell of each conversation.',
    ],
    tradeOffs: [
      {
        gain: 'The log takes the message before the store does: the tick needs 30 ms.',
        cost: 'for some seconds a ticked message may be on no screen and in no history.',
      },
      {
        gain: 'One writer for each conversation gives one order without locks.',
        cost: 'a conversation is as fast as one worker, and waits 10 s when it dies.',
      },
    ],
    first: [
      'One gateway pair and PostgreSQL for messages too, with `seq` from a row lock on the conversation: good for 50,000 connections.',
      'From the first day: `client_id`, `seq` and replay. Phones cannot be taught them later.',
      'Then the log and «store», at 1,000 messages/s.',
    ],
    metrics: [
      { metric: 'Test messages on the other screen within 500 ms', alert: 'below 95 % for 5 min' },
      { metric: 'Lag of `message.accepted`', alert: 'above 5 s for 1 min' },
      { metric: 'Open connections', alert: 'fall by 10 % within 1 min' },
    ],
  },
  lld: {
    scope: 'Sessions, order and replay. Media, search and moderation are not designed here.',
    erDiagram: `erDiagram
  USER {
    uuid id PK
    string name
  }
  CONVERSATION {
    uuid id PK
    string title
    timestamp created_at
  }
  MEMBERSHIP {
    uuid conversation_id PK, FK
    uuid user_id PK, FK
    bigint joined_seq
    bigint read_seq
  }
  MESSAGE {
    uuid conversation_id PK, FK
    bigint seq PK
    uuid sender_id FK
    uuid client_id
    string text
    timestamp created_at
  }
  SESSION {
    uuid id PK
    uuid user_id FK
    string gateway
    string status
    timestamp beat_at
  }
  USER ||--o{ MEMBERSHIP : has
  CONVERSATION ||--|{ MEMBERSHIP : has
  CONVERSATION ||--o{ MESSAGE : contains
  USER ||--o{ MESSAGE : writes
  USER ||--o{ SESSION : opens
`,
    constraints: [
      '`seq` has no gaps: a retracted message keeps its number and loses its text.',
      '`read_seq` only grows. “Read by” is computed from it: one row a member, not one a member and message.',
      '`message_ids (conversation_id, client_id) → seq` expires after 7 days; a member sees messages from `joined_seq` on.',
    ],
    machine: {
      field: 'Session.status',
      diagram: `stateDiagram-v2
  [*] --> CONNECTING : socket opened
  CONNECTING --> REPLAYING : token valid, session written
  CONNECTING --> CLOSED : token refused, or silent for 5 s
  REPLAYING --> LIVE : replay sent, buffer emptied
  REPLAYING --> CLOSED : socket lost, or buffer full
  LIVE --> STALE : no heartbeat for 30 s
  STALE --> LIVE : heartbeat
  STALE --> CLOSED : no heartbeat for 60 s
  LIVE --> CLOSED : client leaves, or gateway drains
  CLOSED --> [*]
`,
      notes: [
        'A user is online while one of their sessions is LIVE.',
        'The buffer of a session holds 1,000 messages. When it is full the session is closed: the client replays, and a slow phone cannot fill the gateway’s memory.',
      ],
    },
    queries: [
      {
        purpose: 'Replay after a `seq`',
        query: 'SELECT seq, sender_id, text FROM messages WHERE conversation_id = ? AND seq > ? ORDER BY seq LIMIT 200',
        index: 'primary key (conversation_id, seq)',
      },
      {
        purpose: 'Older messages, a page',
        query: 'SELECT seq, sender_id, text FROM messages WHERE conversation_id = ? AND seq < ? ORDER BY seq DESC LIMIT 50',
        index: 'primary key (conversation_id, seq)',
      },
      {
        purpose: 'Members of a conversation',
        query: 'SELECT user_id FROM memberships WHERE conversation_id = $1',
        index: 'primary key (conversation_id, user_id)',
      },
      {
        purpose: 'Conversations of a user',
        query: 'SELECT conversation_id, read_seq FROM memberships WHERE user_id = $1',
        index: 'memberships_by_user (user_id, conversation_id)',
      },
    ],
    classDiagram: `classDiagram
  class ConnectionHandler {
    +open(token: Token, positions: Position[]) Session
    +receive(frame: Frame) void
  }
  class SessionState {
    <<interface>>
    +onMessage(message: Message) void
    +onHeartbeat() void
  }
  class Replaying {
    +onMessage(message: Message) void
    +onHeartbeat() void
  }
  class Live {
    +onMessage(message: Message) void
    +onHeartbeat() void
  }
  class DeliveryChannel {
    <<interface>>
    +deliver(message: Message) Outcome
  }
  class GatewayChannel {
    +deliver(message: Message) Outcome
  }
  class MobilePushChannel {
    +deliver(message: Message) Outcome
  }
  class Deliverer {
    +deliver(message: Message) void
  }
  ConnectionHandler "1" --> "1" SessionState : asks
  SessionState <|.. Replaying
  SessionState <|.. Live
  Deliverer "1" --> "1..*" DeliveryChannel : tries in turn
  DeliveryChannel <|.. GatewayChannel
  DeliveryChannel <|.. MobilePushChannel
`,
    patterns: [
      'State pattern: `Replaying` keeps a message in the buffer, `Live` sends it; the handler does not ask which it is.',
      'Strategy: `DeliveryChannel`, tried in turn until one says delivered.',
      'Observer: a client that looks at a conversation subscribes to its presence, and is forgotten when it looks away.',
    ],
    races: [
      {
        race: 'Two workers count in the same conversation after a rebalance',
        guard: '`INSERT … IF NOT EXISTS` on `(conversation_id, seq)`: the loser stops and gives the partition up',
      },
      {
        race: 'A message arrives between replay and live',
        guard: 'the session is written before the replay is read; duplicates are dropped by `seq`',
      },
      { race: 'The same message is sent twice', guard: 'unique `(conversation_id, client_id)` in `message_ids`, written before the message' },
      {
        race: 'The old session closes after the new one has opened',
        guard: 'the key holds the session id, and a script deletes it only if it is its own',
      },
    ],
    calls: [
      { call: 'GET /v1/stream', does: 'Opens the WebSocket', load: '101, then the replay' },
      { call: 'send', does: 'Sends a message', load: '`accepted` with `client_id`, later the message with `seq`' },
      { call: 'ack', does: 'Moves `read_seq`', load: 'none' },
      { call: 'GET /v1/conversations/{id}/messages?before_seq={seq}&limit=50', does: 'Reads older messages', load: '200, `items` and `has_more`' },
    ],
    errors: [
      { when: 'The token has expired', answer: 'close 4401; the client renews it and connects again' },
      { when: 'Not a member', answer: '404, as if the conversation were not there' },
      { when: 'More than 10 messages a second', answer: 'frame `error` with `SLOW_DOWN` and `retry_after`' },
    ],
  },
};
