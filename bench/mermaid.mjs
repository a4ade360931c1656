// How long our readers take: beside `mermaid.parse` in one run, and at twice the text, hostile texts too. The best of some rounds each, in milliseconds of the processor.
// usage: node bench/mermaid.mjs [type …]     the exit code is 1 where a bar is not reached
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inRoot } from '../scripts/paths.mjs';
import { mermaid, quietly } from '../test/conformance/mermaid/authority.mjs';
import { HOSTILE, ORDINARY } from './mermaid-texts.mjs';

// What is measured is reading: with little room for young objects, doubling a text is for the most part collecting garbage.
const ROOM = '--min-semi-space-size=64';
if (!process.execArgv.includes(ROOM)) {
  const again = spawnSync(process.execPath, [ROOM, '--max-semi-space-size=128', fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exit(again.status ?? 1);
}

const SLOWEST = { flowchart: 80, sequence: 80 };
const SLOWEST_OTHER = 25;
const LINES = [50, 200];
const DOUBLED = 2.3;
const SIZE = 20_000;
const TRIES = 4;

const outfile = inRoot('out/bench/mermaid.mjs');
await build({ entryPoints: [inRoot('server/src/syntax/mermaid/read.ts')], outfile, bundle: true, packages: 'external', format: 'esm' });
const { readDiagram } = await import(pathToFileURL(outfile).href);

const wanted = process.argv.slice(2);
const isWanted = ([name]) => wanted.length === 0 || wanted.some((type) => name.startsWith(type));
const missed = [];
const bar = (isReached, sentence) => isReached || missed.push(sentence);

for (const [type, textOf] of Object.entries(ORDINARY).filter(isWanted)) {
  for (const lines of LINES) {
    const text = textOf(lines);
    const ours = timeOf(() => readDiagram(text), 40);
    const theirs = await quietly(() => timeOfParse(text));
    const ratio = theirs / ours;
    print(type, `${lines} lines`, `${ours.toFixed(3)} ms`, `Mermaid ${theirs.toFixed(1)} ms`, `${ratio.toFixed(0)} times`);
    if (lines === LINES[0]) bar(ratio >= (SLOWEST[type] ?? SLOWEST_OTHER), `${type}: ${ratio.toFixed(0)} times as fast`);
  }
}
for (const [name, textOf] of Object.entries({ ...grown(ORDINARY), ...HOSTILE }).filter(isWanted)) {
  const { once, growth } = growthOf(textOf(SIZE), textOf(2 * SIZE));
  print(name, `${SIZE} units`, `${once.toFixed(1)} ms`, `twice: ${growth.toFixed(2)} times`);
  bar(growth <= DOUBLED, `${name}: ${growth.toFixed(2)} times as long for twice the text`);
}
for (const sentence of missed) console.log(`not reached: ${sentence}`);
process.exitCode = missed.length > 0 ? 1 : 0;

/** Ordinary texts by size instead of lines, to be doubled like the hostile ones. */
function grown(texts) {
  return Object.fromEntries(
    Object.entries(texts).map(([type, textOf]) => [`${type}, ordinary`, (size) => textOf(Math.round((50 * size) / textOf(50).length))]),
  );
}

/** The time of one text and how many times as long the doubled one takes: the lowest of some tries, since collecting garbage only adds. */
function growthOf(text, doubled) {
  let best = { once: 0, growth: Infinity };
  for (let i = 0; i < TRIES && best.growth > DOUBLED; i++) {
    const once = timeOf(() => readDiagram(text), 3);
    const growth = timeOf(() => readDiagram(doubled), 3) / once;
    if (growth < best.growth) best = { once, growth };
  }
  return best;
}

/** Milliseconds of the processor, whatever else the machine does meanwhile. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The best of some rounds, after as many to warm up; a round repeats `work` until the clock can tell. */
function timeOf(work, rounds) {
  const times = [];
  for (let i = 0; i < 2 * rounds; i++) {
    const start = processorTime();
    let repeats = 0;
    do {
      work();
      repeats++;
    } while (processorTime() - start < 4);
    if (i >= rounds) times.push((processorTime() - start) / repeats);
  }
  return Math.min(...times);
}

async function timeOfParse(text) {
  const times = [];
  for (let i = 0; i < 9; i++) {
    const start = processorTime();
    await mermaid.parse(text);
    if (i >= 4) times.push(processorTime() - start);
  }
  return Math.min(...times);
}

function print(...cells) {
  console.log(
    cells
      .map((cell, i) => cell.padEnd([48, 13, 12, 18][i] ?? 0))
      .join('')
      .trimEnd(),
  );
}
