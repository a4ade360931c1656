import { expect, test, describe } from 'vitest';
import { workspace } from '../support/workspace.ts';

const HLD = '# Orders HLD\n\nThe details are in [the data model](data/model.md) and [README](README.md).\n';
const LLD = `# Orders LLD

## API

\`\`\`http
POST /orders
GET /orders/{id}
\`\`\`

## Data model

\`\`\`sql
CREATE TABLE orders (id uuid PRIMARY KEY, status text);
\`\`\`
`;
const FILES = {
  '/repo/.git/HEAD': '',
  '/repo/docs/HLD.md': HLD,
  '/repo/docs/LLD.md': LLD,
  '/repo/docs/data/model.md': '# Tables\n\nAt peak 3,000 requests/s arrive.\n',
  '/repo/docs/README.md': '# Orders\n',
};

describe('the companions of a design', () => {
  test('are its sibling and what it links, but no README', async () => {
    const { design } = await workspace(FILES).analyse('/repo/docs/HLD.md');
    expect(design.companions).toEqual([
      {
        path: 'docs/LLD.md',
        kind: 'lld',
        topics: ['api', 'data'],
        endpoints: 2,
        figures: 0,
        queries: 0,
        stateMachines: 0,
        architectureDiagrams: 0,
        entities: ['orders'],
      },
      expect.objectContaining({ path: 'docs/data/model.md', kind: null, figures: 1 }),
    ]);
  });
  test('see each other', async () => {
    const { design } = await workspace(FILES).analyse('/repo/docs/LLD.md');
    expect(design.companions.map(({ path }) => path)).toEqual(['docs/HLD.md']);
  });
  test('are not read for a file that is no design', async () => {
    const { design } = await workspace({ ...FILES, '/repo/docs/a.md': '# Notes\n\n[x](LLD.md)\n' }).analyse('/repo/docs/a.md');
    expect(design.companions).toEqual([]);
  });
  test('are not read outside of the repository, nor over a link that leads out of it', async () => {
    const files = {
      ...FILES,
      '/outside/LLD.md': LLD,
      '/repo/docs/linked.md': { link: '/outside/LLD.md' },
      '/repo/docs/HLD.md': '# Orders HLD\n\n[a](../../outside/LLD.md) [b](linked.md) [c](/outside/LLD.md) [d](%E0%A4%A.md)\n',
      '/repo/docs/LLD.md': '',
    };
    const { design } = await workspace(files).analyse('/repo/docs/HLD.md');
    expect(design.companions.map(({ path }) => path)).toEqual(['docs/LLD.md']);
  });
  test('that cannot be read are left out', async () => {
    const { service, analyse, log } = workspace({ ...FILES, '/repo/docs/LLD.md': { error: 'denied' } });
    const { design } = await analyse('/repo/docs/HLD.md');
    expect(design.companions.map(({ path }) => path)).toEqual(['docs/data/model.md']);
    expect(log).toEqual(['/repo/docs/LLD.md: not read as a companion: denied']);
    expect(service.changed(['/repo/other.md'])).toBe(false);
  });
  test('are read again when they change, also by an open document that only moved', async () => {
    const { service, files } = workspace(FILES);
    const host = { folder: '/repo' };
    const endpoints = async (text: string, version: number): Promise<number> =>
      (await service.analyse({ path: '/repo/docs/HLD.md', text, version }, host)).design.companions[0]!.endpoints;
    expect(await endpoints(HLD, 1)).toBe(2);
    files['/repo/docs/LLD.md'] = LLD.replace('GET /orders/{id}\n', '');
    expect(await endpoints(HLD, 2)).toBe(2);
    expect(service.changed(['/repo/docs/LLD.md'])).toBe(true);
    expect(await endpoints(HLD.replace('details', 'detail'), 3)).toBe(1);
  });
  test('a config that says never is heard', async () => {
    const files = { ...FILES, '/repo/designdoc.config.json': '{ "documents": { "docs/LLD.md": "off" } }' };
    const { design } = await workspace(files).analyse('/repo/docs/HLD.md');
    expect(design.companions.map(({ path }) => path)).toEqual(['docs/data/model.md']);
  });
});

test('versions that are read while companions are waited for are judged as they are', async () => {
  const { service } = workspace(FILES);
  const host = { folder: '/repo' };
  const texts = ['a', 'ab', 'abc', 'abcd'].map(
    (word) => `${HLD}\n${word}\n\n\`\`\`mermaid\nflowchart LR\n  a[App] --> b[Order Service]\n  b --> c[(Orders)]\n\`\`\`\n`,
  );
  const all = await Promise.all(texts.map((text, version) => service.analyse({ path: '/repo/docs/HLD.md', text, version }, host)));
  for (const [i, analysis] of all.entries()) {
    const fresh = await workspace(FILES).service.analyse({ path: '/repo/docs/HLD.md', text: texts[i]! }, host);
    expect(analysis.report).toEqual(fresh.report);
    expect(analysis.design).toEqual(fresh.design);
  }
});
