/** What the writers of fields write is read as meant, and Mermaid accepts it. */
import { describe, expect, test } from 'vitest';
import { addField, addType, markKey } from '../../server/src/edits/fields.ts';
import { draftEntities } from '../../server/src/edits/er-skeleton.ts';
import type { NewField } from '../../server/src/edits/new-field.ts';
import { sqlTable } from '../../server/src/edits/sql-table.ts';
import type { Design, Entity } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/text-edit.ts';
import { mermaidErrors } from '../support/mermaid.ts';

const document = (...parts: string[]): string => ['---\ndesign: lld\n---\n# Orders\n', '## Data model\n', ...parts].join('\n');
const read = (text: string): Design => readDesign({ path: 'a.md', text });
const fence = (lang: string, ...lines: string[]): string => [`\`\`\`${lang}`, ...lines, '```\n'].join('\n');
const shown = ({ attributes }: Entity): string[] => attributes.map(({ name, type, keys }) => [name, type, ...keys].join(' '));

const VIEWS: readonly (readonly [string, string])[] = [
  ['an ER diagram', fence('mermaid', 'erDiagram', '  ORDER {', '    uuid id PK', '    string status "OPEN, DONE"', '  }')],
  ['an entity without fields', fence('mermaid', 'erDiagram', '  ORDER {', '  }', '  ORDER ||--o{ LINE : has')],
  ['an entity that is only named', fence('mermaid', 'erDiagram', '  ORDER ||--o{ LINE : has')],
  ['an entity in one line', fence('mermaid', 'erDiagram', '  ORDER { uuid id PK string status }')],
  ['a class', fence('mermaid', 'classDiagram', '  class Order {', '    +UUID id', '    +String status', '    +pay()', '  }')],
  ['a class that writes names first', fence('mermaid', 'classDiagram', '  class Order {', '    -id: UUID', '    -status: String', '  }')],
  ['a class of one field', fence('mermaid', 'classDiagram', '  class Order {', '    +UUID id', '  }')],
  ['a table', fence('sql', 'CREATE TABLE orders (', '  id uuid PRIMARY KEY, -- who', "  status text DEFAULT 'OPEN' -- OPEN, DONE", ');')],
  ['a table with constraints', fence('sql', 'CREATE TABLE orders (', '  id uuid,', '  status text, -- OPEN, DONE', '  PRIMARY KEY (id)', ');')],
  ['a table in one line', fence('sql', 'CREATE TABLE orders (id uuid PRIMARY KEY, status text);')],
  ['a table of one column', fence('sql', 'CREATE TABLE orders (id uuid PRIMARY KEY);')],
  ['a list', '### Order\n\n- `id`: uuid (PK)\n- `status`: string\n'],
  ['a nested list', '- **Order**\n  - id: uuid (PK)\n  - status: string\n'],
  ['a Markdown table', '### Order\n\n| Column | Type | Constraints |\n|---|---|---|\n| `id` | uuid | PK |\n| `status` | text | |\n'],
  ['a Markdown table without outer bars', '### Order\n\nColumn | Type | Notes\n---|---|---\nid | uuid | PK\nstatus | text | open or done\n'],
];

const FIELDS: readonly NewField[] = [
  { name: 'user_id', type: 'uuid', keys: ['FK'], target: { entity: 'users', key: 'id' } },
  { name: 'total', type: 'decimal', keys: [] },
];

describe.each(VIEWS)('%s', (_, view) => {
  test.each(FIELDS.map((field) => [field.name, field] as const))('takes %s', async (_, field) => {
    for (const text of [document(view), document(view).replaceAll('\n', '\r\n')]) {
      const design = read(text);
      const [entity] = design.entities;
      const edits = addField(entity!.views[0]!, field, design)!;
      const written = applyEdits(text, edits);
      const after = read(written).entities.find(({ id }) => id === entity!.id);
      expect(shown(after!).filter((one) => !shown(entity!).includes(one))).toEqual([
        [field.name, field.type, ...(entity!.views[0]!.notation === 'class' ? [] : field.keys)].join(' '),
      ]);
      expect(after!.attributes).toHaveLength(entity!.attributes.length + 1);
      expect(await mermaidErrors(written)).toEqual([]);
      if (text.includes('\r\n')) expect(edits.map((edit) => edit.text.replaceAll('\r\n', '')).join('')).not.toContain('\n');
    }
  });
});

test.each([
  ['id          uuid PRIMARY KEY,', "status      text DEFAULT 'OPEN'", 'version     int NOT NULL DEFAULT 0'],
  ['id uuid PRIMARY KEY,', 'status text', 'version int NOT NULL DEFAULT 0'],
  ['id      uuid PRIMARY KEY,', 'status text', 'version int NOT NULL DEFAULT 0'],
])('a column with a preset stands as the others do: %s', (first, second, third) => {
  const table = (...columns: string[]): string => document(fence('sql', 'CREATE TABLE orders (', ...columns.map((one) => `  ${one}`), ');'));
  const text = table(first, second);
  const design = read(text);
  const edits = addField(design.entities[0]!.views[0]!, { name: 'version', type: 'int', keys: [], preset: '0' }, design)!;
  expect(applyEdits(text, edits)).toBe(table(first, `${second},`, third));
});

describe('a mark', () => {
  test.each([
    ['an ER diagram', fence('mermaid', 'erDiagram', '  ORDER {', '    uuid id', '  }')],
    ['a foreign key of an ER diagram', fence('mermaid', 'erDiagram', '  ORDER {', '    uuid id FK "of the user"', '  }')],
    ['a table', fence('sql', 'CREATE TABLE orders (id bigint NOT NULL, status text);')],
    ['a list', '### Order\n\n- `id`: uuid\n- `status`: string\n'],
    ['a list in parentheses', '### Order\n\n- `id` (uuid)\n- `status` (string)\n'],
    ['an empty cell', '### Order\n\n| Column | Type | Key |\n|---|---|---|\n| id | uuid | |\n| status | text | - |\n'],
    ['a cell', '### Order\n\n| Column | Type | Constraints |\n|---|---|---|\n| id | uuid | NOT NULL |\n| status | text | |\n'],
  ])('in %s', async (_, view) => {
    const text = document(view);
    const [entity] = read(text).entities;
    const written = applyEdits(text, [markKey(entity!.views[0]!, entity!.attributes[0]!)!]);
    expect(read(written).entities[0]!.attributes[0]!.keys).toContain('PK');
    expect(await mermaidErrors(written)).toEqual([]);
  });
});

describe('a type', () => {
  test.each([
    ['a class', fence('mermaid', 'classDiagram', '  class Order {', '    +UUID id', '    +status', '  }')],
    ['a class that writes names first', fence('mermaid', 'classDiagram', '  class Order {', '    +id: UUID', '    +status', '  }')],
    ['a column', fence('sql', 'CREATE TABLE orders (id uuid PRIMARY KEY, status NOT NULL);')],
    ['a list', '### Order\n\n- `id`: uuid\n- `status`\n- `note` (unique)\n'],
    ['a cell', '### Order\n\n| Column | Type |\n|---|---|\n| id | uuid |\n| status | |\n'],
  ])('in %s', async (_, view) => {
    const text = document(view);
    const [entity] = read(text).entities;
    const edits = entity!.attributes
      .filter(({ type }) => type === undefined)
      .flatMap((attribute): TextEdit[] => [addType(attribute, 'string')].filter((edit) => edit !== undefined));
    const written = applyEdits(text, edits);
    expect(
      read(written)
        .entities[0]!.attributes.map(({ type }) => type)
        .filter((type) => type === undefined),
    ).toEqual([]);
    expect(await mermaidErrors(written)).toEqual([]);
  });
});

test('a table with a composite key', () => {
  const fields: NewField[] = [
    { name: 'a_id', type: 'uuid', keys: ['PK'], target: { entity: 'a', key: 'id' } },
    { name: 'b_id', type: 'uuid', keys: ['PK'] },
  ];
  const [table] = read(document(fence('sql', ...sqlTable('a_b', fields)))).entities;
  expect(table!.views[0]!.primaryKey).toEqual(['a_id', 'b_id']);
  expect(table!.attributes[0]!.references).toBe('a');
});

test('a skeleton of names that are no words', async () => {
  const design = read(
    document(
      fence('mermaid', 'erDiagram', '  "Order Line" {', '    uuid id PK', '    string[] tags', '  }', '  "Order Line" }o--|| ORDER : "belongs to"'),
    ),
  );
  const lines = draftEntities(design);
  expect(await mermaidErrors(fence('mermaid', ...lines))).toEqual([]);
  expect(read(document(fence('mermaid', ...lines))).entities.map(({ id }) => id)).toEqual(design.entities.map(({ id }) => id));
});
