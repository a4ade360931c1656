// How the desktop run starts VS Code and what it says where it cannot: shown without VS Code.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { inRoot, root } from '../../scripts/paths.mjs';
import { advice, desktopOptions } from '../../scripts/test-desktop.mjs';

test('VS Code loads the extension from this folder, runs the bundled tests, and keeps all it writes apart', () => {
  expect(desktopOptions('/opt/code', '/tmp/x', false)).toEqual({
    vscodeExecutablePath: '/opt/code',
    extensionDevelopmentPath: root,
    extensionTestsPath: inRoot('out/host/run.js'),
    launchArgs: ['/tmp/x', '--disable-extensions', '--disable-workspace-trust', '--user-data-dir=/tmp/x/data', '--extensions-dir=/tmp/x/extensions'],
  });
});

test('without VSCODE_PATH the download decides', () => expect(desktopOptions(undefined, '/tmp/x', false)).not.toHaveProperty('vscodeExecutablePath'));

test('root needs to go without the sandbox', () => expect(desktopOptions(undefined, '/tmp/x', true).launchArgs).toContain('--no-sandbox'));

test('a failed download names the ways out', () => {
  const said = advice(undefined, 'getaddrinfo ENOTFOUND');
  expect(said).toContain('VS Code could not be downloaded or run: getaddrinfo ENOTFOUND');
  expect(said).toContain('Set VSCODE_PATH');
  expect(said).toContain('npm run test:editor');
});

test('a VSCODE_PATH that leads nowhere is said so, with status 1', () => {
  const env = { ...process.env, VSCODE_PATH: '/no/such/code' };
  const { status, stderr } = spawnSync(process.execPath, ['scripts/test-desktop.mjs'], { cwd: root, env, encoding: 'utf8' });
  expect(stderr).toContain('VS Code at VSCODE_PATH (/no/such/code) did not run the tests: there is no such file');
  expect(status).toBe(1);
});
