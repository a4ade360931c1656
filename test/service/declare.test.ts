import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../server/src/model/gate.ts';
import { type MemoryFile, workspace } from '../support/workspace.ts';

const document = '# Orders\n\n```mermaid\nflowchart LR\n  app[Mobile App] --> gw[API Gateway]\n  gw --> api[Order Service]\n```\n';

/** The config after a document was declared in it; fails unless that holds for the document, and for no other. */
async function declared(files: Record<string, MemoryFile>, path: string, kind: Declaration): Promise<readonly [path: string, text: string]> {
  const all = { '/repo/.git/HEAD': '', [path]: document, [`${path}.md`]: document, ...files };
  const change = (await workspace(all).service.declareInConfig(kind, path, { folder: '/repo' }))!;
  const after = workspace({ ...all, [change.path]: change.text });
  const { report, config } = await after.analyse(path);
  expect([report.kind, report.door]).toEqual(kind === 'off' ? [null, null] : [kind, 'declared']);
  expect(config.files.flatMap((file) => file.report.findings)).toEqual([]);
  expect((await after.analyse(`${path}.md`)).report.door).toBe('detected');
  return [change.path, change.text];
}

describe('declaring a document in the config', () => {
  test('makes one at the root of the repository where there is none', async () => {
    expect(await declared({}, '/repo/docs/a.md', 'hld')).toEqual([
      '/repo/designdoc.config.json',
      '{\n  "documents": {\n    "docs/a.md": "hld"\n  }\n}\n',
    ]);
  });

  test('adds to the one there is, and keeps its comments and indent', async () => {
    const before = '{\n\t// ours\n\t"documents": {\n\t\t"docs/*.lld.md": "lld", // all\n\t},\n}\n';
    const [, text] = await declared({ '/repo/designdoc.config.json': before }, '/repo/docs/a.md', 'off');
    expect(text).toContain('// ours');
    expect(text).toContain('"docs/*.lld.md": "lld"');
    expect(text).toContain('\t\t"docs/a.md": "off"');
  });

  test('counts from the folder of that config', async () => {
    const [path, text] = await declared({ '/repo/docs/designdoc.config.json': '{}' }, '/repo/docs/a.md', 'lld');
    expect(path).toBe('/repo/docs/designdoc.config.json');
    expect(JSON.parse(text)).toEqual({ documents: { './a.md': 'lld' } });
  });

  test('is the last word, also where a later glob or an earlier answer said otherwise', async () => {
    const before = '{ "documents": { "docs/a.md": "hld", "docs/?.md": "lld" } }';
    const [, text] = await declared({ '/repo/designdoc.config.json': before }, '/repo/docs/a.md', 'hld+lld');
    expect(Object.entries((JSON.parse(text) as { documents: object }).documents)).toEqual([
      ['docs/?.md', 'lld'],
      ['docs/a.md', 'hld+lld'],
    ]);
  });

  test.each(['/repo/a.md', '/repo/docs/[id] (1).md', '/repo/docs/what? {no}!.md'])('means %s and no other', async (path) => {
    await declared({}, path, 'hld');
  });

  test('stands in package.json where the config does', async () => {
    const [path, text] = await declared({ '/repo/package.json': '{\n  "name": "x",\n  "designdoc": {}\n}\n' }, '/repo/a.md', 'hld');
    expect(path).toBe('/repo/package.json');
    expect(JSON.parse(text)).toEqual({ name: 'x', designdoc: { documents: { './a.md': 'hld' } } });
  });

  test('is not offered where the config cannot be read, or the document stands in no folder', async () => {
    for (const config of ['{', '{ "documents": [] }']) {
      const { service } = workspace({ '/repo/designdoc.config.json': config });
      expect(await service.declareInConfig('hld', '/repo/a.md', { folder: '/repo' })).toBe(undefined);
    }
    const { service } = workspace({});
    expect(await service.declareInConfig('hld', 'untitled:Untitled-1', { folder: '/repo' })).toBe(undefined);
  });
});
