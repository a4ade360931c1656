import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';

const HEAD = '---\ndesign: hld\n---\n# Rides\n\n';
const endpointsOf = (body: string): readonly Endpoint[] => readDesign({ path: 'rides.md', text: HEAD + body }).endpoints;
const said = ({ protocol, method, path, name }: Endpoint): string => [protocol, method, path, name].filter((part) => part !== undefined).join(' ');
const saidIn = (body: string): string[] => endpointsOf(body).map(said);
const fence = (lang: string, body: string): string => `\`\`\`${lang}\n${body}\n\`\`\`\n`;

describe('an endpoint is read', () => {
  test.each([
    [
      'from the bare lines of a fence',
      fence('', 'POST   /v1/rides        - Request a ride\nGET    /v1/rides/{id}\n'),
      ['http POST /v1/rides', 'http GET /v1/rides/{id}'],
    ],
    ['from an http fence', fence('http', 'GET /v1/rides?limit=20&cursor=abc HTTP/1.1\nHost: api.example.com'), ['http GET /v1/rides']],
    ['from the line above the body in a fence of data', fence('json', 'POST /v1/rides\n{\n  "pickup": "GET /v1/places"\n}'), ['http POST /v1/rides']],
    ['from a remark in a fence of data', fence('jsonc', '// GET /v1/rides/{id}\n{ "id": 1 }'), ['http GET /v1/rides/{id}']],
    ['from a step that calls a path', 'The **app** POSTs the pickup to `/v1/rides`, then waits.\n', ['http POST /v1/rides']],
    ['from a request to a path', '1. It sends a POST request to `/v1/rides`.\n', ['http POST /v1/rides']],
    ['from a request to a host', fence('http', 'POST https://api.example.com/v1/rides'), ['http POST /v1/rides']],
    ['from a heading', '### `DELETE /v1/rides/:id`\n', ['http DELETE /v1/rides/:id']],
    ['from a bullet', '- **POST** `/v1/rides` requests a ride.\n', ['http POST /v1/rides']],
    ['from a code span', 'The app calls `GET /v1/rides/{id}`, then waits.\n', ['http GET /v1/rides/{id}']],
    ['from a method in brackets', '- [POST] /v1/rides\n', ['http POST /v1/rides']],
    ['from a path without its first slash', '- `GET api/rides/{id}`\n', ['http GET /api/rides/{id}']],
    ['from an rpc in a label', fence('mermaid', 'flowchart LR\n  a[Gateway] -->|gRPC GetRide| b[Ride Service]'), ['grpc GetRide']],
    [
      'from bullets of topics',
      '## Kafka topics\n\n- ride.requested — a rider asks\n- **ride.ended**: it is over\n',
      ['topic ride.requested', 'topic ride.ended'],
    ],
    ['from a fence of topics', '## Kafka topics\n\n' + fence('', 'ride.requested → Matching\nretries=3'), ['topic ride.requested']],
    ['from messages of a WebSocket', '## WebSocket messages\n\n' + fence('json', '{"type": "ride.moved", "lat": 1}'), ['websocket ride.moved']],
    ['from several methods of one path', '- `GET, PUT /v1/profile`\n', ['http GET /v1/profile', 'http PUT /v1/profile']],
    ['from a path that is called an endpoint', 'It sends a `POST` request to the `/v1/tokens` endpoint.\n', ['http POST /v1/tokens']],
    ['from a table', '| Endpoint | Does |\n|---|---|\n| `POST /v1/rides` | requests a ride |\n', ['http POST /v1/rides']],
    [
      'from a table with the method after the path',
      '| Path | Method | Does |\n|---|---|---|\n| `/v1/rides` | POST | requests |\n| /v1/rides/{id} | GET | reads |\n',
      ['http POST /v1/rides', 'http GET /v1/rides/{id}'],
    ],
    [
      'from a table of events and their topics',
      '| Event | Topic | Schema |\n|---|---|---|\n| ride_ended | rides.raw | avro |\n',
      ['event ride_ended', 'topic rides.raw'],
    ],
    ['from a table without methods', '| Route | Does |\n|---|---|\n| /v1/rides | rides |\n', ['http /v1/rides']],
    [
      'from curl',
      fence('bash', "curl -X POST https://api.example.com/v1/rides \\\n  -d '{}'\ncurl localhost:8080/health"),
      ['http POST /v1/rides', 'http GET /health'],
    ],
    ['from a message of a sequence diagram', fence('mermaid', 'sequenceDiagram\n  App->>API: POST /v1/rides<br/>{pickup}'), ['http POST /v1/rides']],
    ['from the label of an arrow', fence('mermaid', 'flowchart LR\n  app[App] -->|POST /v1/rides| api[Ride API]'), ['http POST /v1/rides']],
    [
      'from a C4 relation',
      fence('mermaid', 'C4Container\n  Rel(app, api, "POST /v1/rides, GET /v1/rides/{id}", "HTTPS")'),
      ['http POST /v1/rides', 'http GET /v1/rides/{id}'],
    ],
    ['from arrow text', fence('', 'Rider app → POST /rides → [Ride Service]'), ['http POST /rides']],
    [
      'from OpenAPI in YAML',
      fence('yaml', 'paths:\n  /v1/rides:\n    post:\n      summary: Request\n    get: {}'),
      ['http POST /v1/rides', 'http GET /v1/rides'],
    ],
    ['from OpenAPI in JSON', fence('json', '{"paths": {"/v1/rides": {"post": {}}}}'), ['http POST /v1/rides']],
    [
      'from routes in code',
      fence('ts', "app.post('/v1/rides', create);\nawait fetch('/v1/rides/1', { method: 'DELETE' });"),
      ['http POST /v1/rides', 'http DELETE /v1/rides/1'],
    ],
    [
      'from Protobuf',
      fence(
        'proto',
        'service Rides {\n  // rpc Old(A) returns (B);\n  rpc Get(GetRequest) returns (Ride);\n  rpc Watch(WatchRequest) returns (stream Ride);\n}',
      ),
      ['grpc Rides.Get', 'grpc Rides.Watch'],
    ],
    ['from a sentence on gRPC', 'Clients send `LogRide` over gRPC.\n', ['grpc LogRide']],
    [
      'from a GraphQL schema',
      fence('graphql', 'type Query {\n  ride(id: ID!): Ride\n}\ntype Mutation {\n  requestRide(\n    pickup: Point!\n  ): Ride\n}'),
      ['graphql query ride', 'graphql mutation requestRide'],
    ],
    ['from a GraphQL request', fence('graphql', 'mutation Cancel($id: ID!) {\n  cancelRide(id: $id) { id }\n}'), ['graphql mutation Cancel']],
    [
      'from a table of topics',
      '| Topic | Producer | Consumers |\n|---|---|---|\n| `ride.events` | Ride Service | Billing |\n',
      ['topic ride.events'],
    ],
    ['from a table of events', '| Event | Payload |\n|---|---|\n| `RideRequested` | ride |\n', ['event RideRequested']],
    [
      'from what a label publishes',
      fence('mermaid', 'flowchart LR\n  api[Ride API] -.->|publish ride.requested| k[Kafka]'),
      ['topic ride.requested'],
    ],
    [
      'from what a sentence publishes',
      'The service emits RideRequested and writes to the `ride.log` topic.\n',
      ['event RideRequested', 'topic ride.log'],
    ],
    ['from WebSocket events', '## WebSocket events\n\n- `ride:moved`: where the driver is\n', ['websocket ride:moved']],
    ['from the URL of a WebSocket', 'Clients connect to `wss://api.example.com/v1/live`.\n', ['websocket /v1/live']],
    ['from a WebSocket address', '- `WS /v1/rides/{id}/live`\n', ['websocket /v1/rides/{id}/live']],
    ['from sockets in code', fence('js', "socket.emit('ride:moved', place);\nsocket.on('connect', hello);"), ['websocket ride:moved']],
    [
      'from the calls of an SDK',
      '## API\n\n' + fence('', 'requestRide(rider, pickup) → rideId\ncancelRide(rideId)'),
      ['sdk requestRide', 'sdk cancelRide'],
    ],
  ])('%s', (_, body, expected) => {
    expect(saidIn(body)).toEqual(expected);
  });

  test('with the place of what names it, its section and its diagram', () => {
    const body = '## Flow\n\n' + fence('mermaid', 'sequenceDiagram\n  App->>API: POST /v1/rides<br/>{pickup}');
    const [endpoint] = endpointsOf(body);
    expect((HEAD + body).slice(endpoint!.range.start, endpoint!.range.end)).toBe('POST /v1/rides');
    expect(endpoint).toMatchObject({ section: 2, diagram: 0, notation: 'label' });
  });

  test('from a standalone diagram', () => {
    const design = readDesign({ path: 'rides.hld.mmd', text: 'sequenceDiagram\n  App->>API: POST /v1/rides\n' });
    expect(design.endpoints.map(said)).toEqual(['http POST /v1/rides']);
  });
});

describe('no endpoint is', () => {
  test.each([
    ['a pair of commands', 'It uses GET / SET on Redis, or PUT /DELETE.\n'],
    ['a part of a key', fence('', 'INCR rate:user1:POST/api/v1/posts:1706745600')],
    ['a method alone', 'Every POST carries a key.\n'],
    ['a statement of SQL', fence('sql', 'DELETE FROM rides;\n-- GET /x')],
    ['a path of a file', '| Artifact | Path |\n|---|---|\n| Spec | `src/main/openapi.yml` |\n| Log | `/var/log/app.log` |\n'],
    ['what a store is told', fence('mermaid', 'sequenceDiagram\n  participant S3 as S3 Bucket\n  API->>S3: PUT /rides/1.jpg')],
    ['a remark of Mermaid', fence('mermaid', 'sequenceDiagram\n  %% POST /v1/old\n  A->>B: hello')],
    ['the event of a table of transitions', '| From | Event | To |\n|---|---|---|\n| `open` | `close` | `closed` |\n'],
    ['a topic in the sense of a subject', '| Topic | Notes |\n|---|---|\n| `pricing` | later |\n'],
    ['JSON that happens to hold a path', fence('json', '{"url": "/v1/rides", "method": "POST"}')],
  ])('%s', (_, body) => {
    expect(saidIn(body)).toEqual([]);
  });
});

test('OpenAPI over the limits of YAML is not read', () => {
  expect(saidIn(fence('yaml', 'paths:\n' + '  /a:\n    get: {}\n'.repeat(2000)))).toEqual([]);
});

const COURSE = '../shared/spec/course-diagrams.md';

// Where the texts are absent this is skipped, and fails on a build machine.
test.skipIf(!existsSync(COURSE) && !process.env['CI'])('the rpcs and endpoints of the drawings of the course are all that is found in them', () => {
  const text = readFileSync(COURSE, 'utf8');
  const drawings = [...text.matchAll(/^## (\d+)\.[^\n]*\n[\s\S]*?```text\n([\s\S]*?)```\n([\s\S]*?)(?=^## |^# |(?![\s\S]))/gm)];
  expect(drawings.length).toBeGreaterThan(20);
  for (const [, number, drawing, lists] of drawings) {
    const listed = (word: string): string[] =>
      (new RegExp(`^${word}:\\n((?:- .*\\n|  .*\\n)+)`, 'm').exec(lists!)?.[1] ?? '').match(/^- [^·(\n]*[^·(\n\s]/gm) ?? [];
    const expected = [...listed('rpcs').map((line) => `grpc ${line.slice(2)}`), ...listed('endpoints').map((line) => `http ${line.slice(2)}`)];
    expect({ number, found: saidIn(fence('', drawing!)) }).toEqual({ number, found: expected });
  }
});
