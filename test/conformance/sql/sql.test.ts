/** Whether an index serves a query: our verdict beside PostgreSQL's, over cases of our own and those that lie beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inRoot } from '../../../scripts/paths.mjs';
import { cases, type Case } from './cases.ts';
import { Oracle } from './oracle.mjs';
import { verdictOf } from './verdict.ts';

const SHARED = inRoot('../shared/conformance/sql/dev.jsonl');

interface Judged extends Pick<Case, 'id' | 'ddl' | 'query'> {
  readonly small?: readonly string[];
  readonly truth: string;
}

/** Cases by how our verdict stands to PostgreSQL's. */
function compare(judged: readonly Judged[]): {
  readonly agreement: number;
  readonly unknown: number;
  readonly falseMissing: readonly string[];
  readonly missed: readonly string[];
} {
  const verdicts = judged.map((one) => ({ ...one, ours: verdictOf(one) }));
  const told = (ours: string, truth: string): string[] =>
    verdicts.filter((one) => one.ours === ours && one.truth === truth).map(({ id, query }) => `${id}: ${query}`);
  return {
    agreement: verdicts.filter(({ ours, truth }) => ours === truth).length / verdicts.length,
    unknown: verdicts.filter(({ ours }) => ours === 'unknown').length / verdicts.length,
    falseMissing: told('missing', 'served'),
    missed: told('served', 'missing'),
  };
}

describe('cases of our own', () => {
  let oracle: Oracle;
  beforeAll(async () => {
    oracle = await new Oracle().open();
  });
  afterAll(() => oracle.close());

  test('PostgreSQL agrees', async () => {
    const judged: Judged[] = [];
    for (const one of cases) judged.push({ ...one, truth: one.whole ? 'served' : await oracle.verdict(one) });
    const { agreement, unknown, falseMissing, missed } = compare(judged);
    expect(falseMissing).toEqual([]);
    expect(missed).toEqual([]);
    expect(unknown).toBeLessThanOrEqual(0.05);
    expect(agreement).toBeGreaterThanOrEqual(0.97);
  });
});

/** Missing cases are a failure where all tests must run. */
describe.skipIf(!existsSync(SHARED) && !process.env['CI'])('cases beside the project', () => {
  test('PostgreSQL agrees', () => {
    const rows = readFileSync(SHARED, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case & { readonly postgres: { readonly label: string } });
    const { agreement, unknown, falseMissing } = compare(
      rows.map((row) => ({ ...row, truth: row.postgres.label === 'scan' ? 'missing' : 'served' })),
    );
    expect(falseMissing).toEqual([]);
    expect(unknown).toBeLessThanOrEqual(0.05);
    expect(agreement).toBeGreaterThanOrEqual(0.97);
  });
});
