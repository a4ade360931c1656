import { describe, expect, test } from 'vitest';
import { fixUntilStable } from '../../server/src/service/fixes.ts';
import type { ReportedFinding, ReportedFix } from '../../server/src/service/report.ts';

const fix = (start: number, end: number, text: string, kind: ReportedFix['kind'] = 'safe', preferred = true): ReportedFix => ({
  title: 'x',
  kind,
  preferred,
  edits: [{ range: { start, end }, text }],
});

/** A finding where its first fix is, which says what that fix would write. */
const finding = (...fixes: ReportedFix[]): ReportedFinding => {
  const { range, text } = fixes[0]?.edits[0] ?? { range: { start: 0, end: 0 }, text: '' };
  return { rule: 'a/b', severity: 'warning', message: `Write ${text}`, range, related: [], fixes };
};

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

test('two rules whose fixes undo each other end after ten passes', async () => {
  let looks = 0;
  const flip = async (text: string): Promise<ReportedFinding[]> => {
    looks++;
    return [{ ...finding(fix(0, 1, text === 'a' ? 'b' : 'a')), rule: text }];
  };
  expect(await fixUntilStable('a', flip, { unsafe: false })).toEqual({ text: 'a', fixed: 10 });
  expect(looks).toBe(11);
});

describe('a fix that does not remove its finding', () => {
  /** Finds every `->`; its fix makes it longer. Finds `~`, too, whose fix helps. */
  const stubborn = async (text: string): Promise<ReportedFinding[]> =>
    [...text.matchAll(/->|~/g)].map(({ index, 0: found }) => ({
      ...finding(found === '~' ? fix(index, index + 1, '-') : fix(index, index, '-')),
      message: found,
      range: { start: index, end: index + found.length },
    }));

  test('is taken back, and the others stay', async () => {
    const first = await fixUntilStable('a -> b\nc ~ d\ne -> f', stubborn, { unsafe: false });
    expect(first).toEqual({ text: 'a -> b\nc - d\ne -> f', fixed: 1 });
    expect(await fixUntilStable(first.text, stubborn, { unsafe: false })).toEqual({ text: first.text, fixed: 0 });
  });

  test('is told from one that brings the same finding to light elsewhere', async () => {
    const one = async (text: string): Promise<ReportedFinding[]> => {
      const index = text.indexOf('~');
      return index < 0 ? [] : [{ ...finding(fix(index, index + 1, '-')), range: { start: index, end: index + 1 } }];
    };
    expect(await fixUntilStable('~ a ~ ~', one, { unsafe: false })).toEqual({ text: '- a - -', fixed: 3 });
  });
});

test('suggestions are applied where that is asked for, the first of each, and a safe fix before them', async () => {
  const find = async (text: string): Promise<ReportedFinding[]> =>
    text === '123'
      ? [finding(fix(0, 1, 's', 'suggestion'), fix(0, 1, 't', 'suggestion', false)), finding(fix(1, 2, 'u', 'suggestion'), fix(1, 2, 'v')), finding()]
      : [];
  expect((await fixUntilStable('123', find, { unsafe: false })).text).toBe('1v3');
  expect((await fixUntilStable('123', find, { unsafe: true })).text).toBe('sv3');
});
