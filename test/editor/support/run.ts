// Entry of the tests inside the extension host: runs every bundle that lies beside it and writes down how each test ended.
import Mocha from 'mocha';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostResult } from './host.ts';

export const run = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 30_000 });
    for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.test.js'))) mocha.addFile(join(__dirname, file));
    const results: HostResult[] = [];
    mocha
      .run((failures) => {
        writeFileSync(join(__dirname, 'results.json'), JSON.stringify(results));
        if (failures) reject(new Error(`${failures} tests failed`));
        else resolve();
      })
      .on('pass', (test) => results.push({ title: test.fullTitle() }))
      .on('fail', (test, error: Error) => results.push({ title: test.fullTitle(), error: error.stack ?? error.message }));
  });
