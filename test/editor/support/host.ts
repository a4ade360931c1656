// Runs tests inside the real extension host, with the extension loaded from this project.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format } from 'node:util';
import type { Browser } from 'playwright-core';
import { inRoot, root } from '../../../scripts/paths.mjs';
import type { Server } from './editor.ts';

/** One test that ran in the host, and what it failed with. */
export interface HostResult {
  readonly title: string;
  readonly error?: string;
}

/** Written by run.ts, inside the host. */
const RESULTS = inRoot('out/host/results.json');

/** Runs the bundles of out/host/ with `folder` as the workspace. Throws, with what the workbench said, if they did not come to their end. */
export async function runInHost(server: Server, browser: Browser, folder: string): Promise<readonly HostResult[]> {
  const page = await browser.newPage();
  const said: string[] = [];
  const ended = new Promise<unknown>((done) => {
    // The workbench calls both, if the page has them.
    void page.exposeFunction('codeAutomationExit', done);
  });
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => said.push(format(...args)));

  const uri = (path: string) => ({ scheme: 'vscode-remote', authority: `127.0.0.1:${server.port}`, path });
  const options = JSON.stringify({ extensions: [uri(root)], extensionTestsPath: uri(inRoot('out/host/run.js')) }).slice(1, -1);
  // The page carries the workbench's configuration as an attribute; no flag of the server fills this part of it.
  await page.route(
    (url) => url.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      const mark = '&quot;developmentOptions&quot;:{';
      if (!html.includes(mark)) throw new Error('the page has no developmentOptions');
      await route.fulfill({ response, body: html.replace(mark, `${mark}${options.replaceAll('"', '&quot;')},`) });
    },
  );

  await page.goto(`${server.url}/?folder=${encodeURIComponent(resolve(folder))}`);
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<unknown>((done) => (late = setTimeout(done, 120_000, 'no end within two minutes')));
  const code = await Promise.race([ended, timeout]);
  clearTimeout(late);
  await page.close();
  if (!existsSync(RESULTS)) throw new Error(`the extension host ended without results (${String(code)})\n${said.join('\n')}`);
  return JSON.parse(readFileSync(RESULTS, 'utf8')) as HostResult[];
}
