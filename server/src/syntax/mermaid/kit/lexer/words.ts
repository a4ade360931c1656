/** A word that a rule looks for ahead of where the lexer stands. */
export interface Word {
  /** Where the match of the pattern begins. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Its place in the order of words, -1 where there is none. */
  readonly rank: number;
}

/** All matches of the global `pattern`, whose first group is the word; in order of position. */
export const findWords = (text: string, pattern: RegExp, order: readonly string[]): readonly Word[] =>
  Array.from(text.matchAll(pattern), (match) => {
    const word = match[1]!;
    const start = match.index + match[0].indexOf(word);
    return { index: match.index, start, end: start + word.length, rank: order.indexOf(word.toLowerCase()) };
  });

/** The place in the list of the first word whose match begins at `offset` or after it. */
export function firstFrom(words: readonly Word[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.index < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
