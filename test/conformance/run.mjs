#!/usr/bin/env node
// The tables over the corpus of Mermaid diagrams: graphs of the diagrams and of their mutants, or ranges. `--list` shows the first disagreements.
// usage: node test/conformance/run.mjs [--type er] [--list 10] [--ranges]
import { build } from 'esbuild';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { inRoot } from '../../scripts/paths.mjs';
import { format, READ, SUM } from './mermaid/compare.mjs';
import { hasCorpus, readCorpus } from './mermaid/corpus.mjs';
import { scoreAllRanges, scoreGraphs } from './mermaid/score.mjs';

const { values } = parseArgs({
  options: { type: { type: 'string' }, list: { type: 'string', default: '0' }, ranges: { type: 'boolean', default: false } },
});
const shown = (items) => items.slice(0, Number(values.list));

/** Our readers are TypeScript, which Node does not run. */
async function loadReaders() {
  const outfile = inRoot('out/conformance/ours.mjs');
  await build({ entryPoints: [inRoot('test/conformance/mermaid/ours.ts')], outfile, bundle: true, packages: 'external', format: 'esm' });
  return import(pathToFileURL(outfile).href);
}

function printGraphs(corpus, inspect) {
  const { table, disagreements } = scoreGraphs(corpus, inspect, values.type);
  const read = Object.fromEntries(Object.entries(table).filter(([kind]) => READ.includes(kind) || kind === SUM));
  console.log(`${format(read)}\n`);
  for (const { id, kind, ours, mermaid } of shown(disagreements))
    console.log(`${id} ${kind}\n  ours    ${lines(ours)}\n  mermaid ${lines(mermaid)}\n`);
}

const lines = (value) =>
  [value]
    .flat()
    .map((item) => (typeof item === 'string' ? item : JSON.stringify(item)))
    .slice(0, 4)
    .join('\n          ');

async function printRanges(corpus, readDiagram) {
  const { table, missed } = await scoreAllRanges(corpus, readDiagram, values.type);
  for (const [kind, { parts, found }] of Object.entries(table)) {
    console.log(`${kind.padEnd(12)} ${found}/${parts} ${(Math.floor((10000 * found) / parts) / 100).toFixed(2)}%`);
  }
  for (const { id, line, text } of shown(missed)) console.log(`  ${id} line ${line}: ${JSON.stringify(text)}`);
}

if (!hasCorpus) throw new Error('There is no corpus beside the project.');
const { diagrams, mutants } = readCorpus();
const { inspect, readDiagram } = await loadReaders();
if (values.ranges) await printRanges(diagrams, readDiagram);
else for (const corpus of [diagrams, mutants]) printGraphs(corpus, inspect);
