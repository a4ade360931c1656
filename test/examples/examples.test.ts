/** The worked designs are clean, and in their drafts exactly what was marked by hand is found. Hints count. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mermaidErrors } from '../support/mermaid.ts';
import { rules } from '../../server/src/rules/index.ts';
import { markedFindings } from '../support/marks.ts';
import { shownFindings, workspace } from '../support/workspace.ts';

const filesIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`);

const STRICT = { '/repo/designdoc.config.json': '{ "extends": ["designdoc:strict"] }' };

/** Findings as `line rule`, sorted. */
async function found(file: string, config: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const path = `/repo/${file}`;
  const analysis = await workspace({ ...config, [path]: readFileSync(file, 'utf8') }).analyse(path);
  return shownFindings(analysis).map((shown) => shown.replace(/^(\d+):\d+ \w+ /, '$1 ')).sort();
}

describe.each(filesIn('examples/designs'))('%s', (file) => {
  test('is clean when everything is asked', async () => expect(await found(file, STRICT)).toEqual([]));
  test('has only diagrams that Mermaid accepts', async () => expect(await mermaidErrors(readFileSync(file, 'utf8'))).toEqual([]));
});

const MARKED = /^(?:hld|lld|capacity|doc)\//;

describe.each(filesIn('examples/drafts'))('%s', (file) => {
  const text = readFileSync(file, 'utf8');

  test('has the findings that were marked, and no other', async () => {
    expect(await found(file)).toEqual(markedFindings(text));
  });

  test('has only diagrams that Mermaid accepts', async () => expect(await mermaidErrors(text)).toEqual([]));

  test('once fixed, has placeholders left and what no fix can know', async () => {
    const path = `/repo/${file}`;
    const { service } = workspace(STRICT);
    const { text: fixed } = await service.fix({ path, text }, { folder: '/repo' }, { unsafe: true });
    const { report } = await service.analyse({ path, text: fixed }, { folder: '/repo' });
    const marked = new Set(markedFindings(text).map((mark) => mark.slice(mark.indexOf(' ') + 1)));
    const left = report.findings.filter(({ rule }) => rule !== 'doc/placeholder');
    expect(left.filter(({ rule, fixes }) => fixes.length > 0 || !marked.has(rule))).toEqual([]);
    expect(await mermaidErrors(fixed)).toEqual([]);
  });
});

test('every rule of high- and low-level design is marked in a draft', () => {
  const marked = new Set(filesIn('examples/drafts').flatMap((file) => markedFindings(readFileSync(file, 'utf8'))).map((mark) => mark.split(' ')[1]));
  expect(rules.map(({ id }) => id).filter((id) => MARKED.test(id) && !marked.has(id))).toEqual([]);
});
