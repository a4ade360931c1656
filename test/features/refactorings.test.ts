import { describe, expect, test } from 'vitest';
import { type Refactoring, refactorings } from '../../server/src/features/refactorings.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { mermaidErrors } from '../support/mermaid.ts';
import { dedent } from '../support/check-rule.ts';

const PATH = 'docs/design.md';

/** What is offered where `at` stands first. */
function offered(text: string, at: string): readonly Refactoring[] {
  const start = text.indexOf(at);
  expect(start).toBeGreaterThanOrEqual(0);
  return refactorings(readDesign({ path: PATH, text }), text, { start, end: start });
}

const titles = (text: string, at: string): string[] => offered(text, at).map(({ title }) => title);

/** The document after the one refactoring that is offered at `at`. */
function after(text: string, at: string): string {
  const [only, ...others] = offered(text, at);
  expect(others).toEqual([]);
  expect(only).toBeDefined();
  return applyEdits(text, only!.edits);
}

const CONVERT = 'Convert this text diagram to Mermaid';
const EXTRACT = 'State machine from this enum';

/** In a document that is no design, where nothing is asked of a diagram. */
const inFence = (drawing: string): string => `# Notes\n\n\`\`\`\n${dedent(drawing)}\`\`\`\n`;

describe('a text diagram becomes Mermaid', () => {
  test('boxes with what is written in them, groups, labels, asynchronous arrows; what has no place follows', async () => {
    const text = dedent(`
      # Orders

      \`\`\`text
      Order flow:
      Web App ──HTTPS──▶ [Order Service: 3 replicas] ⇢ [Kafka: orders (12 partitions)]
                                  │ SQL
                                  ▼
                             [Orders DB]

      p99 below 200 ms
      Retries: 3
      \`\`\`

      Words.
    `);
    const written = after(text, 'Order flow');
    expect(written).toBe(
      dedent(`
        # Orders

        \`\`\`mermaid
        ---
        title: Order flow
        ---
        flowchart LR
          webApp([Web App])
          orderService["Order Service<br/>3 replicas"]
          kafka[["Kafka<br/>orders<br/>(12 partitions)"]]
          ordersDb[(Orders DB)]
          webApp -->|HTTPS| orderService
          orderService -.->|TODO contract| kafka
          orderService -->|SQL| ordersDb
        \`\`\`

        - p99 below 200 ms
        - Retries: 3

        Words.
      `),
    );
    expect(await mermaidErrors(written)).toEqual([]);
  });

  test('in a design, an arrow between components that says nothing gets a placeholder', () => {
    const text = '---\ndesign: hld\n---\n# Orders\n\n```\n[Web App] → [Order Service] → [Orders DB]\n                ↓\n             [Kafka]\n```\n';
    expect(after(text, 'Web App')).toContain('webApp -->|TODO contract| orderService');
    expect(after(text.replace('design: hld', 'design: off'), 'Web App')).toContain('webApp --> orderService');
  });

  test('entities with types and keys, cardinality by their keys, remarks beside fields', async () => {
    const text = inFence(`
      ┌──────────────────┐        ┌───────────────────────────┐
      │ Customer         │        │ Order                     │
      ├──────────────────┤ places ├───────────────────────────┤
      │ id: UUID (PK)    │───────▶│ id: UUID (PK)             │
      │ name: String     │        │ customer_id: UUID (FK)    │
      └──────────────────┘        │ status: NEW | PAID | SENT │
                                  │ version: Int  ← optimistic│
                                  └───────────────────────────┘
    `);
    const written = after(text, 'Customer');
    expect(written).toBe(
      dedent(`
        # Notes

        \`\`\`mermaid
        erDiagram
          Customer ||--o{ Order : "places"
          Customer {
            UUID id PK
            String name
          }
          Order {
            UUID id PK
            UUID customer_id FK
            string status "NEW, PAID, SENT"
            Int version "optimistic"
          }
        \`\`\`
      `),
    );
    expect(await mermaidErrors(written)).toEqual([]);
  });

  test('states with their triggers, where it begins and ends', async () => {
    const text = inFence('PENDING ──pay: by card──▶ PAID ──ship──▶ SHIPPED\n   │\n   │ cancel\n   ▼\nCANCELLED\n');
    const written = after(text, 'PENDING');
    expect(written).toBe(
      dedent(`
        # Notes

        \`\`\`mermaid
        stateDiagram-v2
          [*] --> PENDING
          PENDING --> PAID : pay#58; by card
          PAID --> SHIPPED : ship
          PENDING --> CANCELLED : cancel
          SHIPPED --> [*]
          CANCELLED --> [*]
        \`\`\`
      `),
    );
    expect(await mermaidErrors(written)).toEqual([]);
  });

  test('a state says what else is said of it, and a machine of several beginnings begins at the first', async () => {
    const written = after(inFence('CREATED → VALIDATED → REVIEWED (optional)\nPAID → SHIPPED (parcel handed over) → COMPLETED\n'), 'CREATED');
    expect(written).toContain('  [*] --> CREATED\n');
    expect(written).toContain('  PAID --> SHIPPED : parcel handed over\n');
    expect(written).toContain('  note right of REVIEWED : optional\n```\n');
    expect(await mermaidErrors(written)).toEqual([]);
  });

  test('what follows begins no heading and no list of its own', () => {
    const written = after(inFence('Web App → [API] → [DB]\n\n# Note\n1. First *thing*\n'), 'Web App');
    expect(written).toMatch(/\n\n- \\# Note\n- 1\\. First \\\*thing\\\*\n$/);
  });

  test('a frame is a group, with a name or without', async () => {
    const frame = (title: string): string => `
      ┌──────────────────────┐
      │ ${title.padEnd(20)} │
      │ ┌─────┐    ┌─────┐   │
      │ │ API │───▶│ Job │   │
      │ └─────┘    └──┬──┘   │
      └───────────────┼──────┘
                      ▼
                 ┌─────────┐
                 │ Jobs DB │
                 └─────────┘
    `;
    for (const [title, written] of [
      ['Backend', '  subgraph backend[Backend]\n    api[API]\n    job[Job]\n  end\n'],
      ['', '  subgraph n[" "]\n    api[API]\n    job[Job]\n  end\n'],
    ] as const) {
      const converted = after(inFence(frame(title)), 'API');
      expect(converted).toContain(written);
      expect(await mermaidErrors(converted)).toEqual([]);
    }
  });

  test('two boxes of one name stay two', () => {
    const written = after(inFence('[Uploader] → [S3: raw video]\n     ↓\n[Transcoder] → [S3: segments]\n'), 'Uploader');
    expect(written.match(/^ {2}s3\S*\[\(.*$/gm)).toEqual(['  s3[("S3<br/>raw video")]', '  s3_2[("S3<br/>segments")]']);
  });

  test.each([
    'end',
    'default',
    'graph',
    '42',
    '🚀 go',
    'Größe',
    'class',
    'o',
    'x',
    'say "hi"',
    'a <b> c',
    '1. First',
    '- item',
    'C#; D',
    '#35; x',
    'back`tick`',
    'a\\nb',
    '/rides',
    '__init__',
    '2 * 3 * 4',
    '{id}',
    'a;b',
    'ähm (x',
    'click',
    '100%',
  ])('Mermaid accepts a box called %j, and it keeps its name', async (name) => {
    const text = inFence(`┌${'─'.repeat(name.length + 2)}┐   ┌─────┐\n│ ${name} │──▶│ API │\n└${'─'.repeat(name.length + 2)}┘   └─────┘\n`);
    const { nodes } = readDesign({ path: PATH, text }).diagrams[0]!.tree as unknown as { nodes: { name: string }[] };
    const written = after(text, '┌');
    expect(await mermaidErrors(written)).toEqual([]);
    const boxes = readDesign({ path: PATH, text: written }).diagrams[0]!.graph!.boxes.map(({ label }) => label.split('<br/>')[0]);
    expect(boxes).toEqual(nodes.map((node) => node.name));
  });

  test.each(['end', 'default', 'STATE', 'NOTE', 'CLASS', 'DIRECTION', 'HIDE', 'CLICK', 'STYLE'])(
    'Mermaid accepts a state called %s',
    async (name) => {
      const state = name.toUpperCase();
      const written = after(`# Order status\n\n\`\`\`\nPENDING ──a; b──▶ ${state} ──"x" | y──▶ CLOSED\n\`\`\`\n`, 'PENDING');
      expect(written).toContain('stateDiagram-v2');
      expect(await mermaidErrors(written)).toEqual([]);
    },
  );

  test('line ends are those of the document', () => {
    const written = after('# A\r\n\r\n```\r\nWeb App → [API] → [DB]\r\n\r\nabout 5 ms\r\n```\r\n\r\nWords.\r\n', 'Web App');
    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(written).toContain('```\r\n\r\nabout 5 ms\r\n\r\nWords.');
  });

  test('in a list and in a quote it stays there', async () => {
    const list = after('# A\n\n- One:\n  ```text\n  Web App → [API] → [DB]\n  about 5 ms\n  ```\n  More.\n- Two\n', 'Web App');
    expect(list).toBe(
      '# A\n\n- One:\n  ```mermaid\n  flowchart LR\n    webApp([Web App])\n    api[API]\n    db[(DB)]\n    webApp --> api\n    api --> db\n  ```\n\n  about 5 ms\n\n  More.\n- Two\n',
    );
    const quote = after('# A\n\n> ```\n> Web App → [API] → [DB]\n> about 5 ms\n> ```\n', 'Web App');
    expect(quote).toBe(
      '# A\n\n> ```mermaid\n> flowchart LR\n>   webApp([Web App])\n>   api[API]\n>   db[(DB)]\n>   webApp --> api\n>   api --> db\n> ```\n>\n> about 5 ms\n',
    );
    expect(await mermaidErrors(list + quote)).toEqual([]);
  });

  test('it is offered anywhere in the fence, and nowhere else', () => {
    const text = '# A\n\nWords.\n\n```text\nWeb App → [API] → [DB]\n```\n\nMore.\n';
    for (const at of ['```text', 'Web App', 'DB]', '```\n\nMore']) expect(titles(text, at)).toEqual([CONVERT]);
    for (const at of ['# A', 'Words', 'More']) expect(titles(text, at)).toEqual([]);
  });

  test.each([
    ['code', '```ts\nconst f = (a) => b;\n```'],
    ['a Mermaid fence', '```mermaid\nflowchart LR\n  a --> b\n```'],
    ['a text without arrows', '```\nname: value\n```'],
    ['a tree of files', '```\nsrc/\n├── a.ts\n└── b.ts\n```'],
    ['a fence that nobody closed', '```\nWeb App → [API] → [DB]\n'],
  ])('not for %s', (_, block) => expect(titles(`# A\n\n${block}\n`, block.split('\n')[1]!)).toEqual([]));
});

describe('a state machine from an enum', () => {
  const MACHINE = 'stateDiagram-v2\n  [*] --> NEW\n  NEW --> PAID : payment received\n  PAID --> SENT : send\n  SENT --> [*]\n';

  test.each([
    ['a Mermaid ER diagram', '```mermaid\nerDiagram\n  ORDER {\n    uuid id PK\n    string status "NEW, PAID, SENT"\n  }\n```\n', 'status'],
    [
      'SQL with CHECK',
      "```sql\nCREATE TABLE orders (\n  id uuid PRIMARY KEY,\n  status text NOT NULL CHECK (status IN ('NEW', 'PAID', 'SENT'))\n);\n```\n",
      'status',
    ],
    [
      'SQL with an enum type',
      "```sql\nCREATE TYPE order_status AS ENUM ('NEW', 'PAID', 'SENT');\nCREATE TABLE orders (\n  id uuid PRIMARY KEY,\n  status order_status NOT NULL\n);\n```\n",
      'status order_status',
    ],
    ['a list of fields', '**Order**\n\n- id: UUID (PK)\n- status: enum (NEW, PAID, SENT)\n- total: decimal\n', 'status'],
    [
      'a table of fields',
      '### Order\n\n| Field | Type | Notes |\n|---|---|---|\n| id | UUID | PK |\n| status | enum | NEW, PAID, SENT |\n',
      'status',
    ],
    [
      'a class diagram',
      '```mermaid\nclassDiagram\n  class Order {\n    +UUID id\n    +OrderStatus status\n  }\n  class OrderStatus {\n    <<enumeration>>\n    NEW\n    PAID\n    SENT\n  }\n```\n',
      'status',
    ],
    [
      'the enumeration of a class diagram',
      '```mermaid\nclassDiagram\n  class Order {\n    +UUID id\n    +OrderStatus status\n  }\n  class OrderStatus {\n    <<enumeration>>\n    NEW\n    PAID\n    SENT\n  }\n```\n',
      'PAID',
    ],
    ['TypeScript', '```ts\ninterface Order {\n  id: string;\n  status: "NEW" | "PAID" | "SENT";\n}\n```\n', 'status'],
    [
      'an enum of TypeScript',
      '```ts\nenum OrderStatus {\n  NEW,\n  PAID,\n  SENT,\n}\ninterface Order {\n  id: string;\n  status: OrderStatus;\n}\n```\n',
      'PAID',
    ],
    [
      'an enum of Protobuf',
      '```proto\nenum OrderStatus {\n  NEW = 0;\n  PAID = 1;\n  SENT = 2;\n}\nmessage Order {\n  string id = 1;\n  OrderStatus status = 2;\n}\n```\n',
      'status = 2',
    ],
    [
      'a drawing in plain text',
      '```\n┌──────────────────────────────┐\n│ Order                        │\n├──────────────────────────────┤\n│ id: UUID (PK)                │\n│ status: NEW | PAID | SENT    │\n└──────────────────────────────┘\n```\n',
      'status',
    ],
  ])('in %s', async (_, block, at) => {
    const text = `---\ndesign: lld\n---\n# Orders\n\n## Entities\n\n${block}\n## Next\n`;
    const actions = offered(text, at).filter(({ title }) => title === EXTRACT);
    expect(actions.map(({ kind }) => kind)).toEqual(['extract']);
    const written = applyEdits(text, actions[0]!.edits);
    expect(written).toContain(`State machine of \`${/order/i.exec(written.slice(written.indexOf('State machine of')))![0]}`);
    expect(written).toContain(MACHINE);
    expect(written.indexOf(MACHINE)).toBeLessThan(written.indexOf('## Next'));
    expect(await mermaidErrors(written)).toEqual([]);
    expect(titles(written, at).filter((title) => title === EXTRACT)).toEqual([]);
  });

  test('also where no rule asks for one, with a placeholder for what nobody can know', () => {
    const written = after(
      '# Lamps\n\n## Entities\n\n```mermaid\nerDiagram\n  LAMP {\n    uuid id PK\n    string colour "RED, GREEN"\n  }\n```\n',
      'colour',
    );
    expect(written).toContain('RED --> GREEN : TODO trigger to GREEN');
  });

  test.each([
    ['a field that lists no values', '    string status\n', 'status'],
    ['another field', '    string status "NEW, PAID"\n', 'uuid id'],
  ])('not on %s', (_, line, at) => {
    expect(titles(`# A\n\n\`\`\`mermaid\nerDiagram\n  ORDER {\n    uuid id PK\n${line}  }\n\`\`\`\n`, at)).toEqual([]);
  });
});
