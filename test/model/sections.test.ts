import { describe, expect, test } from 'vitest';
import { readDesign } from '../../server/src/model/read.ts';
import { isAbout } from '../../server/src/model/sections/sections.ts';

test('a section is about what a heading above it says', () => {
  const { sections } = readDesign({ path: 'a.md', text: '# Orders\n\n## API\n\n### Errors\n\n## Data model\n' });
  expect(sections.map((_, at) => isAbout(sections, at, 'api'))).toEqual([false, false, true, true, false]);
});

describe('links to other documents of the project', () => {
  const linksOf = (text: string): string[] => {
    const document = `---\ndesign: hld\n---\n# Orders\n\n${text}`;
    return readDesign({ path: 'a.md', text: document }).links.map(({ target, range }) => {
      expect(document.slice(range.start, range.end)).toBe(target);
      return target;
    });
  };
  test.each([
    ['See [the LLD](./LLD.md) and [tables](../data/model.md#orders).', ['./LLD.md', '../data/model.md']],
    ['See [the LLD][lld].\n\n[lld]: LLD.md\n', ['LLD.md']],
    ['![picture](a.png) [site](https://example.com/a.md) [mail](mailto:a.md) [other](//host/a.md)', []],
    ['```\n[x](code.md)\n```\n', []],
    ['| [LLD](LLD.md) | [docs/LLD.md](./docs/LLD.md) |\n|---|---|\n', ['LLD.md', './docs/LLD.md']],
  ])('%j', (text, targets) => expect(linksOf(text)).toEqual(targets));
  test('hostile links take no time', () => {
    for (const piece of ['](', '[a](', '](a', '[a]:', '](a.m']) linksOf(piece.repeat(50_000));
  });
});
