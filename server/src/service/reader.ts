/**
 * What the service asks of its host. Paths are absolute, with forward slashes; a document that is no file (an unsaved
 * one) has its URI for a path, which has no folder.
 */

/** Why a file's text is not to be analysed. */
export type Refusal = 'too large' | 'binary' | 'not UTF-8';

export interface FileText {
  /** Without a byte order mark. Where the file is refused, as much of its beginning as could be read. */
  readonly text: string;
  readonly refused?: Refusal;
}

/** Something in a folder. A link to a file is a file; a link to a folder is left out, so that no walk goes in circles. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

export interface Reader {
  /** The text of a file of at most `limit` bytes; undefined where there is no such file. Rejects where it cannot be read. */
  read(path: string, limit: number): Promise<FileText | undefined>;
  /** What stands at the path, links followed; undefined where nothing does. */
  kind(path: string): Promise<'file' | 'folder' | undefined>;
  /** Rejects where the folder cannot be read. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** The path without links; undefined where nothing stands there. */
  realPath(path: string): Promise<string | undefined>;
}

/** Takes one line for people who look for the reason of a failure. */
export type Log = (line: string) => void;

/** Milliseconds from any fixed moment. */
export type Clock = () => number;
