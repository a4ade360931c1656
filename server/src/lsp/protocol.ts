/**
 * What server and client say to each other beyond the language server protocol. Types only: the client imports this file
 * and nothing else of the server.
 */

export type { PreviewContent } from '../features/preview-content.ts';

/** What a document designs, as the model names it. */
export type DesignKind = 'hld' | 'lld' | 'hld+lld';

/** The methods; each has its parameters and result below. */
export interface Methods {
  /** Server to client, after each analysis of an open document. */
  readonly status: 'designDoc/status';
  /** Client to server; takes a work-done token, can be cancelled. */
  readonly lintWorkspace: 'designDoc/lintWorkspace';
  /** Client to server; the server applies what it changes through `workspace/applyEdit`. */
  readonly fixAll: 'designDoc/fixAll';
  /** Client to server: what the preview of a document shows; null where the document is not open. A status says that there is something new. */
  readonly preview: 'designDoc/preview';
  /** Client to server: where the document may be declared to be a design doc; null where it is not open. */
  readonly declarable: 'designDoc/declarable';
  /** Client to server; the server puts the pattern's section into the document through `workspace/applyEdit`. */
  readonly insertPattern: 'designDoc/insertPattern';
  /** Client to server: the model of a document as a text; null where the document is not open. A status says that there is something new. */
  readonly model: 'designDoc/model';
  /** Client to server: which patterns a design calls for, as far as its document says. */
  readonly whichPattern: 'designDoc/whichPattern';
}

/** The commands that the server runs (`workspace/executeCommand`); each has its arguments and result below. */
export interface ServerCommands {
  /** Declares a document to be a design doc, or none. A lens on the title has this command, without a place. */
  readonly declare: 'designDoc.declareAs';
}

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

/** What the language status item shows. */
export interface StatusParams {
  readonly uri: string;
  readonly version: number;
  /** Null: no design doc. */
  readonly kind: DesignKind | null;
  readonly door: 'declared' | 'detected' | null;
  readonly counts: Counts;
}

/** The files found are those of the workspace folders, as on the command line; their findings are published. */
export interface LintWorkspaceParams {
  readonly workDoneToken?: string | number;
}

export interface LintWorkspaceResult {
  /** Files that were analysed. */
  readonly files: number;
  readonly counts: Counts;
  /** True where it was cancelled: then not all files were analysed. */
  readonly cancelled: boolean;
}

export interface FixAllParams {
  readonly uri: string;
}

export interface FixAllResult {
  /** Fixes that were applied; 0 where there is nothing to fix or the document is not open. */
  readonly fixed: number;
}

export interface InsertPatternParams {
  readonly uri: string;
  /** Its number, id or name. */
  readonly pattern: string;
}

export interface InsertPatternResult {
  /** Of what is to be filled in first, in the document as it is then. */
  readonly open: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

export interface PreviewParams {
  readonly uri: string;
  /** What the preview shows: a version, and how many blocks of it; then the answer says only what is another now. */
  readonly shown?: { readonly version: number; readonly blocks: number };
}

export interface ModelParams {
  readonly uri: string;
}

/** A stretch of a text, in UTF-16 code units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface ModelContent {
  /** Of the document. */
  readonly version: number;
  /** JSON, as `designdoc inspect` prints it. */
  readonly text: string;
  /** Which stretch of `text` speaks of which of the document; one inside another comes after it. */
  readonly links: readonly { readonly from: Stretch; readonly to: Stretch }[];
}

export interface WhichPatternParams {
  /** Absent, or of a document that is not open: all is asked. */
  readonly uri?: string;
}

export interface WhichPattern {
  /** Of the document that was read; absent where none was. */
  readonly version?: number;
  /** The twelve of the decision tree, in order. */
  readonly questions: readonly PatternQuestion[];
}

/** A question, the pattern for a yes, and what the document answers. */
export interface PatternQuestion {
  readonly id: string;
  readonly asks: string;
  /** When it is a yes, in plain words. */
  readonly threshold: string;
  readonly answer: 'yes' | 'no' | 'unknown';
  /** The lines that it is read from, the strongest first; empty where it is unknown. */
  readonly evidence: readonly PatternEvidence[];
  readonly pattern: { readonly number: number; readonly id: string; readonly name: string };
  /** Why that pattern. */
  readonly reason: string;
  /** What else a yes calls for. */
  readonly further: readonly { readonly answer: string; readonly why: string }[];
}

export interface PatternEvidence extends Stretch {
  /** From 1. */
  readonly line: number;
  /** The line, shortened. */
  readonly quote: string;
  /** What is read from it, as a sentence. */
  readonly words: string;
}

/** What a document is declared to be; `off`: no design doc. */
export type Declaration = DesignKind | 'off';

/** Where it is written: into the document's frontmatter (or a comment that says it already), or into the config file. */
export type DeclarationPlace = 'document' | 'config';

export interface DeclarableParams {
  readonly uri: string;
}

/** Where it may be written: not into a config that cannot be read, nor where the document says itself what it is, for that wins. */
export interface Declarable {
  readonly places: readonly DeclarationPlace[];
}

/** Into the document unless told otherwise. */
export type DeclareArguments = readonly [uri: string, as: Declaration, place?: DeclarationPlace];

export interface DeclareResult {
  /** The file that was changed; it is not saved. */
  readonly changed: string;
}

/** The section `designDoc` of the settings; what is missing or wrong has its default. */
export interface Settings {
  readonly enable?: boolean;
  readonly run?: 'onType' | 'onSave';
  /** Rule id to severity or `off`. */
  readonly rules?: Readonly<Record<string, string>>;
  /** Glob, from the workspace folder, to kind or `off`. */
  readonly documents?: Readonly<Record<string, string>>;
}
