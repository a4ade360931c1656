import { expect, test } from 'vitest';
import { indexesOf, outline } from './outline.ts';

const T = 'CREATE TABLE shop.orders (id int, status text);\n';

test.each([
  ['a column', 'ALTER TABLE orders ADD COLUMN IF NOT EXISTS total int NOT NULL DEFAULT 0;', ['total int not null = 0']],
  ['a column without the word', 'ALTER TABLE shop.orders ADD note text;', ['note text']],
  ['a column that is there', 'ALTER TABLE orders ADD status text;', []],
  ['a primary key', 'ALTER TABLE ONLY orders ADD CONSTRAINT pk PRIMARY KEY (id);', ['primary key (id)']],
  ['a unique constraint', 'ALTER TABLE orders ADD CONSTRAINT one UNIQUE (status, id);', ['unique (status, id)']],
  ['a foreign key', 'ALTER TABLE orders ADD FOREIGN KEY (id) REFERENCES users (id);', ['foreign key (id) -> users (id)']],
  ['several', 'ALTER TABLE orders ADD a int, ADD b text, DROP COLUMN status;', ['a int', 'b text']],
])('ALTER TABLE adds %s', (_, statement, added) => expect(outline(T + statement).slice(3)).toEqual(added));

test('ALTER TABLE adds an index', () =>
  expect(indexesOf(`${T}ALTER TABLE orders ADD UNIQUE INDEX by_status (status), ADD INDEX (id DESC);`)).toEqual(['on orders (id desc)']));

test('a comment on a column lists its values', () =>
  expect(outline(`${T}COMMENT ON COLUMN shop.orders.status IS 'OPEN, PAID, SENT';`)).toContain('status text {OPEN, PAID, SENT}'));

test('half of one changes nothing', () => {
  for (const statement of [
    'ALTER TABLE',
    'ALTER TABLE orders',
    'ALTER TABLE orders ADD',
    'ALTER TABLE orders ADD CONSTRAINT x',
    'COMMENT ON COLUMN',
    "COMMENT ON COLUMN orders.status IS 'a",
  ])
    expect(outline(T + statement)).toEqual(outline(T));
});
