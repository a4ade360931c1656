import { describe, expect, test } from 'vitest';
import { readSql } from '../../../server/src/syntax/sql/read.ts';
import { columnsOf } from './outline.ts';

const NEW_PAID = ' {NEW, PAID}';
const values = (parts: string): string => columnsOf(parts)[0]!.replace(/^[^{]*(?= \{|$)/, '');

describe('the values of a column', () => {
  test.each([
    ['an ENUM', "status ENUM('NEW', 'PAID') NOT NULL"],
    ['a SET', "status SET('NEW','PAID')"],
    ['a CHECK', "status text NOT NULL CHECK (status IN ('NEW', 'PAID'))"],
    ['a named CHECK', "status text CONSTRAINT known CHECK (status IN ('NEW', 'PAID')) DEFAULT 'NEW'"],
    ['a CHECK of the table', "status text, a int, CONSTRAINT known CHECK (status IN (\n  'NEW', -- first\n  'PAID'\n))"],
    ['a CHECK in other capitals', "status text, CHECK (STATUS in ('NEW', 'PAID'))"],
    ['ANY of an array', "status text CHECK (status = ANY (ARRAY['NEW', 'PAID']))"],
    [
      'what pg_dump writes',
      "status text, CONSTRAINT c CHECK (((status)::text = ANY ((ARRAY['NEW'::character varying, 'PAID'::character varying])::text[])))",
    ],
    ['what MySQL shows', "`status` text, CHECK ((`status` in (_utf8mb4'NEW',_utf8mb4'PAID')))"],
    ['T-SQL', "[status] nvarchar(9) CHECK ([status] IN (N'NEW', N'PAID'))"],
    ['a CHECK with NULL', "status text CHECK (status IS NULL OR status IN ('NEW', 'PAID'))"],
    ['a CHECK with more conditions', "status text CHECK (status IN ('NEW', 'PAID') AND total > 0)"],
    ['a CHECK by cases', "status text, CHECK ((status = 'NEW' AND paid_at IS NULL) OR (status = 'PAID' AND paid_at IS NOT NULL))"],
    ['a comment behind the comma', 'status text, -- NEW | PAID\n a int'],
    ['a comment before the comma', 'status text -- NEW, PAID\n , a int'],
    ['a comment of the last column', "status text DEFAULT 'NEW' -- 'NEW', 'PAID'"],
    ['a block comment', 'status text /* NEW / PAID */, a int'],
    ['a comment of MySQL', "status text COMMENT 'NEW, PAID', a int"],
    ['a comment of CQL', 'status text, // NEW, PAID\n a int'],
    ['the line below that says so', 'status text,\n -- Possible values: NEW, PAID\n a int'],
  ])('%s', (_, parts) => expect(values(parts)).toBe(NEW_PAID));

  test.each([
    ['the comment of the next column', 'status text,\n -- NEW | PAID\n a int'],
    ['a comment behind another column', 'status text, a int -- NEW | PAID'],
    ['a comment of the table', 'status text) -- NEW | PAID\n; SELECT (1'],
    ['a CHECK of another column', "status text, CHECK (kind IN ('NEW', 'PAID'))"],
    ['what is refused', "status text CHECK (status NOT IN ('NEW', 'PAID'))"],
    ['a condition', "status text, CHECK (status = 'NEW' OR kind = 'PAID')"],
    ['a negated condition', "status text, CHECK (status <> 'PAID' OR paid_at IS NOT NULL)"],
    ['what the parser refuses', "status text CHECK (status IN ('NEW', 'PAID',))"],
    ['prose', 'status text -- New or paid, whatever comes first'],
  ])('not from %s', (_, parts) => expect(values(parts)).toBe(''));

  test('names in a comment tell more than the numbers of a CHECK', () => {
    expect(values('status int CHECK (status IN (0, 1)), -- 0=new, 1=paid')).toBe(' {new, paid}');
    expect(values('status int CHECK (status IN (0, 1))')).toBe(' {0, 1}');
  });

  test('HTTP codes are values', () => expect(values('status int -- 200, 404')).toBe(' {200, 404}'));

  test('a long CHECK is not given to the parser', () => {
    const list = Array.from({ length: 300 }, (_, i) => `'VALUE_${i}'`).join(', ');
    expect(values(`status text CHECK (status IN (${list}))`)).toBe('');
  });
});

test('the comment of a column is what ends its line, then what MySQL stores', () => {
  const comment = (parts: string): string | undefined => readSql(`CREATE TABLE t (${parts})`).tables[0]?.columns[0]?.comment?.text;
  expect(comment("a int COMMENT 'stored', -- written\n b int\n")).toBe('written');
  expect(comment("a int COMMENT 'stored', b int")).toBe('stored');
  expect(comment('a int,\n -- above\n b int\n')).toBeUndefined();
});
