// What is bundled is under licences that may be passed on, and its notices are.
import { readFileSync } from 'node:fs';
import type { Metafile } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { bundledPackages } from '../../scripts/licences.mjs';
import { inRoot } from '../../scripts/paths.mjs';

// EPL-2.0: elkjs, which lays out some of Mermaid's diagrams; passed on unmodified, with its licence and the place of its source.
const ALLOWED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'Unlicense', 'BlueOak-1.0.0', 'EPL-2.0']);

/** Whether one may choose an allowed licence. */
const isAllowed = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => ALLOWED.has(choice));

describe('bundled packages', () => {
  const packages = bundledPackages(JSON.parse(readFileSync(inRoot('out/bundles.json'), 'utf8')) as Metafile);

  test('are found', () =>
    expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['mermaid', 'vscode-languageserver', 'commander'])));

  test('are under allowed licences', () =>
    expect(packages.filter(({ licence }) => !isAllowed(licence)).map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]));

  test('have their notices in the packages', () => {
    const notices = readFileSync(inRoot('dist/third-party-notices.txt'), 'utf8');
    for (const { name, version, licence } of packages) expect(notices).toContain(`\n${name} ${version} (${licence})\n`);
  });
});

test.each([
  ['MIT', true],
  ['(MPL-2.0 OR Apache-2.0)', true],
  ['GPL-3.0-only', false],
  ['none', false],
])('%s: allowed is %s', (licence, allowed) => expect(isAllowed(licence)).toBe(allowed));
