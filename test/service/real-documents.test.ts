// The whole service over design docs as people write them.
import { describe, expect, test } from 'vitest';
import type { Report } from '../../server/src/service/report.ts';
import { mermaidRejects } from '../support/mermaid.ts';
import { describeRealDocuments } from '../support/real-documents.ts';
import { workspace } from '../support/workspace.ts';

/** What a fix could not know stays behind as a placeholder. */
const MAY_COME = new Set(['doc/placeholder']);

describeRealDocuments('real documents', (documents) => {
  describe.each(documents.map((document) => [document.name, document] as const))('%s', (name, { text, kind }) => {
    const { service, log } = workspace({});
    const path = `/repo/${name}`;
    const host = { folder: '/repo', ...(kind && { forced: { kind } }) };
    /** As an open document, of which only what a fix changed is read again. */
    const reportOn = async (version: number, of: string): Promise<Report> => (await service.analyse({ path, text: of, version }, host)).report;

    test('is read without a rule that fails, and said of in sentences', async () => {
      const { findings } = await reportOn(1, text);
      for (const { range, message, related } of findings) {
        for (const { start, end } of [range, ...related.map((each) => each.range)]) expect(start <= end && end <= text.length).toBe(true);
        expect(message).not.toMatch(/undefined|\[object|NaN/);
        expect(message.length > 140 ? message : '').toBe('');
      }
      if (!kind) expect(findings.filter(({ rule }) => !rule.startsWith('mermaid/'))).toEqual([]);
      expect(log).toEqual([]);
    });

    test('can be fixed: Mermaid accepts what it accepted, nothing new is found, a second run changes nothing', async () => {
      const before = await reportOn(1, text);
      const { text: fixed } = await service.fix({ path, text }, host, { unsafe: true });
      if (fixed === text) return; // A second run would be the first again.
      const rejected = new Set(await mermaidRejects(text));
      expect((await mermaidRejects(fixed)).filter((diagram) => !rejected.has(diagram))).toEqual([]);
      expect(newIn(await reportOn(2, fixed), before)).toEqual([]);
      expect((await service.fix({ path, text: fixed }, host, { unsafe: true })).text).toBe(fixed);
    });
  });
});

/** Findings that were not there: rule and message, the figures in it aside. */
function newIn(after: Report, before: Report): string[] {
  const keyOf = ({ rule, message }: Report['findings'][number]): string => `${rule}: ${message.replace(/\d+/g, 'n')}`;
  const known = new Set(before.findings.map(keyOf));
  return after.findings
    .filter(({ rule }) => !MAY_COME.has(rule))
    .map(keyOf)
    .filter((key) => !known.has(key));
}
