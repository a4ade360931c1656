import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inRoot } from '../../scripts/paths.mjs';
import { workspace } from '../support/workspace.ts';

const host = { folder: '/repo' };
const draft = readFileSync(inRoot('examples/drafts/uber.md'), 'utf8');

/** What people type and paste, and what breaks structures. */
const pieces = [
  '',
  'x',
  '\n',
  '\n\n',
  '```\n',
  '```mermaid\n',
  '---\n',
  '## Data model\n',
  '-->',
  '|',
  '[',
  '"',
  '%% designdoc-disable-next-line hld/label-every-arrow\n',
  '<!-- designdoc-disable hld/async-dashed -->',
  '📱',
  '\r\n',
  '\r',
  '\uFEFF',
];

const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(60), piece: fc.constantFrom(...pieces) });

test('after any edits an open document says what a fresh reading says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 8 }), async (edits) => {
      const { service } = workspace({});
      let text = draft;
      for (const [version, { at, remove, piece }] of edits.entries()) {
        const start = Math.floor(at * text.length);
        text = text.slice(0, start) + piece + text.slice(start + remove);
        const kept = await service.analyse({ path: '/repo/uber.md', text, version }, host);
        const fresh = await service.analyse({ path: '/repo/uber.md', text }, host);
        expect(kept.report).toEqual(fresh.report);
        expect(kept.design).toEqual(fresh.design);
      }
    }),
    { numRuns: 8 },
  );
}, 60_000);

test('after each key an open document says what a fresh reading says', async () => {
  const key = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(2),
    piece: fc.stringMatching(/^[a-zA-Z0-9 .:|`[\]-]{0,2}$/),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(key, { minLength: 10, maxLength: 20 }), async (keys) => {
      const { service } = workspace({});
      let text = draft;
      for (const [version, { at, remove, piece }] of keys.entries()) {
        const start = Math.floor(at * text.length);
        text = text.slice(0, start) + piece + text.slice(start + remove);
        const { report, lines } = await service.analyse({ path: '/repo/uber.md', text, version }, host);
        const fresh = await service.analyse({ path: '/repo/uber.md', text }, host);
        expect({ report, lines }).toEqual({ report: fresh.report, lines: fresh.lines });
      }
    }),
    { numRuns: 8 },
  );
}, 60_000);

test('typing in a section that a fix would move changes what the fix writes', async () => {
  const { service } = workspace({});
  const at = draft.indexOf('All calls carry') + 'All calls'.length;
  const typed = `${draft.slice(0, at)} always${draft.slice(at)}`;
  const written = async (text: string, version: number): Promise<string> => {
    const { report } = await service.analyse({ path: '/repo/uber.md', text, version }, host);
    return report.findings
      .flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits.map((edit) => edit.text)))
      .find((text) => text.includes('JWT bearer'))!;
  };
  expect(await written(draft, 1)).not.toContain('All calls always carry');
  expect(await written(typed, 2)).toContain('All calls always carry');
});

test('after any edits every range lies in the text and cuts no letter and no line end', async () => {
  const cuts = (text: string, offset: number): boolean => /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(offset - 1, offset + 1));
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 20 }), async (edits) => {
      const { service } = workspace({});
      const text = edits.reduce((before, { at, remove, piece }) => {
        const start = Math.floor(at * before.length);
        return before.slice(0, start) + piece + before.slice(start + remove);
      }, draft);
      const { report } = await service.analyse({ path: '/repo/uber.md', text }, { ...host, forced: { kind: 'hld+lld' } });
      for (const { range, related, fixes } of report.findings) {
        for (const { start, end } of [
          range,
          ...related.map((each) => each.range),
          ...fixes.flatMap(({ edits: changes }) => changes.map((each) => each.range)),
        ]) {
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
          expect(cuts(text, start) || cuts(text, end)).toBe(false);
        }
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);

test.each(['drafts', 'designs'])('the fixes of examples/%s converge, and a second run changes nothing', async (folder) => {
  const text = readFileSync(inRoot('examples', folder, 'uber.md'), 'utf8');
  const { service } = workspace({});
  const first = await service.fix({ path: '/repo/uber.md', text }, host, { unsafe: true });
  expect(await service.fix({ path: '/repo/uber.md', text: first.text }, host, { unsafe: true })).toEqual({ text: first.text, fixed: 0 });
});
