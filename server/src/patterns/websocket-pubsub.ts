import type { Pattern } from './pattern.ts';

export const websocketPubsub: Pattern = {
  number: 3,
  id: 'websocket-pubsub',
  name: 'WebSocket with a pub-sub backend',
  need: 'Real-time',
  summary: 'The server speaks first: clients hold a socket open, pub-sub brings each message to the servers that hold them.',
  whenToUse: [
    'A change must be on other screens within a second, and polling would mostly find nothing.',
    'Clients send as well as receive: typing, cursors, moves, acknowledgements.',
    'Who must see a message is spread over more connections than one server holds.',
  ],
  whenNot: [
    'Only the server speaks: server-sent events do it over plain HTTP, reconnect by themselves and say `Last-Event-ID`.',
    'Updates every 30 s or slower: polling with an ETag needs no open connection.',
    'The application is closed on the phone: that takes a push service (APNs, FCM), which a socket never replaces.',
  ],
  howItWorks: [
    'Connection servers hold the sockets and little else: who it is, which channels it follows, what waits to be sent. A message is stored first and gets the next sequence number of its channel. Then it is published, and each connection server with a follower of the channel passes it on. Pub-sub keeps nothing: it may lose a message, the store may not.',
    'So a client keeps the last number it has seen in each channel. After a reconnect to any server it sends them, gets what is missing from the store and goes on. A gap in the numbers while connected is mended in the same way. This makes delivery at least once, and the number drops the second copy.',
    'A socket is one TCP connection and stays where it is; no sticky cookie is needed, because any server can resume any client. Spread by least connections: round robin leaves a server that has just started empty for hours.',
  ],
  keyQuestion: {
    question: 'How does a client that reconnects get exactly what it missed?',
    answers: [
      {
        answer: 'Sequence number by channel, replay from the store',
        when: 'the usual one; needs one place that gives out the numbers, which limits one channel to about 100 messages/s',
      },
      {
        answer: 'Offset in a log (Kafka, Redis Streams)',
        when: 'few and busy streams, such as live scores; a topic for each of a million channels does not work',
      },
      {
        answer: 'Snapshot, then changes',
        when: 'dashboards and games: only the newest state counts; send the version with it and forget what was missed',
      },
      {
        answer: 'Merge of operations (CRDT, OT)',
        when: 'editing together: both sides have changed meanwhile; costs metadata for each character and a library that few understand',
      },
    ],
  },
  knobs: [
    {
      name: 'Heartbeat',
      value: 'ping every 30 s, closed after 2 missed',
      effect: 'Shorter: dead sockets are found sooner, and phones wake up more often. It must be below the idle timeout of each proxy (75 s here).',
    },
    {
      name: 'Sockets on a server',
      value: '50,000, refused above 60,000',
      effect: 'More: fewer servers, and a larger storm when one dies. Limits are memory and file descriptors, hardly CPU.',
    },
    {
      name: 'Send buffer of a socket',
      value: '256 KB',
      effect: 'Larger: bridges a longer tunnel on a phone. 50,000 × 256 KB = 12.8 GB in the worst case, so cap the sum at 4 GB too.',
    },
    {
      name: 'Reconnect delay',
      value: 'random in 0–30 s, doubled up to 5 min',
      effect: 'Longer: a gentler storm, and users who wait. Without the random part all come back in the same second.',
    },
    {
      name: 'Drain of a server at deployment',
      value: '5 min, 2 servers at a time',
      effect: 'Longer: 167 reconnects/s from each instead of a wave, and a roll-out of 50 min for 20 servers.',
    },
    {
      name: 'Replay',
      value: '500 messages a channel',
      effect: 'More: longer gaps are filled at once. Above it the client drops what it has and loads the newest page.',
    },
  ],
  failures: [
    {
      what: 'Reconnect storm: the balancer restarts, and 1,000,000 clients come back',
      sign: 'connects above 5,000/s',
      response:
        'Each server admits 500/s and answers 503 to the rest before the TLS work where it can: 20 × 500 = 10,000/s, all back in 100 s. Clients add jitter.',
    },
    {
      what: 'Slow consumers: their buffers fill, and the server runs out of memory',
      sign: 'sum of send buffers above 4 GB, or closes for a full buffer above 1 % of sockets in 5 min',
      response: 'Close the slowest with code 4008; the client resumes by number. Never wait for one socket while others are served.',
    },
    {
      what: 'A huge channel: one message becomes 50,000 sends',
      sign: 'push latency p99 above 1 s while the median is below 100 ms',
      response: 'Encode once for all sockets of a server; above 5,000 followers send “new messages” at most once a second and let clients fetch.',
    },
    {
      what: 'Pub-sub drops messages on a failover or for a slow subscriber',
      sign: 'gaps that clients report above 0.1 % of messages',
      response: 'Clients mend gaps by number. After a failover each server asks for the last numbers of the channels that it follows.',
    },
    {
      what: 'Half-open sockets: the phone is gone, the server does not know',
      sign: 'open sockets minus users seen in 60 s above 5 %',
      response: 'Ping from the server; presence ends by expiry after 90 s, never only by the close event.',
    },
  ],
  tradeOffs: [
    {
      gain: 'A message is on the other screens within 200 ms, without a poll.',
      cost: 'a million open connections are state: deployments, balancing and autoscaling must all respect it.',
    },
    {
      gain: 'Pub-sub without storage is fast and cheap.',
      cost: 'correctness rests on the sequence numbers and on clients that use them; old clients cannot be mended by a deployment.',
    },
    {
      gain: 'Any server serves any client.',
      cost: 'a channel of 40 reaches 17 of 20 servers, so inner traffic grows with the number of servers, until users of one team are placed together.',
    },
  ],
  numbers: [
    { what: 'Memory of an idle socket with TLS', value: '20–50 KB; 50,000 × 40 KB = 2 GB' },
    { what: 'Sockets on one server', value: '50,000–500,000, by how much each sends' },
    { what: 'Redis pub-sub, publish to receive', value: '1 ms' },
    { what: 'TLS handshake', value: '1–2 round trips, about 1 ms of CPU' },
    { what: 'Idle timeout of NAT on mobile networks', value: '30 s–5 min' },
    { what: 'Idle timeout of a cloud balancer', value: '60 s unless set' },
  ],
  examples: ['Team chat', 'Live scores', 'Collaborative editing', 'Trading dashboards'],
  related: [
    { id: 'write-queue', why: 'for what must be worked on after the message, such as push and moderation' },
    { id: 'unique-ids', why: 'for the client’s own id of a message, by which a second send is dropped' },
    { id: 'rate-limiting', why: 'frames on an open socket pass no gateway, so they are counted here' },
    { id: 'circuit-breaker', why: 'a storm of resumes must not take the store down' },
  ],
  slots: {
    client: { choices: ['Chat App'], kinds: ['client'] },
    edge: { choices: ['Connection Server'], kinds: ['service', 'gateway'] },
    chat: { choices: ['Chat Service'], kinds: ['service'] },
    bus: { choices: ['Redis', 'Valkey', 'NATS'], kinds: ['queue', 'topic', 'stream', 'cache'] },
    history: { choices: ['PostgreSQL', 'MySQL', 'Aurora'], kinds: ['database'] },
  },
  why: 'At peak 1,000,000 «client» sockets are open and 5,000 messages a second must reach 40 sockets each, 5,000 × 40 = 200,000 pushes/s, within 200 ms. «edge» holds 50,000 sockets on each of 20 servers; «chat» stores a message in «history» before «bus» carries it.',
  calls: [
    { call: 'GET /v1/socket', does: 'Upgrades to a WebSocket', load: '500 connects/s, since a session lasts 2,000 s' },
    { call: 'SEND message {channel, clientId, text}', does: 'Posts a message, acknowledged with its number', load: '5,000/s peak' },
    { call: 'SEND resume {channel: seq}', does: 'Asks for what came after each number', load: '500/s' },
    { call: 'PUSH message {channel, seq, text}', does: 'Brings a message', load: '200,000/s, p99 200 ms' },
  ],
  flowchart: `flowchart TB
  client["«client»<br/>1,000,000 sockets"] -->|"WebSocket, 500 connects/s and 5,000 sends/s"| balancer["Load Balancer<br/>least connections"]
  balancer -->|"WebSocket, 500 connects/s and 5,000 sends/s"| edge["«edge»<br/>20 × 50,000 sockets"]
  edge -->|"gRPC Send 5,000 RPS, Resume 500 RPS"| chat["«chat»<br/>10 replicas"]
  chat -->|"SQL INSERT with the next seq, 5,000/s, 8 ms"| history[("«history»<br/>4 shards by channel")]
  chat -->|"SQL SELECT after seq, 500 RPS, 10 ms"| history
  chat -.->|"publish channel:{id}, 5,000/s"| bus[["«bus»<br/>4 shards"]]
  bus -.->|"channel:{id} to 17 servers, 85,000/s"| edge
  edge -.->|"WebSocket push, 200,000/s"| client
  edge -->|"SET presence:{user} EX 90, 33,333/s"| presence[("Presence Redis<br/>2 shards")]
`,
  sequence: `sequenceDiagram
  participant C as «client»
  participant A as «edge» A
  participant B as «edge» B
  participant S as «chat»
  participant H as «history»
  participant P as «bus»
  Note over C,A: connected, last seen seq 105 of channel 7
  A-)C: drain, come back in 140 s (random in 0–300 s)
  C->>A: close, at the time given
  Note over P: 106 and 107 are published, A no longer holds the client
  C->>B: GET /v1/socket, token
  B-->>C: 101 Switching Protocols
  C->>B: resume channel 7 after 105
  B->>P: subscribe channel 7, before the read
  P-)B: message 108, held back
  B->>S: Resume, channel 7 after 105
  S->>H: SELECT where seq > 105 ORDER BY seq LIMIT 500
  H-->>S: 106, 107, 108
  S-->>B: 106, 107, 108
  B-)C: 106, 107, 108, and 108 of the subscription is dropped
  P-)B: message 110
  B-)C: message 110
  Note over C: 109 is missing
  C->>B: resume channel 7 after 108
  B->>S: Resume, channel 7 after 108
  S-->>B: 109, 110
  B-)C: 109, 110, and the second 110 is dropped
`,
  paths: [
    {
      name: 'Send path',
      steps: [
        '«client» sends with an id of its own; a second send after a timeout finds the id and gets the same number.',
        '«chat» takes the next number of the channel and inserts the message in one transaction of «history», then acknowledges. The row of the channel is locked for 8 ms, so one channel bears about 100 messages/s.',
        'It publishes to `channel:{id}`. If that fails the message is late, not lost: the next number shows the gap, and a client that hears nothing for 60 s asks.',
      ],
    },
    {
      name: 'Receive path',
      steps: [
        '«edge» follows a channel once, however many of its sockets do. 40 random sockets stand on 20 × (1 − 0.95^40) ≈ 17 of 20 servers: 5,000 × 17 = 85,000 deliveries/s, 21,250 from each shard.',
        'Each server pushes 200,000 ÷ 20 = 10,000/s, through a buffer for each socket.',
        'The ping every 30 s also renews the presence: 1,000,000 ÷ 30 s = 33,333 writes/s, sent in pipelines of 100. Members without presence get a push notification.',
      ],
    },
    {
      name: 'When a server dies',
      steps: [
        '50,000 clients come back within 30 s: 50,000 ÷ 30 s = 1,667 connects/s, over 19 servers 88/s on each.',
        'Each of the 19 then holds 50,000 + 2,632 = 52,632 sockets, below the 60,000 at which it refuses.',
        'The same 1,667 resumes/s read «history», three times the usual 500; it must have been tested with that.',
      ],
    },
  ],
  questions: [
    'Which messages may be lost (typing, cursors) and so need neither number nor store?',
    'What does a client do whose token expires, or whose right to a channel ends, while the socket is open?',
    'Which client versions are out there, and which of them resume and wait with jitter?',
  ],
};
