/** What the command line needs of the process it runs in. */
export interface Io {
  /** Results. */
  out(text: string): void;
  /** One line about the run itself. */
  complain(message: string): void;
  /** The bytes of the standard input. */
  input(): Promise<Uint8Array>;
  /** The working directory, with forward slashes. */
  readonly folder: string;
  readonly color: boolean;
  /** Columns of the terminal; absent where the output is no terminal. */
  readonly width?: number;
}

/** Exit status: 0 nothing at error level, 1 findings, 2 the run itself failed. */
export type Status = 0 | 1 | 2;
