// What a keystroke costs: from the change that a client sends to the findings it gets, beside a server that does nothing, and at 10,000 lines
// beside 1,000. Both servers run in turn, key by key, so that a busy machine troubles them alike. Medians, in milliseconds.
// usage: node bench/keystroke.mjs     after a build; the exit code is 1 where a bar is not reached
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { inRoot } from '../scripts/paths.mjs';

const KEYS = 200;
const WARM = 60;
const TIMES_IDLE = 6;
const TIMES_SHORT = 3;
const MORE_THAN_SHORT = 3;

const OURS = [inRoot('dist/cli.js'), 'lsp', '--stdio'];
const IDLE = [inRoot('bench/idle-server.mjs'), '--stdio'];

const long = textOf(10_000);
const short = textOf(1_000);
const runs = [await session(OURS, long), await session(IDLE, long), await session(OURS, short)];
const times = runs.map(() => []);
for (let key = 0; key < WARM + KEYS; key++)
  for (const [index, run] of runs.entries()) {
    const time = await run.type(key);
    if (key >= WARM) times[index].push(time);
  }
for (const run of runs) run.end();

const [ours, idle, oursShort] = times.map(median);
console.log(
  `10,000 lines: ${ours.toFixed(2)} ms; a server that does nothing: ${idle.toFixed(2)} ms; ${(ours / idle).toFixed(1)} times (at most ${TIMES_IDLE})`,
);
console.log(
  `1,000 lines: ${oursShort.toFixed(2)} ms; 10,000 lines take ${(ours / oursShort).toFixed(1)} times that (at most ${TIMES_SHORT}, or ${MORE_THAN_SHORT} ms more)`,
);
process.exitCode = ours <= TIMES_IDLE * idle && (ours <= TIMES_SHORT * oursShort || ours <= oursShort + MORE_THAN_SHORT) ? 0 : 1;

/** A design doc of so many lines: chapters, each a worked design with names of its own. */
function textOf(lines) {
  const design = readFileSync(inRoot('examples/designs/uber.md'), 'utf8')
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .trimEnd()
    .split('\n');
  const head = ['---', 'design: hld+lld', '---', ''];
  const body = [];
  for (let chapter = 1; head.length + body.length < lines; chapter++) {
    for (const line of design) body.push(line.replace(/^(#+ .*)$/, `$1 ${chapter}`).replace(/\b(Ride|Driver|Rider)\b/g, `$1${chapter}`));
    body.push('');
  }
  return [...head, ...body].slice(0, lines).join('\n') + '\n';
}

/** A client of a server that has the text open. `type` adds a letter to a line of prose in the middle, or takes it away again, and gives the milliseconds until the findings come. */
async function session([...command], text) {
  const uri = 'file:///bench/design.md';
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  let published = () => {};
  connection.onNotification('textDocument/publishDiagnostics', ({ version }) => published(version));
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const capabilities = {
    workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, configuration: false },
    textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } },
  };
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
  const findings = (version) => new Promise((done) => (published = (of) => of === version && done()));
  const opened = findings(1);
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  await opened;

  const line = proseLine(text);
  let version = 1;
  return {
    async type(key) {
      version++;
      const done = findings(version);
      const start = { line, character: 0 };
      const change = key % 2 === 0 ? { range: { start, end: start }, text: 'a' } : { range: { start, end: { line, character: 1 } }, text: '' };
      const began = performance.now();
      await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
      await done;
      return performance.now() - began;
    },
    end: () => child.kill(),
  };
}

/** The line of prose that is nearest to the middle: a sentence between two blank lines. */
function proseLine(text) {
  const lines = text.split('\n');
  const middle = Math.floor(lines.length / 2);
  return lines.findIndex((line, index) => index >= middle && /^[A-Z][^|]{40,}$/.test(line) && lines[index - 1] === '');
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
