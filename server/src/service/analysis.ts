import type { Design, DesignKind, DiagramView } from '../model/design.ts';
import type { CheckedFile, Config } from './config.ts';
import type { Outline } from '../syntax/markdown/outline.ts';
import type { Declaration } from '../model/gate.ts';
import type { RuleSetting } from './config-file.ts';
import type { Refusal } from './reader.ts';

/** A text to analyse. */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** Of a document that is open: what was read of it is kept for its next version, until `forget`. */
  readonly version?: number;
  /** Why it is not to be analysed; then the text is its beginning. */
  readonly refused?: Refusal;
}

/** What the host says beside the config: the settings of an editor, or the options of the command line. */
export interface HostSettings {
  /** The workspace folder or the working directory; the globs of `documents` count from it. */
  readonly folder: string;
  /** Weaker than the config. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly documents?: Readonly<Record<string, Declaration>>;
  /** Stronger than the config. */
  readonly forced?: Forced;
}

export interface Forced {
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly kind?: DesignKind;
  /** The config file to read instead of the nearest. */
  readonly config?: string;
}

/** A document, what it says and what is said of it. */
export interface Analysis extends CheckedFile {
  readonly version?: number;
  /** Made when it is first asked for, where the report needed none. */
  readonly design: Design;
  /** Those of the design, which is not made for them. */
  readonly diagrams: readonly DiagramView[];
  /** Absent for a standalone diagram. */
  readonly outline?: Outline;
  readonly config: Config;
}
