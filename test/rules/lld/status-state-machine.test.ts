import { describe, expect, test } from 'vitest';
import { statusStateMachine } from '../../../server/src/rules/lld/status-state-machine.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';
import { readDesign } from '../../../server/src/model/read.ts';
import { companion } from '../../support/companion.ts';
import { checkRule, findingsOf } from '../../support/check-rule.ts';

const said = (field: string): string => `${field} has no state machine. Draw which changes are allowed and what triggers each.`;
const ER = '```mermaid\nerDiagram\n  ORDER {\n    uuid id PK\n    string status "PLACED, PAID, SHIPPED"\n  }\n```\n';
const lld = (...parts: string[]): string => ['---\ndesign: lld\n---\n# Orders\n', ...parts].join('\n');
const sql = (columns: string): string => lld('```sql', `CREATE TABLE orders (\n  id uuid PRIMARY KEY,\n  ${columns}\n);`, '```\n');
const silent = (text: string): void => expect(findingsOf(statusStateMachine, text)).toEqual([]);

describe('lld/status-state-machine', () => {
  test('a status of an ER entity; the fix drafts a state diagram after it', () => {
    checkRule(
      statusStateMachine,
      `
      erDiagram
        ORDER {
          uuid id PK
          string status "PLACED, PAID, SHIPPED, CANCELLED"
                 ^^^^^^ ${said('ORDER.status')}
        }
      `,
      {
        fixed: `
      ---
      design: hld+lld
      ---
      # Design

      \`\`\`mermaid
      erDiagram
        ORDER {
          uuid id PK
          string status "PLACED, PAID, SHIPPED, CANCELLED"
        }
      \`\`\`

      State machine of \`ORDER.status\`:

      \`\`\`mermaid
      stateDiagram-v2
        [*] --> PLACED
        PLACED --> PAID : payment received
        PAID --> SHIPPED : ship
        PLACED --> CANCELLED : cancel
        PAID --> CANCELLED : cancel
        SHIPPED --> CANCELLED : cancel
        CANCELLED --> [*]
      \`\`\`
      `,
      },
    );
  });

  test.each([
    ["status text CHECK (status IN ('NEW', 'PAID', 'SENT'))", 'a CHECK'],
    ["status text DEFAULT 'NEW', -- NEW | PAID | SENT", 'a comment'],
    ["status ENUM('NEW', 'PAID', 'SENT') NOT NULL", 'an ENUM'],
    ["payment_state varchar(20) NOT NULL -- 'NEW', 'PAID', 'SENT'", 'a prefix'],
    ['status text NOT NULL', 'no value known'],
  ])('a status column of a table: %s (%s)', (column) => {
    const [finding, ...others] = findingsOf(statusStateMachine, sql(column));
    expect(sql(column).slice(finding?.range.start, finding?.range.end)).toBe(column.split(' ')[0]);
    expect(others).toEqual([]);
  });

  test('an enum of lifecycle values under another name', () => {
    expect(
      findingsOf(
        statusStateMachine,
        lld(
          '```sql',
          "CREATE TYPE order_step AS ENUM ('PLACED', 'PAID', 'SHIPPED');\nCREATE TABLE orders (id uuid PRIMARY KEY, progress order_step);",
          '```',
        ),
      ),
    ).toHaveLength(1);
  });

  test.each([
    [
      'a class',
      '```mermaid\nclassDiagram\n  class Order {\n    +UUID id\n    +OrderStatus status\n  }\n  class OrderStatus {\n    <<enumeration>>\n    PLACED\n    PAID\n  }\n  Order "1" --> "*" Item : has\n```\n',
      '```\n\nState machine of `Order.status`',
    ],
    [
      'a list of fields',
      '## Data model\n\n### Order\n\n- `id`: UUID, primary key\n- `status`: enum (PLACED, PAID)\n\nMore.\n',
      '(PLACED, PAID)\n\nState machine of `Order.status`',
    ],
    [
      'a table of fields',
      '## Data model\n\n### Order\n\n| Field | Type | Description |\n|---|---|---|\n| id | uuid | primary key |\n| status | text | PLACED, PAID |\n\nMore.\n',
      '| PLACED, PAID |\n\nState machine of `Order.status`',
    ],
    [
      'a type of code',
      "## Data model\n\n```ts\ninterface Order {\n  id: string;\n  status: 'PLACED' | 'PAID';\n}\n```\n\nMore.\n",
      '```\n\nState machine of `Order.status`',
    ],
  ])('a status in %s; the fix draws its machine after it', (_, described, drawn) => {
    const text = lld(described);
    const [finding, ...others] = findingsOf(statusStateMachine, text);
    expect(others).toEqual([]);
    expect(text.slice(finding?.range.start, finding?.range.end)).toBe('status');
    const fixed = applyEdits(text, finding!.fixes![0]!.edits);
    expect(fixed).toContain(drawn);
    expect(findingsOf(statusStateMachine, fixed)).toEqual([]);
  });

  test('one entity in two notations is found once', () => {
    expect(
      findingsOf(statusStateMachine, lld(ER, '```sql', "CREATE TABLE orders (\n  id uuid PRIMARY KEY,\n  status text DEFAULT 'PLACED'\n);", '```\n')),
    ).toHaveLength(1);
  });

  test('one machine belongs to one field', () => {
    const machine = '```mermaid\nstateDiagram-v2\n  [*] --> PLACED\n  PLACED --> PAID : pay\n  PAID --> [*]\n```\n';
    const [finding, ...others] = findingsOf(
      statusStateMachine,
      lld(ER, machine, '```sql', 'CREATE TABLE refunds (\n  id uuid PRIMARY KEY,\n  status text -- OPEN, PAID, PLACED\n);', '```\n'),
    );
    expect(finding?.message).toBe(said('refunds.status'));
    expect(others).toEqual([]);
  });

  test('without known values nothing is drafted', () => {
    expect(findingsOf(statusStateMachine, sql('status text NOT NULL'))[0]?.fixes).toEqual([]);
  });

  test('values that are no state ids are drafted with an alias, and CRLF stays CRLF', () => {
    const text = sql("status text DEFAULT 'in-progress', -- new | in-progress | done").replaceAll('\n', '\r\n');
    const added = findingsOf(statusStateMachine, text)[0]?.fixes?.[0]?.edits[0]?.text ?? '';
    expect(added).toContain('  in_progress : in-progress\r\n  [*] --> in_progress\r\n');
    expect(added.replaceAll('\r\n', '')).not.toContain('\n');
  });

  describe('is silent', () => {
    test.each([
      'status_code int',
      'http_status smallint',
      'health_status text',
      'status_enabled boolean',
      'state char(2)',
      'is_active boolean',
      'type text -- CARD | CASH',
      "role ENUM('ADMIN', 'CUSTOMER')",
      'status int -- 200, 404',
    ])('on fields of no lifecycle: %s', (column) => silent(sql(column)));
    test('on the state of an address', () =>
      silent(lld('```mermaid\nerDiagram\n  ADDRESS {\n    string city\n    string state\n    string zip\n  }\n```\n')));
    test('where a state diagram shares two values', () =>
      silent(lld(ER, '```mermaid\nstateDiagram-v2\n  [*] --> Placed\n  Placed --> Paid : pay\n```\n')));
    test('where the heading of a state diagram names the entity', () =>
      silent(lld(ER, '## Order states\n', '```mermaid\nstateDiagram-v2\n  [*] --> Open\n  Open --> Closed : close\n```\n')));
    test('where a chain in prose goes through the values', () => silent(lld(ER, 'An order goes PLACED → PAID → SHIPPED.\n')));
    test('where a text block draws the arrows', () => silent(lld(ER, '```\nPLACED ──pay──▶ PAID ──ship──▶ SHIPPED\n```\n')));
    test('where a flowchart of the states is drawn', () =>
      silent(lld(ER, '```mermaid\nflowchart LR\n  PLACED -->|pay| PAID\n  PAID -->|ship| SHIPPED\n```\n')));
    test('where a table lists the transitions', () =>
      silent(lld(ER, '| From | Event | To |\n|---|---|---|\n| PLACED | pay | PAID |\n| PAID | ship | SHIPPED |\n')));
    test('on a second field of the same enumeration type', () =>
      silent(
        lld(
          '```sql',
          "CREATE TYPE order_status AS ENUM ('PLACED', 'PAID');\nCREATE TABLE orders (id uuid PRIMARY KEY, status order_status);\nCREATE TABLE parts (id uuid PRIMARY KEY, status order_status);",
          '```\n',
          '## Order lifecycle\n',
          '```mermaid\nstateDiagram-v2\n  [*] --> PLACED\n  PLACED --> PAID : pay\n```\n',
        ),
      ));
    test('on tables that record what a status was', () =>
      silent(lld('```sql', 'CREATE TABLE order_history (id uuid PRIMARY KEY, status text -- PLACED, PAID\n);', '```\n')));
    test.each(["status ENUM('active', 'inactive')", 'status text -- online, away, busy'])('on flags and presence: %s', (column) =>
      silent(sql(column)),
    );
    test('where the companion document draws state machines', () => {
      const design = readDesign({ path: 'a.md', text: lld(ER) });
      expect([...statusStateMachine.check({ ...design, companions: [companion({ stateMachines: 1 })] })]).toEqual([]);
    });
    test('on the status of the document itself', () => silent(lld('Status: Draft\n', '| Status | Accepted |\n|---|---|\n')));
  });
});
