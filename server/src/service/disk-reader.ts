import type { FolderEntry, Reader, Refusal } from './reader.ts';

/** What is used of `node:fs/promises`, so that both hosts on Node share this reader and the core still knows no Node. */
export interface FileSystem {
  open(path: string, flags: 'r'): Promise<FileHandle>;
  stat(path: string): Promise<FileStatus>;
  readdir(
    path: string,
    options: { readonly withFileTypes: true },
  ): Promise<readonly (Omit<FileStatus, 'size'> & { readonly name: string; isSymbolicLink(): boolean })[]>;
  realpath(path: string): Promise<string>;
}

interface FileStatus {
  readonly size: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

interface FileHandle {
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
  close(): Promise<void>;
}

/** Bytes to text, without a byte order mark; throws where `fatal` was asked for and the bytes are no UTF-8. */
export type Decode = (bytes: Uint8Array, fatal: boolean) => string;

/** A reader of the files of a disk. */
export function createDiskReader(fs: FileSystem, decode: Decode): Reader {
  const statusOf = (path: string): Promise<FileStatus | undefined> => orMissing(fs.stat(path));

  return {
    async read(path, limit) {
      const status = await statusOf(path);
      if (!status) return undefined;
      // A pipe or a device would be waited for, for ever.
      if (!status.isFile()) throw new Error('it is not a file');
      const bytes = await firstBytes(fs, path, Math.min(status.size, limit));
      return status.size > limit ? refused(bytes, 'too large') : decodeText(bytes, decode);
    },
    async kind(path) {
      const status = await statusOf(path);
      return status && (status.isDirectory() ? 'folder' : 'file');
    },
    async list(folder) {
      const entries = await fs.readdir(folder, { withFileTypes: true });
      const known = entries.map(async (entry): Promise<FolderEntry | undefined> => {
        if (entry.isDirectory()) return { name: entry.name, kind: 'folder' };
        const isFile = entry.isFile() || (entry.isSymbolicLink() && (await statusOf(`${folder}/${entry.name}`))?.isFile() === true);
        return isFile ? { name: entry.name, kind: 'file' } : undefined;
      });
      return (await Promise.all(known)).filter((entry) => entry !== undefined);
    },
    async realPath(path) {
      return (await orMissing(fs.realpath(path)))?.replaceAll('\\', '/');
    },
  };

  function refused(bytes: Uint8Array, why: Refusal): { text: string; refused: Refusal } {
    return { text: decode(bytes, false), refused: why };
  }
}

/** The text of a file's bytes, or why they are none and what can be read of them. */
export function decodeText(bytes: Uint8Array, decode: Decode): { readonly text: string; readonly refused?: Refusal } {
  // As Git tells binary files: a zero byte near the beginning.
  if (bytes.subarray(0, 8000).includes(0)) return { text: decode(bytes.subarray(0, 8000), false), refused: 'binary' };
  try {
    return { text: decode(bytes, true) };
  } catch {
    return { text: decode(bytes, false), refused: 'not UTF-8' };
  }
}

async function firstBytes(fs: FileSystem, path: string, count: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(count);
  const file = await fs.open(path, 'r');
  try {
    let done = 0;
    while (done < count) {
      const { bytesRead } = await file.read(bytes, done, count - done, done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return bytes.subarray(0, done);
  } finally {
    await file.close();
  }
}

/** Undefined where there is no such path; a link that leads nowhere or to itself is one that is there and cannot be read. */
async function orMissing<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  try {
    return await asked;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
