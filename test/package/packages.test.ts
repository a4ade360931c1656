// What the two packages carry, that they can be made again, and that the command line runs once installed.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inRoot, manifest, root } from '../../scripts/paths.mjs';
import { documented } from '../../server/src/service/runner-rules.ts';
import { zipEntries } from './archive.ts';
import { handshake } from './handshake.ts';

const run = promisify(execFile);
const KIB = 1024;

/** What may be in a package: another file is a mistake until it is added here. */
const EXTENSION_FILES = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(?:package(?:\.nls)?\.json|readme\.md|changelog\.md|LICENSE\.txt|config\.schema\.json)$/,
  /^extension\/dist\/(?:extension|server)\.js$/,
  /^extension\/dist\/third-party-notices\.txt$/,
  /^extension\/dist\/preview\/(?:main\.js|main\.css|chunks\/[\w-]+\.js)$/,
  /^extension\/docs\/rules\/[\w/-]+\.md$/,
  /^extension\/examples\/(?:designs|drafts)\/[\w-]+\.md$/,
  /^extension\/media\/[\w-]+\.png$/,
  /^extension\/media\/walkthrough\/[\w-]+\.jpg$/,
  /^extension\/snippets\/(?:(?:catalogue|markdown)\.json|templates\/(?:hld|lld)-[\w-]+\.md)$/,
  /^extension\/syntaxes\/[\w.-]+\.json$/,
];
const COMMAND_LINE_FILES = [
  /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE|config\.schema\.json)$/,
  /^dist\/(?:cli\.js|server\.js|third-party-notices\.txt)$/,
  /^docs\/rules\/[\w/-]+\.md$/,
  /^snippets\/templates\/[\w-]+\.md$/,
];

const folder = mkdtempSync(join(tmpdir(), 'designdoc-package-'));
const vsix = join(folder, 'first.vsix');
const tgz = join(folder, `designdoc-${manifest.version}.tgz`);
const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
let packedFiles: { path: string }[] = [];

/** Builds and packs both, as their users do. */
async function pack(): Promise<{ path: string }[]> {
  await run('npm', ['run', 'package'], { cwd: root });
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root });
  const [{ files }] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [{ files: { path: string }[] }];
  return files;
}

beforeAll(async () => {
  packedFiles = await pack();
  copyFileSync(inRoot(`designdoc-${manifest.version}.vsix`), vsix);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed extension', () => {
  test('carries what is on its list and nothing else', () => {
    const names = zipEntries(readFileSync(vsix));
    expect(names.filter((name) => !EXTENSION_FILES.some((allowed) => allowed.test(name)))).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining([
        'extension/dist/extension.js',
        'extension/dist/server.js',
        'extension/dist/preview/main.js',
        'extension/media/icon.png',
        'extension/config.schema.json',
      ]),
    );
  });

  test('carries the page of every rule', () => {
    const names = zipEntries(readFileSync(vsix));
    expect(names).toEqual(expect.arrayContaining(documented.map(({ id }) => `extension/docs/rules/${id}.md`)));
  });

  test('carries the worked designs', () => {
    const designs = readdirSync(inRoot('examples/designs')).map((name) => `extension/examples/designs/${name}`);
    expect(zipEntries(readFileSync(vsix))).toEqual(expect.arrayContaining(designs));
  });

  // Of which Mermaid takes 1.5, templates, examples and the walkthrough's pictures 0.4.
  test('stays in its budget of 2.75 MiB', () => expect(statSync(vsix).size).toBeLessThan(2.75 * KIB * KIB));
});

describe('the packed command line', () => {
  test('carries what is on its list and nothing else', () => {
    const names = packedFiles.map(({ path }) => path);
    expect(names.filter((name) => !COMMAND_LINE_FILES.some((allowed) => allowed.test(name)))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['dist/cli.js', 'config.schema.json', ...documented.map(({ id }) => `docs/rules/${id}.md`)]));
  });

  // The command and the server are two bundles of the same core; templates take 0.1.
  test('stays in its budget of 1.25 MiB', () => expect(statSync(tgz).size).toBeLessThan(1.25 * KIB * KIB));

  describe('installed into an empty folder', () => {
    const home = join(folder, 'project');
    const designdoc = join(home, 'node_modules/.bin/designdoc');

    beforeAll(async () => {
      mkdirSync(home);
      writeFileSync(join(home, 'package.json'), '{ "private": true }');
      await run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tgz], { cwd: home });
    });

    test('says its version', async () => expect((await run(designdoc, ['--version'])).stdout.trim()).toBe(manifest.version));

    test('lints', async () => {
      writeFileSync(join(home, 'orders.hld.md'), '# Orders\n\n```mermaid\nflowchart LR\n  gw[API Gateway] --> api[Order Service]\n```\n');
      const { stdout } = await run(designdoc, ['lint', 'orders.hld.md', '--format', 'json'], { cwd: home });
      expect(stdout).toContain('hld/label-every-arrow');
    });

    test('shows the page of a rule', async () => {
      expect((await run(designdoc, ['rules', 'hld/label-every-arrow'], { cwd: home })).stdout).toContain('hld/label-every-arrow');
    });

    test('prints templates', async () => {
      expect((await run(designdoc, ['new', 'hld', 'Orders'], { cwd: home })).stdout).toContain('# Orders\n');
      expect((await run(designdoc, ['pattern', '1'], { cwd: home })).stdout).toContain('## Cache-aside');
    });

    test('is a language server', async () => {
      const { name, exitCode } = await handshake(designdoc, ['lsp', '--stdio']);
      expect(name).toBe('designdoc');
      expect(exitCode).toBe(0);
    });
  });
});

test('packing again gives the same bytes', async () => {
  const before = digest(tgz);
  await pack();
  expect(digest(inRoot(`designdoc-${manifest.version}.vsix`))).toBe(digest(vsix));
  expect(digest(tgz)).toBe(before);
});
