import ignore, { type Ignore } from 'ignore';
import { isCheap } from './globs.ts';
import { fileLimit } from './limits.ts';
import { foldersUp, isWithin, join, parentOf, relativeTo } from './paths.ts';
import type { FolderEntry, Reader } from './reader.ts';
import type { Repositories } from './repository.ts';

export interface WalkOptions {
  readonly reader: Reader;
  readonly repositories: Repositories;
  /** What the config says of a file or a folder. */
  readonly isIgnored: (path: string) => Promise<boolean>;
  /** Told of a folder that cannot be read, and why; the walk goes on. */
  readonly unreadable: (folder: string, reason: string) => void;
}

/** A `.gitignore` and the folder it counts from. */
interface GitIgnore {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Files that may hold a design or a diagram. */
export const isLintable = (path: string): boolean => /\.(md|markdown|mmd|mermaid)$/i.test(path);

const neverEntered = new Set(['.git', 'node_modules']);

/** The files below `folder` that are linted where nobody names them, in the order of their names. Links to folders are not followed. */
export async function* workspaceFiles(folder: string, options: WalkOptions): AsyncGenerator<string> {
  const above = await gitIgnoresAbove(folder, options);
  // A folder that is named outright is read though git ignores it.
  yield* filesBelow(folder, isGitIgnored(above, folder, true) ? [] : above, options);
}

async function* filesBelow(folder: string, above: readonly GitIgnore[], options: WalkOptions): AsyncGenerator<string> {
  let entries: readonly FolderEntry[];
  try {
    entries = await options.reader.list(folder);
  } catch (error) {
    options.unreadable(folder, error instanceof Error ? error.message : String(error));
    return;
  }
  const own = entries.some(({ name }) => name === '.gitignore') ? await gitIgnoreIn(folder, options.reader) : undefined;
  const rules = own ? [own, ...above] : above;
  for (const { name, kind } of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, name);
    const isFolder = kind === 'folder';
    if ((isFolder ? neverEntered.has(name) : !isLintable(name)) || isGitIgnored(rules, path, isFolder) || (await options.isIgnored(path))) continue;
    if (isFolder) yield* filesBelow(path, rules, options);
    else yield path;
  }
}

/** The rules of the folders above, up to the root of the repository; outside of one, none. The nearest first. */
async function gitIgnoresAbove(folder: string, { reader, repositories }: WalkOptions): Promise<readonly GitIgnore[]> {
  const root = await repositories.rootOf(folder);
  const above = [...foldersUp(parentOf(folder))].filter((each) => root !== undefined && isWithin(root, each));
  const found = await Promise.all(above.map((each) => gitIgnoreIn(each, reader)));
  return found.filter((each) => each !== undefined);
}

async function gitIgnoreIn(folder: string, reader: Reader): Promise<GitIgnore | undefined> {
  const file = await reader.read(join(folder, '.gitignore'), fileLimit).catch(() => undefined);
  return file && { folder, rules: ignore().add(file.text.split(/\r?\n/).filter(isCheap)) };
}

/** What the nearest folder's rules say counts; of one `.gitignore` its last word. */
function isGitIgnored(rules: readonly GitIgnore[], path: string, isFolder: boolean): boolean {
  for (const { folder, rules: own } of rules) {
    const relative = relativeTo(folder, path);
    if (relative === undefined) continue;
    const { ignored, unignored } = own.test(isFolder ? `${relative}/` : relative);
    if (ignored || unignored) return ignored;
  }
  return false;
}
