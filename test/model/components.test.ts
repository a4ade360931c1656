import { describe, expect, test } from 'vitest';
import { ofArchitecture } from '../../server/src/model/components/connections.ts';
import type { Design } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { dedent } from '../support/check-rule.ts';

/** A declared design of one diagram for each text. */
const design = (...diagrams: readonly string[]): Design =>
  readDesign({
    path: 'a.md',
    text: `---\ndesign: hld\n---\n# Rides\n\n${diagrams.map((diagram) => `\`\`\`mermaid\n${dedent(diagram)}\`\`\`\n`).join('\n')}`,
  });
const components = (...diagrams: readonly string[]): string[] =>
  design(...diagrams).components.map(({ name, kind, technology }) => [name, kind ?? '?', ...(technology ? [technology] : [])].join(' · '));
const arrows = ({ connections }: Pick<Design, 'connections'>): string[] =>
  connections.map(({ from, to, label }) => `${from.name} → ${to.name}${label ? `: ${label.text}` : ''}`);
const merged = (...diagrams: readonly string[]): string[] => design(...diagrams).components.flatMap((component) => component.merged);

describe('components of every notation', () => {
  test('a flowchart: shapes, words and groups', () => {
    expect(
      components(
        'flowchart LR\n  app[Rider App] --> gw[API Gateway]\n  gw --> s[Ride Service]\n  s --> db[(Rides)]\n  s --> st\n  subgraph x[External Services]\n    st[Stripe]\n    m[Postcode Lookup]\n    f[Fraud Service]\n    s3[S3]\n  end\n',
      ),
    ).toEqual([
      'Rider App · client',
      'API Gateway · gateway',
      'Ride Service · service',
      'Rides · database',
      'Stripe · external · Stripe',
      'Postcode Lookup · external',
      'Fraud Service · external',
      'S3 · object-store · S3',
    ]);
  });
  test('a verb in front makes no step of what has replicas, nor of a cylinder with a product', () => {
    expect(
      components(
        'flowchart LR\n  bus[["Event Bus<br/>Kafka"]] -.-> w["Click Writer<br/>9 replicas"]\n  w --> log[("Call Log<br/>S3")]\n  w --> db[("Push Store<br/>PostgreSQL")]\n  w --> x[Call Courier]\n',
      ),
    ).toEqual(['Event Bus · topic · Kafka', 'Click Writer · ?', 'Call Log · object-store · S3', 'Push Store · database · PostgreSQL']);
  });
  test('each vendor of models and wide-column stores has its own name', () => {
    expect(
      components(
        'flowchart LR\n  s[Chat Service] --> c["Claude Models<br/>Anthropic"]\n  s --> g["GPT Models<br/>OpenAI"]\n  s --> db[("Chats<br/>ScyllaDB")]\n',
      ),
    ).toEqual(['Chat Service · service', 'Claude Models · model · Anthropic', 'GPT Models · model · OpenAI', 'Chats · wide-column · ScyllaDB']);
  });
  test('C4: types, technologies, third parties', () => {
    const c4 = design(`
      C4Container
        Person(rider, "Rider")
        Container(api, "Ride API", "Go")
        ContainerDb(db, "Rides", "PostgreSQL 16", "All rides")
        ContainerQueue(q, "Ride events", "Kafka")
        System_Ext(pay, "Payment Gateway", "Takes the money")
        Rel(rider, api, "Books a ride", "HTTPS")
        Rel(api, db, "Reads and writes", "SQL")
        Rel_Back(api, q, "Consumes")
        BiRel(api, pay, "Charges")
    `);
    expect(c4.components.map(({ name, kind, technology }) => [name, kind, technology])).toEqual([
      ['Rider', 'client', undefined],
      ['Ride API', 'service', undefined],
      ['Rides', 'database', 'PostgreSQL'],
      ['Ride events', 'topic', 'Kafka'],
      ['Payment Gateway', 'external', undefined],
    ]);
    expect(arrows(c4)).toEqual([
      'Rider → Ride API: Books a ride',
      'Ride API → Rides: Reads and writes',
      'Ride events → Ride API: Consumes',
      'Ride API → Payment Gateway: Charges',
    ]);
    expect(c4.connections.map(({ technology }) => technology?.text)).toEqual(['HTTPS', 'SQL', undefined, undefined]);
  });
  test('what C4 declares is a thing, though its name begins with a verb', () => {
    expect(components('C4Context\n  Person(u, "User")\n  System_Ext(p, "Print Supplier")\n  Rel(u, p, "Orders")\n')).toContain(
      'Print Supplier · external',
    );
  });
  test('numbers stand with what they are written on', () => {
    const { components: found, connections } = design(
      'flowchart LR\n  app[Rider App] -->|HTTPS, 3K RPS| s[Ride Service x3]\n  s -->|SQL| db[(Rides)]\n',
    );
    expect(found.map(({ quantities }) => quantities.map(({ value, unit, per }) => [value, unit, per]))).toEqual([
      [],
      [[3, 'replica', undefined]],
      [],
    ]);
    expect(connections.map(({ quantities }) => quantities.map(({ value, unit, per }) => [value, unit, per]))).toEqual([[[3000, 'request', 's']], []]);
  });
  test('C4 says how near it looks', () => {
    const level = (type: string) => design(`${type}\n  Person(u, "User")\n  System(s, "Shop")\n`).diagrams[0]?.level;
    expect(['C4Context', 'C4Container', 'C4Dynamic', 'C4Component', 'C4Deployment'].map(level)).toEqual([
      'context',
      'container',
      'container',
      'component',
      'deployment',
    ]);
    expect(design('flowchart LR\n  a --> b\n').diagrams[0]?.level).toBeUndefined();
  });
  test('an architecture diagram: icons', () => {
    expect(
      components(
        'architecture-beta\n  group g(cloud)[Api]\n  service r(server)[Rides] in g\n  service d(database)[Store] in g\n  service f(logos:aws-s3)[Photos]\n  r:R --> L:d\n  r:B --> T:f\n',
      ),
    ).toEqual(['Rides · service', 'Store · database', 'Photos · object-store · S3']);
  });
  test('a block diagram', () => {
    const block = design('block-beta\n  a["Rider App"] --> b["Ride Service"]\n  b -- "SQL" --> c[("Rides")]\n');
    expect(block.components.map(({ name, kind }) => `${name} · ${kind}`)).toEqual([
      'Rider App · client',
      'Ride Service · service',
      'Rides · database',
    ]);
    expect(arrows(block)).toEqual(['Rider App → Ride Service', 'Ride Service → Rides: SQL']);
  });
});

describe('sequence diagrams', () => {
  const FLOWCHART = 'flowchart LR\n  app[Rider App] -->|HTTPS| s[Ride Service]\n  s -->|SQL| m[Ledger]\n  s --> db[(Rides)]\n';
  test('participants are components where their kind is known or an architecture diagram draws them', () => {
    const sequence =
      'sequenceDiagram\n  participant S as Ride Service\n  participant L as Ledger\n  participant X as Something\n  participant Q as Trip Queue\n  S->>L: post\n  S->>X: ask\n  S-)Q: publish trip.ended\n';
    const both = design(FLOWCHART, sequence);
    expect(both.components.map(({ name, places }) => `${name} ${new Set(places.map(({ diagram }) => diagram)).size}`)).toEqual([
      'Rider App 1',
      'Ride Service 2',
      'Ledger 2',
      'Rides 1',
      'Trip Queue 1',
    ]);
    expect(components(sequence)).toEqual(['Ride Service · service', 'Trip Queue · queue']);
  });
  test('messages are connections, replies and talk to oneself are none', () => {
    const both = design(
      FLOWCHART,
      'sequenceDiagram\n  actor U as Rider App\n  U->>Ride Service: POST /rides\n  Ride Service->>Ride Service: validate\n  Ride Service->>Rides: INSERT\n  Rides-->>Ride Service: ok\n  Ride Service-->>U: 201\n  Ride Service-->>U: push ride.matched\n',
    );
    expect(arrows({ connections: both.connections.filter(({ diagram }) => diagram === 1) })).toEqual([
      'Rider App → Ride Service: POST /rides',
      'Ride Service → Rides: INSERT',
    ]);
    expect(ofArchitecture(both).every(({ notation }) => notation.kind === 'flowchart')).toBe(true);
  });
  test('a dotted message to somebody who never asked is no reply', () => {
    expect(arrows(design('sequenceDiagram\n  Ride Service-->>Rider App: ride.matched\n'))).toEqual(['Ride Service → Rider App: ride.matched']);
  });
  test('an asynchronous message is drawn as such', () => {
    expect(
      design('sequenceDiagram\n  Ride Service-)Trip Queue: publish\n  Ride Service->>Ride DB: INSERT\n').connections.map(({ dashed }) => dashed),
    ).toEqual([true, false]);
  });
});

describe('one component or two', () => {
  const pair = (one: string, other: string): readonly [string, string] => [
    `flowchart LR\n  app[Rider App] --> x[${one}]\n  x --> db[(Rides)]\n`,
    `flowchart LR\n  app[Rider App] --> y[${other}]\n  y --> db[(Rides)]\n`,
  ];
  const reasons = (one: string, other: string): string[] => merged(...pair(one, other)).filter((reason) => !/Rider App|Rides/.test(reason));
  test('an equal name', () => expect(reasons('Order Service', 'order-service')).toEqual(['equal name “order-service”']));
  test('a name and the word for its kind', () => {
    const drawn = (name: string): string => `C4Container\n  Container(o, "${name}")\n  ContainerDb(d, "Rides")\n  Rel(o, d, "SQL")\n`;
    expect(merged(drawn('Orders'), drawn('Order Service'))).toContain('“Orders” and “Order Service” differ only in the word for their kind');
    expect(merged(drawn('Order Service'), drawn('Orders'))).toContain('“Order Service” and “Orders” differ only in the word for their kind');
    expect(merged(drawn('Order Service'), drawn('Order Engine'))).toEqual(['equal name “Rides”']);
  });
  test('never a product alone', () => {
    expect(reasons('Redis', 'Redis')).toEqual([]);
    expect(reasons('Kafka', 'Kafka')).toEqual([]);
  });
  test('but a third party is itself', () =>
    expect(reasons('Stripe', 'Stripe API')).toEqual(['“Stripe” and “Stripe API” differ only in the word for their kind']));
  test('never across kinds', () => expect(reasons('Orders Queue', 'Orders Topic')).toEqual([]));
  test('near misses stay apart', () => expect(reasons('Order Service', 'Ordering Service')).toEqual([]));
  test.each([
    ['App Server 1', 'App Server 2', 'App Server'],
    ['Worker A', 'Worker B', 'Worker'],
    ['Order DB Primary', 'Order DB Replica', 'Order DB'],
    ['EU Order API', 'US Order API', 'Order API'],
    ['Replica 1', 'Replica 2', 'Replica'],
  ])('%s and %s are instances of one', (one, other, name) => {
    const [diagram] = pair(one, 'x');
    const two = `${diagram}  app --> z[${other}]\n  subgraph Databases\n    x\n    z\n  end\n`;
    const { components: found } = design(two);
    expect(found.map((component) => component.name)).toContain(name);
    expect(found.find((component) => component.name === name)?.merged).toEqual([`“${one}” and “${other}” are instances of one`]);
  });
  test.each([
    ['Order API v1', 'Order API v2'],
    ['Redis', 'Redis'],
    ['Database', 'Database'],
    ['Orders DB', 'Users DB'],
    ['L4 LB', 'L7 LB'],
  ])('%s and %s of one diagram are two', (one, other) => expect(merged(`${pair(one, 'x')[0]}  app --> z[${other}]\n`)).toEqual([]));
  test('what calls another is not the same thing twice', () => {
    expect(merged('flowchart LR\n  app[Rider App] --> a[Service A]\n  a -->|gRPC| b[Service B]\n  b --> db[(Rides)]\n')).toEqual([]);
  });
  test('ids are unique', () => {
    const ids = design(...pair('Redis', 'Redis'), pair('Redis', 'Redis')[0]).components.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
  test('names of rejected lines are no components', () => {
    expect(components('flowchart LR\n  app[Rider App] --> s[Ride Service]\n  s --> db[(Rides)]\n  s -.1. Place Ride.-> db\n')).toEqual([
      'Rider App · client',
      'Ride Service · service',
      'Rides · database',
    ]);
  });
  test('thousands of boxes of one name are told apart in linear time', () => {
    const boxes = Array.from({ length: 4000 }, (_, i) => `  a${i}[Redis] --> b${i}[Order Service]\n`).join('');
    expect(design(`flowchart LR\n${boxes}`).components.filter(({ name }) => name === 'Redis')).toHaveLength(4000);
  }, 20_000);
});
