// Runs the tests of test/editor/host/ in a desktop VS Code: the one at VSCODE_PATH, or one that is downloaded.
import { runTests } from '@vscode/test-electron';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, buildHostTests } from './build.mjs';
import { inRoot, isMain, root } from './paths.mjs';
import { isRoot, Stop } from './system-parts.mjs';

/**
 * What VS Code is started with.
 * @param {string | undefined} executable
 * @param {string} folder for the workspace and for all that VS Code writes
 * @param {boolean} asRoot
 */
export const desktopOptions = (executable, folder, asRoot) => ({
  ...(executable && { vscodeExecutablePath: executable }),
  extensionDevelopmentPath: root,
  extensionTestsPath: inRoot('out/host/run.js'),
  launchArgs: [
    folder,
    '--disable-extensions',
    '--disable-workspace-trust',
    `--user-data-dir=${join(folder, 'data')}`,
    `--extensions-dir=${join(folder, 'extensions')}`,
    ...(asRoot ? ['--no-sandbox'] : []),
  ],
});

/** What to say where VS Code did not run. @param {string | undefined} executable @param {string} reason */
export const advice = (executable, reason) =>
  [
    executable ? `VS Code at VSCODE_PATH (${executable}) did not run the tests: ${reason}` : `VS Code could not be downloaded or run: ${reason}`,
    'Set VSCODE_PATH to the executable of a desktop VS Code 1.91 or later, not to its command `code`; without a screen, start this under xvfb-run.',
    'The same tests run in the browser build, without a desktop, with: npm run test:editor',
  ].join('\n');

/** @param {string | undefined} executable */
async function main(executable) {
  if (executable && !existsSync(executable)) throw new Stop(advice(executable, 'there is no such file'));
  await build();
  await buildHostTests();
  const folder = mkdtempSync(join(tmpdir(), 'designdoc-desktop-'));
  const results = inRoot('out/host/results.json');
  try {
    await runTests(desktopOptions(executable, folder, isRoot()));
  } catch (error) {
    if (!existsSync(results)) throw new Stop(advice(executable, error instanceof Error ? error.message : String(error)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (!existsSync(results)) throw new Stop(advice(executable, 'it ended before the tests did'));
  /** @type {{ title: string, error?: string }[]} */
  const tests = JSON.parse(readFileSync(results, 'utf8'));
  for (const { title, error } of tests) console.log(error ? `failed: ${title}\n${error}` : `passed: ${title}`);
  const failed = tests.filter(({ error }) => error).length;
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  process.exitCode = failed || tests.length === 0 ? 1 : 0;
}

if (isMain(import.meta.url)) {
  try {
    await main(process.env['VSCODE_PATH']);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
