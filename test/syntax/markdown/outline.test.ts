import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outline } from '../../../server/src/syntax/markdown/outline.ts';
import type { Range } from '../../../server/src/text/range.ts';
import { describeRealDocuments } from '../../support/real-documents.ts';
import { parseWhole } from './whole.ts';
import { anyText, markdown, splitsCharacter } from './texts.ts';

const titles = (text: string): string[] =>
  outline(text).sections.flatMap(({ level, heading }) => (heading ? [`${level} ${heading.title.text}`] : []));
const fences = (text: string) => outline(text).sections.flatMap((section) => section.fences);
const comments = (text: string): string[] => outline(text).sections.flatMap((section) => section.comments.map((comment) => comment.text));

describe('sections', () => {
  it.each([
    ['# One', ['1 One']],
    ['###### Six', ['6 Six']],
    ['####### Seven', []],
    ['#One', []],
    ['   # Indented', ['1 Indented']],
    ['    # Code', []],
    ['# Closed ##', ['1 Closed']],
    ['# Sharp#', ['1 Sharp#']],
    ['# `code` and [link](http://x.y "t") and **bold**', ['1 code and link and bold']],
    ['# ![alt](a.png) snake_case _em_ 🚀', ['1 alt snake_case em 🚀']],
    ['# [![badge](a.svg)](http://x.y) Name', ['1 badge Name']],
    ['# a &amp; b \\# c', ['1 a & b # c']],
    ['# [x] array[0]', ['1 [x] array[0]']],
    ['Setext\n===', ['1 Setext']],
    ['Two\nlines\n---', ['2 Two lines']],
    ['- item\n---', []],
    ['> quoted\n===', []],
    ['> # In a quote', []],
    ['- # In a list', []],
    ['- item\n# After', ['1 After']],
    ['| a |\n|---|\n| b |\nstill a row\n===', []],
    ['[label]: target\n===', []],
    ['[label]: target\nTitle\n===', ['1 Title']],
    ['```\n# code\n```\n# After', ['1 After']],
    ['<!--\n# hidden\n-->\n# After', ['1 After']],
    ['<div>\n# inside\n\n# After', ['1 After']],
    ['# CRLF\r\n\r\n## Two\r\n', ['1 CRLF', '2 Two']],
    ['# CR\r## Two', ['1 CR', '2 Two']],
    ['\uFEFF# After a mark', ['1 After a mark']],
    ['#\n', ['1 ']],
  ])('%j', (text, expected) => {
    expect(titles(text)).toEqual(expected);
  });

  it('starts with what precedes the first heading, even if that is nothing', () => {
    expect(outline('# A\nb').sections.map(({ level, text }) => [level, text])).toEqual([
      [0, ''],
      [1, '# A\nb'],
    ]);
  });

  it('says where heading and title stand, from the start of the section', () => {
    const { text, heading } = outline('intro\n\n##  The `API`  ##\n').sections[1]!;
    expect(text.slice(heading!.range.start, heading!.range.end)).toBe('##  The `API`  ##');
    expect(text.slice(heading!.title.range.start, heading!.title.range.end)).toBe('The `API`');
  });
});

describe('frontmatter', () => {
  it.each([
    ['---\na: 1\n---\n# H', 'a: 1\n'],
    ['\uFEFF---\na: 1\n---\n', 'a: 1\n'],
    ['---\r\na: 1\r\n...\r\n', 'a: 1\r\n'],
    ['---\n---', ''],
  ])('%j', (text, body) => {
    const { frontmatter, sections } = outline(text);
    expect(frontmatter?.text).toBe(body);
    expect(text.slice(frontmatter!.body.start, frontmatter!.body.end)).toBe(body);
    expect(sections[0]!.range.start).toBe(frontmatter!.range.end);
  });

  it.each([['---\na: 1\n'], ['\n---\na: 1\n---\n'], ['--- a\n---\n'], ['text\n---\na\n---\n'], ['---\na: 1\n --- \n']])('is not %j', (text) => {
    expect(outline(text).frontmatter).toBeUndefined();
  });
});

describe('fences', () => {
  it.each([
    ['```mermaid\na\n```', 'mermaid', 'mermaid', 'a\n', true],
    ['~~~~ Mermaid {theme=dark}\na\n~~~\n~~~~', 'mermaid', 'Mermaid {theme=dark}', 'a\n~~~\n', true],
    ['```{mermaid}\na\n```', 'mermaid', '{mermaid}', 'a\n', true],
    ['```{.mermaid width=5}\na\n```', 'mermaid', '{.mermaid width=5}', 'a\n', true],
    ['```mermaid{a}\na\n```', 'mermaid', 'mermaid{a}', 'a\n', true],
    ['::: mermaid\na\n:::', 'mermaid', 'mermaid', 'a\n', true],
    ['```\na\n```', '', '', 'a\n', true],
    ['```sql\na', 'sql', 'sql', 'a', false],
    ['```sql', 'sql', 'sql', '', false],
    ['- x\n\n  ```sql\n  a\n\n  b\n  ```', 'sql', 'sql', '  a\n\n  b\n', true],
    ['> ```sql\n> a\n>b\n> ```', 'sql', 'sql', '  a\n b\n', true],
    ['> ```sql\n> a\nb', 'sql', 'sql', '  a\n', false],
    ['1. ```sql\r\n   a\r\n   ```\r\n', 'sql', 'sql', '   a\r\n', true],
  ])('%j', (text, lang, info, body, closed) => {
    const [fence, ...more] = fences(text);
    expect(more).toEqual([]);
    expect(fence).toMatchObject({ lang, info, text: body, closed });
    expect(fence!.body.end - fence!.body.start).toBe(body.length);
  });

  it.each([['::: tip\n# Heading\n:::'], ['``` a`b\n'], ['    ```\n'], ['text ```\n'], ['``\n']])('%j is none', (text) => {
    expect(fences(text)).toEqual([]);
  });

  it('opens inside a container of another tool', () => {
    expect(fences(':::tip\n```mermaid\na\n```\n:::').map(({ lang }) => lang)).toEqual(['mermaid']);
  });

  it('has a range from its first mark to its last', () => {
    const text = 'a\n\n- ```sql\n  b\n  ```  \n';
    const { range } = fences(text)[0]!;
    expect(text.slice(range.start, range.end)).toBe('```sql\n  b\n  ```');
  });
});

describe('comments', () => {
  it.each([
    ['<!-- a -->', ['a']],
    ['text <!-- a --> text <!--b-->', ['a', 'b']],
    ['<!--\n a\n b\n-->', ['a\n b']],
    ['> <!-- a\n> b -->', ['a\n  b']],
    ['- x <!-- a -->', ['a']],
    ['| c |\n|---|\n| <!-- a --> |', ['a']],
    ['# H <!-- a -->', ['a']],
    ['`<!-- a -->` and `` ` <!-- b --> ``', []],
    ['` <!-- a -->', ['a']],
    ['```\n<!-- a -->\n```', []],
    ['<!-- open', []],
    ['\\<!-- a -->', []],
    ['<!-->', ['']],
  ])('%j', (text, expected) => {
    expect(comments(text)).toEqual(expected);
  });
});

describe('any text', () => {
  const allRanges = (text: string): Range[] => {
    const { frontmatter, sections } = outline(text);
    return [
      ...(frontmatter ? [frontmatter.range, frontmatter.body] : []),
      ...sections.flatMap(({ range, heading, fences, comments }) => [
        range,
        ...[
          ...(heading ? [heading.range, heading.title.range] : []),
          ...fences.flatMap((fence) => [fence.range, fence.body]),
          ...comments.map((comment) => comment.range),
        ].map(({ start, end }) => ({ start: start + range.start, end: end + range.start })),
      ]),
    ];
  };

  it('is tiled by its sections, after the frontmatter', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { frontmatter, sections } = outline(text);
        const start = frontmatter?.range.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
        expect(sections.map((section) => section.text).join('')).toBe(text.slice(start));
        expect(sections[0]!.range.start).toBe(start);
      }),
    );
  });

  it('has ranges inside it that split no character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { start, end } of allRanges(text)) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(splitsCharacter(text, start) || splitsCharacter(text, end)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('reads the same whatever its line ends are', () => {
    fc.assert(
      fc.property(markdown, (mixed) => {
        const text = mixed.replace(/\r\n?/g, '\n');
        const windows = text.replaceAll('\n', '\r\n');
        const moved = (offset: number): number => offset + (text.slice(0, offset).match(/\n/g)?.length ?? 0);
        expect(allRanges(windows)).toEqual(allRanges(text).map(({ start, end }) => ({ start: moved(start), end: moved(end) })));
        expect(titles(windows)).toEqual(titles(text));
      }),
      { numRuns: 500 },
    );
  });

  it('has the headings and fences that the parser finds in it', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const { headings, fences: parsed } = parseWhole(text);
        const { sections } = outline(`\n${text}`);
        expect(sections.flatMap(({ range, heading }) => (heading ? [range.start + heading.title.range.start - 1] : []))).toEqual(headings);
        expect(sections.flatMap(({ range, fences: own }) => own.map((fence) => range.start + fence.range.start - 1))).toEqual(parsed);
      }),
      { numRuns: 1000 },
    );
  });
});

describeRealDocuments('real documents', (documents) => {
  it.each(documents)('$name: headings and fences are those of the parser', ({ text }) => {
    const { frontmatter, sections } = outline(text);
    const start = frontmatter?.range.end ?? 0;
    const { headings, fences: parsed } = parseWhole(text.slice(start));
    expect(sections.flatMap(({ range, heading }) => (heading ? [range.start + heading.title.range.start - start] : []))).toEqual(headings);
    expect(sections.flatMap(({ range, fences: own }) => own.map((fence) => range.start + fence.range.start - start))).toEqual(parsed);
  });
});
