// One editor for all tests that open windows in it: packed, installed and started once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startServer } from '../../scripts/editor.mjs';
import { packExtension } from '../../scripts/package.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    readonly installed: { readonly vsix: string; readonly server: { readonly url: string; readonly port: number } };
  }
}

export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const home = mkdtempSync(join(tmpdir(), 'designdoc-packed-'));
  const vsix = join(home, 'designdoc.vsix');
  packExtension(vsix);
  const { url, port, stop } = await startServer({ vsix: [vsix] });
  provide('installed', { vsix, server: { url, port } });
  return async () => {
    await stop();
    rmSync(home, { recursive: true, force: true });
  };
};
