/** A diagram's picture, and how others lay something on it. */
import type { DiagramBlock, Finding } from '../protocol/messages.ts';
import type { Part } from './elements.ts';

/** A picture that is shown, or about to be. */
export interface Picture {
  /** In a root of its own, sanitised. */
  readonly svg: SVGSVGElement;
  /** For each element of the diagram what is drawn for it. */
  readonly parts: readonly (readonly Part[])[];
  /** The diagram it shows, where that stands now. */
  readonly block: DiagramBlock;
  /** What is said of the diagram. */
  readonly findings: readonly Finding[];
  /** Whether it shows the text as it is now; else it is the last that could be drawn, and no place in `block` can be relied on. */
  isCurrent(): boolean;
}

/** Something on the pictures: ways to the source, findings, an outline. */
export interface Layer {
  /** The picture is new, and not shown yet. */
  drawn(picture: Picture): void;
  /** It is shown now, and has a place and a size. */
  shown?(picture: Picture): void;
  /** The document changed and the picture did not: the diagram may stand elsewhere, other things may be said of it. */
  kept?(picture: Picture): void;
}
