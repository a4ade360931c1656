// Reads what the sources of the project import.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { globSync } from 'tinyglobby';
import { root } from '../../scripts/paths.mjs';

export interface Import {
  /** The importing file, from the root of the project. */
  readonly file: string;
  /** The imported file, from the root of the project, or the package or module as it is written. */
  readonly target: string;
  /** Whether the target is a file of the project. */
  readonly isFile: boolean;
  /** Whether only types are imported, so that nothing of it is left when it runs. */
  readonly isType: boolean;
}

const STATIC = /^[ \t]*(?:import|export)\b(?<type> type\b)?(?:[\w\s{},*$]*\bfrom)?\s*['"](?<target>[^'"\n]+)['"]/gm;
const CALL = /\b(?:import|require)\(\s*['"](?<target>[^'"\n]+)['"]/g;

/** The imports of one file. */
export const importsIn = (file: string, code: string): Import[] =>
  [...code.matchAll(STATIC), ...code.matchAll(CALL)].map(({ groups }) => {
    const written = groups?.['target'] ?? '';
    const isFile = written.startsWith('.');
    return { file, target: isFile ? join(dirname(file), written) : written, isFile, isType: groups?.['type'] !== undefined };
  });

/** Every import of every source of the project. */
export const allImports = (): Import[] =>
  globSync(['{client,server,test,scripts,bench}/**/*.{ts,mjs}'], { cwd: root }).flatMap((file) =>
    importsIn(file, readFileSync(join(root, file), 'utf8')),
  );
