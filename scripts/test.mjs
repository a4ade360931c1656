// Everything that must hold, one suite after the other, and at the end one line with the sum. Arguments: names of suites, to run only those.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { inRoot, isMain, root } from './paths.mjs';
import { ensureEditor, Stop } from './system-parts.mjs';

/** Programs that check the sources: each counts as one test. @type {Record<string, string[]>} */
const programs = {
  types: ['tsc', '--build'],
  lint: ['oxlint', '--deny-warnings'],
  format: ['oxfmt', '--check'],
  unused: ['knip'],
};

/** Runs of vitest. @type {Record<string, string[]>} */
const runs = {
  repo: ['test/repo', '--project', 'fast'],
  fast: ['--project', 'fast'],
  slow: ['--project', 'slow', '--project', 'package'],
  conformance: ['--project', 'conformance'],
  editor: ['--project', 'editor'],
};

/** `repo` is a part of `fast`. */
const all = [...Object.keys(programs), 'fast', 'slow', 'conformance', 'editor'];

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @param {string[]} command */
function run([program = '', ...args]) {
  return spawnSync(inRoot('node_modules/.bin', program), args, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** @param {string[]} command @returns {Count} */
const runProgram = (command) => (run(command) ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 });

/** @param {string} name @param {string[]} args @returns {Count} */
function runVitest(name, args) {
  const file = inRoot('out/results', `${name}.json`);
  mkdirSync(inRoot('out/results'), { recursive: true });
  rmSync(file, { force: true });
  const ok = run(['vitest', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  return countResults(readIfThere(file), ok);
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * What a run of vitest amounts to. A file that failed before its first test counts as a failed test, and so does a run that failed for any other reason.
 * @param {string | undefined} json its report, if it wrote one
 * @param {boolean} ok whether it ended well
 * @returns {Count}
 */
export function countResults(json, ok) {
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const report = JSON.parse(json ?? '{"numPassedTests":0,"numFailedTests":0,"numPendingTests":0,"numTodoTests":0,"testResults":[]}');
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed: failed || (ok ? 0 : 1), skipped: report.numPendingTests + report.numTodoTests };
}

/** @param {readonly Count[]} counts */
export function summary(counts) {
  const sum = (/** @type {keyof Count} */ key) => counts.reduce((total, count) => total + count[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') ? `, ${sum('skipped')} skipped` : ''}`;
}

/** @param {string[]} names */
function main(names) {
  const suites = names.length ? names : all;
  if (suites.includes('editor')) ensureEditor({ browser: true });
  const counts = suites.map((name) => {
    const began = Date.now();
    console.log(`\n— ${name}`);
    const count = programs[name] ? runProgram(programs[name]) : runVitest(name, runs[name] ?? []);
    console.log(`— ${name}: ${summary([count])} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    return count;
  });
  console.log(`\n${summary(counts)}`);
  process.exitCode = counts.some(({ failed }) => failed) ? 1 : 0;
}

if (isMain(import.meta.url)) {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !programs[name] && !runs[name]);
  try {
    if (unknown) throw new Stop(`There is no suite “${unknown}”: ${[...all, 'repo'].join(', ')}.`);
    main(names);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
