import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTypedLanguage, readCodeTypes } from '../../../server/src/syntax/fields/code.ts';
import { readJsonRecord } from '../../../server/src/syntax/fields/json.ts';
import { readFieldLine } from '../../../server/src/syntax/fields/line.ts';
import { readFieldLists } from '../../../server/src/syntax/fields/list.ts';
import { readFieldTable } from '../../../server/src/syntax/fields/table.ts';
import type { FieldBlock } from '../../../server/src/syntax/fields/tree.ts';
import { isType, typeFamily } from '../../../server/src/syntax/fields/types.ts';
import { keysIn, referenceIn, tellsExcerpt } from '../../../server/src/syntax/fields/words.ts';
import { tablesOf } from '../../support/tables.ts';

describe('a line that declares a field', () => {
  test.each([
    ['id: UUID (PK)', 'id', 'UUID', ['PK'], undefined],
    ['`id` (uuid, PK): who', 'id', 'uuid', ['PK'], undefined],
    ['**id** (UUID, PK): Use UUIDs', 'id', 'UUID', ['PK'], undefined],
    ['**`host_id`**: Foreign Key, references User(user_id)', 'host_id', undefined, ['FK'], 'User'],
    ['**`user_id`**: Primary Key, UUID, Indexed', 'user_id', 'UUID', ['PK'], undefined],
    ['`user_id` uuid FK → users', 'user_id', 'uuid', ['FK'], 'users'],
    ['email VARCHAR(255) NOT NULL UNIQUE', 'email', 'VARCHAR(255)', ['UK'], undefined],
    ['type_id (Foreign Key referencing Type)', 'type_id', undefined, ['FK'], 'Type'],
    ['price - double precision', 'price', 'double precision', [], undefined],
    ['tags: string[]', 'tags', 'string[]', [], undefined],
    ['vehicle: FK', 'vehicle', undefined, ['FK'], undefined],
    ['`email` - the address (unique)', 'email', undefined, ['UK'], undefined],
    ['Partition key: `customer_id`', 'customer_id', undefined, ['PK'], undefined],
    ['**Sort key** (S): placed_at', 'placed_at', undefined, ['PK'], undefined],
  ])('%s', (line, name, type, keys, references) => {
    const field = readFieldLine(line, 0)!;
    expect([field.name.text, field.type?.text, field.keys, field.references]).toEqual([name, type, keys, references]);
    expect(line.slice(field.name.range.start, field.name.range.end)).toBe(name);
    if (field.type) expect(line.slice(field.type.range.start, field.type.range.end)).toBe(type);
  });

  test.each(['status of the order', 'Users can follow each other.', 'GSI: status-index', 'Index: (a, b)', 'Purpose: who owns it', ''])(
    '%s is none',
    (line) => expect(readFieldLine(line, 0)).toBeUndefined(),
  );

  test.each([
    ['status: ENUM (open, done), NOT NULL', ['open', 'done']],
    ['status: string — PENDING | PAID', ['PENDING', 'PAID']],
    ['status - Order status (OPEN/DONE)', ['OPEN', 'DONE']],
    ["status: 'a', 'b' or 'c'", ['a', 'b', 'c']],
    ['password_hash: hashed (bcrypt/argon2)', []],
    ['id (uuid, PK)', []],
  ])('the values of %s', (line, values) => expect(readFieldLine(line, 0)!.values.map(({ text }) => text)).toEqual(values));
});

describe('types', () => {
  test.each(['uuid', 'varchar(255)', 'Decimal', 'string[]', 'TIMESTAMP WITH TIME ZONE', 'double precision', 'ObjectId'])('%s is one', (type) =>
    expect(isType(type)).toBe(true),
  );
  test.each(['Order', 'the', 'unique', 'PK', ''])('%s is none', (type) => expect(isType(type)).toBe(false));
  test.each([
    ['BIGINT UNSIGNED', 'integer'],
    ['numeric(10, 2)', 'decimal'],
    ['timestamptz', 'time'],
    ['List<Order>', 'json'],
    ['text[]', 'json'],
    ['VARCHAR(20)', 'text'],
    ['uuid', undefined],
    ['OrderStatus', undefined],
  ])('%s is of the family %s', (type, family) => expect(typeFamily(type)).toBe(family));
});

describe('words', () => {
  test.each([
    ['primary key', ['PK']],
    ['PK, FK', ['PK', 'FK']],
    ['**partition key** - `id`', ['PK']],
    ['Unique identifier of the user', []],
    ['no primary key', []],
    ['unique per user', []],
  ])('%s names %s', (text, keys) => expect(keysIn(text)).toEqual(keys));
  test.each([
    ['FK → users.id', 'users'],
    ['references orders(id)', 'orders'],
    ['FK to plans', 'plans'],
    ['foreign key', undefined],
    ['FK, nullable', undefined],
  ])('%s refers to %s', (text, target) => expect(referenceIn(text)).toBe(target));
  test.each(['Simplified.', 'Key fields:', 'An excerpt of the schema', 'starter snippets'])('%s leaves out', (text) =>
    expect(tellsExcerpt(text)).toBe(true),
  );
  test.each(['A partial index', 'The key is the id', 'Fields and types'])('%s does not', (text) => expect(tellsExcerpt(text)).toBe(false));
});

describe('tables', () => {
  const blocks = (...rows: string[]): FieldBlock[] => tablesOf(rows.join('\n')).flatMap(readFieldTable);
  test('a column that says of which entity a field is', () => {
    const found = blocks(
      '| Entity | Attribute | PK/FK |',
      '|---|---|---|',
      '| **City** | city_id | PK |',
      '| | name | |',
      '| **Club** | club_id | PK |',
      '| | city_id | FK |',
    );
    expect(found.map(({ name, fields }) => [name?.text, fields.map((field) => field.name.text)])).toEqual([
      ['City', ['city_id', 'name']],
      ['Club', ['club_id', 'city_id']],
    ]);
  });
  test('a mark in the place of a type is none', () => {
    expect(blocks('| Field | Type |', '|---|---|', '| id | int |', '| user | FK → User |')[0]!.fields[1]).toMatchObject({
      keys: ['FK'],
      references: 'User',
    });
  });
  test.each([
    ['| Field | Purpose |', '| path | where |', '| method | how |'],
    ['| Field | Value |', '| Author | me |', '| Version | 2 |'],
    ['| Name | Type |', '| Redis | cache |', '| Kafka | broker |'],
    ['| Metric | Type |', '| latency | histogram |', '| errors | counter |'],
  ])('%s is of something else', (header, ...rows) => expect(blocks(header, '|---|---|', ...rows)).toEqual([]));
});

test('a composite key and the relations of Prisma', () => {
  const lines = [
    'model ItemTag {',
    '  itemId String',
    '  tagId  String',
    '  item   Item @relation(fields: [itemId], references: [id])',
    '  @@id([itemId, tagId])',
    '}',
  ];
  const [type] = readCodeTypes(lines.join('\n'), 'prisma').types;
  expect(type!.fields.map(({ name, keys, references }) => [name.text, keys, references])).toEqual([
    ['itemId', ['PK', 'FK'], 'Item'],
    ['tagId', ['PK'], undefined],
  ]);
});

describe('any text', () => {
  const text = fc.array(
    fc.constantFrom(
      '- ',
      '* ',
      '1. ',
      '| ',
      'id',
      ': ',
      'UUID',
      ' (',
      ')',
      '`',
      '**',
      '\n',
      '  ',
      '{',
      '}',
      '"a"',
      ',',
      'type X struct {',
      'class A:',
      '→',
      'PK',
      '\r\n',
      '//',
      '=',
      '[]',
    ),
    { maxLength: 60 },
  );

  test('never makes a reader throw, and ranges lie inside it', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('go', 'ts', 'rust', 'proto', 'python', 'java', 'kotlin', 'prisma'), (pieces, lang) => {
        const source = pieces.join('');
        expect(isTypedLanguage(lang)).toBe(true);
        const record = readJsonRecord(source);
        const found = [
          ...readFieldLists(source),
          ...tablesOf(source).flatMap(readFieldTable),
          ...(record ? [record] : []),
          ...readCodeTypes(source, lang).types,
        ];
        for (const { fields, range } of found) {
          for (const { start, end } of [range, ...fields.flatMap(({ name, whole }) => [name.range, whole])]) {
            expect(0 <= start && start <= end && end <= source.length).toBe(true);
          }
          for (const { name } of fields) expect(source.slice(name.range.start, name.range.end)).toBe(name.text);
        }
      }),
      { numRuns: 400 },
    );
  });
});
