/** What a query asks of stored rows, whatever it is written in. All ranges count in the text that was read. */
import { type Range, shift } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';

/** One statement. */
export interface Query {
  readonly verb: 'select' | 'insert' | 'update' | 'delete';
  readonly text: string;
  readonly range: Range;
  /** Where its condition stands; absent where it has none. */
  readonly where?: Range;
  /** The tables it names, in order; those of its own WITH are none. */
  readonly tables: readonly Part[];
  /** What it reads, a block a SELECT; absent: it was not understood. Empty: it reads nothing (`INSERT … VALUES`). */
  readonly blocks?: readonly Block[];
  /** How it is shaped. */
  readonly shape: Shape;
}

/** What a reviewer looks at besides indexes. */
export interface Shape {
  /** `*` of `SELECT *`. */
  readonly star?: Range;
  /** `OFFSET 40`, and of MySQL's `LIMIT 40, 20` the 40. */
  readonly offset?: Range;
  /** ORDER BY with its keys. */
  readonly order?: Range;
  /** A pattern of LIKE that begins with `%`. */
  readonly leadingWildcard?: Range;
  /** CQL's ALLOW FILTERING. */
  readonly filtering?: Range;
  /** The line of a loop that asks it each time. */
  readonly loop?: Range;
}

/** A shape in the text around its query. */
export const shiftShape = (shape: Shape, offset: number): Shape =>
  Object.fromEntries(Object.entries(shape).map(([part, range]: readonly [string, Range]) => [part, shift(range, offset)]));

/** One SELECT with its FROM: tables that are joined, and what is asked of their rows. */
export interface Block {
  readonly sources: readonly Source[];
  /** WHERE, with ON and USING of inner joins. */
  readonly where: Condition;
  readonly orderBy: readonly OrderKey[];
  readonly limited: boolean;
  /** Rows are put together before they are given: GROUP BY, DISTINCT, aggregates, windows. */
  readonly grouped: boolean;
  /** All that it gives are `min(…)` and `max(…)` of these. */
  readonly ends: readonly Operand[];
  /** The columns it gives, where each is a plain one: what a surrounding `IN (…)` compares with. */
  readonly gives: readonly (Operand | undefined)[];
  /** Queries inside expressions that are asked once or a row: `(SELECT max(x) …)`. */
  readonly nested: readonly Block[];
}

/** What stands in FROM. */
export interface Source {
  /** In lower case, without its schema. */
  readonly alias: string;
  /** A table by its name; absent for a query in FROM, and for what WITH names. */
  readonly table?: string;
  readonly blocks?: readonly Block[];
  readonly join: 'inner' | 'left' | 'right' | 'full';
  /** ON of an outer join. */
  readonly on?: Condition;
}

export interface OrderKey {
  readonly operand: Operand;
  readonly descending: boolean;
  readonly nulls?: 'first' | 'last';
}

export interface ColumnRef {
  /** The alias it is written with, in lower case. */
  readonly source?: string;
  /** In lower case. */
  readonly name: string;
}

/** One side of a comparison. */
export interface Operand {
  /** In one spelling for all, qualifiers left out: what an index over an expression is compared by. */
  readonly text: string;
  /** The columns that it is made of. */
  readonly columns: readonly ColumnRef[];
  /** It is its one column; `text`: behind a cast to text. */
  readonly bare?: true | 'text';
  /** It is written out; absent for placeholders and for what is computed. */
  readonly literal?: string | number | boolean;
  /** A query that is asked for it. */
  readonly block?: Block;
  /** `a <-> b`: the distance of these. */
  readonly distance?: readonly [Operand, Operand];
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  /** `op` is `=`, `<>`, `<`, `<=`, `>`, `>=`, `like`, `ilike`, `not like`, `@>`, `&&`, … */
  | { readonly kind: 'compare'; readonly op: string; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'in'; readonly left: Operand; readonly values: readonly Operand[]; readonly negated: boolean }
  /** `x = ANY(y)`. */
  | { readonly kind: 'any'; readonly op: string; readonly left: Operand; readonly right: Operand }
  /** `(a, b) < (1, 2)`. */
  | { readonly kind: 'row'; readonly op: string; readonly left: readonly Operand[]; readonly right: readonly Operand[] }
  | { readonly kind: 'null'; readonly operand: Operand; readonly negated: boolean }
  /** A boolean by itself: `is_read`, `NOT is_read`, a call. */
  | { readonly kind: 'truth'; readonly operand: Operand; readonly negated: boolean }
  /** `x IN (SELECT …)` with one `left` a column, `EXISTS (SELECT …)` with none. */
  | { readonly kind: 'subquery'; readonly left: readonly Operand[]; readonly block: Block; readonly negated: boolean }
  /** Something that no index is asked for. */
  | { readonly kind: 'other'; readonly columns: readonly ColumnRef[] };

/** A condition that every row meets. */
export const ALWAYS: Condition = { kind: 'and', parts: [] };
