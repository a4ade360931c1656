// What is committed speaks of the software alone, not of the machine on which it was written.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inRoot, root } from '../../scripts/paths.mjs';

const TRACES: Record<string, RegExp> = {
  'a folder of one machine': /(?<![\w.~$}-])\/(?:work|root|home\/[a-z]\w*|Users\/\w+|tmp\/brief)\//,
  'a folder of one Windows machine': /\b[A-Z]:\\Users\\/,
  'the host of a package registry': /\b(?:registry|npm|artifactory|nexus|verdaccio)\.[a-z0-9-]+\.[a-z]{2,}\b/i,
  'a login': /_(?:authToken|password)\s*=/,
};

const tracesIn = (text: string): string[] =>
  text.split('\n').flatMap((line, index) =>
    Object.entries(TRACES)
      .filter(([, trace]) => trace.test(line))
      .map(([name]) => `${index + 1}: ${name}: ${line.trim().slice(0, 120)}`),
  );

describe('committed files', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  const texts = files.map((file) => [file, readFileSync(inRoot(file), 'utf8')] as const).filter(([, text]) => !text.includes('\0'));

  test('are found', () => expect(texts.length).toBeGreaterThan(20));

  test('name no machine', () => expect(texts.flatMap(([file, text]) => tracesIn(text).map((trace) => `${file}:${trace}`))).toEqual([]));
});

test.each([
  ['see /', 'work/main/a.ts'],
  ['file:///', 'root/x'],
  ['C:\\', 'Users\\me'],
  ['https://registry', '.npmjs.org/a'],
  ['//registry/:_auth', 'Token=1'],
])('a trace is found: %s%s', (...parts) => expect(tracesIn(parts.join(''))).toHaveLength(1));

test.each(['POST /v1/work/orders', '~/.cache/x', '/usr/bin/chromium', 'https://www.npmjs.com/package/a'])('no trace: %s', (text) =>
  expect(tracesIn(text)).toEqual([]),
);
