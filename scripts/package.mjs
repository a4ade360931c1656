// Packs the extension into designdoc-<version>.vsix, the same byte for byte from the same sources.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from './build.mjs';
import { inRoot, isMain, manifest, root } from './paths.mjs';

/**
 * Packs what is built.
 * @param {string} file where to
 */
export function packExtension(file) {
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file];
  // The time that each file in the archive bears: the first that the format knows.
  const env = { ...process.env, SOURCE_DATE_EPOCH: '315532800', TZ: 'UTC' };
  const { status, stdout, stderr } = spawnSync(inRoot('node_modules/.bin/vsce'), args, { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`vsce failed\n${stdout}${stderr}`);
}

if (isMain(import.meta.url)) {
  await build();
  const file = inRoot(`${manifest.name}-${manifest.version}.vsix`);
  packExtension(file);
  console.log(`${basename(file)}: ${(statSync(file).size / 1024).toFixed(0)} KiB`);
}
