/** Which comments speak of a column, and which tell that columns are left out. */
import type { Range } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import { valuesIn } from '../value-list/value-list.ts';
import type { Comment } from './tokens.ts';

/** Below a column these words tell of it; any other comment on a line of its own may tell of the next column. */
const OF_VALUES = /^(?:(?:possible|allowed|valid) )?(?:values|statuses|states)\b/i;
const LEFT_OUT = /^(?:\.{3}|…)|\b(?:other|more|further|remaining|additional|same) (?:columns|fields|attributes)\b|\bomitted\b/i;

/** The comment that ends a line of a column, and the values that it or the one below the column lists. */
export interface ColumnComment {
  readonly comment?: Part;
  readonly values: readonly Part[];
}

/** What the comments of `range` say, which reaches from a column to what follows it. */
export function commentOn(range: Range, comments: readonly Comment[], text: string): ColumnComment {
  const near = commentsIn(comments, range);
  const trailing = near.find(({ first }) => !first);
  const below = near.find(({ first, text }) => first && OF_VALUES.test(text));
  const listed = trailing ? valuesOf(trailing, text) : [];
  return {
    ...(trailing && { comment: { text: trailing.text, range: trailing.range } }),
    values: listed.length === 0 && below ? valuesOf(below, text) : listed,
  };
}

/** Whether a comment inside `range` says that the table has more columns. */
export const tellsOfMore = (range: Range, comments: readonly Comment[]): boolean =>
  commentsIn(comments, range).some(({ first, text }) => (first ? LEFT_OUT.test(text) : /^(?:\.{3}|…)$/.test(text)));

const valuesOf = (comment: Part, text: string): Part[] =>
  valuesIn(comment.text, comment.range.start + text.slice(comment.range.start, comment.range.end).indexOf(comment.text));

/** The comments that begin inside `range`; `comments` are in order. */
function commentsIn(comments: readonly Comment[], { start, end }: Range): readonly Comment[] {
  const from = firstFrom(comments, start, 0);
  return comments.slice(from, firstFrom(comments, end, from));
}

/** Index of the first comment that begins at `offset` or behind it. */
function firstFrom(comments: readonly Comment[], offset: number, from: number): number {
  let [low, high] = [from, comments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comments[middle]!.range.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
