/** Statements that read and write: what is understood of each, in which dialect, and that no text breaks the reader. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQueries } from '../../../server/src/syntax/sql/queries.ts';

/** `verb tables [understood]` of each statement. */
const outline = (text: string): string[] =>
  readQueries(text).map(({ verb, tables, blocks }) => `${verb} ${tables.map((table) => table.text).join(', ')}${blocks ? '' : ' ?'}`);

describe('is understood', () => {
  test.each([
    [
      'placeholders of all kinds',
      'SELECT a FROM t WHERE b = ? AND c = $1 AND d = :name AND e = {id} AND f = ${x.y} AND g = @p AND h = %s AND i = %(z)s AND j = {{k}}',
    ],
    ['a parameter as a list', 'SELECT a FROM t WHERE b IN ? AND c NOT IN :ids'],
    ['names in back-ticks and brackets', 'SELECT `a` FROM `t` WHERE [b] = 1'],
    ['MySQL LIMIT', 'SELECT a FROM t WHERE b = 1 LIMIT 40, 20'],
    ['MySQL intervals and hints', 'SELECT a FROM t FORCE INDEX (x) WHERE b > NOW() - INTERVAL 30 DAY'],
    ['distances', "SELECT a FROM t ORDER BY b <-> point '(1,2)', c <=> '[1]' LIMIT 5"],
    ['JSON', `SELECT a FROM t WHERE b @> '{"x": 1}' AND c ? 'k' AND d->>'e' = 'f'`],
    ['locks', 'SELECT a FROM t WHERE b = 1 FOR NO KEY UPDATE OF t NOWAIT'],
    ['WITH', 'WITH x AS MATERIALIZED (SELECT a FROM t WHERE b = 1) SELECT * FROM x'],
    ['UNION in parentheses', '(SELECT a FROM t WHERE b = 1 LIMIT 2) UNION ALL (SELECT a FROM t) ORDER BY a LIMIT 5'],
    ['EXPLAIN', 'EXPLAIN (ANALYZE, BUFFERS) SELECT a FROM t WHERE b = 1'],
    ['comments inside', 'SELECT a -- the key\nFROM t /* all */ WHERE b = 1'],
    ['T-SQL TOP and NOLOCK', 'SELECT TOP 10 a FROM t WITH (NOLOCK) WHERE b = @x'],
    ['CQL', 'SELECT a FROM t WHERE b = ? PER PARTITION LIMIT 2 LIMIT 10 ALLOW FILTERING'],
    ['a collation', 'SELECT a FROM t WHERE b COLLATE "C" = ?'],
  ])('%s', (_, statement) => expect(outline(statement)).toEqual(['select t']));

  test.each([
    ['UPDATE with all clauses', "UPDATE t SET a = a + {'x'}, b = DEFAULT WHERE c = ? RETURNING *", 'update t'],
    ['MySQL UPDATE … LIMIT', 'UPDATE t SET a = 1 WHERE b = 1 ORDER BY c LIMIT 10', 'update t'],
    ['CQL UPDATE', "UPDATE t USING TTL 60 AND TIMESTAMP 1 SET a = 'x' WHERE b = ? IF a = 'y'", 'update t'],
    ['DELETE', 'DELETE FROM t WHERE a < now() LIMIT 1000', 'delete t'],
    ['DELETE of columns', 'DELETE a, b FROM t WHERE c = 1', 'delete t'],
    ['INSERT', 'INSERT INTO t (a) VALUES (1), (2) ON CONFLICT (a) DO UPDATE SET a = excluded.a RETURNING a', 'insert t'],
    ['INSERT … SELECT', 'INSERT INTO t (a) SELECT b FROM u WHERE c = 1 ON CONFLICT DO NOTHING', 'insert t, u'],
    ['REPLACE', 'REPLACE INTO t (a) VALUES (1)', 'insert t'],
  ])('%s', (_, statement, line) => expect(outline(statement)).toEqual([line]));
});

test('tables between commas are named', () => expect(outline('SELECT 1 FROM a x, s.b AS y, c WHERE x.i = y.i')).toEqual(['select a, b, c']));

test('DELETE … USING reads both tables', () =>
  expect(readQueries('DELETE FROM t USING u WHERE t.a = u.a')[0]?.blocks?.[0]?.sources.map(({ table }) => table)).toEqual(['t', 'u']));

test('what the parser refuses keeps its tables', () => expect(outline('SELECT a FROM t WHERE b = = 1')).toEqual(['select t ?']));

test('a half-typed statement costs none of its neighbours', () => {
  const [before, after] = ['SELECT a FROM t WHERE b = 1', 'DELETE FROM u WHERE c = 2'];
  const whole = 'SELECT x, y FROM v WHERE z IN (1, 2) ORDER BY x';
  for (let end = 0; end <= whole.length; end++) {
    const lines = outline(`${before};\n${whole.slice(0, end)}\n${after};`);
    expect(lines[0]).toBe('select t');
    expect(lines.at(-1)).toBe('delete u');
  }
});

test('a list of 10,000 values, and statements that are long or deep, take no time', () => {
  const list = Array.from({ length: 10_000 }, (_, i) => i).join(', ');
  const deep = `SELECT a FROM t WHERE ${'('.repeat(500)}b = 1${')'.repeat(500)}`;
  const long = `SELECT a FROM t WHERE ${Array.from({ length: 2000 }, (_, i) => `c${i} = ${i}`).join(' OR ')}`;
  const start = performance.now();
  expect(outline(`SELECT a FROM t WHERE b IN (${list});\n${deep};\n${long};`)).toHaveLength(3);
  expect(performance.now() - start).toBeLessThan(3000);
});

test('ranges lie in the text and hold what they say', () => {
  const text =
    "-- first\nSELECT * FROM orders\nWHERE user_id = ${user.id}\nORDER BY created_at LIMIT 5 OFFSET 10;\nUPDATE t SET a = 'x' WHERE b LIKE '%y';";
  const [first, second] = readQueries(text);
  const at = (range: { readonly start: number; readonly end: number } | undefined): string | undefined => range && text.slice(range.start, range.end);
  expect([at(first!.where), at(first!.shape.star), at(first!.shape.order), at(first!.shape.offset), at(first!.tables[0]!.range)]).toEqual([
    'WHERE user_id = ${user.id}',
    '*',
    'ORDER BY created_at',
    'OFFSET 10',
    'orders',
  ]);
  expect([at(second!.where), at(second!.shape.leadingWildcard)]).toEqual(["WHERE b LIKE '%y'", "'%y'"]);
});

test('any text is read', () => {
  const words = fc.constantFrom(
    ...'SELECT UPDATE DELETE INSERT INTO FROM WHERE SET WITH AS UNION ( ) , ; = ? $1 :a \' " ` [ ] -- /* */ IN NOT LIMIT ORDER BY t a b 1 \n ${ } <-> ALLOW FILTERING USING IF FOR'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), (list) => {
      const text = list.join(' ');
      for (const { range } of readQueries(text)) expect(range.start >= 0 && range.end <= text.length && range.start < range.end).toBe(true);
    }),
    { numRuns: 500 },
  );
});
