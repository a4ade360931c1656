/** A stretch of text: offsets in UTF-16 code units from the start of that text, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The range of `length` code units that starts at `start`. */
export const rangeAt = (start: number, length: number): Range => ({ start, end: start + length });

/** The same stretch, counted from a text in which the old one begins at `offset`. */
export const shift = ({ start, end }: Range, offset: number): Range => ({ start: start + offset, end: end + offset });

/** The smallest range that holds both. */
export const cover = (a: Range, b: Range): Range => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) });

/** Whether `inner` lies wholly inside `outer`; equal ranges do. */
export const contains = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Whether the two share a code unit; an empty range shares one with a range that it stands in or at the start of. */
export const overlaps = (a: Range, b: Range): boolean => a.start < Math.max(b.end, b.start + 1) && b.start < Math.max(a.end, a.start + 1);
