import { describe, expect, test } from 'vitest';
import { primaryKey } from '../../../server/src/rules/lld/primary-key.ts';
import { checkRule, findingsOf, preferredEdits } from '../../support/check-rule.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';

const ADD = 'has no primary key. Say what tells two rows apart.';
const lld = (...parts: string[]): string => ['---\ndesign: lld\n---\n# Orders\n', ...parts].join('\n');
const model = (...parts: string[]): string => lld('## Data model\n', ...parts);
const sql = (...lines: string[]): string => ['```sql', ...lines, '```\n'].join('\n');
const silent = (text: string): void => expect(findingsOf(primaryKey, text)).toEqual([]);
const fixed = (text: string): string => applyEdits(text, preferredEdits(findingsOf(primaryKey, text)));

describe('lld/primary-key', () => {
  test('an entity of an ER diagram; the fix adds a key', () => {
    checkRule(
      primaryKey,
      `
      erDiagram
        ORDER {
        ^^^^^ ORDER ${ADD}
          string status
          decimal total
        }
      `,
      {
        fixed: `
      erDiagram
        ORDER {
          uuid id PK
          string status
          decimal total
        }
      `,
      },
    );
  });

  test('a field that is the key in all but its mark is marked', () => {
    checkRule(
      primaryKey,
      `
      erDiagram
        ORDERS {
        ^^^^^^ ORDERS has no primary key. Mark order_id as the key.
          int order_id
          string status
        }
      `,
      {
        fixed: `
      erDiagram
        ORDERS {
          int order_id PK
          string status
        }
      `,
      },
    );
  });

  test('a table; the key comes first', () => {
    const text = lld(sql('CREATE TABLE orders (', '  status text NOT NULL, -- PLACED, PAID', '  total numeric(10, 2)', ');'));
    expect(findingsOf(primaryKey, text).map(({ range }) => text.slice(range.start, range.end))).toEqual(['orders']);
    expect(fixed(text)).toContain('(\n  id uuid PRIMARY KEY,\n  status text NOT NULL, -- PLACED, PAID\n');
  });

  test('a table with an id that is not marked', () => {
    expect(fixed(lld(sql('CREATE TABLE orders (', '  id bigint NOT NULL,', '  total numeric', ');')))).toContain(
      '  id bigint PRIMARY KEY NOT NULL,\n',
    );
  });

  test('a join table gets a composite key, and a remark stays with its column', () => {
    const text = lld(
      sql(
        'CREATE TABLE ride_offers (',
        '  ride_id uuid NOT NULL REFERENCES rides (id),',
        '  driver_id uuid NOT NULL,',
        '  accepted boolean -- null: no answer',
        ');',
      ),
    );
    expect(fixed(text)).toContain('  accepted boolean, -- null: no answer\n  PRIMARY KEY (ride_id, driver_id)\n);');
  });

  test('a join entity of an ER diagram gets a composite key', () => {
    expect(fixed(lld('```mermaid\nerDiagram\n  A_B {\n    uuid a_id FK\n    uuid b_id FK\n  }\n```\n'))).toContain(
      'uuid a_id PK, FK\n    uuid b_id PK, FK\n',
    );
  });

  test('a class that an association names', () => {
    checkRule(
      primaryKey,
      `
      classDiagram
        class Slot {
              ^^^^ Slot ${ADD}
          +int number
        }
        class Ticket {
          +UUID id
        }
        Slot "1" --> "*" Ticket : is given to
      `,
      {
        fixed: `
      classDiagram
        class Slot {
          +UUID id
          +int number
        }
        class Ticket {
          +UUID id
        }
        Slot "1" --> "*" Ticket : is given to
      `,
      },
    );
  });

  test('a list of fields of the data model', () => {
    expect(fixed(model('### Orders\n', '- `status`: string', '- `total`: decimal\n'))).toContain('- `id` (uuid, PK)\n- `status`: string\n');
  });

  test('a table of fields', () => {
    const text = model(
      'Table: `orders`\n',
      '| Column | Type | Constraints |',
      '|---|---|---|',
      '| `status` | text | NOT NULL |',
      '| `total` | numeric | |\n',
    );
    expect(findingsOf(primaryKey, text)[0]?.message).toBe(`orders ${ADD}`);
    expect(fixed(text)).toContain('| `id` | uuid | PK |\n| `status` | text | NOT NULL |\n');
  });

  test('an example of a document in the data model', () => {
    expect(findingsOf(primaryKey, model('### Orders collection\n', '```json\n{\n  "status": "PAID",\n  "total": 12.5\n}\n```\n'))).toHaveLength(1);
  });

  test('CRLF stays CRLF', () => {
    const text = lld('```mermaid\nerDiagram\n  ORDER {\n    string status\n  }\n```\n').replaceAll('\n', '\r\n');
    expect(fixed(text)).toContain('    uuid id PK\r\n    string status\r\n');
  });

  describe('is silent', () => {
    test.each(['<<enumeration>>', '<<interface>>', '<<value object>>', '<<dto>>'])('on %s', (annotation) =>
      silent(
        lld(
          `\`\`\`mermaid\nclassDiagram\n  class Money {\n    ${annotation}\n    +int cents\n  }\n  class Order {\n    +UUID id\n  }\n  Order "1" --> "1" Money\n\`\`\`\n`,
        ),
      ),
    );
    test('on the parts of a composition, which may be values', () =>
      silent(lld('```mermaid\nclassDiagram\n  class Order {\n    +UUID id\n  }\n  class Line {\n    +int quantity\n  }\n  Order *-- Line\n```\n')));
    test('on a class that is the type of another’s field', () =>
      silent(
        lld(
          '```mermaid\nclassDiagram\n  class Order {\n    +UUID id\n    +Money total\n  }\n  class Money {\n    +int cents\n  }\n  Order "1" --> "1" Money\n```\n',
        ),
      ));
    test('on a type of code that is a part of another', () =>
      silent(model('```go\ntype Order struct {\n  ID string\n  Lines []Line\n}\n\ntype Line struct {\n  Sku string\n  Qty int\n}\n```\n')));
    test('on the tables of a warehouse', () =>
      silent(model('Loaded into BigQuery every hour.\n', sql('CREATE TABLE clicks (url STRING, at TIMESTAMP);'))));
    test('on join tables with a composite key', () =>
      silent(lld(sql('CREATE TABLE likes (user_id uuid, post_id uuid, PRIMARY KEY (user_id, post_id));'))));
    test('on join entities with a composite key', () =>
      silent(lld('```mermaid\nerDiagram\n  LIKE {\n    uuid user_id PK, FK\n    uuid post_id PK, FK\n  }\n```\n')));
    test('on a table that is a partition of another', () =>
      silent(lld(sql("CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');"))));
    test('on the order in which ClickHouse stores rows', () =>
      silent(lld(sql('CREATE TABLE clicks (url String, at DateTime) ENGINE = MergeTree ORDER BY (url, at);'))));
    test('on a key schema in the text', () =>
      silent(model('### Orders (DynamoDB)\n', 'Key schema: customer, then time.\n', '- `customer`: string', '- `placed_at`: timestamp\n')));
    test('on a partition key in a description', () =>
      silent(
        model(
          'Table: `router` in Bigtable\n',
          '| Column | Type | Description |',
          '|---|---|---|',
          '| uaid | string | **partition key** |',
          '| node | string | host |\n',
        ),
      ));
    test('on a key that a sentence gives', () =>
      silent(model('### Account\n', 'An account is keyed by the address of its signer.\n', '- `signer`: string', '- `balance`: decimal\n')));
    test.each(['id', 'slotId', 'slot_id'])('on the key of a class: %s', (name) =>
      silent(
        lld(`\`\`\`mermaid\nclassDiagram\n  class Slot {\n    +UUID ${name}\n  }\n  class Ticket {\n    +UUID id\n  }\n  Slot --> Ticket\n\`\`\`\n`),
      ),
    );
    test('on a class that inherits its key', () =>
      silent(
        lld(
          '```mermaid\nclassDiagram\n  class User {\n    +UUID id\n  }\n  class Rider {\n    +int rating\n  }\n  User <|-- Rider\n  Rider "1" --> "*" User\n```\n',
        ),
      ));
    test('on descriptions that leave fields out', () => silent(lld(sql('CREATE TABLE orders (status text, ...);'), 'Key fields of the order:\n')));
    test('on lists of key fields', () => silent(model('### Orders\n', 'Simplified:\n', '- `status`: string', '- `total`: decimal\n')));
    test('on entities that list no field', () => silent(lld('```mermaid\nerDiagram\n  ORDER ||--o{ LINE : has\n```\n')));
    test('on a JSON example outside of the data model', () =>
      silent(lld('## API\n', '### Create order\n', '```json\n{\n  "status": "PAID",\n  "total": 12.5\n}\n```\n')));
    test('on types of code outside of the data model', () =>
      silent(lld('## Configuration\n', '```go\ntype Limits struct {\n  Rate int\n  Burst int\n}\n```\n')));
    test('on class diagrams in which no class has a key', () =>
      silent(
        lld('```mermaid\nclassDiagram\n  class Lot {\n    +String name\n  }\n  class Slot {\n    +int number\n  }\n  Lot "1" --> "*" Slot\n```\n'),
      ));
    test('on classes that nothing says are stored', () => silent(lld('```mermaid\nclassDiagram\n  class Clock {\n    +int offset\n  }\n```\n')));
    test('where another view has the key', () =>
      silent(lld('```mermaid\nerDiagram\n  ORDER {\n    string status\n  }\n```\n', sql('CREATE TABLE orders (id uuid PRIMARY KEY, status text);'))));
  });
});
