import { foldersUp, join } from './paths.ts';
import type { Reader } from './reader.ts';

/** Finds the repository that a folder belongs to. */
export interface Repositories {
  /** The nearest folder up the tree that holds a `.git`. */
  rootOf(folder: string | undefined): Promise<string | undefined>;
  /** Looks anew from now on. */
  forget(): void;
}

const folderLimit = 1000;

export function createRepositories(reader: Reader): Repositories {
  let kept = new Map<string, Promise<string | undefined>>();

  async function find(folder: string): Promise<string | undefined> {
    for (const at of foldersUp(folder)) if ((await reader.kind(join(at, '.git'))) !== undefined) return at;
    return undefined;
  }

  return {
    rootOf: (folder) => {
      if (folder === undefined) return Promise.resolve(undefined);
      const found = kept.get(folder) ?? find(folder);
      if (kept.size >= folderLimit) kept = new Map();
      kept.set(folder, found);
      return found;
    },
    forget: () => {
      kept = new Map();
    },
  };
}
