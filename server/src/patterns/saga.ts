import type { Pattern } from './pattern.ts';

export const saga: Pattern = {
  number: 5,
  id: 'saga',
  name: 'Saga: choreography or orchestration',
  need: 'Distributed transaction',
  summary: 'One business act changes several services: commit step by step, and undo in reverse what cannot be finished.',
  whenToUse: [
    'One act changes data that several services own, and no transaction spans them.',
    'Each step before the point of no return can be undone, by another step that makes sense to the business.',
    'It may take seconds to days, and the state in between may be seen.',
  ],
  whenNot: [
    'The data can live in one database: one transaction there is simpler than the best saga.',
    'Nobody may see a state in between (a ledger entry with two sides): put both sides into one service.',
    'The second step is only a notice: that takes an event from an outbox and no way back.',
  ],
  howItWorks: [
    'The saga is a state machine with a row of its own. Steps that can be undone come first: hold the seat, hold the room, authorise the card. Then comes the pivot, the ticket, which the airline does not take back. After it there is no way back, so only steps follow that can be repeated until they succeed: confirm the room, capture the payment. The order of steps is the design.',
    'A failure before the pivot runs the compensations in reverse. Each is idempotent, and each also succeeds where its step never arrived: after a timeout nobody knows whether it did. The service remembers the release of an unknown hold, so that the hold that arrives late is refused.',
    'There is atomicity in the end and no isolation. A held seat is a semantic lock: others see it as not available, and it expires by itself later than the saga can last.',
  ],
  keyQuestion: {
    question: 'What undoes each step, may it run twice or before its step, and who drives the saga?',
    answers: [
      {
        answer: 'Orchestrator with a state row',
        when: 'the usual one from four steps on; one place to read where a booking stands; it must not take over the rules of the services',
      },
      {
        answer: 'Choreography by events',
        when: 'two or three steps and few teams; nothing central; nobody can see the whole, and each new step changes several services',
      },
      {
        answer: 'Workflow engine (Temporal, Step Functions)',
        when: 'many kinds of sagas or waits of days; timers and retries are given; one more cluster and careful versions of running workflows',
      },
      {
        answer: 'Compensate by tombstone',
        when: 'goes with each of them: a release is kept by saga id for 24 h, whether or not there was a hold',
      },
    ],
  },
  knobs: [
    {
      name: 'Timeout of a step before the pivot',
      value: '5 s, 2 retries with the same id',
      effect: 'Longer: seats are held for bookings that fail anyway. Shorter: a slow partner makes compensations of what would have succeeded.',
    },
    {
      name: 'Deadline to the pivot',
      value: '2 min',
      effect: 'Longer: more bookings survive a fault. It must stay far below the expiry of the holds.',
    },
    {
      name: 'Expiry of a hold',
      value: '15 min',
      effect: 'Longer: a lost release blocks a seat for longer. Shorter: a hold may end under a running saga, and the ticket is refused.',
    },
    {
      name: 'Retries after the pivot and of compensations',
      value: 'without end, 1 s doubled to 5 min, a person after 1 h',
      effect: 'Faster: more load on a partner who is down. Slower: the customer waits for his room. A limit here would leave half a booking.',
    },
    {
      name: 'Timer scan',
      value: 'every 1 s, 500 due rows',
      effect: 'Rarer: timeouts are noticed later. More often: empty queries. `SKIP LOCKED`, so that replicas share them.',
    },
  ],
  failures: [
    {
      what: 'Sagas are stuck: a reply is lost or a service does not answer',
      sign: 'oldest saga before the pivot above 2 min, or more than 2,000 open (800 are usual)',
      response: 'The timer sends the command again with the same id, or compensates. Nothing may wait without a deadline.',
    },
    {
      what: 'A compensation fails again and again',
      sign: 'a compensation above 10 attempts, or open for 1 h',
      response: 'Page a person with the saga, its state and the last error. Holds expire by themselves; money does not.',
    },
    {
      what: 'The pivot times out: is there a ticket or not?',
      sign: 'tickets without an answer above 0.1 % in 5 min',
      response: 'Neither retry blindly nor compensate: ask the airline by our booking id until it says issued or not, then go on or back.',
    },
    {
      what: 'Two writers of one saga: a reply and the timer at once',
      sign: 'version conflicts above 1 % of transitions',
      response: 'The update names the version that was read; the loser reads again and mostly finds nothing to do.',
    },
    {
      what: 'A deployment changes the steps while sagas run',
      sign: 'transitions that no version knows above 0',
      response: 'The row keeps the version of its definition. Old versions run until none is open; after the pivot that may take days.',
    },
  ],
  tradeOffs: [
    {
      gain: 'Services commit alone, and none waits with locks for another.',
      cost: 'other readers see holds that vanish again, so each screen must have a word for “pending”.',
    },
    {
      gain: 'The orchestrator knows where each booking stands.',
      cost: 'it is a part that all bookings need; run it in several replicas over one store that fails over.',
    },
    {
      gain: 'A failure in the middle is a defined way and not an incident.',
      cost: 'each step is written twice, forward and back, and the way back runs for 7 of 100 bookings only: test it deliberately.',
    },
  ],
  numbers: [
    { what: 'One step over the bus, without the work', value: '10–50 ms' },
    { what: 'Hold at a partner', value: '0.2–2 s' },
    { what: 'Ticket at an airline', value: '2–5 s' },
    { what: 'Card authorisation', value: '0.5–2 s; lapses after about 7 days' },
    { what: 'Open sagas', value: 'starts/s × duration: 100/s × 8 s = 800' },
    { what: 'Two-phase commit instead', value: 'locks for the slowest participant; no partner of ours offers it' },
  ],
  examples: ['Trips with flight, hotel and payment', 'Checkout', 'Transfers between banks', 'Onboarding of a merchant'],
  related: [
    { id: 'outbox', why: 'state and command in one transaction: without it a saga loses its own steps' },
    { id: 'unique-ids', why: 'the saga id makes each command and each compensation idempotent' },
    { id: 'circuit-breaker', why: 'with a partner who is down, refuse the booking before the first hold' },
    { id: 'write-queue', why: 'parked messages and lag mean the same here' },
  ],
  slots: {
    orchestrator: { choices: ['Booking Service'], kinds: ['service'] },
    state: { choices: ['PostgreSQL', 'MySQL'], kinds: ['database'] },
    bus: { choices: ['Kafka', 'RabbitMQ', 'SQS'], kinds: ['queue', 'topic', 'stream'] },
    flight: { choices: ['Flight Service'], kinds: ['service'] },
    hotel: { choices: ['Hotel Service'], kinds: ['service'] },
  },
  why: 'A trip is a seat of «flight», a room of «hotel» and a payment, in three databases; 100 bookings start a second at peak, and 10 of them fail at some step. «orchestrator» keeps a row for each in «state» and sends commands over «bus». The ticket is the pivot: before it everything is undone, after it everything is finished.',
  calls: [
    { call: 'POST /v1/bookings', does: 'Starts a saga, answers 202 with its id', load: '100 RPS peak, p99 100 ms' },
    { call: 'GET /v1/bookings/{id}', does: 'Says pending, confirmed or failed', load: '400 RPS, every 2 s for 8 s' },
    { call: 'consume saga.replies', does: 'Moves a saga on', load: '576 replies/s' },
  ],
  flowchart: `flowchart TB
  client[Trip App] -->|"HTTPS POST /v1/bookings, 100 RPS, GET by id, 400 RPS"| orchestrator["«orchestrator»<br/>3 replicas"]
  orchestrator -->|"SQL UPDATE saga with version, 676/s, SELECT, 400/s, 5 ms"| state[("«state»<br/>saga rows and outbox")]
  state -.->|"relay of the outbox, 576/s"| commands[["«bus»<br/>saga.commands"]]
  commands -.->|"HoldSeat, IssueTicket, ReleaseSeat, 198/s"| flight["«flight»"]
  commands -.->|"HoldRoom, ConfirmRoom, ReleaseRoom, 192/s"| hotel["«hotel»"]
  commands -.->|"Authorise, Capture, Void, 186/s"| payment[Payment Service]
  flight -.->|"198 replies/s"| replies[["«bus»<br/>saga.replies"]]
  hotel -.->|"192 replies/s"| replies
  payment -.->|"186 replies/s"| replies
  replies -.->|"consume saga.replies by saga id, 576/s"| orchestrator
`,
  sequence: `sequenceDiagram
  participant O as «orchestrator»
  participant F as «flight»
  participant H as «hotel»
  participant P as Payment Service
  O-)F: HoldSeat, saga 42
  F-)O: SeatHeld, expires in 15 min
  O-)H: HoldRoom, saga 42
  Note over H: does not answer, 3 attempts of 5 s
  Note over O: timer, state becomes COMPENSATING, room unknown
  O-)H: ReleaseRoom, saga 42
  Note over H: back again, the release comes first
  H->>H: no hold of saga 42, keeps a tombstone for 24 h
  H-)O: RoomReleased
  Note over H: a HoldRoom of saga 42 arrives late
  H->>H: tombstone, refused
  H-)O: HoldRefused, ignored in this state
  O-)F: ReleaseSeat, saga 42
  F-)O: SeatReleased
  O-)F: ReleaseSeat, saga 42, sent again by the timer
  F-)O: SeatReleased, already free, the same answer
  Note over O: state FAILED, the payment was never asked
  Note over O,P: another saga, 43, is past its pivot
  O-)P: Capture, saga 43
  P-)O: unavailable
  Note over O: no way back, again after 1 s, 2 s, 4 s up to 5 min
  O-)P: Capture, saga 43, the same id
  P-)O: Captured once
  Note over O: state CONFIRMED
`,
  paths: [
    {
      name: 'Write path',
      steps: [
        '«orchestrator» writes the saga row and the first command into «state» in one transaction, and answers 202.',
        'Hold the seat: 100/s, 3 have none. Hold the room: 97/s, 2 have none. Authorise: 95/s, 4 are declined.',
        'Issue the ticket, the pivot: 91/s, 1 is refused. 100 − 3 − 2 − 4 − 1 = 90 trips a second go on.',
        'Confirm the room, then capture the payment: 90/s each, repeated until they succeed.',
        'Each reply is one update of the row, with its version, and the next command beside it.',
      ],
    },
    {
      name: 'Compensation path',
      steps: [
        'In reverse: void the authorisation (1/s), release the room (4 + 1 = 5/s), release the seat (2 + 4 + 1 = 7/s), 1 + 5 + 7 = 13/s together.',
        'All commands: 100 + 97 + 95 + 91 + 90 + 90 + 13 = 576/s, and as many replies. With 100 starts these are 676 transactions/s.',
        'By service: «flight» 100 + 91 + 7 = 198/s, «hotel» 97 + 90 + 5 = 192/s, payment 95 + 90 + 1 = 186/s.',
      ],
    },
    {
      name: 'Read path',
      steps: [
        '`GET /v1/bookings/{id}` reads the saga row; all states before the pivot are “pending” to the customer, and those after it “confirmed”.',
      ],
    },
  ],
  questions: [
    'Which step is the pivot, and can a later one still fail for a reason of business?',
    'What does a customer see, and what may he do, while his booking is pending?',
    'Who is paged for a saga that is open for 1 h, and which tool finishes it by hand?',
  ],
};
