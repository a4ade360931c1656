import { expect, test } from 'vitest';
import { readLinks } from '../../server/src/model/sections/links.ts';
import { readBlocks } from '../../server/src/syntax/markdown/blocks.ts';

const facts = (text: string) => {
  const { links, anchors, pictures } = readLinks(readBlocks({ text }).blocks, text);
  const source = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  return { links: links.map(({ range }) => source(range)), anchors, pictures: pictures.map(source) };
};
const NONE = { links: [], anchors: [], pictures: [] };

test.each([
  ['[a](#3-API) and [b](<#data>)', { ...NONE, anchors: ['3-api', 'data'] }],
  ['[a](a.md "see a.md") [a.md](a.md#x)', { ...NONE, links: ['a.md', 'a.md'] }],
  ['> - [a](<a.md>)', { ...NONE, links: ['a.md'] }],
  ['![The system](img/architecture.png) ![logo](logo.png)', { ...NONE, pictures: ['![The system](img/architecture.png)'] }],
  ['[![The system](hld.svg)](hld.md)', { ...NONE, links: ['hld.md'], pictures: ['![The system](hld.svg)'] }],
  ['[a]: a.md\n[b]: #top', { ...NONE, links: ['a.md'], anchors: ['top'] }],
  ['`[a](a.md)` \\[b](b.md) <!-- [c](c.md) -->', NONE],
])('%j', (text, expected) => expect(facts(text)).toEqual(expected));
