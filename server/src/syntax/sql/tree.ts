/** What is read of SQL: the tables and enum types a script creates, each part with its range in the text that was read. */
import type { Range } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';

export interface SqlScript {
  readonly tables: readonly SqlTable[];
  readonly enums: readonly SqlEnum[];
  /** `-- …` and block comments: the text without its marks, the range with them. */
  readonly comments: readonly Part[];
}

export interface SqlTable {
  /** With its schema where one is written. */
  readonly name: Part;
  readonly columns: readonly SqlColumn[];
  /** Names of the columns of the primary key, in its order. */
  readonly primaryKey: readonly string[];
  readonly uniques: readonly (readonly string[])[];
  readonly range: Range;
}

export interface SqlColumn {
  readonly name: Part;
  readonly type?: Part;
  readonly primaryKey: boolean;
  readonly unique: boolean;
  readonly notNull: boolean;
  readonly references?: { readonly table: string; readonly column?: string };
  readonly defaultValue?: Part;
  /** The values it may take: an ENUM in place, a CHECK, a comment that lists them. */
  readonly values: readonly Part[];
  /** The comment that ends its line. */
  readonly comment?: Part;
  readonly range: Range;
}

/** `CREATE TYPE … AS ENUM (…)`. */
export interface SqlEnum {
  readonly name: Part;
  readonly values: readonly Part[];
  readonly range: Range;
}
