// The packed extension, installed in an editor of its own, with workspaces made for one test each.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, inject } from 'vitest';
import { rules } from '../../server/src/rules/index.ts';
import { launchBrowser, openContext, openPage, startServer, type Ui } from './support/editor.ts';

export interface Installed {
  /** A window on a new folder that holds `files`, with `file` open. */
  open(files: Readonly<Record<string, string>>, file: string): Promise<Window>;
  stop(): Promise<void>;
}

export interface Window extends Ui {
  /** What stands in a file on the disk. */
  read(file: string): string;
  has(file: string): boolean;
}

/** Starts a browser on the editor that all tests share, which has the packed extension. @param own an editor for this test alone */
export async function startInstalled({ own = false } = {}): Promise<Installed> {
  const home = mkdtempSync(join(tmpdir(), 'designdoc-ui-'));
  const { vsix, server: shared } = inject('installed');
  const alone = own ? await startServer({ vsix: [vsix] }) : undefined;
  const server = alone ?? shared;
  const browser = await launchBrowser();
  const context = await openContext(browser);
  return {
    async open(files, file) {
      const folder = mkdtempSync(join(home, 'workspace-'));
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      return {
        ...(await openPage(server, context, { folder, file })),
        read: (name) => readFileSync(join(folder, name), 'utf8'),
        has: (name) => existsSync(join(folder, name)),
      };
    },
    async stop() {
      await browser.close();
      await alone?.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A config in which only these rules speak: what a test counts does not change with each new rule. */
export const only = (...ids: readonly string[]): Readonly<Record<string, string>> => ({
  'designdoc.config.json': JSON.stringify({ rules: Object.fromEntries(rules.flatMap(({ id }) => (ids.includes(id) ? [] : [[id, 'off']]))) }),
});

/** Expects something of what `ask` gives, once it does. */
export const eventually = (ask: () => unknown): ReturnType<typeof expect.poll> => expect.poll(ask, { timeout: 30_000 });
