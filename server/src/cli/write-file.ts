import { randomBytes } from 'node:crypto';
import { access, chmod, constants, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes files whole: at any moment there are the old bytes or the new. */
export interface Writer {
  /**
   * Puts `next` in the place of `previous`, and keeps the file's mode; a link is followed, not replaced.
   * False, and nothing is written, where the file no longer holds `previous`. Without `previous` the file may be new.
   */
  write(path: string, next: Uint8Array, previous?: Uint8Array): Promise<boolean>;
  /** Removes what an interrupted write left. */
  cleanUp(): void;
}

export function createWriter(): Writer {
  const temporary = new Set<string>();

  async function write(path: string, next: Uint8Array, previous?: Uint8Array): Promise<boolean> {
    const target = previous ? await realpath(path) : await realpath(path).catch(() => path);
    const mode = await stat(target).then(
      ({ mode: bits }) => bits & 0o7777,
      () => undefined,
    );
    // A rename would replace a file that may not be written.
    if (mode !== undefined) await access(target, constants.W_OK);
    const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    temporary.add(beside);
    try {
      const file = await open(beside, 'wx', mode);
      try {
        await file.writeFile(next);
        await file.sync();
      } finally {
        await file.close();
      }
      // The mask of the process may have taken bits away.
      if (mode !== undefined) await chmod(beside, mode);
      if (previous && !(await readFile(target)).equals(previous)) return false;
      await rename(beside, target);
      return true;
    } finally {
      await rm(beside, { force: true });
      temporary.delete(beside);
    }
  }

  return {
    write,
    cleanUp: () => {
      for (const path of temporary) rmSync(path, { force: true });
    },
  };
}
