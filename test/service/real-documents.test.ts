// The whole service over design docs as people write them.
import { expect, test } from 'vitest';
import { describeRealDocuments } from '../support/real-documents.ts';
import { workspace } from '../support/workspace.ts';

const host = { folder: '/repo', forced: { kind: 'hld+lld' } } as const;

describeRealDocuments('real documents, linted as declared', (documents) => {
  test.each(documents.map(({ name, text }) => [name, text] as const))('%s: no rule fails, and the fixes converge', async (name, text) => {
    const { service, log } = workspace({});
    const path = `/repo/${name}`;
    const { report } = await service.analyse({ path, text }, host);
    for (const { range, message } of report.findings) {
      expect(range.start <= range.end && range.end <= text.length).toBe(true);
      expect(message).not.toMatch(/undefined|\[object/);
    }
    const first = await service.fix({ path, text }, host, { unsafe: true });
    expect((await service.fix({ path, text: first.text }, host, { unsafe: true })).fixed).toBe(0);
    expect(log).toEqual([]);
  });
});
