/** What is larger or deeper is not parsed: the parser is quadratic, or worse, in each of these. In code units where not said otherwise. */
export const LIMITS = {
  line: 20 * 1024,
  paragraph: 64 * 1024,
  /** Quotes and list items inside each other. */
  depth: 50,
  /** Lines after the first `>` line of a paragraph that leave the `>` out. */
  lazyLines: 200,
  /** Characters of one paragraph, heading or row that may begin or end inline markup. */
  marks: 1000,
  /** Link definitions of one text. */
  definitions: 1000,
  /** What the parser may be given of one section: about so many lines of plain text. */
  effort: 1500,
} as const;
