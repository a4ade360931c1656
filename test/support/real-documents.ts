/** Real design documents beside the repository. They belong to their authors, so none is copied into it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'vitest';

const FOLDER = '../shared/eval/docs/dev';

export interface RealDocument {
  readonly name: string;
  readonly text: string;
}

/** Runs tests over the real documents; where they are absent says so, and fails on a build machine. */
export function describeRealDocuments(title: string, tests: (documents: readonly RealDocument[]) => void): void {
  if (existsSync(FOLDER)) {
    const names = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
    describe(title, () => tests(names.map((name) => ({ name, text: readFileSync(`${FOLDER}/${name}`, 'utf8') }))));
  } else {
    it.skipIf(!process.env['CI'])(`${title}: ${FOLDER} is not here`, () => {
      throw new Error(`${FOLDER} is needed`);
    });
  }
}
