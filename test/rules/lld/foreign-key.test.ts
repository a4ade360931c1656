import { describe, expect, test } from 'vitest';
import { foreignKey } from '../../../server/src/rules/lld/foreign-key.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';
import { asDocument, checkRule, findingsOf, preferredEdits } from '../../support/check-rule.ts';

const er = (relation: string, payment: string, ticket = 'uuid id PK'): string =>
  asDocument(`erDiagram\n  ${relation}\n  TICKET {\n    ${ticket}\n  }\n  PAYMENT {\n    ${payment}\n  }\n`);
const ONE_TO_MANY = 'TICKET ||--o{ PAYMENT : "is paid by"';
const silent = (text: string): void => expect(findingsOf(foreignKey, text)).toEqual([]);
const said = (text: string): string[] => findingsOf(foreignKey, text).map(({ message }) => message);
const fixed = (text: string): string => applyEdits(text, preferredEdits(findingsOf(foreignKey, text)));

describe('lld/foreign-key', () => {
  test('the many side holds no key; the fix adds it behind its own', () => {
    checkRule(
      foreignKey,
      `
      erDiagram
        TICKET ||--o{ PAYMENT : "is paid by"
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PAYMENT holds no key of TICKET. Add it where the relation is stored.
        TICKET {
          uuid id PK
        }
        PAYMENT {
          uuid id PK
          decimal amount
        }
      `,
      {
        fixed: `
      erDiagram
        TICKET ||--o{ PAYMENT : "is paid by"
        TICKET {
          uuid id PK
        }
        PAYMENT {
          uuid id PK
          uuid ticket_id FK
          decimal amount
        }
      `,
      },
    );
  });

  test('one to one, and neither side holds the other', () =>
    expect(said(er('TICKET ||--|| PAYMENT : has', 'uuid id PK'))).toEqual(['PAYMENT holds no key of TICKET. Add it where the relation is stored.']));

  test('the key is taken as the other side names and types it', () => {
    expect(fixed(er(ONE_TO_MANY, 'int id PK', 'bigint ticket_no PK'))).toContain('    int id PK\n    bigint ticket_no FK\n');
  });

  test('fields in camel case get one more', () => {
    expect(fixed(er(ONE_TO_MANY, 'uuid id PK\n    date paidAt'))).toContain('uuid ticketId FK\n    date paidAt');
  });

  test('all full descriptions get the key, so that they go on agreeing', () => {
    const text = `${er(ONE_TO_MANY, 'uuid id PK')}\n\`\`\`sql\nCREATE TABLE tickets (id uuid PRIMARY KEY);\nCREATE TABLE payments (id uuid PRIMARY KEY);\n\`\`\`\n`;
    expect(fixed(text)).toContain('uuid id PK\n    uuid ticket_id FK\n');
    expect(fixed(text)).toContain('CREATE TABLE payments (id uuid PRIMARY KEY, ticket_id uuid REFERENCES tickets (id));');
  });

  test('a sentence states the relation', () => {
    const text = asDocument(
      '```mermaid\nerDiagram\n  TICKET {\n    uuid id PK\n  }\n  PAYMENT {\n    uuid id PK\n  }\n```\n\n- Ticket 1—N Payment\n',
    );
    expect(said(text)).toHaveLength(1);
  });

  test('another entity’s key, and the own one, are none of this', () => {
    expect(said(er(ONE_TO_MANY, 'uuid payment_id PK\n    uuid external_id'))).toHaveLength(1);
  });

  test('classes that list foreign keys', () => {
    const text = asDocument(
      'classDiagram\n  class Ticket {\n    +UUID id\n    +UUID slotId\n  }\n  class Slot {\n    +UUID id\n  }\n  class Payment {\n    +UUID id\n  }\n  Slot "1" --> "*" Ticket\n  Ticket "1" --> "*" Payment\n',
    );
    expect(said(text)).toEqual(['Payment holds no key of Ticket. Add it where the relation is stored.']);
    expect(fixed(text)).toContain('class Payment {\n    +UUID id\n    +UUID ticketId\n');
  });

  describe('is silent', () => {
    test.each([
      ['uuid id PK\n    uuid ticket_id', 'the other entity'],
      ['uuid id PK\n    int ticket', 'the other entity alone'],
      ['uuid id PK\n    uuid paid_ticket_id', 'the other entity with a word before it'],
      ['uuid id PK\n    uuid ticketId FK', 'the other entity in camel case'],
      ['uuid id PK\n    uuid owner_id FK', 'its role, marked'],
      ['uuid id PK\n    uuid payer_id', 'its role'],
      ['uuid id PK\n    uuid ref "references TICKET"', 'any name, with a reference'],
    ])('on a field named for it: %s (%s)', (payment) => silent(er(ONE_TO_MANY, payment)));
    test('on a field named for it in short', () =>
      silent(
        asDocument(
          'erDiagram\n  DEPARTMENT ||--o{ EMPLOYEE : has\n  DEPARTMENT {\n    int id PK\n  }\n  EMPLOYEE {\n    int id PK\n    int dept_id\n  }\n',
        ),
      ));
    test('on a field of the one side that lists the many', () => silent(er(ONE_TO_MANY, 'uuid id PK', 'uuid id PK\n    uuid[] payment_ids')));
    test('on a sentence where a diagram draws the two', () =>
      silent(`${er('TICKET }o--o{ PAYMENT : has', 'uuid id PK')}\nA ticket has many payments.\n`));
    test('on a field named for its key', () => silent(er(ONE_TO_MANY, 'uuid id PK\n    text plate', 'text plate PK')));
    test('on REFERENCES under any name', () =>
      silent(
        `${er(ONE_TO_MANY, 'uuid id PK')}\n\`\`\`sql\nCREATE TABLE tickets (id uuid PRIMARY KEY);\nCREATE TABLE payments (id uuid PRIMARY KEY, stub uuid REFERENCES tickets (id));\n\`\`\`\n`,
      ));
    test.each([
      ['uuid id PK\n    uuid ticket_id', 'uuid id PK'],
      ['uuid id PK', 'uuid id PK\n    uuid payment_id'],
    ])('on one to one, the key on either side', (payment, ticket) => silent(er('TICKET ||--|| PAYMENT : has', payment, ticket)));
    test('on entities that list no field', () => silent(asDocument('erDiagram\n  TICKET ||--o{ PAYMENT : has\n  TICKET {\n    uuid id PK\n  }\n')));
    test.each(['Cassandra', 'MongoDB'])('on %s', (store) => silent(`${er(ONE_TO_MANY, 'uuid id PK')}\nAll of it is stored in ${store}.\n`));
    test('on many to many', () => silent(er('TICKET }o--o{ PAYMENT : has', 'uuid id PK')));
    test('on class diagrams in which no class lists a foreign key', () =>
      silent(asDocument('classDiagram\n  class Ticket {\n    +UUID id\n  }\n  class Payment {\n    +UUID id\n  }\n  Ticket "1" --> "*" Payment\n')));
    test('on descriptions that leave fields out', () => silent(`${er(ONE_TO_MANY, 'uuid id PK')}\nSimplified.\n`));
    test('on inheritance', () =>
      silent(
        asDocument(
          'classDiagram\n  class Ticket {\n    +UUID id\n    +UUID slotId\n  }\n  class Payment {\n    +UUID id\n  }\n  Ticket <|-- Payment\n',
        ),
      ));
  });
});
