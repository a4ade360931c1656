import { describe, expect, test } from 'vitest';
import { defineRule } from '../../server/src/rules/rule.ts';
import { type MemoryFile, workspace } from '../support/workspace.ts';

/** Reports its options on the first character. */
const outspoken = defineRule({
  id: 'test/outspoken',
  since: '0.1.0',
  source: 'Tests',
  scope: 'any',
  severity: 'warning',
  detected: 'warning',
  fix: 'none',
  summary: 'Its options.',
  why: 'To see them.',
  leftAlone: [],
  bad: '',
  good: '',
  options: {
    tolerance: { type: 'number', default: 0.05, minimum: 0, maximum: 1, description: 'How far off is right.' },
    words: { type: 'names', default: ['TODO'], description: 'What is looked for.' },
  },

  *check(_design, { tolerance, words }) {
    yield { range: { start: 0, end: 0 }, message: `${tolerance.toFixed(2)} ${words.join(',')}` };
  },
});

/** What the rule was given, and what is wrong in the config. */
async function given(rule: unknown, others: Record<string, MemoryFile> = {}, more: object = {}): Promise<readonly string[]> {
  const config = JSON.stringify({ rules: { 'test/outspoken': rule }, ...more });
  const files = workspace(
    { '/repo/.git/HEAD': '', '/repo/a.hld.md': '# A\n', '/repo/designdoc.config.json': config, ...others },
    { rules: [outspoken] },
  );
  const { report, config: found } = await files.analyse('/repo/a.hld.md');
  const mistakes = found.files.flatMap((file) =>
    file.report.findings.map(({ message, range }) => `${message} ${file.text.slice(range.start, range.end)}`),
  );
  return [...report.findings.map(({ severity, message }) => `${severity} ${message}`), ...mistakes];
}

describe('a rule is given what the config sets, and its defaults', () => {
  test.each<[string, unknown, string]>([
    ['only a severity', 'error', 'error 0.05 TODO'],
    ['a severity in a list', ['hint'], 'hint 0.05 TODO'],
    ['a number', ['error', { tolerance: 0.1 }], 'error 0.10 TODO'],
    ['names', ['warning', { words: ['a', 'b'] }], 'warning 0.05 a,b'],
    ['both', ['warning', { words: [], tolerance: 1 }], 'warning 1.00 '],
  ])('%s', async (_, rule, expected) => expect(await given(rule)).toEqual([expected]));

  test('the nearest file’s options win as a whole; one that sets none keeps those it builds on', async () => {
    const base = { '/repo/base.json': JSON.stringify({ rules: { 'test/outspoken': ['error', { tolerance: 0.5, words: ['x'] }] } }) };
    expect(await given('hint', base, { extends: './base.json' })).toEqual(['hint 0.50 x']);
    expect(await given(['hint', { words: ['y'] }], base, { extends: './base.json' })).toEqual(['hint 0.05 y']);
  });

  test('asked without a config, it has its defaults', () => {
    expect([...outspoken.check({} as never)]).toMatchObject([{ message: '0.05 TODO' }]);
  });
});

test.each<[string, unknown, string]>([
  ['an option that it does not have', ['error', { tolerence: 0.1 }], 'This rule has no option “tolerence”. Did you mean “tolerance”? "tolerence"'],
  ['a number that is none', ['error', { tolerance: '5%' }], 'A number from 0 to 1 is expected here. "5%"'],
  ['a number out of bounds', ['error', { tolerance: 5 }], 'A number from 0 to 1 is expected here. 5'],
  ['names that are none', ['error', { words: [1] }], 'A list of names in quotes is expected here. [1]'],
  ['a name alone', ['error', { words: 'a' }], 'A list of names in quotes is expected here. "a"'],
  ['no object', ['error', 1], 'An object of options is expected here: tolerance, words. 1'],
  ['`__proto__`', JSON.parse('["error", { "__proto__": 1 }]'), 'This rule has no option “__proto__”. "__proto__"'],
])('a mistake stands on its place, and costs no more: %s', async (_, rule, message) => {
  expect(await given(rule)).toEqual(['error 0.05 TODO', message]);
});
