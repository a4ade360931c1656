import type { Range } from '../../text/range.ts';

/** `member`: a row inside a node, an attribute or a method; a title inside a block. `block`: `loop`, `alt` and the like. */
export type ElementKind = 'node' | 'edge' | 'group' | 'member' | 'note' | 'block';

/** A part of a diagram that is drawn. Offsets count from the start of the diagram's source. */
export interface PreviewElement {
  readonly kind: ElementKind;
  /**
   * Mermaid's own name of it, without what its SVG puts around names; of a member, the name of what it stands in. Several of
   * a kind may share one: then those in the SVG come in the order of these.
   */
  readonly id: string;
  /** Where it is written. */
  readonly start: number;
  readonly end: number;
  /** Where else it is named. */
  readonly also?: readonly Range[];
}

/** The element that is written at the first of `places` and named at the others; none where there is no place. */
export const element = (kind: ElementKind, id: string, [first, ...also]: readonly Range[]): PreviewElement[] =>
  first ? [{ kind, id, start: first.start, end: first.end, ...(also.length > 0 && { also }) }] : [];

/** Of something with a body: from its keyword to the last of its names. */
export const headOf = (whole: Range, last: Range): Range => ({ start: whole.start, end: Math.max(whole.start, last.end) });
