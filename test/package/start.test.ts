// `npm start` up to the point where a browser is needed.
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { inRoot, root } from '../../scripts/paths.mjs';

const folder = mkdtempSync(join(tmpdir(), 'designdoc-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (options: string[], env: NodeJS.ProcessEnv = process.env) =>
  promisify(execFile)(process.execPath, ['scripts/start.mjs', ...options], { cwd: root, env });

test('--lint-only prints what the linter says of the draft, and ends well though there are findings', async () => {
  const { stdout } = await start(['--lint-only']);
  expect(stdout).toContain('examples/drafts/uber.md');
  expect(stdout).toContain('hld/label-every-arrow');
  expect(stdout).not.toContain('Packed');
});

test('the desktop’s VS Code is started on the examples with this folder as the extension, and nothing is installed into it', async () => {
  const [code, args] = [join(folder, 'code'), join(folder, 'args')];
  writeFileSync(code, `#!/bin/sh\nprintf '%s\\n' "$@" > ${args}\n`);
  chmodSync(code, 0o755);
  const { stdout } = await start([], { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH']}` });
  expect(stdout).toMatch(/Packed designdoc-[\d.]+\.vsix \(\d+ KiB\)\./);
  const given = readFileSync(args, 'utf8').trimEnd().split('\n');
  expect(given[0]).toBe(`--extensionDevelopmentPath=${root}`);
  expect(given.slice(-2)).toEqual([inRoot('examples'), inRoot('examples/drafts/uber.md')]);
  expect(given.join(' ')).not.toContain('install');
});

test('where a part of the system is missing and cannot be installed, it is named and start ends with status 1', async () => {
  const bare = join(folder, 'bare');
  mkdirSync(bare);
  symlinkSync(process.execPath, join(bare, 'node'));
  const env = { ...process.env, PATH: bare, EDITOR_HOME: join(folder, 'no-editor') };
  await expect(start(['--browser'], env)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('This machine lacks python3, make, g++. Install them with its package manager') as string,
  });
});
