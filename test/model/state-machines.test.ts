import { describe, expect, test } from 'vitest';
import type { StateMachine } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';

const read = (...parts: string[]): readonly StateMachine[] =>
  readDesign({ path: 'docs/orders.md', text: ['---\ndesign: lld\n---\n# Shop\n', ...parts].join('\n') }).stateMachines;
const drawn = ({ transitions }: StateMachine): string =>
  transitions.map(({ from, to, label }) => `${from} → ${to}${label ? ` : ${label.text}` : ''}`).join(' · ');
const ORDER = '```sql\nCREATE TABLE orders (\n  id uuid PRIMARY KEY,\n  status text -- placed, paid, shipped\n);\n```\n';
const one = (...parts: string[]): StateMachine => {
  const machines = read(ORDER, ...parts);
  expect(machines).toHaveLength(1);
  expect(machines[0]?.field?.name).toBe('status');
  return machines[0]!;
};

describe('a machine of a field', () => {
  test.each([
    ['a chain in a sentence', 'An order goes from placed → paid → shipped, or is dropped.', 'placed → paid · paid → shipped'],
    [
      'two chains in a sentence',
      'It moves `placed` → `paid` when money arrives, and `paid` → `shipped` once a courier came.',
      'placed → paid : when money arrives · paid → shipped : once a courier came',
    ],
    ['a chain behind a colon', '**Order status**: `placed` → `paid` → `shipped`', 'placed → paid · paid → shipped'],
    [
      'a list of transitions',
      '- placed → paid: money arrived\n- paid → shipped: parcel handed over',
      'placed → paid : money arrived · paid → shipped : parcel handed over',
    ],
    [
      'a list with reasons',
      '- PLACED → PAID when the bank says so\n- PAID → SHIPPED (courier came)',
      'PLACED → PAID : when the bank says so · PAID → SHIPPED : courier came',
    ],
    ['a text block', '```\nplaced ──pay──▶ paid ──ship──▶ shipped\n```', 'placed → paid : pay · paid → shipped : ship'],
    [
      'a table of from and to',
      '| From | Event | To |\n|---|---|---|\n| placed | pay | paid |\n| paid | ship | shipped |',
      'placed → paid : pay · paid → shipped : ship',
    ],
    [
      'a table of next states',
      '| Status | Next status | When |\n|---|---|---|\n| `placed` | `paid`, `shipped` | later |',
      'placed → paid : later · placed → shipped : later',
    ],
    [
      'a table that says how states are entered',
      '| State | Entered by | Next |\n|---|---|---|\n| placed | checkout | paid |\n| paid | capture | shipped |\n| shipped | courier | – |',
      'placed → paid : capture · paid → shipped : courier',
    ],
    [
      'a table of arrows',
      '| Transition | Trigger |\n|---|---|\n| placed → paid | pay |\n| paid → shipped | ship |',
      'placed → paid : pay · paid → shipped : ship',
    ],
    [
      'a flowchart',
      '```mermaid\nflowchart LR\n  a[placed] -->|pay| b[paid]\n  b -->|ship| c[shipped]\n```',
      'placed → paid : pay · paid → shipped : ship',
    ],
  ])('told as %s', (_, told, transitions) => expect(drawn(one(`${told}\n`))).toBe(transitions));

  test('a state diagram comes before a chain of the same field', () =>
    expect(one('placed → paid → shipped\n', '```mermaid\nstateDiagram-v2\n  [*] --> placed\n  placed --> paid : pay\n```\n').notation).toBe(
      'state-diagram',
    ));

  test('the heading says whose it is where two fields have the same values', () => {
    const refunds = '```sql\nCREATE TABLE refunds (\n  id uuid PRIMARY KEY,\n  status text -- placed, paid, shipped\n);\n```\n';
    const [machine] = read(ORDER, refunds, '## Refund lifecycle\n', '```mermaid\nstateDiagram-v2\n  [*] --> placed\n  placed --> paid : pay\n```\n');
    expect(machine?.entity?.name).toBe('refunds');
  });

  test('a heading may use the last word of a name', () => {
    const seats =
      '- **ShowSeat**: id, show_id, seat_id, status (FREE, TAKEN), price\n- **Booking**: id, user_id, show_id, status (OPEN, PAID), amount\n';
    const [machine] = read('## Entities\n', seats, '## State of a seat\n', 'HELD → SOLD → GONE\n');
    expect(machine?.entity?.name).toBe('ShowSeat');
  });

  test('where its states stand, in the order of the document', () => {
    const text = '# Shop (LLD)\n\n```mermaid\nstateDiagram-v2\n  [*] --> A\n  A --> B : go\n  B --> A : back\n```\n';
    const [machine] = readDesign({ path: 'x.md', text }).stateMachines;
    expect(machine?.states.map(({ id, places }) => [id, places.map(({ start, end }) => text.slice(start - 4, end))])).toEqual([
      ['A', ['--> A', '  A', '--> A'].map((said) => expect.stringContaining(said.trim().at(-1)!))],
      ['B', [expect.stringContaining('B'), expect.stringContaining('B')]],
    ]);
  });
});

describe('values of a status', () => {
  const values = (...parts: string[]): string[] => {
    const { entities } = readDesign({ path: 'x.md', text: ['---\ndesign: lld\n---\n# Shop\n', ...parts].join('\n') });
    return entities.flatMap(({ attributes }) =>
      attributes.filter(({ isStatus }) => isStatus).flatMap((field) => field.values.map(({ text }) => text)),
    );
  };
  const table = (column: string): string => `\`\`\`sql\nCREATE TABLE orders (\n  id uuid PRIMARY KEY,\n  ${column}\n);\n\`\`\`\n`;

  test.each([
    ['an enum type of another fence', [table('status order_status'), "```sql\nCREATE TYPE order_status AS ENUM ('NEW', 'PAID');\n```\n"]],
    ['a list named after the entity', [table('status text'), 'Order status: NEW, PAID\n']],
    [
      'a list of bullets under the heading of the entity',
      ['## Orders\n', table('status text'), 'Possible statuses:\n\n- `NEW`: not paid yet\n- `PAID`: paid\n'],
    ],
    ['a union of TypeScript', [table('status text'), "```ts\ntype OrderStatus = 'NEW' | 'PAID';\n```\n"]],
    ['a union over several lines', [table('status text'), "```ts\nexport type OrderStatus =\n  | 'NEW'\n  | 'PAID';\n```\n"]],
    ['an Enum class of Python', [table('status text'), '```python\nclass OrderStatus(str, Enum):\n    NEW = "NEW"\n    PAID = "PAID"\n```\n']],
    ['an enum of Java', [table('status text'), '```java\npublic enum OrderStatus { NEW, PAID }\n```\n']],
    ['constants of Go', [table('status text'), '```go\nconst (\n  StatusNew OrderStatus = "NEW"\n  StatusPaid OrderStatus = "PAID"\n)\n```\n']],
    [
      'an enumeration of a class diagram',
      [
        '```mermaid\nclassDiagram\n  class Order {\n    +UUID id\n    +OrderStatus status\n  }\n  class OrderStatus {\n    <<enumeration>>\n    NEW\n    PAID\n  }\n```\n',
      ],
    ],
  ])('in %s', (_, parts) => expect(values(...parts)).toEqual(['NEW', 'PAID']));

  test.each([
    ['the status of the document', 'Status: Draft, Accepted\n'],
    ['a list that names another thing', 'Payment status: NEW, PAID\n'],
  ])('not in %s', (_, said) => expect(values(table('status text'), said)).toEqual([]));

  test.each([
    "status ENUM('active', 'inactive')",
    'status text -- online, offline, away',
    'state jsonb',
    'old_status text',
    "health_status ENUM('up', 'down', 'failed')",
  ])('a field without a lifecycle: %s', (column) => {
    const { entities } = readDesign({ path: 'x.md', text: `# Shop (LLD)\n\n${table(column)}` });
    expect(entities[0]?.attributes.filter(({ isStatus }) => isStatus)).toEqual([]);
  });
});

describe('a chain of a field that lists no values', () => {
  const RUN = '### Run\n\n- `id`: uuid (PK)\n- `state`: string\n';
  test('below a heading that says so', () =>
    expect(drawn(read(RUN, '### Run lifecycle\n', 'queued → running → done\n')[0]!)).toBe('queued → running · running → done'));
  test('behind a label, below the heading of its entity', () =>
    expect(read(`${RUN}\nState: \`queued → running → done\`; \`done → queued\` on retry.\n`)[0]?.field?.name).toBe('state'));
  test('not where nothing says that it is of states', () => expect(read(`${RUN}\nData goes client → gateway → store.\n`)).toEqual([]));
});

describe('a chain without a field', () => {
  test('of capital words that lifecycles have is a machine', () =>
    expect(read('SENT → DELIVERED (ACK from device) → READ (read receipt)\n').map(drawn)).toEqual([
      'SENT → DELIVERED : ACK from device · DELIVERED → READ : read receipt',
    ]));
  test.each(['Data goes DB → CDC → KAFKA → ES.', 'client → gateway → service', 'GET → POST'])('of other words is none: %s', (chain) =>
    expect(read(`${chain}\n`)).toEqual([]),
  );
});

test('a flowchart of the states of a field is a state diagram; one of components is not', () => {
  const { diagrams } = readDesign({
    path: 'x.md',
    text: `# Shop (LLD)\n\n${ORDER}\n\`\`\`mermaid\nflowchart LR\n  placed -->|pay| paid\n  paid -->|ship| shipped\n\`\`\`\n\n\`\`\`mermaid\nflowchart LR\n  app[Mobile App] --> api[Order API] --> db[(Orders DB)]\n\`\`\`\n`,
  });
  expect(diagrams.map(({ role }) => role)).toEqual(['state', 'architecture']);
});
