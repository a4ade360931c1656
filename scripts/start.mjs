// Shows the linter at work: in the terminal, then in a real VS Code on examples/. Options: --lint-only, --browser.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from './build.mjs';
import { startServer } from './editor.mjs';
import { packExtension } from './package.mjs';
import { inRoot, manifest, root } from './paths.mjs';
import { ensureEditor, isRoot, Stop, which } from './system-parts.mjs';

const DRAFT = 'examples/drafts/uber.md';

/** Prints what the linter says of the draft: findings are what it should say, so that only a failed run fails here. */
function lintDraft() {
  const { status } = spawnSync(process.execPath, ['dist/cli.js', 'lint', DRAFT], { cwd: root, stdio: 'inherit' });
  if (status !== 0 && status !== 1) throw new Stop(`The command line ended with status ${status}.`);
}

/** Opens the examples in the desktop's VS Code, which loads the extension from this folder and has nothing installed into it. @param {string} code */
function openDesktop(code) {
  // VS Code refuses to start as root without these two.
  const asRoot = isRoot() ? ['--no-sandbox', `--user-data-dir=${mkdtempSync(join(tmpdir(), 'designdoc-code-'))}`] : [];
  console.log(`Opening examples/ in VS Code (${code})…`);
  const { status } = spawnSync(code, [`--extensionDevelopmentPath=${root}`, ...asRoot, inRoot('examples'), inRoot(DRAFT)], { stdio: 'inherit' });
  if (status !== 0) throw new Stop(`${code} ended with status ${status}. The browser build is: npm start -- --browser`);
}

/** Serves the examples from the browser's VS Code, with the packed extension installed, until it is told to end. @param {string} vsix */
async function serveBrowser(vsix) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const told = Promise.race(signals.map((signal) => new Promise((done) => process.once(signal, done))));
  ensureEditor({ browser: false });
  const server = await startServer({ vsix: [vsix] });
  const payload = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${server.port}${inRoot(DRAFT)}`]]);
  console.log(`VS Code is at ${server.url}/?folder=${encodeURIComponent(inRoot('examples'))}&payload=${encodeURIComponent(payload)}`);
  console.log('Ctrl+C ends it.');
  await Promise.race([told, server.ended]);
  await server.stop();
  console.log('Ended.');
}

/** @param {string[]} options */
async function main(options) {
  await build();
  console.log(`designdoc lint ${DRAFT}\n`);
  lintDraft();
  if (options.includes('--lint-only')) return;
  const vsix = inRoot(`${manifest.name}-${manifest.version}.vsix`);
  packExtension(vsix);
  console.log(`\nPacked ${basename(vsix)} (${(statSync(vsix).size / 1024).toFixed(0)} KiB).`);
  const code = options.includes('--browser') ? undefined : which('code');
  if (code) openDesktop(code);
  else await serveBrowser(vsix);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
