import { describe, expect, test } from 'vitest';
import { junctionTable } from '../../../server/src/rules/lld/junction-table.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';
import { asDocument, checkRule, findingsOf, preferredEdits } from '../../support/check-rule.ts';

const MANY = 'are many to many. Give the pairs an entity with both keys.';
const er = (...lines: string[]): string => asDocument(['erDiagram', ...lines.map((line) => `  ${line}`), ''].join('\n'));
const DRIVER = 'DRIVER {\n    uuid id PK\n  }';
const VEHICLE = 'VEHICLE {\n    uuid id PK\n  }';
const silent = (text: string): void => expect(findingsOf(junctionTable, text)).toEqual([]);
const fixed = (text: string): string => applyEdits(text, preferredEdits(findingsOf(junctionTable, text)));

describe('lld/junction-table', () => {
  test('two entities of an ER diagram; the fix puts one with both keys between them', () => {
    checkRule(
      junctionTable,
      `
      erDiagram
        DRIVER }o--o{ VEHICLE : uses
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ DRIVER and VEHICLE ${MANY}
        DRIVER {
          bigint driver_id PK
        }
        VEHICLE {
          uuid id PK
        }
      `,
      {
        fixed: `
      erDiagram
        DRIVER ||--o{ DRIVER_VEHICLE : uses
        VEHICLE ||--o{ DRIVER_VEHICLE : has
        DRIVER {
          bigint driver_id PK
        }
        VEHICLE {
          uuid id PK
        }
        DRIVER_VEHICLE {
          bigint driver_id PK, FK
          uuid vehicle_id PK, FK
        }
      `,
      },
    );
  });

  test('where both have a table, the pairs get one too', () => {
    const tables = '```sql\nCREATE TABLE driver (id bigserial PRIMARY KEY);\nCREATE TABLE vehicle (id uuid PRIMARY KEY);\n```\n';
    expect(fixed(er('DRIVER }o--o{ VEHICLE : uses', DRIVER, VEHICLE) + `\n${tables}`)).toContain(
      'CREATE TABLE driver_vehicle (\n  driver_id bigint REFERENCES driver (id),\n  vehicle_id uuid REFERENCES vehicle (id),\n  PRIMARY KEY (driver_id, vehicle_id)\n);',
    );
  });

  test('a label in quotes goes with them', () => {
    for (const label of ['"uses"', '"uses now and then"'])
      expect(fixed(er(`DRIVER }o--o{ VEHICLE : ${label}`, DRIVER, VEHICLE))).toMatch(
        new RegExp(`DRIVER \\|\\|--o\\{ DRIVER_VEHICLE : "?${label.replaceAll('"', '')}"?\n  VEHICLE \\|\\|--o\\{ DRIVER_VEHICLE : has\n`),
      );
  });

  test('an entity that is paired with itself has two keys of two names', () => {
    expect(fixed(er('USER }o--o{ USER : follows', 'USER {\n    uuid id PK\n  }'))).toContain(
      'USER_USER {\n    uuid user_id PK, FK\n    uuid other_user_id PK, FK\n',
    );
  });

  test('a sentence says it', () => {
    const text = `${er(DRIVER, VEHICLE)}\nDRIVER ↔ VEHICLE: many-to-many\n`;
    expect(findingsOf(junctionTable, text).map(({ message }) => message)).toEqual([`DRIVER and VEHICLE ${MANY}`]);
  });

  test('a pair is said once', () =>
    expect(findingsOf(junctionTable, er('DRIVER }o--o{ VEHICLE : uses', 'VEHICLE }|--|{ DRIVER : seats', DRIVER, VEHICLE))).toHaveLength(1));

  test('an entity that holds the key of another pair is no junction', () =>
    expect(
      findingsOf(junctionTable, er('DRIVER }o--o{ VEHICLE : uses', DRIVER, VEHICLE, 'SHIFT {\n    uuid id PK\n    uuid driver_id FK\n  }')),
    ).toHaveLength(1));

  describe('is silent', () => {
    test('where an entity holds the keys of both', () =>
      silent(er('DRIVER }o--o{ VEHICLE : uses', DRIVER, VEHICLE, 'ASSIGNMENT {\n    uuid driver_id PK\n    uuid vehicle_id PK\n  }')));
    test('where an entity is related to both', () =>
      silent(er('DRIVER }o--o{ VEHICLE : uses', 'DRIVER ||--o{ SHIFT : works', 'VEHICLE ||--o{ SHIFT : "is driven in"', DRIVER, VEHICLE)));
    test('where a table holds the keys of both', () =>
      silent(
        `${er('DRIVER }o--o{ VEHICLE : uses', DRIVER, VEHICLE)}\n\`\`\`sql\nCREATE TABLE uses (driver_id uuid REFERENCES driver (id), vehicle_id uuid REFERENCES vehicle (id), PRIMARY KEY (driver_id, vehicle_id));\n\`\`\`\n`,
      ));
    test('on stores with arrays', () => silent(`${er('DRIVER }o--o{ VEHICLE : uses', DRIVER, VEHICLE)}\nBoth are collections in MongoDB.\n`));
    test('where a field lists the others', () =>
      silent(er('DRIVER }o--o{ VEHICLE : uses', 'DRIVER {\n    uuid id PK\n    uuid[] vehicle_ids\n  }', VEHICLE)));
    test('on conceptual drawings', () => silent(er('DRIVER }o--o{ VEHICLE : uses')));
    test('on class diagrams in which no class lists a foreign key', () =>
      silent(asDocument('classDiagram\n  class Driver {\n    +UUID id\n  }\n  class Vehicle {\n    +UUID id\n  }\n  Driver "*" --> "*" Vehicle\n')));
    test('on relations of one to many', () => silent(er('DRIVER ||--o{ VEHICLE : uses', DRIVER, VEHICLE)));
  });
});
