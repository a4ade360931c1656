// What test/editor/host/ says when it runs inside the extension host, each of its tests as one here.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildHostTests } from '../../scripts/build.mjs';
import { launchBrowser, startServer } from './support/editor.ts';
import { runInHost } from './support/host.ts';

/** Runs before the tests are known: the host tells their names. */
async function hostResults() {
  await buildHostTests();
  const folder = mkdtempSync(join(tmpdir(), 'designdoc-workspace-'));
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    return await runInHost(server, browser, folder);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const results = await hostResults();

describe('inside the extension host', () => {
  test('there are tests', () => expect(results).not.toHaveLength(0));
  for (const { title, error } of results) test(title, () => expect(error).toBeUndefined());
});
