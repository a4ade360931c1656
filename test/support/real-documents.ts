/** Real design documents beside the repository. They belong to their authors, so none is copied into it. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import type { DesignKind } from '../../server/src/model/design.ts';

const FOLDER = '../shared/eval';

export interface RealDocument {
  readonly name: string;
  readonly text: string;
  /** What an expert says it designs; absent for one that only looks like a design. */
  readonly kind?: DesignKind;
}

const KINDS: Readonly<Record<string, DesignKind>> = { hld: 'hld', lld: 'lld', both: 'hld+lld', rfc: 'hld+lld', adr: 'hld+lld' };

/** Runs tests over the real documents; where they are absent says so, and fails on a build machine. */
export function describeRealDocuments(title: string, tests: (documents: readonly RealDocument[]) => void): void {
  if (existsSync(FOLDER)) {
    describe(title, () => tests(readDocuments()));
  } else {
    it.skipIf(!process.env['CI'])(`${title}: ${FOLDER} is not here`, () => {
      throw new Error(`${FOLDER} is needed`);
    });
  }
}

const readDocuments = (): RealDocument[] =>
  readFileSync(`${FOLDER}/index.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line): RealDocument => {
      const { file, kind } = JSON.parse(line) as { file: string; kind: string };
      const name = file.slice(file.lastIndexOf('/') + 1);
      return { name, text: readFileSync(`${FOLDER}/${file}`, 'utf8'), ...(KINDS[kind] && { kind: KINDS[kind] }) };
    });
