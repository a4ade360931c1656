import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, collide, insert, type TextEdit } from '../../server/src/text/text-edit.ts';

const replace = (start: number, end: number, text: string): TextEdit => ({ range: { start, end }, text });

describe('applyEdits', () => {
  it('changes nothing without edits', () => {
    expect(applyEdits('abc', [])).toBe('abc');
  });

  it('takes edits in any order, each counting in the text as it was', () => {
    expect(applyEdits('one two three', [replace(8, 13, '3'), replace(0, 3, 'first'), insert(4, '>')])).toBe('first >two 3');
  });

  it('leaves every other code unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), fc.nat(20), fc.string(), (text, a, b, replacement) => {
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
        expect(applyEdits(text, [replace(start, end, replacement)])).toBe(text.slice(0, start) + replacement + text.slice(end));
      }),
    );
  });
});

describe('collide', () => {
  it.each([
    ['overlapping', replace(0, 3, ''), replace(2, 5, ''), true],
    ['one inside the other', replace(0, 5, ''), replace(2, 3, ''), true],
    ['two insertions at one place', insert(2, 'a'), insert(2, 'b'), true],
    ['an insertion inside', replace(0, 5, ''), insert(2, 'a'), true],
    ['an insertion where the other starts', replace(2, 5, ''), insert(2, 'a'), true],
    ['an insertion where the other ends', replace(0, 2, ''), insert(2, 'a'), false],
    ['neighbours', replace(0, 2, ''), replace(2, 4, ''), false],
  ])('%s', (_, a, b, expected) => {
    expect(collide(a, b)).toBe(expected);
    expect(collide(b, a)).toBe(expected);
  });
});
