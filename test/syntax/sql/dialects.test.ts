import { describe, expect, test } from 'vitest';
import { columnsOf, enumsOf, indexesOf, outline } from './outline.ts';

describe('a table of every dialect gives its columns', () => {
  test.each([
    [
      'PostgreSQL',
      `CREATE TABLE IF NOT EXISTS public.orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, total numeric(10, 2) NOT NULL DEFAULT 0)`,
      ['public.orders', 'id bigint primary key', 'total numeric(10, 2) not null = 0'],
    ],
    [
      'a partitioned table',
      'CREATE TABLE events (id uuid, at timestamptz NOT NULL) PARTITION BY RANGE (at) WITH (fillfactor = 70) TABLESPACE fast',
      ['events', 'id uuid', 'at timestamptz not null'],
    ],
    [
      'an exclusion',
      'CREATE TABLE stays (room int, during tstzrange, EXCLUDE USING gist (room WITH =, during WITH &&))',
      ['stays', 'room int', 'during tstzrange'],
    ],
    [
      'MySQL',
      "CREATE TABLE `order items` (\n `id` INT UNSIGNED NOT NULL AUTO_INCREMENT,\n `on` TINYINT(1) DEFAULT '1' COMMENT 'is it on',\n PRIMARY KEY (`id`),\n UNIQUE KEY `by_on` (`on`)\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='items';",
      ['order items', 'id INT UNSIGNED not null', "on TINYINT(1) = '1'", 'primary key (id)', 'unique (on)'],
    ],
    [
      'MySQL, changed in place',
      'CREATE TABLE t (at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3), name VARCHAR(9) CHARACTER SET utf8 COLLATE utf8_bin NULL)',
      ['t', 'at DATETIME(3) not null = CURRENT_TIMESTAMP(3)', 'name VARCHAR(9)'],
    ],
    [
      'SQLite',
      'CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, name, key TEXT UNIQUE ON CONFLICT REPLACE) WITHOUT ROWID',
      ['t', 'id INTEGER primary key', 'name', 'key TEXT unique'],
    ],
    [
      'CQL',
      "CREATE TABLE feed.posts (author uuid, day date, id timeuuid, tags list<text>, who frozen<map<text, int>>, n counter static, PRIMARY KEY ((author, day), id)) WITH CLUSTERING ORDER BY (id DESC) AND compaction = {'class': 'TimeWindow'}",
      [
        'feed.posts',
        'author uuid',
        'day date',
        'id timeuuid',
        'tags list<text>',
        'who frozen<map<text, int>>',
        'n counter',
        'primary key (author, day, id)',
        'partition (author, day)',
        'order (id desc)',
      ],
    ],
    [
      'T-SQL',
      'CREATE TABLE [dbo].[User] ([Id] UNIQUEIDENTIFIER NOT NULL CONSTRAINT [DF] DEFAULT (newid()), [Name] NVARCHAR(MAX) NULL, [N] INT IDENTITY(1,1), CONSTRAINT [PK] PRIMARY KEY CLUSTERED ([Id] ASC))\nGO\n',
      ['dbo.User', 'Id UNIQUEIDENTIFIER not null = (newid())', 'Name NVARCHAR(MAX)', 'N INT', 'primary key (Id)'],
    ],
    [
      'Oracle',
      'CREATE TABLE t (key varchar2(20 BYTE) NOT NULL, at TIMESTAMP WITH TIME ZONE DEFAULT SYSTIMESTAMP NOT NULL)',
      ['t', 'key varchar2(20 BYTE) not null', 'at TIMESTAMP WITH TIME ZONE not null = SYSTIMESTAMP'],
    ],
    [
      'ClickHouse',
      'CREATE TABLE hits ON CLUSTER main (at DateTime CODEC(Delta), url LowCardinality(String)) ENGINE = MergeTree() ORDER BY (url, at)',
      ['hits', 'at DateTime', 'url LowCardinality(String)', 'order (url, at)'],
    ],
  ])('%s', (_, text, lines) => expect(outline(text)).toEqual(lines));
});

describe('a type is given as written', () => {
  test.each([
    'varchar(20)',
    'char(2)',
    'vector(1536)',
    'geography(point, 4326)',
    'text[]',
    'int[3][3]',
    'double precision',
    'character varying (20)',
    'timestamp(3) without time zone',
    'public.order_status',
    '"Status"',
    'LONG RAW',
    'frozen<list<text>>',
    "SET('a', 'b')",
  ])('%s', (type) => expect(columnsOf(`a ${type} NOT NULL, b int`)).toEqual([expect.stringMatching(/^a /), 'b int']));

  test.each([
    ['id PRIMARY KEY', 'id primary key'],
    ['id', 'id'],
    ['"Name" text', 'Name text'],
    ['größe int', 'größe int'],
    ['order int', 'order int'],
    ['date date', 'date date'],
  ])('%s', (part, line) => expect(columnsOf(part)).toEqual([line]));
});

describe('keys and references', () => {
  test.each([
    ['user_id int REFERENCES users', ['user_id int -> users']],
    [
      'user_id int NOT NULL REFERENCES app.users (id) ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED',
      ['user_id int not null -> app.users.id'],
    ],
    ['user_id int FOREIGN KEY REFERENCES users(id)', ['user_id int -> users.id']],
    ['a int, FOREIGN KEY (a) REFERENCES b', ['a int', 'foreign key (a) -> b']],
    ['a int, b int, CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES c (d, e) ON DELETE CASCADE', ['a int', 'b int', 'foreign key (a, b) -> c (d, e)']],
    ['a int, CONSTRAINT uq UNIQUE NULLS NOT DISTINCT (a)', ['a int', 'unique (a)']],
    ['a int, UNIQUE INDEX by_a USING BTREE (a DESC)', ['a int', 'unique (a)']],
    ['a int, CONSTRAINT pk PRIMARY KEY (a) INCLUDE (b)', ['a int', 'primary key (a)']],
    ['a uuid PK, b uuid FK', ['a uuid primary key', 'b uuid']],
  ])('%s', (parts, lines) => expect(columnsOf(parts)).toEqual(lines));
});

describe('a default ends where the next clause begins', () => {
  test.each([
    ["now() + interval '1 day' NOT NULL", "= now() + interval '1 day'"],
    ["'{}'::jsonb CHECK (a IS NOT NULL)", "= '{}'::jsonb"],
    ["('USR' || lpad(nextval('s')::text, 12, '0')) UNIQUE", "= ('USR' || lpad(nextval('s')::text, 12, '0'))"],
    ['NULL', '= NULL'],
    ['-1 NOT NULL', '= -1'],
    ["now() AT TIME ZONE 'utc'", "= now() AT TIME ZONE 'utc'"],
    ['ARRAY[]::text[]', '= ARRAY[]::text[]'],
  ])('%s', (text, line) => expect(columnsOf(`a int DEFAULT ${text}`)[0]).toMatch(new RegExp(`${line.replace(/[^\w\s]/g, '\\$&')}$`)));
});

describe('indexes', () => {
  test.each([
    ['CREATE INDEX ON users (email)', 'on users (email)'],
    [
      'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS by_email ON ONLY app.users USING btree (lower(email) text_pattern_ops, at DESC NULLS LAST) INCLUDE (name, id) WITH (fillfactor = 70) WHERE deleted_at IS NULL',
      'unique by_email on app.users using btree ([lower(email)] text_pattern_ops, at desc nulls last) include (name, id) where deleted_at IS NULL',
    ],
    ["CREATE INDEX ON t USING gin ((data->'tags') jsonb_path_ops)", "on t using gin ([(data->'tags')] jsonb_path_ops)"],
    ['CREATE INDEX ON t USING ivfflat (v vector_cosine_ops) WITH (lists = 100)', 'on t using ivfflat (v vector_cosine_ops)'],
    ['CREATE INDEX i ON t (name(10), a COLLATE "C" DESC)', 'i on t (name, a desc)'],
    ['CREATE INDEX i USING HASH ON t (a)', 'i on t using hash (a)'],
    ['CREATE FULLTEXT INDEX i ON t (a, b)', 'i on t using fulltext (a, b)'],
    ["CREATE CUSTOM INDEX i ON t (a) USING 'sasi'", 'i on t (a)'],
    ['CREATE TABLE t (a int, INDEX by_a (a, b DESC))', 'by_a on t (a, b desc)'],
    ['CREATE TABLE t (a int, KEY `by_a` (`a`) USING BTREE)', 'by_a on t using btree (a)'],
    ['CREATE TABLE t (a int, FULLTEXT KEY words (a))', 'words on t using fulltext (a)'],
    ['CREATE TABLE t (a int, FULLTEXT (a))', 'on t using fulltext (a)'],
    ['CREATE TABLE t (a int, UNIQUE (lower(a)))', 'unique on t ([lower(a)])'],
  ])('%s', (text, line) => expect(indexesOf(text)).toEqual([line]));

  test.each(['key varchar(20)', 'index int', "key enum('a', 'b')", 'key varchar(max)'])('a column that is called so is none: %s', (column) => {
    expect(indexesOf(`CREATE TABLE t (${column})`)).toEqual([]);
    expect(columnsOf(column)).toHaveLength(1);
  });
});

describe('named sets of values', () => {
  test.each([
    ["CREATE TYPE status AS ENUM ('NEW', 'it''s')", "status {NEW, it's}"],
    ["CREATE TYPE app.status AS ENUM (\n  'NEW', -- first\n  'PAID'\n)", 'app.status {NEW, PAID}'],
    ["CREATE DOMAIN status AS text NOT NULL CHECK (VALUE IN ('NEW', 'PAID'))", 'status {NEW, PAID}'],
  ])('%s', (text, line) => expect(enumsOf(text)).toEqual([line]));
  test.each(['CREATE TYPE address (street text)', "CREATE TYPE status AS ENUM ('NEW',", 'CREATE DOMAIN age AS int CHECK (VALUE > 0)'])(
    'none: %s',
    (text) => expect(enumsOf(text)).toEqual([]),
  );
});
