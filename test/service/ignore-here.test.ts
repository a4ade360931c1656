// “Ignore this here” over what all rules find, in every notation they find it in.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inRoot } from '../../scripts/paths.mjs';
import { rules } from '../../server/src/rules/index.ts';
import type { ReportedFinding } from '../../server/src/service/report.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { asDocument } from '../support/check-rule.ts';
import { workspace } from '../support/workspace.ts';

const host = { folder: '/repo', forced: { kind: 'hld+lld' } } as const;
const path = '/repo/docs/design.md';

const named = ({ rule, message }: ReportedFinding): string => `${rule}: ${message}`;

/** Findings that stay although they were ignored, and findings that ignoring another brings. */
async function failures(text: string): Promise<readonly string[]> {
  const { service } = workspace({});
  const before = await service.analyse({ path, text }, host);
  const known = before.report.findings.map(named);
  const failed: string[] = [];
  for (const finding of before.report.findings) {
    const action = service.actions(before, finding.range).find((each) => each.title.startsWith('Ignore') && each.finding === finding);
    if (!action) continue;
    const after = await service.analyse({ path, text: applyEdits(text, action.edits) }, host);
    const left = after.report.findings.map(named);
    const count = (all: readonly string[], name: string): number => all.filter((each) => each === name).length;
    if (count(left, named(finding)) >= count(known, named(finding))) failed.push(`stays: ${named(finding)}`);
    failed.push(...left.filter((name) => count(left, name) > count(known, name)).map((name) => `${named(finding)} brings ${name}`));
  }
  return failed;
}

describe('ignoring a finding hides it and brings no other', () => {
  test.each(rules.map(({ id, bad }) => [id, bad] as const))('in the example of %s', async (_, bad) => {
    expect(await failures(asDocument(bad))).toEqual([]);
  });

  test.each(['uber', 'parking-lot'])('in the draft %s', async (name) => {
    const text = readFileSync(inRoot('examples/drafts', `${name}.md`), 'utf8');
    expect((await workspace({ [path]: text }).findings(path)).length).toBeGreaterThan(5);
    expect(await failures(text)).toEqual([]);
  });
});
