import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeBetween, moveRange } from '../../server/src/text/change.ts';
import { indexLines, moveLines } from '../../server/src/text/line-index.ts';

const long = fc.string({ maxLength: 60 }).map((text) => text.repeat(200));
const edited = fc
  .record({ text: long, at: fc.nat(), gone: fc.nat({ max: 40 }), piece: fc.stringMatching(/^[a-zé 📱|-]{0,8}$/u) })
  .map(({ text, at, gone, piece }) => {
    const start = at % (text.length + 1);
    return { before: text, after: text.slice(0, start) + piece + text.slice(start + gone) };
  });

describe('the change between two texts', () => {
  test('is none where they are equal', () => expect(changeBetween('a', 'a')).toBeUndefined());

  test('makes one of the other, and leaves out what both have', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        const change = changeBetween(before, after);
        if (!change) {
          expect(after).toBe(before);
          return;
        }
        const { start, before: end, after: newEnd } = change;
        expect(before.slice(0, start) + after.slice(start, newEnd) + before.slice(end)).toBe(after);
        expect(before[start] === after[start] && start < Math.min(end, newEnd)).toBe(false);
      }),
    );
  });

  test('moves what stands behind it', () => {
    const change = changeBetween('ab cd', 'abX cd')!;
    expect(moveRange(change, { start: 0, end: 2 })).toEqual({ start: 0, end: 2 });
    expect(moveRange(change, { start: 3, end: 5 })).toEqual({ start: 4, end: 6 });
  });
});

test('lines moved by an edit inside a line are the lines of the new text', () => {
  const lines = fc.array(fc.stringMatching(/^[a-z ]{0,6}$/), { minLength: 1 }).map((all) => all.join('\n'));
  fc.assert(
    fc.property(lines, fc.nat(), fc.nat({ max: 4 }), fc.stringMatching(/^[a-z]{0,3}$/), (before, at, gone, piece) => {
      const start = at % (before.length + 1);
      if (before.slice(start, start + gone).includes('\n')) return;
      const after = before.slice(0, start) + piece + before.slice(start + gone);
      const change = changeBetween(before, after);
      expect(change ? moveLines(indexLines(before), change) : indexLines(before)).toEqual(indexLines(after));
    }),
  );
});
