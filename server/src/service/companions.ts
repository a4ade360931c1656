import { companionOf, siblingOf } from '../model/companion.ts';
import type { Companion, Design } from '../model/design.ts';
import { type GateOptions, isNoDesign } from '../model/gate.ts';
import { readDesign } from '../model/read.ts';
import { fileLimit } from './limits.ts';
import { isWithin, join, parentOf } from './paths.ts';
import type { Log, Reader } from './reader.ts';

/** A design whose companions are wanted. */
export interface Leaning {
  /** Its file. */
  readonly path: string;
  readonly design: Design;
  /** Nothing outside of this folder is read. */
  readonly boundary: string;
  /** How a companion is read: the path that the model sees, and what was said of it outside. */
  readonly reading: (path: string) => Promise<{ readonly shown: string; readonly options: GateOptions }>;
}

/** Reads the documents that a design is spread over. */
export interface Companions {
  /** Its sibling (`LLD.md` beside `HLD.md`), and the documents that it links. */
  of(document: Leaning): Promise<readonly Companion[]>;
  /** Tells that files have changed; true where one of them may be somebody's companion. */
  changed(paths: readonly string[]): boolean;
  /** Reads all anew from now on. */
  forget(): void;
  /** Another one, once what was read holds no longer. */
  readonly version: number;
}

/** A document that links more is an index of them. */
const MOST = 12;
const MOST_KEPT = 500;

export function createCompanions(reader: Reader, log: Log): Companions {
  let kept = new Map<string, Promise<Companion | undefined>>();
  let version = 0;

  async function read(path: string, { boundary, reading }: Leaning): Promise<Companion | undefined> {
    try {
      const [real, root] = [await reader.realPath(path), await reader.realPath(boundary)];
      if (real === undefined || root === undefined || !isWithin(root, real)) return undefined;
      const file = await reader.read(path, fileLimit);
      if (!file || file.refused) return undefined;
      const { shown, options } = await reading(path);
      return summary({ path: shown, text: file.text }, options);
    } catch (error) {
      log(`${path}: not read as a companion: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  function recall(path: string, document: Leaning): Promise<Companion | undefined> {
    const key = `${document.boundary}\n${path}`;
    const found = kept.get(key) ?? read(path, document);
    if (kept.size >= MOST_KEPT) kept = new Map();
    kept.set(key, found);
    return found;
  }

  return {
    of: async (document) => {
      const found = await Promise.all(pathsOf(document).map((path) => recall(path, document)));
      return found.filter((companion) => companion !== undefined);
    },
    changed: (paths) => {
      const gone = [...kept.keys()].filter((key) => paths.some((path) => key.endsWith(`\n${path}`)));
      for (const key of gone) kept.delete(key);
      if (gone.length > 0) version++;
      return gone.length > 0;
    },
    forget: () => {
      kept = new Map();
      version++;
    },
    get version() {
      return version;
    },
  };
}

/** What a design leans on is read as a design, too, unless it is plainly none (a README) or was declared to be none. */
function summary(source: { readonly path: string; readonly text: string }, options: GateOptions): Companion | undefined {
  const design = readDesign(source, options);
  if (design.kind !== null) return companionOf(design);
  if (options.declared === 'off' || isNoDesign(source.path)) return undefined;
  return { ...companionOf(readDesign(source, { declared: 'hld+lld' })), kind: null };
}

function pathsOf({ path, design }: Leaning): string[] {
  const folder = parentOf(path);
  if (folder === undefined) return [];
  const sibling = siblingOf(path);
  const linked = design.links.flatMap(({ target }) => {
    const decoded = decode(target);
    return decoded === undefined || decoded.startsWith('/') ? [] : [join(folder, decoded)];
  });
  return [...new Set([...(sibling === undefined ? [] : [sibling]), ...linked])].filter((other) => other !== path).slice(0, MOST);
}

/** A target as a path; undefined where its escapes are broken. */
function decode(target: string): string | undefined {
  try {
    return decodeURIComponent(target);
  } catch {
    return undefined;
  }
}
