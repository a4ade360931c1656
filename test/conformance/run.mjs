#!/usr/bin/env node
// Our readers against Mermaid's answers on the corpus beside the project.
// usage: node test/conformance/run.mjs [--type er] [--list 10] [--mutants]     both tables without --mutants
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const corpus = join(root, '../shared/conformance/mermaid');
const args = process.argv.slice(2);
if (!existsSync(corpus)) {
  console.error(`No corpus at ${corpus}.`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
mkdirSync(folder, { recursive: true });
const outfile = join(folder, 'readers.mjs');
await build({
  stdin: {
    contents: `export { readDiagram } from './server/src/syntax/mermaid/read.ts';
      export { inspectDiagram } from './server/src/syntax/mermaid/inspect.ts';
      export { indexLines, positionAt } from './server/src/text/line-index.ts';`,
    resolveDir: root,
    loader: 'ts',
  },
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  outfile,
});
const { readDiagram, inspectDiagram, indexLines, positionAt } = await import(pathToFileURL(outfile).href);

const inspect = (text) => {
  const index = indexLines(text);
  return inspectDiagram(readDiagram(text), (offset) => {
    const { line, character } = positionAt(index, offset);
    return { line: line + 1, column: character + 1 };
  });
};

const compare = (name, answers, more) => {
  const rows = readFileSync(join(corpus, `${name}.jsonl`), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const ours = join(folder, `${name}.ours.jsonl`);
  writeFileSync(ours, rows.map(({ id, text }) => JSON.stringify({ id, diagram: inspect(text) })).join('\n'));
  spawnSync(process.execPath, [fileURLToPath(new URL('compare.mjs', import.meta.url)), ours, join(corpus, answers), ...more], { stdio: 'inherit' });
};

const rest = args.filter((arg) => arg !== '--mutants');
if (!args.includes('--mutants')) compare('dev', 'dev.oracle.jsonl', rest);
compare('mutants.dev', 'mutants.dev.jsonl', ['--mutants', ...rest]);
