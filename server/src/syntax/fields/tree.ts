/** What is read of lists, tables and code blocks that describe the fields of one thing. */
import type { Range } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import type { Key } from './words.ts';

export interface FieldBlock {
  /** Where the block itself says what it describes; else what precedes it does. */
  readonly name?: Part;
  readonly fields: readonly FieldText[];
  /** It says that it leaves fields out. */
  readonly open: boolean;
  /** It is one line of names, as in a sentence. */
  readonly inline: boolean;
  /** Each record has a key that need not be listed: `_id`. */
  readonly keyed?: true;
  /** The list, the table, the type. */
  readonly range: Range;
  /** Blanks before each field; absent where fields share a line. */
  readonly indent?: string;
  /** What the cells of a row hold. */
  readonly columns?: readonly FieldColumn[];
}

export type FieldColumn = 'name' | 'type' | 'key' | 'other';

export interface FieldText {
  readonly name: Part;
  readonly type?: Part;
  readonly keys: readonly Key[];
  /** The entity that it refers to. */
  readonly references?: string;
  readonly values: readonly Part[];
  /** The line, row or member. */
  readonly whole: Range;
  readonly typeRoom?: Room;
  readonly keyRoom?: Room;
}

/** Where something is written that is missing, and what stands around it then. */
export interface Room {
  readonly range: Range;
  readonly before: string;
  readonly after: string;
}

/** An enumeration of code: its name and its values. */
export interface EnumText {
  readonly name: string;
  readonly values: readonly Part[];
}
