/**
 * What every notation that draws components has in common: boxes, groups of boxes and arrows. Roles, components and
 * connections are read from it, so that no rule needs to know in which notation a design is drawn. All ranges count from
 * the start of the diagram's text, as those of its tree do.
 */
import type { C4Parameter, Part } from '../../syntax/mermaid/tree.ts';
import { type Range, shift } from '../../text/range.ts';
import type { Drawing, Room } from '../../syntax/arrow-text/tree.ts';
import type { ComponentKind } from '../design.ts';
import { graphOfArchitecture } from './graphs/architecture.ts';
import { graphOfArrowText } from './graphs/arrow-text.ts';
import { graphOfBlock } from './graphs/block.ts';
import { graphOfC4 } from './graphs/c4.ts';
import { graphOfFlowchart } from './graphs/flowchart.ts';
import { graphOfSequence } from './graphs/sequence.ts';

export interface Graph {
  readonly boxes: readonly GraphBox[];
  readonly groups: readonly GraphGroup[];
  /** In the order in which they are written. */
  readonly arrows: readonly GraphArrow[];
}

export interface GraphBox {
  /** Unique among the boxes and groups of its diagram. */
  readonly id: string;
  /** The last label written, else the id. */
  readonly label: string;
  /** The notation's name of its shape, where the author chose one: `cylinder`, `square`. */
  readonly shape?: string;
  /** What the notation says it is: `person`, `external_system`, `container_db` of C4, `actor` or `database` of a participant, `service` of an architecture diagram. Absent where a box is just a box. */
  readonly type?: string;
  /** Of C4. */
  readonly technology?: Part;
  /** Of C4. */
  readonly description?: Part;
  /** Of architecture-beta: `database`, `logos:aws-s3`. */
  readonly icon?: string;
  /** Of arrow text: what it is where the words for kinds alone do not say it. */
  readonly kind?: ComponentKind;
  /** Of arrow text: what else is written in it and beside it. */
  readonly details?: readonly Part[];
  /** Every place that names it, in order; never empty. */
  readonly places: readonly GraphPlace[];
  /** The group it stands in. */
  readonly parent?: string;
}

export interface GraphPlace {
  readonly id: Range;
  /** The text written there, without its quotes. */
  readonly label?: Part;
}

export interface GraphGroup {
  readonly id: string;
  readonly label?: Part;
  /** Its id or, where there is none, its label or keyword. */
  readonly name: Range;
  /** What the notation says it is: `SYSTEM`, `node` of C4. */
  readonly type?: string;
  readonly technology?: Part;
  readonly icon?: string;
  readonly parent?: string;
  /** Ids of the boxes and groups that stand directly in it. */
  readonly members: readonly string[];
  /** From its keyword to its end. */
  readonly range: Range;
}

export interface GraphArrow {
  /** Ids of boxes or groups, in the direction in which it leads, however it is written. */
  readonly from: string;
  readonly to: string;
  /** As the notation reads it. */
  readonly label?: Part;
  /** Of C4: what it is spoken with. */
  readonly technology?: Part;
  /** Drawn asynchronous: dashed, `-)` of a sequence diagram, `⇢` of arrow text. */
  readonly dashed: boolean;
  /** Of arrow text, which is mostly drawn solid: its words say that it is asynchronous. */
  readonly async?: boolean;
  readonly invisible: boolean;
  /** How many of its ends have a head. */
  readonly heads: 0 | 1 | 2;
  /** An answer to an earlier message of a sequence diagram. */
  readonly reply: boolean;
  /** Its first token. */
  readonly arrow: Range;
  /** The whole arrow with its label. */
  readonly range: Range;
  readonly notation: ArrowNotation;
}

/** What a writer needs to know of an arrow as written, by its notation. */
export type ArrowNotation = FlowchartArrow | C4Arrow | ArchitectureArrow | BlockArrow | SequenceArrow | TextArrow;

export interface FlowchartArrow {
  readonly kind: 'flowchart';
  /** One (`-->`), or two around an inline label. */
  readonly tokens: readonly Part[];
  /** Several connections are drawn by this one arrow (`A & B --> C`). */
  readonly shared: boolean;
}

/** `Rel(a, b, "label", "technology")`. */
export interface C4Arrow {
  readonly kind: 'c4';
  readonly keyword: Part;
  readonly parameters: readonly C4Parameter[];
  /** From the keyword to the closing parenthesis. */
  readonly call: Range;
}

/** `a:R --> L:b`, `a:R -[label]-> L:b`. */
export interface ArchitectureArrow {
  readonly kind: 'architecture';
  /** With the label in it. */
  readonly token: Part;
}

export interface BlockArrow {
  readonly kind: 'block';
  /** One, or two around a label. */
  readonly tokens: readonly Part[];
}

/** `a->>b: text`. */
export interface SequenceArrow {
  readonly kind: 'sequence';
  /** Mermaid's name of the arrow: `SOLID`, `DOTTED`, `SOLID_POINT`. */
  readonly type: string;
  readonly token: Part;
  /** Behind the colon; empty where nothing is said. */
  readonly text: Part;
}

/** `→`, `──▶`, `▼` with its shaft. */
export interface TextArrow {
  readonly kind: 'arrow-text';
  /** Its head with as much of the shaft as stands in that line. */
  readonly arrow: Range;
  readonly room?: Room;
}

/** The graph of a diagram that draws components or participants; undefined for all others. */
export function graphOf(tree: Drawing): Graph | undefined {
  switch (tree.type) {
    case 'flowchart':
      return graphOfFlowchart(tree);
    case 'c4':
      return graphOfC4(tree);
    case 'architecture':
      return graphOfArchitecture(tree);
    case 'block':
      return graphOfBlock(tree);
    case 'sequence':
      return graphOfSequence(tree);
    case 'arrow-text':
      return graphOfArrowText(tree);
    default:
      return undefined;
  }
}

export const shiftPart = ({ text, range }: Part, offset: number): Part => ({ text, range: shift(range, offset) });

/** The same with offsets of the document. */
export function shiftNotation(notation: ArrowNotation, offset: number): ArrowNotation {
  switch (notation.kind) {
    case 'flowchart':
    case 'block':
      return { ...notation, tokens: notation.tokens.map((token) => shiftPart(token, offset)) };
    case 'c4':
      return {
        ...notation,
        keyword: shiftPart(notation.keyword, offset),
        parameters: notation.parameters.map(({ key, value }) => ({ ...(key && { key: shiftPart(key, offset) }), value: shiftPart(value, offset) })),
        call: shift(notation.call, offset),
      };
    case 'architecture':
      return { ...notation, token: shiftPart(notation.token, offset) };
    case 'sequence':
      return { ...notation, token: shiftPart(notation.token, offset), text: shiftPart(notation.text, offset) };
    case 'arrow-text':
      return {
        ...notation,
        arrow: shift(notation.arrow, offset),
        ...(notation.room && { room: { ...notation.room, range: shift(notation.room.range, offset) } }),
      };
  }
}
