/** What is read of SQL: what a script creates, each part with its range in the text that was read. */
import type { Range } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import type { Condition, Operand } from '../query/tree.ts';

export interface SqlScript {
  readonly tables: readonly SqlTable[];
  readonly enums: readonly SqlEnum[];
  /** `CREATE INDEX` and the indexes that tables list in place. Keys and unique constraints stand with their table. */
  readonly indexes: readonly SqlIndex[];
  /** `-- …` and block comments: the text without its marks, the range with them. */
  readonly comments: readonly Part[];
}

/** A table with its columns. Partitions, temporary tables and tables made by a query are none. */
export interface SqlTable {
  /** With its schema where one is written. */
  readonly name: Part;
  readonly columns: readonly SqlColumn[];
  /** Names of the columns of the primary key, in its order. */
  readonly primaryKey: readonly string[];
  /** `PRIMARY KEY ((a, b), c)` of CQL: the columns in parentheses of their own. */
  readonly partitionKey?: readonly string[];
  /** How rows lie in the store: CQL's `CLUSTERING ORDER BY`, ClickHouse's `ORDER BY`. */
  readonly storedOrder: readonly SqlIndexColumn[];
  /** `PARTITION BY RANGE (created_at)`: the columns that rows are parted by. */
  readonly partitionedBy: readonly string[];
  readonly uniques: readonly (readonly string[])[];
  /** What only one dialect writes: MySQL's engines and inline indexes, ClickHouse's engines. */
  readonly dialect?: 'mysql' | 'clickhouse';
  /** Foreign keys in lines of their own; those of a column stand with it. */
  readonly foreignKeys: readonly SqlForeignKey[];
  /** False: it says that it leaves columns out (`...`, `-- other columns`, `LIKE`), or something in it could not be read. */
  readonly complete: boolean;
  readonly range: Range;
  readonly end: SqlEnd;
}

export interface SqlColumn {
  readonly name: Part;
  /** As written. */
  readonly type?: Part;
  readonly primaryKey: boolean;
  readonly unique: boolean;
  readonly notNull: boolean;
  readonly references?: { readonly table: string; readonly column?: string };
  readonly defaultValue?: Part;
  /** The values it may take: an ENUM in place, a CHECK, a comment that lists them. */
  readonly values: readonly Part[];
  /** The comment that ends its line, or MySQL's `COMMENT '…'`. */
  readonly comment?: Part;
  readonly range: Range;
}

/** Where a statement ends, and where another can be put behind it. */
export interface SqlEnd {
  /** Behind its last token. */
  readonly end: number;
  /** A semicolon follows. */
  readonly terminated: boolean;
  /** The end of the line on which it ends. */
  readonly until: number;
}

export interface SqlForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  /** Empty: the primary key of that table. */
  readonly foreignColumns: readonly string[];
  readonly range: Range;
}

export interface SqlIndex {
  readonly name?: Part;
  /** With its schema where one is written. */
  readonly table: string;
  readonly unique: boolean;
  /** `btree`, `gin`, `fulltext`, … in lower case. */
  readonly method?: string;
  readonly columns: readonly SqlIndexColumn[];
  /** Columns that it carries and cannot be searched by. */
  readonly include: readonly string[];
  /** The condition of a partial index. */
  readonly where?: Part;
  /** The same, where it was understood. */
  readonly condition?: Condition;
  readonly range: Range;
  /** Of a statement of its own. */
  readonly end?: SqlEnd;
}

export interface SqlIndexColumn {
  /** The name of a column, or an expression as written. */
  readonly key: Part;
  readonly isExpression: boolean;
  /** The expression, where it was understood. */
  readonly expression?: Operand;
  readonly descending: boolean;
  /** `NULLS FIRST`, `NULLS LAST`. */
  readonly nulls?: 'first' | 'last';
  /** `text_pattern_ops`, `jsonb_path_ops`, … */
  readonly operatorClass?: string;
}

/** `CREATE TYPE … AS ENUM (…)`, or a `CREATE DOMAIN` whose CHECK lists its values. */
export interface SqlEnum {
  readonly name: Part;
  readonly values: readonly Part[];
  readonly range: Range;
}
