import { expect, test } from 'vitest';
import { fewRules, workspace } from '../support/workspace.ts';

test('the config’s glossary holds for findings', async () => {
  const document = '---\ndesign: hld\n---\n# Shop\n\nAt peak 300 requests/s.\n\n```mermaid\nflowchart LR\n  a[Atlas] --> b[Borealis]\n```\n';
  const config = JSON.stringify({ glossary: { Atlas: { kind: 'client' }, Borealis: { kind: 'service' } } });
  expect(await workspace({ '/repo/a.md': document }, { rules: fewRules }).findings('/repo/a.md')).toEqual([]);
  expect(await workspace({ '/repo/a.md': document, '/repo/designdoc.config.json': config }, { rules: fewRules }).findings('/repo/a.md')).toEqual([
    '10:12 warning hld/label-every-arrow',
  ]);
});
