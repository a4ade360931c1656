import { describe, expect, test } from 'vitest';
import { type MemoryFile, workspace } from '../support/workspace.ts';

/** The files found below a folder, and what could not be read. */
async function found(files: Record<string, MemoryFile>, folder = '/repo'): Promise<string[]> {
  const { service } = workspace(files);
  const seen: string[] = [];
  for await (const path of service.files(folder, { folder }, (where, why) => seen.push(`${where}: ${why}`))) seen.push(path);
  return seen;
}

test('Markdown and diagrams, in the order of their names', async () => {
  expect(
    await found({
      '/repo/b.md': '',
      '/repo/a/z.MD': '',
      '/repo/a/y.markdown': '',
      '/repo/c.mmd': '',
      '/repo/d.mermaid': '',
      '/repo/e.txt': '',
      '/repo/md': '',
    }),
  ).toEqual(['/repo/a/y.markdown', '/repo/a/z.MD', '/repo/b.md', '/repo/c.mmd', '/repo/d.mermaid']);
});

test('never what Git or npm keep', async () => {
  expect(
    await found({ '/repo/.git/a.md': '', '/repo/node_modules/x/README.md': '', '/repo/x/node_modules/y.md': '', '/repo/.github/a.md': '' }),
  ).toEqual(['/repo/.github/a.md']);
});

describe('.gitignore', () => {
  test('is honoured, and that of an inner folder has the last word', async () => {
    expect(
      await found({
        '/repo/.git/HEAD': '',
        '/repo/.gitignore': 'out/\n*.draft.md\n',
        '/repo/out/a.md': '',
        '/repo/a.draft.md': '',
        '/repo/x/.gitignore': '!b.draft.md\nc.md',
        '/repo/x/b.draft.md': '',
        '/repo/x/c.md': '',
        '/repo/d.md': '',
      }),
    ).toEqual(['/repo/d.md', '/repo/x/b.draft.md']);
  });

  test('of the folders above holds too, up to the root of the repository', async () => {
    const files = {
      '/.gitignore': '*.md',
      '/repo/.git/HEAD': '',
      '/repo/.gitignore': '/docs/old/',
      '/repo/docs/old/a.md': '',
      '/repo/docs/b.md': '',
    };
    expect(await found(files, '/repo/docs')).toEqual(['/repo/docs/b.md']);
  });

  test('does not hold for a folder that is named outright', async () => {
    expect(await found({ '/repo/.git/HEAD': '', '/repo/.gitignore': 'out/', '/repo/out/a.md': '' }, '/repo/out')).toEqual(['/repo/out/a.md']);
  });

  test('a line that would take for ever is left out', async () => {
    expect(await found({ '/repo/.gitignore': '*a*a*a*a*b\nc.md', [`/repo/${'a'.repeat(250)}.md`]: '', '/repo/c.md': '' })).toEqual([
      `/repo/${'a'.repeat(250)}.md`,
    ]);
  });
});

test('what the config ignores, folders too', async () => {
  expect(
    await found({
      '/repo/designdoc.config.json': '{ "ignore": ["docs/archive", "*.old.md"] }',
      '/repo/docs/archive/deep/a.md': '',
      '/repo/docs/b.old.md': '',
      '/repo/docs/c.md': '',
    }),
  ).toEqual(['/repo/docs/c.md']);
});

test('a link to a file is followed, one to a folder is not', async () => {
  expect(
    await found({
      '/repo/a.md': '',
      '/repo/b.md': { link: '/repo/a.md' },
      '/repo/loop': { link: '/repo' },
      '/repo/dangling.md': { link: '/repo/nope' },
    }),
  ).toEqual(['/repo/a.md', '/repo/b.md']);
});

test('a folder that cannot be read is told of, and the walk goes on', async () => {
  expect(await found({ '/repo/a.md': '', '/repo/b/.denied': '', '/repo/c.md': '' })).toEqual([
    '/repo/a.md',
    '/repo/b: permission denied',
    '/repo/c.md',
  ]);
});
