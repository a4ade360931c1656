// Writes what is generated from the sources: the pages of the rules.
import { build } from 'esbuild';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { globSync } from 'tinyglobby';
import { inRoot, root } from './paths.mjs';
import { rulePages } from './rule-pages.mjs';

/** The rules and what the runner reports, read from the sources as they stand. @returns {Promise<import('./rule-pages.mjs').RuleDescription[]>} */
async function readRules() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['server/src/service/runner-rules.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    logLevel: 'warning',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)).documented;
}

const pages = rulePages(await readRules());
for (const file of globSync('**/*.md', { cwd: inRoot('docs/rules') })) if (!pages.has(file)) rmSync(inRoot('docs/rules', file));
for (const [file, text] of pages) {
  mkdirSync(dirname(inRoot('docs/rules', file)), { recursive: true });
  writeFileSync(inRoot('docs/rules', file), text);
}
console.log(`${pages.size} pages in docs/rules/`);
