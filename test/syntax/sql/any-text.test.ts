import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSql } from '../../../server/src/syntax/sql/read.ts';
import { indexesOf, outline, partsOf } from './outline.ts';

const SCRIPT = `-- Orders
CREATE TYPE status AS ENUM ('NEW', 'PAID');
CREATE TABLE \`orders\` (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  "user" INT UNSIGNED REFERENCES users (id), -- 'a', 'b'
  state ENUM('NEW', 'PAID') NOT NULL COMMENT 'it''s',
  total numeric(10, 2) CHECK (total >= 0),
  INDEX by_state (state, total DESC),
  CHECK (state IN ('NEW', 'PAID')),
  ...
) ENGINE=InnoDB;
CREATE UNIQUE INDEX ON app.orders USING btree (lower(name), [id]) INCLUDE (total) WHERE state = 'NEW';
CREATE TABLE t (a list<text>, PRIMARY KEY ((a, b), c)) WITH CLUSTERING ORDER BY (c DESC)
CREATE FUNCTION f() AS $$ SELECT 1; $$;
`;
const PIECES = [
  ...SCRIPT.split(/(?<=\W)|(?=\W)/),
  '...',
  '…',
  "'",
  '"',
  '`',
  '[',
  '{',
  '<',
  '/*',
  '*/',
  '$$',
  '$a$',
  '#',
  '//',
  '\r\n',
  '😀',
  'ünï',
  '\u2028',
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((pieces) => pieces.join('')),
  fc
    .tuple(fc.nat(SCRIPT.length), fc.nat(30), fc.constantFrom(...PIECES))
    .map(([at, length, piece]) => SCRIPT.slice(0, at) + piece + SCRIPT.slice(at + length)),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => `CREATE TABLE t (${text})`),
);

/** Where quotes or comments stand inside a part, its text is not what its range covers. */
const isPlain = (written: string): boolean => !/['"`[\]]|--|\/\*|\/\/|#/.test(written);

describe('of any text', () => {
  test('every range lies in the text and covers what its part says', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const script = readSql(text);
        for (const { text: said, range } of partsOf(script)) {
          const written = text.slice(range.start, range.end);
          expect(range.start >= 0 && range.start <= range.end && range.end <= text.length).toBe(true);
          if (isPlain(written) && !/\s\.|\.\s/.test(written)) expect(written).toBe(said);
          else expect(written.length).toBeGreaterThanOrEqual(said.length);
        }
        for (const { range, columns } of script.tables) {
          for (const column of columns) expect(range.start < column.range.start && column.range.end < range.end).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('every prefix is read, and what was whole stays', () => {
    const ends = [...SCRIPT.matchAll(/;\n/g)].map(({ index }) => index);
    for (let end = 0; end <= SCRIPT.length; end++) {
      const prefix = SCRIPT.slice(0, end);
      const whole = outline(SCRIPT.slice(0, ends.findLast((at) => at <= end) ?? 0));
      expect(outline(prefix).slice(0, whole.length)).toEqual(whole);
    }
  });

  test('line ends and blanks change nothing', () => {
    const crlf = SCRIPT.replaceAll('\n', '\r\n');
    expect(outline(crlf)).toEqual(outline(SCRIPT));
    expect(indexesOf(crlf)).toEqual(indexesOf(SCRIPT));
    const inOneBlank = (lines: string[]): string[] => lines.map((line) => line.replace(/\s+/g, ' '));
    expect(inOneBlank(outline(SCRIPT.replaceAll(/ (?=[^'])/g, '\t  ')))).toEqual(outline(SCRIPT));
  });
});

const ATTRIBUTES = [
  'NOT NULL',
  'NULL',
  'UNIQUE',
  "DEFAULT 'a, b'",
  'DEFAULT now()',
  'CHECK (x > (1 + 2))',
  'REFERENCES u (id) ON DELETE CASCADE',
  "COMMENT 'c'",
  'AUTO_INCREMENT',
  'COLLATE "C"',
  'WHATEVER',
];
const columns = fc.record({
  name: fc.stringMatching(/^c[a-z_]{0,6}[0-9]{1,3}$/),
  type: fc.constantFrom(
    'int',
    'varchar(20)',
    'numeric(10, 2)',
    'timestamp with time zone',
    'text[]',
    'map<text, int>',
    "ENUM('A', 'B')",
    'INT UNSIGNED',
  ),
  attributes: fc.subarray(ATTRIBUTES),
  comment: fc.constantFrom('', ' -- one, (two; three', ' /* ) */'),
});

test('a column is found by name and type, whatever stands behind it', () => {
  fc.assert(
    fc.property(fc.array(columns, { minLength: 1, maxLength: 8 }), (given) => {
      const lines = given.map(
        ({ name, type, attributes, comment }, i) => `  ${[name, type, ...attributes].join(' ')}${i < given.length - 1 ? ',' : ''}${comment}`,
      );
      const [table, ...others] = readSql(`CREATE TABLE t (\n${lines.join('\n')}\n);`).tables;
      expect(others).toEqual([]);
      expect(table?.columns.map(({ name, type }) => [name.text, type?.text])).toEqual(given.map(({ name, type }) => [name, type]));
    }),
    { numRuns: 500 },
  );
});

describe('hostile text takes no longer than other text of its size', () => {
  test.each<[string, (n: number) => string]>([
    ['open parentheses', (n) => `CREATE TABLE t (${'('.repeat(n)}`],
    ['nested types', (n) => `CREATE TABLE t (a ${'list<'.repeat(n)}`],
    ['open brackets', (n) => `CREATE TABLE t (${'[a'.repeat(n)}`],
    ['quotes', (n) => `CREATE TABLE t (${"''".repeat(n)}'`],
    ['open comments', (n) => '/* *'.repeat(n)],
    ['stars', (n) => `/${'*'.repeat(n)}`],
    ['dollars', (n) => Array.from({ length: n }, (_, i) => `$a${i}$`).join(' ')],
    ['blanks', (n) => `CREATE TABLE t (a int${' '.repeat(n)}ON${' '.repeat(n)}UPDATE)`],
    ['lines of comment', (n) => `CREATE TABLE t (a int,${'\n--'.repeat(n)}\n b int);`],
    ['forgotten commas', (n) => `CREATE TABLE t (${'a int\n'.repeat(n)})`],
    ['small tables', (n) => 'CREATE TABLE t (a int);'.repeat(n)],
    ['verbs', (n) => 'CREATE TABLE\n'.repeat(n)],
    ['CHECKs', (n) => `CREATE TABLE t (a int ${"CHECK (a IN ('a'))".repeat(n)})`],
    ['a long comment', (n) => `CREATE TABLE t (a text -- ${'a, '.repeat(n)}\n)`],
  ])('%s', (_, make) => {
    const started = performance.now();
    readSql(make(10_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
