// Writes what is generated from the sources: the pages of the rules, the schema of the config, and that of the settings.
import { build } from 'esbuild';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { globSync } from 'tinyglobby';
import { configSchema, withSettings } from './config-schema.mjs';
import { inRoot, root } from './paths.mjs';
import { rulePages } from './rule-pages.mjs';

/**
 * The rules, what the runner reports, and what the config reader knows, read from the sources as they stand.
 * @returns {Promise<{ documented: import('./rule-pages.mjs').RuleDescription[] } & import('./config-schema.mjs').Names>}
 */
async function readSources() {
  const contents = "export * from './runner-rules.ts'; export * from './config-file.ts';";
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: inRoot('server/src/service') },
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    write: false,
    logLevel: 'warning',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

const { documented, ...names } = await readSources();
const pages = rulePages(documented);
for (const file of globSync('**/*.md', { cwd: inRoot('docs/rules') })) if (!pages.has(file)) rmSync(inRoot('docs/rules', file));
for (const [file, text] of pages) {
  mkdirSync(dirname(inRoot('docs/rules', file)), { recursive: true });
  writeFileSync(inRoot('docs/rules', file), text);
}
const manifest = inRoot('package.json');
writeFileSync(manifest, withSettings(readFileSync(manifest, 'utf8'), documented, names));
writeFileSync(inRoot('config.schema.json'), configSchema(documented, names));
console.log(`${pages.size} pages in docs/rules/, config.schema.json, the settings in package.json`);
