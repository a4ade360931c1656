import { describe, expect, it } from 'vitest';
import { lineOf, nextLineStart } from '../../server/src/text/lines.ts';

describe('lineOf', () => {
  it.each([
    ['ab\ncd\n', 0, 'ab'],
    ['ab\ncd\n', 2, 'ab'],
    ['ab\ncd\n', 3, 'cd'],
    ['ab\ncd\n', 6, ''],
    ['ab\r\ncd', 1, 'ab'],
    ['ab\r\ncd', 4, 'cd'],
    ['\r\n', 0, ''],
    ['ab\rcd', 1, 'ab'],
    ['ab\rcd', 3, 'cd'],
    ['', 0, ''],
  ])('%j at %i is %j', (text, offset, line) => {
    const { start, end } = lineOf(text, offset);
    expect(text.slice(start, end)).toBe(line);
  });
});

describe('nextLineStart', () => {
  it.each([
    ['ab\ncd', 0, 3],
    ['ab\r\ncd', 1, 4],
    ['ab\rcd', 1, 3],
    ['ab\ncd', 4, 5],
    ['', 0, 0],
  ])('%j at %i is %i', (text, offset, start) => {
    expect(nextLineStart(text, offset)).toBe(start);
  });
});
