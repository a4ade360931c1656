import { expect, test } from 'vitest';
import { waysTo, which } from '../../scripts/system-parts.mjs';

const APT = 'apt-get install -y --no-install-recommends make chromium';

test('as root on a Debian-like machine what is missing is installed, and said in a line', () => {
  const { run, say } = waysTo(['make', 'chromium'], { root: true, apt: true });
  expect(run).toBe(`apt-get update && ${APT}`);
  expect(say).toBe('Installing with apt-get what this machine lacks: make, chromium.');
});

test('without root it is named, with the one command that installs it', () => {
  expect(waysTo(['make', 'chromium'], { root: false, apt: true })).toEqual({ say: `This machine lacks make, chromium. Install with: sudo ${APT}` });
});

test('on another system it is named', () => {
  expect(waysTo(['make', 'chromium'], { root: true, apt: false })).toEqual({
    say: `This machine lacks make, chromium. Install them with its package manager (on Debian: ${APT}).`,
  });
});

test('a command is looked for on PATH', () => {
  expect(which('node')).toMatch(/\/node$/);
  expect(which('no-such-command')).toBeUndefined();
});
