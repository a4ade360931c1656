/** The worked designs are clean, and in their drafts exactly what was marked by hand is found. Hints count. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mermaidErrors } from '../support/mermaid.ts';
import { rules } from '../../server/src/rules/index.ts';
import { markedFindings } from '../support/marks.ts';
import { shownFindings, workspace } from '../support/workspace.ts';

const filesIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`);

/** Findings as `line rule`, sorted. */
async function found(file: string): Promise<string[]> {
  const path = `/repo/${file}`;
  const analysis = await workspace({ [path]: readFileSync(file, 'utf8') }).analyse(path);
  return shownFindings(analysis).map((shown) => shown.replace(/^(\d+):\d+ \w+ /, '$1 ')).sort();
}

describe.each(filesIn('examples/designs'))('%s', (file) => {
  test('is clean', async () => expect(await found(file)).toEqual([]));
  test('has only diagrams that Mermaid accepts', async () => expect(await mermaidErrors(readFileSync(file, 'utf8'))).toEqual([]));
});

/** Marks are written before their rules: those of a rule that is still to come wait for it. */
const known = (mark: string): boolean => rules.some(({ id }) => mark.endsWith(` ${id}`));

describe.each(filesIn('examples/drafts'))('%s', (file) => {
  test('has the findings that were marked, and no other', async () => {
    const marked = markedFindings(readFileSync(file, 'utf8')).filter(known);
    expect(await found(file)).toEqual(marked);
  });
  test('has only diagrams that Mermaid accepts', async () => expect(await mermaidErrors(readFileSync(file, 'utf8'))).toEqual([]));
});
