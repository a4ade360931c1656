import { describe, expect, it } from 'vitest';
import { contains, cover, overlaps, rangeAt, shift } from '../../server/src/text/range.ts';

const range = (start: number, end: number) => ({ start, end });

it('rangeAt takes a length', () => {
  expect(rangeAt(3, 2)).toEqual(range(3, 5));
});

it('shift moves both ends', () => {
  expect(shift(range(1, 4), 10)).toEqual(range(11, 14));
});

it('cover holds both, and what lies between', () => {
  expect(cover(range(5, 6), range(1, 2))).toEqual(range(1, 6));
});

describe('contains', () => {
  it.each([
    [range(1, 4), range(2, 3), true],
    [range(1, 4), range(1, 4), true],
    [range(1, 4), range(4, 4), true],
    [range(1, 4), range(3, 5), false],
    [range(1, 4), range(0, 1), false],
  ])('%o, %o: %s', (outer, inner, expected) => {
    expect(contains(outer, inner)).toBe(expected);
  });
});

describe('overlaps', () => {
  it.each([
    [range(1, 4), range(3, 5), true],
    [range(1, 4), range(4, 5), false],
    [range(1, 4), range(2, 2), true],
    [range(1, 4), range(1, 1), true],
    [range(1, 4), range(4, 4), false],
    [range(2, 2), range(2, 2), true],
    [range(2, 2), range(3, 3), false],
  ])('%o, %o: %s, either way', (a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected);
    expect(overlaps(b, a)).toBe(expected);
  });
});
