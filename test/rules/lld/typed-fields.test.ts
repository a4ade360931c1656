import { describe, expect, test } from 'vitest';
import { typedFields } from '../../../server/src/rules/lld/typed-fields.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';
import { checkRule, findingsOf, preferredEdits } from '../../support/check-rule.ts';

const model = (...parts: string[]): string => ['---\ndesign: lld\n---\n# Orders\n', '## Data model\n', ...parts].join('\n');
const silent = (text: string): void => expect(findingsOf(typedFields, text)).toEqual([]);
const fixed = (text: string): string => applyEdits(text, preferredEdits(findingsOf(typedFields, text)));

describe('lld/typed-fields', () => {
  test('fields of a class; the fix guesses from their names', () => {
    checkRule(
      typedFields,
      `
      classDiagram
        class Ticket {
          +UUID id
          +plate
           ^^^^^ Ticket.plate and 5 more have no type. Say what it holds.
          +enteredAt
          +isPaid
          +amount
          +stayCount
          +slotId
        }
        class Slot {
          +UUID id
        }
        Slot "1" --> "*" Ticket
      `,
      {
        fixed: `
      classDiagram
        class Ticket {
          +UUID id
          +String plate
          +DateTime enteredAt
          +Boolean isPaid
          +Decimal amount
          +int stayCount
          +UUID slotId
        }
        class Slot {
          +UUID id
        }
        Slot "1" --> "*" Ticket
      `,
      },
    );
  });

  test('a diagram in which no field has a type says so once', () => {
    const text = model('```mermaid\nclassDiagram\n  class Slot {\n    id\n    number\n  }\n  class Lot {\n    id\n  }\n  Lot --> Slot\n```\n');
    expect(findingsOf(typedFields, text).map(({ message }) => message)).toEqual([
      'No field of this diagram has a type, Slot.id first. Say what they hold.',
    ]);
    expect(fixed(text)).toContain('class Slot {\n    UUID id\n    int number\n  }\n  class Lot {\n    UUID id\n');
  });

  test('a class that writes the name first', () => {
    expect(
      fixed(
        model('```mermaid\nclassDiagram\n  class Slot {\n    +id: UUID\n    +number\n  }\n  class Lot {\n    +id: UUID\n  }\n  Lot --> Slot\n```\n'),
      ),
    ).toContain('+number: int\n');
  });

  test.each([
    ['- `id`: uuid', '- `email` (unique)', '- `email` (string, unique)'],
    ['- `id`: uuid', '- **is_active**', '- **is_active** (boolean)'],
  ])('a list in which others have a type: %s, %s', (one, two, mended) => expect(fixed(model('### User\n', one, two, ''))).toContain(mended));

  test('an empty cell', () => {
    expect(fixed(model('### User\n', '| Field | Type |', '|---|---|', '| id | bigint |', '| email | string |', '| created_at | - |', ''))).toContain(
      '| created_at | timestamp |',
    );
  });

  test('a column without a type', () => {
    expect(fixed(model('```sql', 'CREATE TABLE users (id uuid PRIMARY KEY, name text, seen_at);', '```', ''))).toContain('seen_at timestamptz');
  });

  describe('is silent', () => {
    test('on names in one bullet', () => silent(model('- **User**: id, first_name, email\n')));
    test('on lists in which no field has a type', () => silent(model('### User\n', '- `id` (PK)', '- `email` (unique)', '- `name`\n')));
    test('where another description gives the type', () =>
      silent(
        model(
          '```mermaid\nclassDiagram\n  class User {\n    +UUID id\n    +email\n  }\n  class Post {\n    +UUID id\n  }\n  User --> Post\n```\n',
          '```sql\nCREATE TABLE users (id uuid PRIMARY KEY, email text);\n```\n',
        ),
      ));
    test('on fields whose values are listed', () =>
      silent(model('### Copy\n', '- `id`: uuid (PK)', '- status: AVAILABLE / LOANED / LOST', '- rack: string\n')));
    test('on foreign keys', () => silent(model('### Driver\n', '- `id`: uuid (PK)', '- `vehicle`: FK', '- `name`: string\n')));
    test('on enums', () => silent(model('```mermaid\nclassDiagram\n  class Status {\n    <<enumeration>>\n    OPEN\n    DONE\n  }\n```\n')));
    test('on interfaces and DTOs', () =>
      silent(
        model(
          '```mermaid\nclassDiagram\n  class Clock {\n    <<interface>>\n    +now\n  }\n  class OrderRequest {\n    +items\n  }\n  Clock --> OrderRequest\n```\n',
        ),
      ));
    test('on classes that are not stored', () => silent(model('```mermaid\nclassDiagram\n  class Board {\n    +listeners\n  }\n```\n')));
  });
});
