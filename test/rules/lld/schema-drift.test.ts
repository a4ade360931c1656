import { describe, expect, test } from 'vitest';
import { schemaDrift } from '../../../server/src/rules/lld/schema-drift.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';
import { checkRule, findingsOf, preferredEdits } from '../../support/check-rule.ts';

const lld = (...parts: string[]): string => ['---\ndesign: lld\n---\n# Orders\n', ...parts].join('\n');
const er = (...lines: string[]): string => ['```mermaid', 'erDiagram', ...lines.map((line) => `  ${line}`), '```\n'].join('\n');
const sql = (...lines: string[]): string => ['```sql', ...lines, '```\n'].join('\n');
const said = (text: string): string[] => findingsOf(schemaDrift, text).map(({ message }) => message);
const at = (text: string): string[] => findingsOf(schemaDrift, text).map(({ range }) => text.slice(range.start, range.end));
const silent = (text: string): void => expect(said(text)).toEqual([]);
const fixed = (text: string): string => applyEdits(text, preferredEdits(findingsOf(schemaDrift, text)));

const USER = 'USER {\n    uuid id PK\n    string name\n    string email\n  }';
const USERS = 'CREATE TABLE users (\n  id uuid PRIMARY KEY,\n  name text,\n  email text\n);';
const ORDER = 'ORDER {\n    uuid id PK\n    uuid user_id FK\n  }';
const ORDERS = 'CREATE TABLE orders (\n  id uuid PRIMARY KEY,\n  user_id uuid REFERENCES users (id)\n);';
const PLACES = 'USER ||--o{ ORDER : places';

describe('lld/schema-drift', () => {
  describe('a foreign key drawn as no relation', () => {
    test('stands on the field; the fix draws the relation', () => {
      checkRule(
        schemaDrift,
        `
        erDiagram
          USER ||--o{ ORDER : places
          USER {
            uuid id PK
          }
          ORDER {
            uuid id PK
            uuid user_id FK
            uuid billing_address_id FK
                 ^^^^^^^^^^^^^^^^^^ ORDER.billing_address_id refers to ADDRESS, but no relation joins the two. Draw it.
            uuid shipping_address_id FK
          }
          ADDRESS {
            uuid id PK
          }
        `,
        {
          fixed: `
        erDiagram
          USER ||--o{ ORDER : places
          USER {
            uuid id PK
          }
          ORDER {
            uuid id PK
            uuid user_id FK
            uuid billing_address_id FK
            uuid shipping_address_id FK
          }
          ADDRESS {
            uuid id PK
          }
          ADDRESS ||--o{ ORDER : has
        `,
        },
      );
    });

    test('a parent is the entity itself', () => {
      const text = lld(
        er(
          'CATEGORY ||--o{ PRODUCT : holds',
          'CATEGORY {\n    uuid id PK\n    uuid parent_id FK\n  }',
          'PRODUCT {\n    uuid id PK\n    uuid category_id FK\n  }',
        ),
      );
      expect(at(text)).toEqual(['parent_id']);
      expect(fixed(text)).toContain('  CATEGORY ||--o{ CATEGORY : has\n```');
    });

    test('the relation stands under the others', () => {
      const text = lld(
        er(
          '    CATEGORY ||--o{ PRODUCT : holds',
          'CATEGORY {\n    uuid id PK\n    uuid parent_id FK\n  }',
          'PRODUCT {\n    uuid id PK\n    uuid category_id FK\n  }',
        ),
      );
      expect(fixed(text)).toContain('\n      CATEGORY ||--o{ CATEGORY : has\n```');
    });

    test('the DDL says that it is a foreign key', () => {
      const drawn = er('USER ||--o{ PLAN : buys', USER, 'ORDER {\n    uuid id PK\n    uuid user_id\n  }', 'PLAN {\n    uuid user_id PK\n  }');
      expect(at(lld(drawn, sql(USERS, ORDERS, 'CREATE TABLE plans (user_id uuid PRIMARY KEY);')))).toEqual(['user_id']);
    });

    test('is silent on targets that are not drawn', () =>
      silent(lld(er('USER ||--o{ ORDER : places', USER, 'ORDER {\n    uuid id PK\n    uuid user_id FK\n    uuid tenant_id FK\n  }'))));
    test('is silent on roles that may be anyone', () =>
      silent(lld(er('USER ||--o{ ORDER : places', USER, 'ORDER {\n    uuid id PK\n    uuid approver_id FK\n  }'))));
    test('is silent in diagrams without any relation', () => silent(lld(er(USER, ORDER))));
  });

  describe('a field that one view has and the other lacks', () => {
    test('of the DDL', () => {
      const text = lld(er(USER), sql('CREATE TABLE users (', '  id uuid PRIMARY KEY,', '  name text,', '  email text,', '  born_on date', ');'));
      expect(said(text)).toEqual(['USER.born_on stands in the DDL and not in the ER diagram. Add it there, or drop it.']);
      expect(at(text)).toEqual(['born_on']);
      expect(fixed(text)).toContain('    string email\n    timestamp born_on\n');
    });

    test('of the diagram', () => {
      const text = lld(er('USER {\n    uuid id PK\n    string name\n    string email\n    int visits\n  }'), sql(USERS));
      expect(said(text)).toEqual(['USER.visits stands in the ER diagram and not in the DDL. Add it there, or drop it.']);
      expect(fixed(text)).toContain('  email text,\n  visits int\n);');
    });

    test('of a class diagram', () => {
      const text = lld(
        '```mermaid\nclassDiagram\n  class User {\n    +UUID id\n    +String name\n    +String emailAddress\n    +Profile profile\n  }\n```\n',
        sql('CREATE TABLE users (id uuid PRIMARY KEY, name text);'),
      );
      expect(said(text)).toEqual(['User.emailAddress stands in the class diagram and not in the DDL. Add it there, or drop it.']);
    });

    test('lists of others and keys that an association stands for are no fields of a table', () =>
      silent(
        lld(
          '```mermaid\nclassDiagram\n  class User {\n    +UUID id\n    +String name\n    +List~Order~ orders\n    +Profile profile\n  }\n```\n',
          sql('CREATE TABLE users (id uuid PRIMARY KEY, name text, tenant_id uuid);'),
        ),
      ));
    test('fields of a value object are columns of what holds it', () =>
      silent(
        lld(
          '```mermaid\nclassDiagram\n  class User {\n    +UUID id\n    +String name\n    +Address address\n  }\n  class Address {\n    +String street\n  }\n```\n',
          sql('CREATE TABLE users (id uuid PRIMARY KEY, name text, street text);'),
        ),
      ));
    test('a field of a second table of the same name is there', () =>
      silent(
        lld(
          er('USER {\n    uuid id PK\n    string name\n    int visits\n  }'),
          sql('CREATE TABLE users (id uuid PRIMARY KEY, name text);'),
          sql('CREATE TABLE users (id uuid PRIMARY KEY, name text, visits int);'),
        ),
      ));
    test('is silent on a table of a wide-column store, which is made for its queries', () =>
      silent(lld(er(USER), '```cql\nCREATE TABLE users (bucket int, id uuid, name text, PRIMARY KEY ((bucket), id));\n```\n')));
    test('names in another case are one', () =>
      silent(lld(er('USER {\n    uuid id PK\n    string firstName\n  }'), sql('CREATE TABLE users (id uuid PRIMARY KEY, first_name text);'))));
    test.each(['...', '-- other columns'])('is silent on what a table leaves out: %s', (rest) =>
      silent(lld(er(USER), sql('CREATE TABLE users (', '  id uuid PRIMARY KEY,', '  name text,', `  ${rest}`, ');'))),
    );
    test.each(['Simplified.', 'Key fields only.', 'An excerpt.'])('is silent on what a part leaves out that says so: %s', (words) =>
      silent(lld('## Entities\n', words, '', er('USER {\n    uuid id PK\n    string name\n  }'), '## Tables\n', sql(USERS))),
    );
    test('what an excerpt adds is said', () =>
      expect(said(lld('## Entities\n', 'Simplified.\n', er('USER {\n    uuid id PK\n    int visits\n  }'), '## Tables\n', sql(USERS)))).toHaveLength(
        1,
      ));
    test('is silent on drawings that list less than half', () => silent(lld(er('USER {\n    uuid id PK\n  }'), sql(USERS))));
    test('is silent on book-keeping that a drawing leaves out', () =>
      silent(
        lld(er(USER), sql('CREATE TABLE users (id uuid PRIMARY KEY, name text, email text, created_at timestamptz, updated_by uuid, version int);')),
      ));
  });

  describe('an entity that one view has and the other lacks', () => {
    const model = [PLACES, USER, ORDER];
    test('of the diagram; the fix writes its table', () => {
      const text = lld(er(...model, 'COUPON {\n    uuid id PK\n    uuid user_id\n    decimal value\n  }'), sql(USERS, ORDERS));
      expect(said(text)).toEqual(['COUPON is drawn and has no table in the DDL. Write it, or take it out of the diagram.']);
      expect(at(text)).toEqual(['COUPON']);
      expect(fixed(text)).toContain('CREATE TABLE coupon (\n  id uuid PRIMARY KEY,\n  user_id uuid,\n  value numeric(12, 2)\n);');
    });

    test('of the DDL; the fix draws it with its relations', () => {
      const text = lld(er(...model), sql(USERS, ORDERS, 'CREATE TABLE order_lines (id uuid PRIMARY KEY, order_id uuid REFERENCES orders (id));'));
      expect(said(text)).toEqual(['Table order_lines is in no ER diagram of this document. Draw it, or say why it is left out.']);
      expect(fixed(text)).toContain('  ORDER ||--o{ ORDER_LINES : has\n  ORDER_LINES {\n    uuid id PK\n    uuid order_id FK\n  }\n```');
    });

    test('is silent where one says that it is an excerpt', () =>
      silent(
        lld(
          '## Entities\n',
          er(...model, 'COUPON {\n    uuid id PK\n  }'),
          '## Tables\n',
          'An excerpt: coupons belong to another service.\n',
          sql(USERS, ORDERS),
        ),
      ));
    test('is silent where the two hardly cover each other', () =>
      silent(
        lld(
          er(...model, 'A {\n    uuid id PK\n  }', 'B {\n    uuid id PK\n  }', 'C {\n    uuid id PK\n  }', 'D {\n    uuid id PK\n  }'),
          sql(USERS, ORDERS),
        ),
      ));
    test('is silent on the table between two that are drawn as many to many', () => {
      const tag = er(PLACES, 'ORDER }o--o{ TAG : has', USER, ORDER, 'TAG {\n    uuid id PK\n  }');
      silent(
        lld(
          tag,
          sql(
            USERS,
            ORDERS,
            'CREATE TABLE tags (id uuid PRIMARY KEY);',
            'CREATE TABLE order_tags (order_id uuid, tag_id uuid, PRIMARY KEY (order_id, tag_id));',
          ),
        ),
      );
    });
    test('is silent on copies for migrations and archives', () =>
      silent(lld(er(...model), sql(USERS, ORDERS, 'CREATE TABLE orders_archive (id uuid PRIMARY KEY);'))));
    test('is silent on tables of another store', () =>
      silent(
        lld(
          '## Orders\n',
          er(...model),
          sql(USERS, ORDERS),
          '## Feed\n',
          '```cql\nCREATE TABLE feed (user_id uuid, at timestamp, PRIMARY KEY ((user_id), at));\n```\n',
        ),
      ));
  });

  describe('types', () => {
    test('of two families; the fix takes the one of the DDL', () => {
      const text = lld(
        er('RIDE {\n    uuid id PK\n    text fare\n    decimal tip\n  }'),
        sql('CREATE TABLE rides (id uuid PRIMARY KEY, fare numeric(10, 2), tip numeric(10, 2));'),
      );
      expect(said(text)).toEqual(['RIDE.fare is text here and numeric(10, 2) in the DDL. Use one type.']);
      expect(at(text)).toEqual(['text']);
      expect(fixed(text)).toContain('    decimal fare\n');
    });

    test.each([
      ['string', 'varchar(255)'],
      ['int', 'bigint'],
      ['decimal', 'numeric(12, 2)'],
      ['float', 'double precision'],
      ['datetime', 'timestamptz'],
      ['boolean', 'tinyint(1)'],
      ['json', 'jsonb'],
      ['string', 'uuid'],
    ])('is silent on %s and %s', (drawn, column) =>
      silent(lld(er(`RIDE {\n    uuid id PK\n    ${drawn} fare\n  }`), sql(`CREATE TABLE rides (id uuid PRIMARY KEY, fare ${column});`))),
    );
  });

  describe('lists of values', () => {
    const field = (values: string): string => er(`RIDE {\n    uuid id PK\n    string status "${values}"\n  }`);
    const check = (values: string): string => sql(`CREATE TABLE rides (id uuid PRIMARY KEY, status text CHECK (status IN (${values})));`);
    test('the fix adds what one lacks, as it writes the others', () => {
      const text = lld(field('OPEN, TAKEN, DONE'), check("'OPEN', 'TAKEN'"));
      expect(said(text)).toEqual(['RIDE.status may be DONE here, but not in the DDL. Use one list.']);
      expect(at(text)).toEqual(['DONE']);
      expect(fixed(text)).toContain("IN ('OPEN', 'TAKEN', 'DONE')");
    });

    test('either may lack one', () => {
      const text = lld(field('OPEN | TAKEN'), check("'OPEN', 'TAKEN', 'DONE'"));
      expect(fixed(text)).toContain('"OPEN | TAKEN | DONE"');
    });

    test('is silent where they are the same in another spelling', () => silent(lld(field('Open, In progress'), check("'OPEN', 'IN_PROGRESS'"))));
  });

  describe('names that the schema lacks', () => {
    test('in an index', () => {
      const text = lld(sql(USERS, 'CREATE INDEX by_phone ON users (phone);'));
      expect(said(text)).toEqual(['The index names phone, which users does not have. Correct the name, or add it to the entity.']);
    });

    test('in a condition', () => {
      const text = lld(sql(USERS), sql('SELECT id FROM users', 'WHERE phone = $1;'));
      expect(said(text)).toEqual(['The query names phone, which users does not have. Correct the name, or add it to the entity.']);
    });

    test('in a constraint', () => {
      expect(said(lld(sql(USERS, 'CREATE TABLE orders (id uuid PRIMARY KEY, FOREIGN KEY (user_id) REFERENCES users (id));')))).toEqual([
        'The foreign key names user_id, which orders does not have. Correct the name, or add it to the entity.',
      ]);
    });

    test('is silent on values without quotes', () => silent(lld(sql(USERS), sql('SELECT id FROM users WHERE name = bob;'))));
    test('is silent on tables that are not described in full', () =>
      silent(lld(sql('CREATE TABLE users (id uuid PRIMARY KEY, ...);', 'CREATE INDEX by_phone ON users (phone);'))));
    test('is silent on tables that are not described', () => silent(lld(sql('SELECT id FROM accounts WHERE phone = $1;'))));
  });
});
