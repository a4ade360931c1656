/** What a drawing in plain text says: boxes, groups and arrows with their words. All ranges count from its start. */
import type { Range } from '../../text/range.ts';
import type { Diagram, DiagramHead, Part, Reference } from '../mermaid/tree.ts';

/** A diagram of either notation. */
export type Drawing = Diagram | ArrowText;

export interface ArrowText extends DiagramHead {
  readonly type: 'arrow-text';
  readonly nodes: readonly ArrowNode[];
  readonly groups: readonly ArrowGroup[];
  readonly edges: readonly ArrowEdge[];
  /** Lines that only say something: what stands below a box, a condition and what follows from it. */
  readonly remarks: readonly Part[];
}

export interface ArrowNode {
  readonly id: string;
  /** Without brackets, detail and note. */
  readonly name: string;
  /** `[Box]`, a box with borders, or a name without either beside an arrow; the best drawn of its places. */
  readonly form: 'bracket' | 'border' | 'bare';
  /** The group that it stands in. */
  readonly group?: string;
  /** Every place that draws it, in order; never empty. */
  readonly places: readonly ArrowPlace[];
}

/** A box where it is drawn. */
export interface ArrowPlace {
  readonly name: Part;
  /** The brackets, the first border, or the name alone. */
  readonly box: Range;
  /** The line right below the name of a box with borders: the name may go on there. */
  readonly next?: Part;
  /** What follows `: ` or ` — ` in it, and its further lines. */
  readonly details: readonly Part[];
  /** In parentheses in or beside it, without them. */
  readonly notes: readonly Part[];
  /** Of a box with borders all lines, cut where a line crosses it: name, attributes, methods. */
  readonly compartments: readonly (readonly Part[])[];
  /** Lines below a box in brackets that belong to it: the commands sent to it. */
  readonly below: readonly Part[];
}

export interface ArrowGroup {
  readonly id: string;
  readonly label: string;
  readonly name: Range;
  /** In parentheses under its name. */
  readonly notes: readonly Part[];
  /** Ids of nodes and inner groups. */
  readonly members: readonly string[];
  readonly group?: string;
}

export interface ArrowEdge {
  /** Ids of nodes or groups. */
  readonly from: Reference;
  readonly to: Reference;
  readonly label?: Part;
  /** The name of the path that it is a part of: `Write flow: client → …`. */
  readonly path?: Part;
  /** How many heads it has: none only joins, two lead both ways. */
  readonly heads: 0 | 1 | 2;
  /** Drawn asynchronous: `⇢`, or a dotted shaft. */
  readonly dashed: boolean;
  /** Its head, with as much of the shaft as stands in that line. */
  readonly arrow: Range;
  /** Both ends and the arrow stand in one line. */
  readonly inline: boolean;
  /** Where a label may be written without moving anything else; absent where there is no such place. */
  readonly room?: Room;
}

/** Behind a line that leads down, where its row ends; or the arrow itself, drawn anew around the label. */
export interface Room {
  readonly range: Range;
  /** What stands before and after the label. */
  readonly before: string;
  readonly after: string;
}
