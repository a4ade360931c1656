// Bundles what the packages carry, into dist/: the extension, the language server, the command line and the preview's page.
// With --tests also the tests that run inside the extension host, into out/host/, which no package carries.
import { build as bundle } from 'esbuild';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { bundledPackages, notices } from './licences.mjs';
import { inRoot, isMain, root } from './paths.mjs';

/** @type {import('esbuild').BuildOptions} */
const common = { absWorkingDir: root, bundle: true, legalComments: 'none', logLevel: 'warning' };

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  external: ['vscode'],
  define: { 'import.meta.dirname': '__dirname' },
};

/** @type {import('esbuild').BuildOptions[]} */
const products = [
  { ...node, entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.js' },
  { ...node, entryPoints: ['server/src/lsp/node.ts'], outfile: 'dist/server.js' },
  { ...node, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
  {
    ...common,
    platform: 'browser',
    format: 'esm',
    target: 'es2023',
    entryPoints: ['client/preview/main.ts', 'client/preview/main.css'],
    outdir: 'dist/preview',
    splitting: true, // the page loads what draws a type of diagram when it meets the first of that type
    chunkNames: 'chunks/[name]-[hash]',
  },
];

/** A bundle for each test file, and run.js, which Mocha starts from. */
const hostTests = () => {
  const folder = 'test/editor/host/';
  const tests = globSync(`${folder}*.test.ts`, { cwd: root }).map((file) => ({ in: file, out: file.slice(folder.length, -'.ts'.length) }));
  return { entryPoints: [{ in: 'test/editor/support/run.ts', out: 'run' }, ...tests], outdir: 'out/host' };
};

/**
 * Builds what the packages carry.
 * @returns {Promise<import('esbuild').Metafile>} what went into each bundle, and its size; also written to out/bundles.json
 */
export async function build() {
  const results = await Promise.all(products.map((options) => bundle({ ...options, minify: true, metafile: true })));
  const inputs = Object.assign({}, ...results.map(({ metafile }) => metafile.inputs));
  const outputs = Object.assign({}, ...results.map(({ metafile }) => metafile.outputs));
  for (const file of globSync('dist/**', { cwd: root })) if (!(file in outputs)) rmSync(inRoot(file));
  chmodSync(inRoot('dist/cli.js'), 0o755);
  writeFileSync(inRoot('dist/third-party-notices.txt'), notices(bundledPackages({ inputs, outputs })));
  mkdirSync(inRoot('out'), { recursive: true });
  writeFileSync(inRoot('out/bundles.json'), JSON.stringify({ inputs, outputs }));
  return { inputs, outputs };
}

/** Builds the tests that run inside the extension host. */
export async function buildHostTests() {
  rmSync(inRoot('out/host'), { recursive: true, force: true });
  await bundle({ ...node, ...hostTests(), external: ['vscode', 'mocha'], sourcemap: 'inline' });
}

/** @param {import('esbuild').Metafile} metafile */
function printSizes({ outputs }) {
  const line = (/** @type {number} */ bytes, /** @type {string} */ what) => console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KiB  ${what}`);
  const [entries, chunks] = [false, true].map((chunk) => Object.entries(outputs).filter(([file]) => file.includes('/chunks/') === chunk));
  for (const [file, { bytes }] of entries ?? []) line(bytes, file);
  line(
    (chunks ?? []).reduce((sum, [, { bytes }]) => sum + bytes, 0),
    `dist/preview/chunks/ (${chunks?.length} files, loaded when needed)`,
  );
}

if (isMain(import.meta.url)) {
  printSizes(await build());
  if (process.argv.includes('--tests')) await buildHostTests();
}
