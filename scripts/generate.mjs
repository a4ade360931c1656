// Writes what is generated from the sources: pages, snippets, templates, the schema of the config, and that of the settings.
import { build } from 'esbuild';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { globSync } from 'tinyglobby';
import { configSchema, withSettings } from './config-schema.mjs';
import { inRoot, root } from './paths.mjs';
import { rulePages } from './rule-pages.mjs';

/**
 * The rules, what the runner reports, what the config reader knows, and what the patterns give, read from the sources as they stand.
 * @returns {Promise<{ documented: import('./rule-pages.mjs').RuleDescription[], authoringFiles: () => ReadonlyMap<string, string> } & import('./config-schema.mjs').Names>}
 */
async function readSources() {
  const contents = "export * from './runner-rules.ts'; export * from './config-file.ts'; export * from '../patterns/files.ts';";
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

/**
 * Writes the files, and removes what else the folders hold.
 * @param {ReadonlyMap<string, string>} files by path from the root
 * @param {string[]} folders
 */
function writeAll(files, folders) {
  for (const file of globSync(
    folders.map((folder) => `${folder}/**/*.md`),
    { cwd: root },
  ))
    if (!files.has(file)) rmSync(inRoot(file));
  for (const [file, text] of files) {
    mkdirSync(dirname(inRoot(file)), { recursive: true });
    writeFileSync(inRoot(file), text);
  }
}

const { documented, authoringFiles, ...names } = await readSources();
const pages = new Map([...rulePages(documented)].map(([file, text]) => [`docs/rules/${file}`, text]));
writeAll(pages, ['docs/rules']);
const authoring = authoringFiles();
writeAll(authoring, ['docs/patterns', 'snippets/templates']);
const manifest = inRoot('package.json');
writeFileSync(manifest, withSettings(readFileSync(manifest, 'utf8'), documented, names));
writeFileSync(inRoot('config.schema.json'), configSchema(documented, names));
console.log(
  `${pages.size} pages in docs/rules/, ${authoring.size} files of patterns, snippets and templates, config.schema.json, the settings in package.json`,
);
