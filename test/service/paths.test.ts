import { describe, expect, test } from 'vitest';
import { globTest, isCheap } from '../../server/src/service/globs.ts';
import { nearest } from '../../server/src/text/nearest.ts';
import { foldersUp, isWithin, join, parentOf, relativeTo } from '../../server/src/service/paths.ts';

test('folders up to the root', () => {
  expect([...foldersUp('/a/b')]).toEqual(['/a/b', '/a', '/']);
  expect([...foldersUp('C:/a')]).toEqual(['C:/a', 'C:/']);
  expect(parentOf('untitled:Untitled-1')).toBe(undefined);
});

test.each([
  ['/a/b', '../c', '/a/c'],
  ['/a', './b/./c', '/a/b/c'],
  ['/', 'a', '/a'],
  ['/a', '../../..', '/'],
  ['/a', '/b', '/b'],
  ['C:/a', '../b', 'C:/b'],
])('%s joined with %s is %s', (folder, relative, joined) => expect(join(folder, relative)).toBe(joined));

test('a folder holds what stands below it, by whole names', () => {
  expect(isWithin('/a', '/a/b')).toBe(true);
  expect(isWithin('/a', '/ab')).toBe(false);
  expect(isWithin('/', '/a')).toBe(true);
  expect(relativeTo('/a', '/a/b/c')).toBe('b/c');
  expect(relativeTo('/a', '/b')).toBe(undefined);
});

describe('globs', () => {
  test.each([
    ['docs/**/*.md', 'docs/a.md', true],
    ['docs/**/*.md', 'docs/x/a.md', true],
    ['docs/**/*.md', 'other/a.md', false],
    ['docs/*.md', 'docs/x/a.md', false],
    ['*.lld.md', 'deep/down/a.lld.md', true],
    ['./docs/*.{md,mmd}', 'docs/a.mmd', true],
    ['archive', 'docs/archive/a.md', true],
    ['docs/archive/', 'docs/archive/x/a.md', true],
    ['docs/**', 'docs', true],
    ['.hidden/**', '.hidden/a.md', true],
    ['+(a)', 'aa', false],
  ])('%s means %s: %s', (glob, path, expected) => expect(globTest(glob)(path)).toBe(expected));

  test('those that could take for ever are told apart', () => {
    expect(isCheap('docs/**/*.{md,mdx}')).toBe(true);
    expect(isCheap('**/*a*b*/**')).toBe(true);
    expect(isCheap('*a*b*c*')).toBe(false);
    expect(isCheap('**/**/**/**/**/a')).toBe(false);
    expect(isCheap('a'.repeat(2000))).toBe(false);
  });

  test('the dearest of the others are matched in no time', () => {
    const started = performance.now();
    globTest('**/a*a*a*b/**/a*a*a*b/**')(Array.from({ length: 12 }, () => 'a'.repeat(250)).join('/'));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

test.each([
  ['rule', 'rules'],
  ['warn', 'warning'],
  ['WARNING', 'warning'],
  ['documants', 'documents'],
  ['x', undefined],
  ['completely else', undefined],
])('nearest to %s is %s', (written, name) => expect(nearest(written, ['rules', 'documents', 'warning'])).toBe(name));
