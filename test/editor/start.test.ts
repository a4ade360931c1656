// `npm start` in the browser build: it prints an address, serves the examples there, and Ctrl+C ends it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { root } from '../../scripts/paths.mjs';

test('it serves the examples at the printed address until Ctrl+C', async () => {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--browser'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  try {
    while (!said.includes('Ctrl+C ends it.')) await Promise.race([once(child.stdout, 'data'), ended.then(() => Promise.reject(new Error(said)))]);
    const address = /VS Code is at (http:\/\/127\.0\.0\.1:\S+)/.exec(said)?.[1] ?? '';
    expect(address).toContain('examples');
    expect((await fetch(address)).status).toBe(200);
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(said).toContain('Ended.');
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  } finally {
    child.kill('SIGTERM');
  }
});
