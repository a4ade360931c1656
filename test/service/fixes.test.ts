import { expect, test } from 'vitest';
import { fixUntilStable } from '../../server/src/service/fixes.ts';
import type { ReportedFinding, ReportedFix } from '../../server/src/service/report.ts';

const fix = (start: number, end: number, text: string, kind: ReportedFix['kind'] = 'safe', preferred = true): ReportedFix => ({
  title: 'x',
  kind,
  preferred,
  edits: [{ range: { start, end }, text }],
});

const finding = (...fixes: ReportedFix[]): ReportedFinding => ({
  rule: 'a/b',
  severity: 'warning',
  message: '',
  range: { start: 0, end: 0 },
  related: [],
  fixes,
});

/** Finds every `a` and fixes it into `b`, and so on up to `d`. */
const next = async (text: string): Promise<ReportedFinding[]> =>
  [...text].flatMap((letter, i) => ('abc'.includes(letter) ? finding(fix(i, i + 1, String.fromCharCode(letter.charCodeAt(0) + 1))) : []));

test('fixes are applied until nothing changes', async () => {
  expect(await fixUntilStable('a-b-c-d', next, { unsafe: false })).toEqual({ text: 'd-d-d-d', fixed: 6 });
});

test('nothing to fix leaves the text', async () => {
  expect(await fixUntilStable('d', next, { unsafe: false })).toEqual({ text: 'd', fixed: 0 });
});

test('of two that touch the same text the second waits for the next pass', async () => {
  const seen: string[] = [];
  const collide = async (text: string): Promise<ReportedFinding[]> => {
    seen.push(text);
    return text === 'xy' ? [finding(fix(0, 2, 'XY')), finding(fix(1, 2, 'z'))] : text === 'XY' ? [finding(fix(1, 2, 'z'))] : [];
  };
  expect(await fixUntilStable('xy', collide, { unsafe: false })).toEqual({ text: 'Xz', fixed: 2 });
  expect(seen).toEqual(['xy', 'XY', 'Xz']);
});

test('a fix of several edits is applied whole or not', async () => {
  const both = {
    ...fix(0, 1, 'A'),
    edits: [
      { range: { start: 0, end: 1 }, text: 'A' },
      { range: { start: 2, end: 3 }, text: 'C' },
    ],
  };
  const find = async (text: string): Promise<ReportedFinding[]> => (text === 'abc' ? [finding(fix(2, 3, '!')), finding(both)] : []);
  expect((await fixUntilStable('abc', find, { unsafe: false })).text).toBe('ab!');
});

test('a pair of fixes that undo each other ends after ten passes', async () => {
  let passes = 0;
  const flip = async (text: string): Promise<ReportedFinding[]> => {
    passes++;
    return [finding(fix(0, 1, text === 'a' ? 'b' : 'a'))];
  };
  expect((await fixUntilStable('a', flip, { unsafe: false })).text).toBe('a');
  expect(passes).toBe(10);
});

test('suggestions are applied where that is asked for, the first of each, and a safe fix before them', async () => {
  const find = async (text: string): Promise<ReportedFinding[]> =>
    text === '123'
      ? [finding(fix(0, 1, 's', 'suggestion'), fix(0, 1, 't', 'suggestion', false)), finding(fix(1, 2, 'u', 'suggestion'), fix(1, 2, 'v')), finding()]
      : [];
  expect((await fixUntilStable('123', find, { unsafe: false })).text).toBe('1v3');
  expect((await fixUntilStable('123', find, { unsafe: true })).text).toBe('sv3');
});
