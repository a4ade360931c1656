import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Design, Entity } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';

const lld = (...parts: string[]): string => ['---\ndesign: lld\n---\n# Orders\n', ...parts].join('\n');
const read = (...parts: string[]): Design => readDesign({ path: 'a.md', text: lld(...parts) });
const fence = (lang: string, ...lines: string[]): string => [`\`\`\`${lang}`, ...lines, '```\n'].join('\n');
const field = ({ name, type, keys, references }: Entity['attributes'][number]): string =>
  [name, type ?? '?', ...keys, ...(references === undefined ? [] : [`→${references}`])].join(' ');
const fields = ({ entities }: Design): Record<string, string[]> =>
  Object.fromEntries(entities.map((entity) => [entity.name, entity.attributes.map(field)]));
const relations = ({ relationships }: Design): string[] =>
  relationships.map(
    ({ from, to, cardFrom, cardTo, kind, notation }) => `${notation} ${kind} ${from.name} ${cardFrom ?? '?'}:${cardTo ?? '?'} ${to.name}`,
  );

describe('one entity over several notations', () => {
  const design = read(
    '## Data model\n',
    fence('mermaid', 'erDiagram', '  ORDER_ITEMS {', '    uuid id PK', '    uuid order_id FK', '    string status "OPEN, DONE"', '  }'),
    fence('sql', 'CREATE TABLE shop.order_item (', '  id uuid PRIMARY KEY,', '  orderId uuid REFERENCES orders (id),', '  qty int NOT NULL', ');'),
    '### OrderItem\n',
    '- `id`: uuid (PK)',
    '- `note`: string\n',
  );

  test('is one, whatever its number, case and joints', () => {
    expect(fields(design)).toEqual({ ORDER_ITEMS: ['id uuid PK', 'order_id uuid FK →orders', 'status string', 'qty int', 'note string'] });
  });

  test('each view keeps its own fields, keys and place', () => {
    const [entity] = design.entities;
    expect(entity!.views.map(({ notation, name, primaryKey, attributes }) => [notation, name, primaryKey, attributes.length])).toEqual([
      ['er', 'ORDER_ITEMS', ['id'], 3],
      ['sql', 'shop.order_item', ['id'], 3],
      ['list', 'OrderItem', ['id'], 2],
    ]);
  });

  test.each([
    ['app_users', 'app_orders', 'a prefix that all tables share'],
    ['tbl_users', 'tbl_orders', 'a prefix that says table'],
  ])('%s and %s are USER and ORDER: %s', (users, orders) => {
    const drawn = fence('mermaid', 'erDiagram', '  USER {', '    uuid id PK', '  }', '  ORDER {', '    uuid id PK', '  }');
    expect(read(drawn, fence('sql', `CREATE TABLE ${users} (id uuid);`, `CREATE TABLE ${orders} (id uuid);`)).entities).toHaveLength(2);
  });

  test('names that only begin alike stay two', () => {
    expect(read(fence('sql', 'CREATE TABLE orders (id uuid);', 'CREATE TABLE order_items (id uuid);')).entities).toHaveLength(2);
  });
});

describe('notations', () => {
  test('a bullet list under a heading', () => {
    const design = read(
      '## Data model\n',
      '### 3.1 Users table\n',
      '- `id` (uuid, PK): who',
      '- **email** (string, unique)',
      '- plan_id: uuid (FK → plans)',
      '- created_at — timestamp\n',
    );
    expect(fields(design)).toEqual({ Users: ['id uuid PK', 'email string UK', 'plan_id uuid FK →plans', 'created_at timestamp'] });
  });

  test('bullets below a bullet', () => {
    expect(
      fields(
        read(
          '## Entities\n',
          '- **User**',
          '  - id: UUID (PK)',
          '  - name: string',
          '- **Order**',
          '  - id: UUID (PK)',
          '  - user_id: UUID (FK → User)\n',
        ),
      ),
    ).toEqual({
      User: ['id UUID PK', 'name string'],
      Order: ['id UUID PK', 'user_id UUID FK →User'],
    });
  });

  test('names in one bullet', () => {
    const design = read('## Entities\n', '- **User**: id (PK), email, created_at', '- Order (id, user_id, total)\n');
    expect(fields(design)).toEqual({ User: ['id ? PK', 'email ?', 'created_at ?'], Order: ['id ? PK', 'user_id ?', 'total ?'] });
    expect(design.entities.every(({ views }) => views[0]!.inline)).toBe(true);
  });

  test('a table of fields below a label', () => {
    const design = read(
      '## Storage\n',
      '**Table: `metrics`** (hypertable)\n',
      '| Column | Type | Constraints | Description |',
      '|---|---|---|---|',
      '| `id` | `BIGINT` | PK | |',
      '| `host_id` | uuid | FK → hosts | |',
      '| `state` | text | | UP \\| DOWN |\n',
    );
    expect(fields(design)).toEqual({ metrics: ['id BIGINT PK', 'host_id uuid FK →hosts', 'state text'] });
    expect(design.entities[0]!.stored).toBe(true);
  });

  test('a box of a drawing, with the lines between boxes', () => {
    const design = read(
      '## Entities\n',
      fence(
        '',
        '┌─────────────────┐         ┌──────────────────────────┐',
        '│ Rider           │         │ Ride                     │',
        '├─────────────────┤ creates ├──────────────────────────┤',
        '│ id: UUID (PK)   │────────▶│ id: UUID (PK)            │',
        '│ name: String    │         │ rider_id: UUID (FK→Rider)│',
        '└─────────────────┘         └──────────────────────────┘',
      ),
    );
    expect(fields(design)).toEqual({ Rider: ['id UUID PK', 'name String'], Ride: ['id UUID PK', 'rider_id UUID FK →Rider'] });
    expect(relations(design)).toEqual(['box association Rider ?:? Ride']);
  });

  test('a JSON example of the data model', () => {
    const design = read(
      '## Collections (MongoDB)\n',
      '### orders\n',
      fence(
        'json',
        '{',
        '  "_id": "ObjectId",',
        '  "total": 12.5,',
        '  "paid": true,',
        '  "lines": [{ "sku": "x" }],',
        '  "at": "2025-01-01T00:00:00Z"',
        '}',
      ),
    );
    expect(fields(design)).toEqual({ orders: ['_id string PK', 'total decimal', 'paid boolean', 'lines array', 'at timestamp'] });
    expect(design.entities[0]).toMatchObject({ stored: true, store: 'document' });
  });

  test('an object whose values are types, below the heading of its collection', () => {
    const design = read(
      '## Collections (MongoDB)\n',
      '### Orders Collection\n',
      fence(
        'javascript',
        '{',
        '  _id: ObjectId,',
        '  shopId: ObjectId, // Reference to Shop',
        '  items: [',
        '    { sku: String }',
        '  ],',
        '  status: String, // "open" or "paid"',
        '}',
      ),
    );
    expect(fields(design)).toEqual({ Orders: ['_id ObjectId PK', 'shopId ObjectId FK →Shop', 'items array', 'status String'] });
    expect(design.entities[0]).toMatchObject({ stored: true, store: 'document' });
    expect(design.entities[0]!.attributes[3]!.values.map(({ text }) => text)).toEqual(['open', 'paid']);
  });

  test('Mongoose schemas have a key of their own', () => {
    const design = read(
      '## Data model (MongoDB)\n',
      fence(
        'js',
        'const orderSchema = new mongoose.Schema({',
        '  buyer: { type: Schema.Types.ObjectId, ref: "User", required: true },',
        '  number: { type: String, unique: true },',
        '  status: {',
        '    type: String,',
        "    enum: ['open', 'paid'],",
        '  },',
        '}, { timestamps: true });',
      ),
    );
    expect(fields(design)).toEqual({ order: ['buyer ObjectId FK →User', 'number String UK', 'status String'] });
    expect(design.entities[0]!.attributes[2]!.values.map(({ text }) => text)).toEqual(['open', 'paid']);
    expect(design.entities[0]!.views[0]!.keyTold).toBe(true);
  });

  test('an object of values is no schema', () =>
    expect(fields(read('## Data model\n', '### Orders\n', fence('js', '{', '  limit: 5,', '  retries: 3,', '}')))).toEqual({}));

  test.each([
    ['go', ['type Order struct {', '  ID     string `db:"id"`', '  UserID string', '  Total  float64', '}']],
    ['typescript', ['export interface Order {', '  id: string;', '  userId?: string;', '  total: number;', '}']],
    ['rust', ['pub struct Order {', '    pub id: Uuid,', '    pub user_id: Uuid,', '    pub total: f64,', '}']],
    ['proto', ['message Order {', '  string id = 1;', '  string user_id = 2;', '  double total = 3;', '}']],
    ['python', ['@dataclass', 'class Order:', '    id: UUID', '    user_id: UUID', '    total: Decimal = Decimal(0)']],
    [
      'java',
      [
        'public class Order {',
        '    @Id',
        '    private UUID id;',
        '    private UUID userId;',
        '    private BigDecimal total;',
        '    public void pay() {',
        '    }',
        '}',
      ],
    ],
    ['kotlin', ['data class Order(', '    val id: UUID,', '    val userId: UUID,', '    val total: BigDecimal,', ')']],
    ['prisma', ['model Order {', '  id     String @id', '  userId String', '  total  Decimal', '}']],
  ])('a type in %s', (lang, lines) => {
    const [order] = read('## Data model\n', fence(lang, ...lines)).entities;
    expect(order?.name).toBe('Order');
    expect(order!.attributes.map(({ name }) => name.toLowerCase().replace('_', ''))).toEqual(['id', 'userid', 'total']);
    expect(order!.attributes.every(({ type }) => type !== undefined)).toBe(true);
    expect(order!.views[0]!.primaryKey.map((name) => name.toLowerCase())).toEqual(['id']);
  });

  test('an enumeration gives its values to the fields of its type', () => {
    const design = read(
      '## Data model\n',
      fence('ts', "type Status = 'OPEN' | 'DONE';", 'interface Order {', '  id: string;', '  status: Status;', '}'),
    );
    expect(design.entities[0]!.attributes[1]!.values.map(({ text }) => text)).toEqual(['OPEN', 'DONE']);
  });

  test('an enumeration of a class diagram too', () => {
    const design = read(
      fence(
        'mermaid',
        'classDiagram',
        '  class Slot {',
        '    +SlotStatus status',
        '  }',
        '  class SlotStatus {',
        '    <<enumeration>>',
        '    FREE',
        '    TAKEN',
        '  }',
      ),
    );
    expect(design.entities[0]!.attributes[0]!.values.map(({ text }) => text)).toEqual(['FREE', 'TAKEN']);
  });
});

describe('what is no stored entity', () => {
  const stored = (...parts: string[]): string[] =>
    read(...parts)
      .entities.filter((entity) => entity.stored)
      .map(({ name }) => name);
  test.each(['## API', '## Kafka event schemas', '## Configuration', '## Logging format', '## Error responses', '## Cache layout'])(
    'a JSON example under %s',
    (heading) => expect(stored(heading, '', '### Order\n', fence('json', '{', '  "id": 1,', '  "total": 2', '}'))).toEqual([]),
  );
  test('a service, a test, a configuration of code', () =>
    expect(
      stored(
        '## Data model\n',
        fence('go', 'type OrderService struct {', '  Repo Repo', '  Clock Clock', '}', 'type PoolConfig struct {', '  Size int', '  Wait int', '}'),
      ),
    ).toEqual([]));
  test('a request', () =>
    expect(stored('## Data model\n', fence('ts', 'interface CreateOrderRequest {', '  id: string;', '  total: number;', '}'))).toEqual([]));
  test('a list of targets', () => expect(stored('## Storage\n', '- Target: 5 ms', '- Measurement: daily\n')).toEqual([]));
  test('fields of a form', () =>
    expect(stored('## Form fields\n', '| Field | Type |', '|---|---|', '| name | text |', '| age | number |\n')).toEqual([]));
  test('a table of products', () =>
    expect(stored('## Data model\n', '| Name | Type |', '|---|---|', '| Redis | cache |', '| Postgres | database |\n')).toEqual([]));
});

describe('stored classes', () => {
  const diagram = (...lines: string[]): string =>
    fence('mermaid', 'classDiagram', '  class Slot {', '    +UUID id', '  }', ...lines.map((line) => `  ${line}`));
  const stored = (...lines: string[]): string[] =>
    read(diagram(...lines))
      .entities.filter((entity) => entity.stored)
      .map(({ name }) => name);
  test('alone nothing says so', () => expect(stored()).toEqual([]));
  test('an association names it', () => expect(stored('class Lot {', '+UUID id', '}', 'Lot --> Slot')).toEqual(['Slot', 'Lot']));
  test('a repository keeps it', () => expect(stored('class SlotRepository {', '+find(id) Slot', '}')).toEqual(['Slot']));
  test('another holds its key', () => expect(stored('class Ticket {', '+UUID slotId', '}')).toEqual(['Slot']));
});

describe('relations', () => {
  test('of class diagrams, with their kinds', () => {
    const classes = ['A', 'B'].flatMap((name) => [`  class ${name} {`, '    +UUID id', '  }']);
    const kinds = ['A "1" --> "0..*" B', 'A <|-- B', 'A <|.. B', 'A ..> B', 'A *-- B', 'A "1" o-- "1..n" B'];
    expect(kinds.map((relation) => relations(read(fence('mermaid', 'classDiagram', ...classes, `  ${relation}`)))[0])).toEqual([
      'class association A 1:* B',
      'class inheritance A ?:? B',
      'class realization A ?:? B',
      'class dependency A ?:? B',
      'class composition A ?:? B',
      'class aggregation A 1:1..* B',
    ]);
  });

  test('of foreign keys', () => {
    const design = read(
      fence(
        'sql',
        'CREATE TABLE a (id uuid PRIMARY KEY);',
        'CREATE TABLE b (a_id uuid UNIQUE REFERENCES a (id), c uuid, FOREIGN KEY (c) REFERENCES a (id));',
      ),
    );
    expect(relations(design)).toEqual(['sql association a 0..1:0..1 b', 'sql association a 0..1:* b']);
  });

  test.each([
    ['- **Users 1 — \\* Orders**: places', 'prose association users 1:* orders'],
    ['Order N—1 User', 'prose association orders *:1 users'],
    ['User (1) → (N) Order', 'prose association users 1:* orders'],
    ['User ↔ Order: many-to-many', 'prose association users *:* orders'],
    ['A user has many orders.', 'prose association users 1:* orders'],
    ['Each order belongs to a user.', 'prose association orders *:1 users'],
  ])('of prose: %s', (sentence, expected) => {
    expect(relations(read(fence('sql', 'CREATE TABLE users (id uuid);', 'CREATE TABLE orders (id uuid);'), `${sentence}\n`))).toEqual([expected]);
  });

  test('of prose only between entities', () =>
    expect(relations(read(fence('sql', 'CREATE TABLE users (id uuid);'), 'A user has many wishes.\n'))).toEqual([]));
});

describe('the entities of the course', () => {
  const SOURCE = '../shared/spec/course-diagrams.md';
  if (!existsSync(SOURCE)) {
    test.skipIf(!process.env['CI'])(`${SOURCE} is not here`, () => {
      throw new Error(`${SOURCE} is needed`);
    });
    return;
  }
  const parts = readFileSync(SOURCE, 'utf8').split(/^## /m).slice(1);
  const listed = parts.filter((part) => /^entities:$/m.test(part));
  test('there are some', () => expect(listed.map((part) => part.slice(0, 2))).toContain('3.'));

  test.each(listed.map((part) => [part.split('\n')[0]!, part] as const))('%s', (_, part) => {
    const drawing = /```text\n[\s\S]*?```/.exec(part)![0];
    const design = read('## Entities\n', `${drawing}\n`);
    const lists = part.slice(part.indexOf('```\n', part.indexOf('```text') + 7));
    const expected = block(lists, 'entities').map((line) => /^- (\w+): (.*)$/.exec(line)!.slice(1) as [string, string]);
    expect(Object.fromEntries(design.entities.map((entity) => [entity.name, entity.attributes.map(field)]))).toEqual(
      Object.fromEntries(expected.map(([name, list]) => [name, list.split(' · ').map(expectedField)])),
    );
    const drawn = block(lists, 'relationships').map((line) => /^- (\w+) → (\w+) : (\w+)/.exec(line)!.slice(1));
    expect(design.relationships.map(({ from, to, label }) => [from.name, to.name, label?.text])).toEqual(drawn);
  });

  /** The lines below `name:`, those that go on joined. */
  function block(text: string, name: string): string[] {
    const from = text.indexOf(`${name}:\n`) + name.length + 2;
    const until = text.indexOf('\n\n', from);
    return text
      .slice(from, until < 0 ? undefined : until)
      .replace(/\n\s+/g, ' ')
      .split('\n');
  }

  /** `driver_id UUID FK→Driver`, `vehicle (no type) FK (target not drawn)`. */
  function expectedField(text: string): string {
    const plain = text
      .trim()
      .replace('(no type)', '?')
      .replace(/\s*\(target not drawn\)/, '');
    const target = /FK→(\w+)/.exec(plain)?.[1];
    return target === undefined ? plain : plain.replace(/FK→\w+/, `FK →${target}`);
  }
});
