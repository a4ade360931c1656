import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontmatter } from '../../../server/src/syntax/markdown/frontmatter.ts';
import { splitsCharacter } from './texts.ts';

describe('readFrontmatter', () => {
  it('reads keys and values, and says where they stand', () => {
    const text = 'title: "Ride booking"\ndesign: hld\ntags: [a, b]\n';
    const { value, error, place } = readFrontmatter(text);
    expect({ ...value }).toEqual({ title: 'Ride booking', design: 'hld', tags: ['a', 'b'] });
    expect(error).toBeUndefined();
    const { start, end } = place('design')!;
    expect(text.slice(start, end)).toBe('design: hld');
    expect(place('author')).toBeUndefined();
  });

  it.each([[''], ['# only a comment\n'], ['\n\n']])('reads nothing in %j, and is content', (text) => {
    expect(readFrontmatter(text)).toMatchObject({ value: {} });
    expect(readFrontmatter(text).error).toBeUndefined();
  });

  it.each([
    ['just a sentence\n', 'This frontmatter is no list of keys and values.'],
    ['- a\n- b\n', 'This frontmatter is no list of keys and values.'],
    ['a: *unknown\n', 'Unresolved alias (the anchor must be set before the alias): unknown'],
  ])('says what is wrong with %j', (text, message) => {
    expect(readFrontmatter(text)).toMatchObject({ value: {}, error: { message } });
  });

  it('keeps what it understood of a text that is half typed, and says where it stopped', () => {
    const { value, error } = readFrontmatter('design: hld\ntags: [a, b\n');
    expect(value['design']).toBe('hld');
    expect(error!.range.start).toBeGreaterThan('design: hld\n'.length);
  });

  it('has no keys but those of the text', () => {
    const { value } = readFrontmatter('__proto__: 1\nconstructor: 2\n');
    expect(Object.keys(value).sort()).toEqual(['__proto__', 'constructor']);
    expect(readFrontmatter('a: 1\n').value['constructor']).toBeUndefined();
  });

  const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]}, `.repeat(9)}]`),
  ].join('\n');

  it.each([
    ['64 KB', `a: ${'x'.repeat(65 * 1024)}`, 'more than 64 KB'],
    ['keys', lines(1001, (index) => `k${index}: 1`), 'more than 1000 keys'],
    ['keys in a flow', `a: {${'b: 1, '.repeat(1001)}}`, 'more than 1000 keys'],
    ['question marks', '? '.repeat(30_000), 'more than 100 levels'],
    ['anchors', lines(101, (index) => `k${index}: &a${index} 1`), 'more than 100 anchors and aliases'],
    ['brackets', `a: ${'['.repeat(101)}`, 'more than 100 levels'],
    ['dashes', `a:\n  ${'- '.repeat(101)}x`, 'more than 100 levels'],
    ['indents', lines(101, (index) => `${' '.repeat(index)}a:`), 'more than 100 levels'],
    ['quotes', '"'.repeat(60_000), 'more than 20000 tokens'],
  ])('does not read what has too many %s', (_, text, excess) => {
    expect(readFrontmatter(text)).toMatchObject({ value: {}, error: { message: `This frontmatter is not read: it has ${excess}.` } });
  });

  it('reads what stays within the limits', () => {
    expect(readFrontmatter(lines(1000, (index) => `k${index}: 1`)).error).toBeUndefined();
    expect(readFrontmatter(`a: ${'['.repeat(90)}${']'.repeat(90)}`).error).toBeUndefined();
  });

  it('does not unfold an alias bomb', () => {
    const before = process.cpuUsage().user;
    expect(readFrontmatter(bomb)).toMatchObject({ value: {}, error: {} });
    expect(process.cpuUsage().user - before).toBeLessThan(1_000_000);
  });

  it('throws on no text, and its ranges split no character', () => {
    const pieces = [
      'a: ',
      'b',
      '\n',
      '\r\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '&x ',
      '*x',
      '!t ',
      '|\n',
      '>\n',
      '? ',
      ': ',
      '#c',
      '%Y',
      '🚀',
      '\t',
      '---\n',
    ];
    const text = fc.oneof(
      fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (source) => {
        const { value, error, place } = readFrontmatter(source);
        const ranges = [...Object.keys(value).map(place), error?.range].filter((range) => range !== undefined);
        for (const { start, end } of ranges) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(source.length);
          expect(splitsCharacter(source, start) || splitsCharacter(source, end)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
