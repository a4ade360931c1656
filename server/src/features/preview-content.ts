/** The document as its preview shows it: plain data, block by block. All offsets count in the whole document unless said otherwise. */
import type { Severity } from '../model/severity.ts';
import type { PreviewElement } from './preview-elements.ts';

export interface PreviewContent {
  /** Of the document that was read. */
  readonly version: number;
  /** What stays of the blocks that are shown, around `blocks`; nothing, where it is absent. */
  readonly kept?: PreviewKept;
  readonly blocks: readonly PreviewBlock[];
  /** All of them. */
  readonly findings: readonly PreviewFinding[];
  /** The document goes on: the rest is to be asked for. */
  readonly more?: true;
  /** What helps to read it; absent where it designs nothing. */
  readonly reading?: PreviewReading;
}

/** Of the blocks shown, which stay where they are and which stay but have moved. */
export interface PreviewKept {
  /** What is shown: a version, and how many of its blocks. */
  readonly version: number;
  readonly blocks: number;
  /** How many stay at the beginning, and how many at the end. */
  readonly head: number;
  readonly tail: number;
  /** How far those at the end have moved: their lines, their offsets, the indices of their diagrams. */
  readonly lines: number;
  readonly offset: number;
  readonly diagrams: number;
}

export type PreviewBlock = PreviewProse | PreviewDiagram;

interface PreviewWhere {
  /** Made of what is shown, so that a block which only moved keeps it: all but its places must follow from what it is made of. */
  readonly key: string;
  /** From 0. */
  readonly line: number;
  /** Offset of the source. */
  readonly start: number;
}

export interface PreviewProse extends PreviewWhere {
  /** Sanitised. */
  readonly html: string;
}

export interface PreviewDiagram extends PreviewWhere {
  readonly diagram: {
    /** Index in `design.diagrams`. */
    readonly index: number;
    /** What Mermaid is given. Elements and errors count from its start. */
    readonly source: string;
    readonly elements: readonly PreviewElement[];
    /** The first thing in it that is not understood. */
    readonly error?: { readonly message: string; readonly start: number; readonly end: number };
    /** Why it is not drawn. */
    readonly refusal?: string;
  };
}

export interface PreviewFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Index of the diagram it stands in, and those of the elements there that it is about. */
  readonly diagram?: number;
  readonly elements?: readonly number[];
}

/** An element of a diagram, by their indices. */
export interface PreviewPlace {
  readonly diagram: number;
  readonly element: number;
}

/** What helps to read a design. */
export interface PreviewReading {
  readonly components: readonly {
    readonly name: string;
    readonly kind?: string;
    readonly technology?: string;
    /** Where the document tells of it. */
    readonly described?: { readonly start: number; readonly end: number };
    readonly places: readonly PreviewPlace[];
  }[];
  /** What each architecture diagram shows; components by their index. */
  readonly tables: readonly {
    readonly diagram: number;
    readonly components: readonly number[];
    readonly connections: readonly {
      readonly from: number;
      readonly to: number;
      readonly label?: string;
      readonly async: boolean;
      readonly start: number;
      readonly end: number;
    }[];
  }[];
  /** Those of which something is known. */
  readonly paths: readonly {
    readonly path: 'write' | 'read';
    /** Where the text tells of it. */
    readonly told: readonly { readonly start: number; readonly end: number }[];
    readonly places: readonly PreviewPlace[];
  }[];
}
