/** A line of a text: `start` to `end` without its line end, the next line at `next`. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** A line of a block: from `content` on it belongs to the block, before that to the lists and quotes around it. */
export interface Piece extends Line {
  readonly content: number;
}

/** The whole lines of the pieces, with what does not belong to the block masked by blanks. */
export function maskedText(text: string, pieces: readonly Piece[]): string {
  return pieces.map(({ start, content, next }) => ' '.repeat(content - start) + text.slice(content, next)).join('');
}
