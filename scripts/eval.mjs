// Lints the real design docs of ../shared/eval, each as what an expert says it is, and scores the findings against the expert's labels.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

const data = inRoot('../shared/eval');
const out = inRoot('out/eval.json');

if (!existsSync(data)) {
  console.error('The documents and their labels lie in ../shared/eval, which is not here.');
  process.exit(process.env['CI'] ? 1 : 0);
}

/** Which `--kind` stands for which kind of the index; a hard negative gets none. */
const KIND = { hld: 'hld', lld: 'lld', both: 'hld+lld', rfc: 'hld+lld', adr: 'hld+lld', negative: undefined };

/** @type {Map<string | undefined, string[]>} */
const filesByKind = new Map();
for (const line of readFileSync(`${data}/index.jsonl`, 'utf8').trim().split('\n')) {
  const { file, kind } = /** @type {{ file: string, kind: keyof typeof KIND }} */ (JSON.parse(line));
  const key = KIND[kind];
  filesByKind.set(key, [...(filesByKind.get(key) ?? []), file]);
}

const files = [...filesByKind].flatMap(([kind, paths]) => {
  const run = spawnSync(process.execPath, [inRoot('dist/cli.js'), 'lint', '--format', 'json', ...(kind ? ['--kind', kind] : []), ...paths], {
    cwd: data,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (run.status === 2 || run.status === null) throw new Error(run.stderr);
  return JSON.parse(run.stdout).files;
});

mkdirSync(inRoot('out'), { recursive: true });
writeFileSync(out, JSON.stringify({ files }));
console.log(`The findings are in out/eval.json.`);
process.exitCode = spawnSync(process.execPath, [`${data}/score.mjs`, out, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
