#!/usr/bin/env node
// How linting grows with SQL: documents of 100 tables and 200 queries, and of twice as many, which may take twice the time.
// usage: node bench/sql.mjs
import { build } from 'esbuild';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../scripts/paths.mjs';

const outfile = inRoot('out/bench/sql-lint.mjs');
await build({
  stdin: {
    contents: `
      import { readDesign } from './server/src/model/read.ts';
      import { rules } from './server/src/rules/index.ts';
      export function lint(text) {
        const design = readDesign({ path: 'schema.md', text });
        return rules.reduce((count, rule) => count + [...rule.check(design)].length, 0);
      }`,
    resolveDir: inRoot('.'),
    loader: 'ts',
  },
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
});
const { lint } = await import(pathToFileURL(outfile).href);

/** A document of sections, each with a table, two of its queries and what is said of it. */
function documentOf(tables) {
  const parts = Array.from({ length: tables }, (_, i) => {
    const name = `entity_${String.fromCodePoint(97 + (i % 26))}${i}`;
    const other = `entity_${String.fromCodePoint(97 + ((i * 7) % 26))}${(i * 7) % tables}`;
    return [
      `### ${name}`,
      '```sql',
      `CREATE TABLE ${name} (id bigint PRIMARY KEY, owner_id bigint NOT NULL REFERENCES ${other}(id), status text NOT NULL, note text, created_at timestamptz NOT NULL);`,
      `CREATE INDEX ON ${name} (owner_id, created_at DESC) WHERE status <> 'gone';`,
      '```',
      '```sql',
      `SELECT id, note FROM ${name} WHERE owner_id = ? AND status = 'open' ORDER BY created_at DESC LIMIT 20;`,
      `SELECT a.id, b.note FROM ${name} a JOIN ${other} b ON b.id = a.owner_id WHERE a.status = ? AND (b.note = ? OR a.note = ?);`,
      '```',
    ].join('\n');
  });
  return `---\ndesign: lld\n---\n# Schema\n\n## Data model\n\n${parts.join('\n\n')}\n`;
}

/** The least time of several runs, on the processor: what else runs beside does not count. */
function timeOf(text) {
  lint(text);
  const times = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage();
    lint(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

const [half, whole] = [timeOf(documentOf(100)), timeOf(documentOf(200))];
console.log(
  `100 tables, 200 queries: ${half.toFixed(0)} ms\n200 tables, 400 queries: ${whole.toFixed(0)} ms, ${(whole / half).toFixed(2)} times as long`,
);
