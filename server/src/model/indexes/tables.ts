/** What is known of stored tables: what a judge of queries needs. */
import type { Condition, Operand } from '../../syntax/query/tree.ts';
import type { SqlEnd, SqlTable } from '../../syntax/sql/tree.ts';
import type { Range } from '../../text/range.ts';

export interface StoredTable {
  /** As written, without its schema; in SQL where it is described there. */
  readonly name: string;
  /** How rows are found: by any index, or by a partition first. */
  readonly store: 'relational' | 'wide-column' | 'document' | 'key-value';
  /** By the key of their name (`attributeKey`). */
  readonly columns: ReadonlyMap<string, StoredColumn>;
  /** False: it has columns or indexes that the document leaves out. */
  readonly complete: boolean;
  /** The document says that it has few rows. */
  readonly small: boolean;
  /** What rows are found by: keys, unique constraints and indexes. Key schemas of wide-column and key-value stores come first. */
  readonly indexes: readonly Index[];
  /** Of wide-column and key-value stores: the columns without which no row is found; keys of their names. */
  readonly partition: readonly string[];
  /** The first column of each foreign key, by the key of its name. */
  readonly foreignKeys: readonly string[];
  /** Its name. */
  readonly range: Range;
  /** The fence, list or table that describes it. */
  readonly block?: Range;
  /** The statement that creates it, and its name there, with its schema. */
  readonly statement?: SqlEnd & { readonly name: string };
  readonly dialect?: SqlTable['dialect'];
}

export interface StoredColumn {
  readonly name: string;
  readonly type?: string;
  /** The schema says that it is never null. */
  readonly notNull?: true;
}

export interface Index {
  readonly name?: string;
  /** As written. */
  readonly table: string;
  readonly columns: readonly IndexColumn[];
  readonly unique: boolean;
  /** `gin`, `gist`, `hash`, `fulltext`, … in lower case; absent: a btree. */
  readonly method?: string;
  /** Carried along, not searched by. */
  readonly include: readonly string[];
  /** The condition of a partial index: as written, and read where it was understood. */
  readonly where?: { readonly text: string; readonly condition?: Condition };
  readonly range: Range;
  readonly section: number;
  readonly notation: IndexNotation;
  /** Of a statement of its own. */
  readonly statement?: SqlEnd;
}

/** `key`: a primary key, or a unique or foreign key that has an index of itself. */
export type IndexNotation = 'key' | 'sql' | 'list' | 'table' | 'span' | 'mongo' | 'dynamo';

export interface IndexColumn {
  /** The key of a column's name, or an expression in the one spelling of operands. */
  readonly text: string;
  /** As written. */
  readonly name: string;
  readonly expression?: Operand;
  readonly descending: boolean;
  readonly nulls?: 'first' | 'last';
  readonly operatorClass?: string;
}
