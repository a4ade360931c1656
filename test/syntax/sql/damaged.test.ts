import { describe, expect, test } from 'vitest';
import { readSql } from '../../../server/src/syntax/sql/read.ts';
import { columnsOf, indexesOf, outline } from './outline.ts';

const tables = (text: string): string[] => readSql(text).tables.map(({ name }) => name.text);

describe('what a table leaves out makes it incomplete', () => {
  test.each([
    'id int, ...',
    'id int,\n ...\n name text',
    'id int, …',
    'id int\n -- ...',
    'id int, -- ...\n name text',
    'id int\n -- other columns',
    'id int,\n /* remaining fields omitted */\n name text',
    'id int, LIKE other INCLUDING ALL',
  ])('%s', (parts) => {
    expect(outline(`CREATE TABLE t (${parts}\n)`).slice(0, 2)).toEqual(['t ...', 'id int']);
  });

  test('nothing but dots', () => expect(outline('CREATE TABLE t (...)')).toEqual(['t ...']));
  test('columns of a parent', () => expect(outline('CREATE TABLE t (id int) INHERITS (parent)')[0]).toBe('t ...'));
  test.each([
    'id int, kind public.kind REFERENCES app.kinds (id)',
    'id int, -- and more about it\n',
    'id int,\n -- Timestamps\n at date',
    'tags jsonb -- {url, method, ...}\n',
  ])('it is complete: %s', (parts) => expect(outline(`CREATE TABLE t (${parts})`)[0]).toBe('t'));
});

describe('what cannot be read costs no neighbour', () => {
  test('a comma too many', () => expect(outline('CREATE TABLE t (id int, name text,\n)')).toEqual(['t', 'id int', 'name text']));
  test('a comma too few', () =>
    expect(columnsOf("id int PRIMARY KEY\n name text NOT NULL DEFAULT 'x'\n at date")).toEqual([
      'id int primary key',
      "name text not null = 'x'",
      'at date',
    ]));
  test('an unknown clause', () =>
    expect(outline('CREATE TABLE t (id int WHATEVER 5 PRIMARY KEY, name text)')).toEqual(['t ...', 'id int primary key', 'name text']));
  test('a column that is none', () =>
    expect(outline('CREATE TABLE t (id int, = 5, 7 up, what ever this may be, name text)')).toEqual(['t ...', 'id int', 'name text']));
  test('a half-typed column', () => expect(outline('CREATE TABLE t (id int, na\n, at date)')).toEqual(['t', 'id int', 'na', 'at date']));
  test('a default that is still to come', () => expect(outline('CREATE TABLE t (id int DEFAULT, at date)')).toEqual(['t ...', 'id int', 'at date']));
  test('a quote that is not closed', () => expect(columnsOf("id int DEFAULT 'x,\n name text, at date")).toEqual(expect.arrayContaining(['at date'])));
});

describe('statements', () => {
  test.each([
    ['a forgotten semicolon', 'CREATE TABLE a (id int)\nCREATE TABLE b (id int)', ['a', 'b']],
    ['a query behind a table', 'CREATE TABLE a (id int)\nSELECT * FROM a;\nCREATE TABLE b (id int)', ['a', 'b']],
    ['a half-typed table', 'CREATE TABLE a (id int,\n name te\n\nCREATE TABLE b (id int);', ['b']],
    ['a half-typed query in a table', 'CREATE TABLE a (id int,\nSELECT 1;\nCREATE TABLE b (id int);', ['b']],
    ['half-typed at the end', 'CREATE TABLE a (id int);\nCREATE TABLE b (id int', ['a']],
    ['an open quote', "INSERT INTO x VALUES ('it;\nCREATE TABLE a (id int);", ['a']],
    ['semicolons in quotes and comments', 'CREATE TABLE a (id int DEFAULT \';\', -- ;\n b int /* ; */, "c;" int);', ['a']],
    ['a body in dollars', 'CREATE FUNCTION f() RETURNS void AS $body$ CREATE TABLE no (id int); $x$; $body$; CREATE TABLE a (id int);', ['a']],
    ['an open body', 'CREATE TABLE a (id int); DO $$ CREATE TABLE no (id int);', ['a']],
    [
      'T-SQL',
      "IF OBJECT_ID('[dbo].[a]') IS NULL\nBEGIN\n  CREATE TABLE [dbo].[a] ([Id] int)\nEND\nGO\nCREATE TABLE [b] ([Id] int)\nGO",
      ['dbo.a', 'b'],
    ],
    ['comments of MySQL', '# CREATE TABLE no (id int);\nCREATE TABLE a (id int);', ['a']],
  ])('%s', (_, text, names) => {
    expect(tables(text)).toEqual(names);
    expect(tables(text.replaceAll('\n', '\r\n'))).toEqual(names);
  });

  test.each([
    'CREATE TABLE part PARTITION OF whole FOR VALUES FROM (1) TO (2)',
    'CREATE TABLE made AS (SELECT 1)',
    'CREATE TEMPORARY TABLE x (id int)',
    'CREATE TABLE [dbo].[{table_name}] ([Id] int)',
    'CREATE TABLE {table} (id int)',
    'GRANT CREATE TABLE TO x',
    'CREATE TABLE t',
    'CREATE TABLE',
  ])('no table: %s', (text) => expect(tables(text)).toEqual([]));

  test('a condition ends with its statement', () =>
    expect(indexesOf('CREATE INDEX i ON t (a)\nSELECT * FROM t WHERE a = 1')).toEqual(['i on t (a)']));
  test('a statement over 64 KB is not read', () =>
    expect(tables(`CREATE TABLE a (id int, b text DEFAULT '${'x'.repeat(70_000)}');CREATE TABLE b (id int);`)).toEqual(['b']));
});
