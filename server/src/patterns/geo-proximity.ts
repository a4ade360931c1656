import type { Pattern } from './pattern.ts';

export const geoProximity: Pattern = {
  number: 8,
  id: 'geo-proximity',
  name: 'Geohash grid and Redis GEO',
  need: 'Geo proximity',
  summary: 'Who is near this point? Keep positions in memory, ordered by geohash, and search outwards in rings.',
  whenToUse: [
    'The question is “the nearest twenty” or “all within 2 km”, and latitude and longitude have to be judged together.',
    'The things move, and each reports its position every few seconds.',
    'A position is worthless after half a minute: it can live in memory alone.',
  ],
  whenNot: [
    'Shops that stand still and are filtered by much else: PostGIS or the geo fields of a search index answer both at once.',
    'Exact shapes (delivery zones, borders): a cell is a rectangle; take polygons with an R-tree.',
    'Distance by road decides: straight lines only choose the candidates for the router.',
  ],
  howItWorks: [
    'A geohash halves the world in turn by longitude and latitude; its bits, interleaved, give one number. Points that share a prefix share a cell, so a sorted set of such numbers finds a cell as a range. Redis GEO does so with 52 bits: `GEOADD` writes the number, `GEOSEARCH` reads the cell around the point and its eight neighbours at a precision fitted to the radius, and measures the distance of each member.',
    'The neighbours are not an extra: two points a metre apart may lie on both sides of a cell border and, at the equator or Greenwich, have not one character in common. Nine cells are enough as long as the side of a cell is at least the radius.',
    'Members of a sorted set have no TTL of their own. A second set holds when each was last heard of; a sweep takes out who has been silent, and the search drops them too.',
  ],
  keyQuestion: {
    question: 'Which cell size for which radius, and how old may a position be?',
    answers: [
      {
        answer: 'Redis GEO, no cells of our own',
        when: 'the usual one; the radius differs by request and the precision follows it; gives no counts by cell',
      },
      {
        answer: 'Geohash 5 (4.9 × 4.9 km)',
        when: 'radius up to 4.9 km, suburbs and country; sizes hold at the equator, and at 60° north a cell is half as wide; in a city centre 216 km² are scanned for a circle of 2 km that has 12.6 km²',
      },
      {
        answer: 'Geohash 6 (1.2 × 0.6 km)',
        when: 'radius up to 600 m, counts and prices by district; a wider search needs further rings of cells',
      },
      {
        answer: 'Geohash 7 (153 × 153 m)',
        when: 'pick-up points and single blocks; a rider at 20 km/h changes cells every 28 s, and each change is a move between sets',
      },
      {
        answer: 'H3 or S2',
        when: 'cells are compared with each other: H3 hexagons of level 8 have 0.74 km² on average and six equal neighbours; costs a library and a set for each cell',
      },
    ],
  },
  knobs: [
    {
      name: 'Report interval',
      value: '5 s',
      effect: 'Shorter: fresher, and the whole write load grows with it. At 20 km/h a courier moves 28 m in 5 s.',
    },
    {
      name: 'Age at which a position is dropped',
      value: '30 s, six reports',
      effect: 'Shorter: couriers in a tunnel vanish. Longer: offers go to phones that are off.',
    },
    {
      name: 'Rings',
      value: '1, 2, 4 km',
      effect:
        'A smaller first ring is cheaper where couriers stand close; a larger one saves round trips in the suburbs. Begin with √(10 ÷ (π × couriers/km²)).',
    },
    {
      name: 'Candidates',
      value: '20, enough from 5 on',
      effect: 'More: the router has the better choice and more to calculate. Fewer: a second round when all refuse.',
    },
    {
      name: 'Key',
      value: 'one a city',
      effect: 'Larger areas: fewer keys, but one shard bears a whole region. Smaller: searches near a border ask several keys.',
    },
    {
      name: 'Hold on a courier during an offer',
      value: '15 s',
      effect: 'Longer: a courier who does not look at the phone is idle. Shorter: too little time to decide on a bicycle.',
    },
  ],
  failures: [
    {
      what: 'Ghosts: apps were closed, their positions stay, and offers go to nobody',
      sign: 'offers without an answer above 20 % for 5 min',
      response: 'Check that the sweep runs and its age is 30 s; leave out at once who has missed two offers in a row.',
    },
    {
      what: 'Hot cell: a stadium or an airport puts thousands of members into the first ring',
      sign: 'p99 of GEOSEARCH above 20 ms in one city',
      response: 'Begin at 300 m there, and ask with `COUNT 20 ANY`, which stops at the twentieth and gives up the exact order.',
    },
    {
      what: 'One city outgrows its shard',
      sign: 'CPU of one shard above 70 % while the others are below 30 %',
      response: 'Split its key by geohash 5. A circle whose diameter is below the side of a tile touches four tiles at most.',
    },
    {
      what: 'The index node is lost',
      sign: 'members of a city’s keys below 50 % of its connected couriers',
      response: 'Hold orders for 10 s: the next reports refill it within two intervals. Nothing is restored from disk, since it would be old.',
    },
    {
      what: 'All couriers reconnect at once after a gateway restart',
      sign: 'new connections above 1,000/s',
      response: 'The apps wait a random 0–30 s: 15,000 connections ÷ 30 s = 500/s.',
    },
    {
      what: 'GPS jumps between high buildings',
      sign: 'reports that imply more than 150 km/h above 1 %',
      response: 'Drop the report and keep the last position; after three in a row take the new one.',
    },
  ],
  tradeOffs: [
    {
      gain: 'An update is one write to memory, and 60,000 couriers fit into 12 MB.',
      cost: 'the index is lost with its node; for the seconds until it has refilled there is no answer.',
    },
    {
      gain: 'Rings look no farther than they must, and most end in the first.',
      cost: 'in a thin suburb three round trips, one after the other.',
    },
    {
      gain: 'A key for each city keeps searches on one shard and faults in one city.',
      cost: 'cities are unequal, and a point near two of them asks both keys.',
    },
    {
      gain: 'Straight distance costs microseconds.',
      cost: 'a river or a motorway makes the nearest the slowest: the road decides among the twenty.',
    },
  ],
  numbers: [
    { what: 'Geohash 4, 5, 6, 7, 8 at the equator', value: '39 × 20 km, 4.9 × 4.9 km, 1.2 × 0.6 km, 153 × 153 m, 38 × 19 m' },
    { what: 'Width of a cell at 60° north', value: 'half of that at the equator' },
    { what: 'Redis GEO', value: '52 bits, error below 1 m, latitudes up to ±85.05°' },
    { what: 'GEOADD', value: '50,000–100,000/s a node' },
    { what: 'GEOSEARCH over 1,000 members in the ring', value: '0.5–2 ms' },
    { what: 'A member of a sorted set', value: '100 B' },
    { what: 'GPS of a phone', value: '5–10 m in the open, 20–50 m between high buildings' },
  ],
  examples: ['Drivers and riders', 'Couriers for restaurants', 'Scooters and shared bicycles', 'People near me in dating apps'],
  related: [
    { id: 'websocket-pubsub', why: 'the connection on which positions come in and offers go out' },
    { id: 'search-sync', why: 'for places that stand still and have words and facets' },
    { id: 'write-queue', why: 'where the positions are kept too, for billing or replay' },
    { id: 'cache-aside', why: 'counts by cell are the same for all who look at it for some seconds' },
  ],
  slots: {
    mover: { choices: ['Courier App'], kinds: ['client'] },
    location: { choices: ['Location Service'], kinds: ['service'] },
    geoIndex: { choices: ['Redis', 'Valkey'], kinds: ['cache'] },
    bus: { choices: ['Kafka', 'RabbitMQ', 'SQS'], kinds: ['queue', 'topic', 'stream'] },
    dispatch: { choices: ['Dispatch Service'], kinds: ['service'] },
  },
  why: '60,000 couriers at peak report every 5 s: 60,000 ÷ 5 s = 12,000 updates/s, against 40 orders a second that look for the nearest. So the cheap operation must be the update: «location» keeps the positions in «geoIndex», one key a city, and drops what is older than 30 s.',
  calls: [
    { call: 'WS /v1/positions', does: 'Reports latitude, longitude and time', load: '12,000 messages/s' },
    {
      call: 'GET /v1/couriers?near={lat},{lng}&radius=1000&limit=20',
      does: 'Gives the nearest free couriers with their distance',
      load: '40 RPS, p99 30 ms',
    },
    { call: 'consume order.ready', does: 'Looks for a courier when the food is nearly done', load: '40 events/s' },
  ],
  flowchart: `flowchart TB
  courier["«mover»"] -->|"WebSocket position, 12,000/s"| realtime["Realtime Gateway<br/>4 × 15,000 sockets"]
  realtime -->|"gRPC stream ReportPosition, 12,000/s"| location["«location»<br/>6 replicas"]
  location -->|"GEOADD and ZADD seen, 12,000/s, 1 ms"| geo[("«geoIndex»<br/>3 shards, a key per city")]
  order["Order Service"] -.->|"publish order.ready, 40/s"| bus[["«bus»"]]
  bus -.->|"consume order.ready, 40/s"| dispatch["«dispatch»<br/>4 replicas"]
  dispatch -->|"HTTP GET /v1/couriers?near=…, 40 RPS"| location
  location -->|"GEOSEARCH 1, 2, 4 km, 60/s, 2 ms"| geo
  dispatch -->|"SET hold:courier NX PX 15000, 60/s"| geo
  dispatch -->|"gRPC SendOffer, 60 RPS"| realtime
  realtime -->|"WebSocket offer, 60/s"| courier
  dispatch -->|"gRPC AssignCourier, 40 RPS"| order
  dispatch -->|"HTTP duration matrix, 40 RPS, 40 ms"| routing[Routing Service]
`,
  sequence: `sequenceDiagram
  participant D as «dispatch»
  participant L as «location»
  participant G as «geoIndex»
  participant R as Realtime Gateway
  D->>L: GET /v1/couriers?near=52.52,13.40&limit=20
  L->>G: GEOSEARCH free:{berlin} FROMLONLAT 13.40 52.52 BYRADIUS 1 km ASC COUNT 20
  G-->>L: 3 couriers, fewer than 5
  L->>G: GEOSEARCH free:{berlin}, the same with 2 km
  G-->>L: 9 couriers
  L->>G: ZMSCORE seen:{berlin} of the 9
  G-->>L: times, 1 of them 48 s old
  L-->>D: 8 couriers with distance, nearest first
  D->>G: SET hold:courier:17 order 901 NX PX 15000
  G-->>D: nil, held for another order
  D->>G: SET hold:courier:23 order 901 NX PX 15000
  G-->>D: OK
  D->>R: SendOffer to courier 23, 15 s
  alt accepted
    R-->>D: accepted
    Note over D: AssignCourier, where neither has another
  else no answer in 15 s
    R-->>D: timed out
    Note over D: the hold has expired, next of the 8
  end
`,
  paths: [
    {
      name: 'Write path, of a position',
      steps: [
        '«mover» sends its position every 5 s on the open WebSocket; a report older than the last is dropped.',
        '«location» knows the city from the session and sends, in one pipeline, `GEOADD free:{berlin}` and `ZADD seen:{berlin}`. The braces put all keys of a city on one shard.',
        'Who accepts an order moves from `free:{berlin}` to `busy:{berlin}`, where the customer follows the ride, and back after the delivery.',
        'Every 5 s a sweep reads from `seen` who has been silent for 30 s and removes them from all three keys.',
      ],
    },
    {
      name: 'Read path, of an order',
      steps: [
        '«dispatch» consumes `order.ready` and asks for the 20 nearest couriers.',
        '«location» searches 1 km, then 2, then 4, until it has 5; 1.5 rings on average, so 40 orders/s × 1.5 = 60 searches/s. Near the border of two cities it asks both keys.',
        '«dispatch» ranks them by travel time, with one matrix from Routing Service, holds the best one for 15 s and sends the offer; 1.5 offers on average.',
        'The assignment is decided by Order Service, in its database, and not by the hold: one courier for an order, one open order for a courier, both by unique constraints. If «geoIndex» forgets a hold, two offers go out and one is told “taken”.',
      ],
    },
  ],
  questions: [
    'How many couriers stand within 1 km at the thinnest and the densest place that we serve?',
    'Who may see a position, how exactly, and how long do we keep it?',
    'Does an area of ours cross the 180th meridian, where a box has to be split in two?',
  ],
};
