import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valuesIn } from '../../../server/src/syntax/value-list/value-list.ts';

const values = (text: string): string =>
  valuesIn(text, 0)
    .map((value) => value.text)
    .join(' ');

describe('a list of values', () => {
  test.each([
    ['PENDING | PAID | SHIPPED', 'PENDING PAID SHIPPED'],
    ['pending, completed, cancelled', 'pending completed cancelled'],
    ['Pending, paid, or sent', 'Pending paid sent'],
    ['active, closed or deleted', 'active closed deleted'],
    ["'a', 'b'", 'a b'],
    ["'buy' or 'sell'", 'buy sell'],
    ["'CREATED','PAID', and 'SENT'", 'CREATED PAID SENT'],
    ['"on_sale", `sold_out`', 'on_sale sold_out'],
    ['python or bash', 'python bash'],
    ['placed/paid/sent', 'placed paid sent'],
    ['placed → paid -> sent --> done', 'placed paid sent done'],
    ['in-progress | done', 'in-progress done'],
    ['| a | b |', 'a b'],
    ['a, b, c,', 'a b c'],
  ])('%s', (text, found) => expect(values(text)).toBe(found));

  test.each([
    ['status: open, closed', 'open closed'],
    ['Possible values: OPEN, CLOSED', 'OPEN CLOSED'],
    ['ENUM: open/closed', 'open closed'],
    ['ENUM: a/b', 'a b'],
    ["enum('open', 'closed')", 'open closed'],
    ['one of open, closed', 'open closed'],
    ['(open | closed)', 'open closed'],
    ['state (open | closed)', ''],
  ])('with a title: %s', (text, found) => expect(values(text)).toBe(found));

  test.each([
    ['1=active, 2=closed', 'active closed'],
    ['0: pending, 1: paid', 'pending paid'],
    ['0 - pending, 1 - paid', 'pending paid'],
    ['P = paid; S = sent', 'paid sent'],
    ['active=1, closed=2', 'active closed'],
    ['active (1), closed (2)', 'active closed'],
  ])('with codes: %s', (text, found) => expect(values(text)).toBe(found));

  test.each([
    ['open (default) | closed', 'open closed'],
    ['OPEN, CLOSED. Set by the worker.', 'OPEN CLOSED'],
    ['OPEN, CLOSED - set by the worker', 'OPEN CLOSED'],
    ["'UP', 'DOWN', NULL for internal", 'UP DOWN'],
  ])('with remarks: %s', (text, found) => expect(values(text)).toBe(found));

  test.each([
    ['200, 404', '200 404'],
    ['200 OK, 404 Not Found', '200 404'],
    ['1, 2, 3', ''],
    ['10, 20', ''],
  ])('numbers are values where they are HTTP codes: %s', (text, found) => expect(values(text)).toBe(found));
});

describe('no list', () => {
  test.each([
    '',
    'pending',
    'pending |',
    'Reference to token, see above',
    'Author. Also the shard key',
    'Composite PK: shard key first, then tweet_id',
    'Before/after values for updates',
    'FK to parent, NULL if not a reply',
    'Git repo URL or inline script',
    'unique, indexed',
    'seconds, UTC',
    'km/h',
    'image/jpeg, video/mp4',
    "Cron syntax: '0 9 * * *' or 'immediate'",
    "'acct:1:balance', 'acct:2:fees'",
    '{url, method, headers}',
    `${'a, '.repeat(300)}b`,
  ])('%s', (text) => expect(values(text)).toBe(''));

  test.each(["'a', 'b', etc.", 'open, closed, ...', 'e.g. open, closed', 'such as open | closed', '1, 2, 3, ..., 60'])('it is not all: %s', (text) =>
    expect(values(text)).toBe(''),
  );
});

test('every value is where its range says', () => {
  const pieces = [
    'PENDING',
    'paid',
    "'a b'",
    '"c"',
    '200',
    '1=x',
    ' ',
    ', ',
    ' | ',
    '/',
    ' or ',
    ' → ',
    '->',
    '(',
    ')',
    'status: ',
    'NULL',
    '.',
    ' - ',
    '…',
    'ünï',
    '😀',
    '\n',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), fc.nat(9), (words, offset) => {
      const text = words.join('');
      const found = valuesIn(text, offset);
      expect(found.length === 0 || found.length > 1).toBe(true);
      for (const { text: value, range } of found) expect(text.slice(range.start - offset, range.end - offset)).toBe(value);
    }),
    { numRuns: 2000 },
  );
});
