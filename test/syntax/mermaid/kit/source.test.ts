import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Scanner } from '../../../../server/src/syntax/mermaid/kit/scanner.ts';
import { prepareSource } from '../../../../server/src/syntax/mermaid/kit/source.ts';

/** What Mermaid's grammars see of a text, blanks shown as dots. */
const seen = (text: string): string => prepareSource(text).text.replaceAll(' ', '·').replaceAll('\uFDD0', '«').replaceAll('\uFDD1', '»');

describe('what Mermaid does not see is blank', () => {
  it.each([
    ['---\ntitle: x\n---\npie\n', '·················pie\n\n'],
    ['%%{init: {}}%%\npie', '··············\npie\n'],
    ['a %%{init:\n{}}%% b', 'a················b\n'],
    ['%%{init: {', '··········\n'],
    ['%%{wrap}%%a', '··········a\n'],
    ['%% one\na', '·······a\n'],
    ['a\n  %% one\nb', 'a\n·········b\n'],
    ['a %% one\nb', 'a·%%·one\nb\n'],
    ['%%\na', '%%\na\n'],
    ['a\r\nb\rc', 'a\n·b\nc\n'],
    ['a #quot;b#35; #x', 'a·«quot»b«35»·#x\n'],
    ['<a href="x">y</a>', "<a·href='x'>y</a>\n"],
    ['style a fill:#f00;', 'style·a·fill:#f00·\n'],
    ['classDef a fill:#f00; b;', 'classDef·a·fill:«f00»·b·\n'],
    ['style a fill:red;', 'style·a·fill:red;\n'],
  ])('%j', (text, expected) => expect(seen(text)).toBe(expected));

  test('and nothing moves', () => {
    const piece = fc.constantFrom(
      '---\n',
      '%%{init: {}}%%',
      '%% x\n',
      '\r\n',
      '\r',
      '#quot;',
      '<b a="c">',
      'style x:#f;',
      ' ',
      '\n',
      'title: x\n',
      '😀',
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(prepareSource(text).text).toHaveLength(text.length + 1);
      }),
    );
  });
});

describe('the type is the one that Mermaid finds', () => {
  it.each([
    ['flowchart LR', 'flowchart-v2'],
    ['  graph TD', 'flowchart-v2'],
    ['flowchart-elk TD', 'flowchart-elk'],
    ['flowchartX', 'flowchart-v2'],
    ['%% x\n%%\nerDiagram', 'er'],
    ['%%{init: {}}%%\nsequenceDiagram', 'sequence'],
    ['---\ntitle: x\n---\nstateDiagram-v2', 'stateDiagram'],
    ['\n---\ntitle: x\n---\nstateDiagram-v2', '---'],
    ['---\n---\nstateDiagram-v2', '---'],
    ['flowchart LR\n  a[C4Container]', 'c4'],
    ['flowchart LR %% C4Container\n a', 'flowchart-v2'],
    ['Flowchart LR', 'unknown'],
    ['', 'unknown'],
  ])('%j is %s', (text, expected) => expect(prepareSource(text).type).toBe(expected));
});

describe('frontmatter', () => {
  it.each([
    ['title: Shop', 'Shop'],
    ['title: "The #shop"', 'The #shop'],
    ['title: 7', '7'],
    ['config:\n  title: no', undefined],
    ['title: ""', undefined],
    ['- title', undefined],
  ])('%j has the title %j', (yaml, expected) => {
    const text = `---\n${yaml}\n---\npie\n`;
    const { title, errors } = prepareSource(text);
    expect([title?.text, title && text.slice(title.range.start, title.range.end), errors]).toEqual([expected, expected, []]);
  });

  test('that is no YAML is an error at its place', () => {
    const { errors } = prepareSource('---\ntitle: [x\n---\npie\n');
    expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining('The frontmatter is not valid YAML')]);
  });

  test.each([['a: b\n'.repeat(20_000)], [`a: ${'['.repeat(5000)}`], [`a: [${'&a x, '.repeat(5000)}]`]])(
    'that is too large or too deep is left alone',
    (yaml) => {
      expect(prepareSource(`---\n${yaml}\n---\npie\n`)).toMatchObject({ type: 'pie', errors: [] });
    },
  );
});

test('comments keep their place', () => {
  const text = 'pie\n  %% one \n%%two\n%%\n';
  expect(prepareSource(text).comments.map(({ text: said, range }) => [said, text.slice(range.start, range.end)])).toEqual([
    ['one', '%% one'],
    ['two', '%%two'],
  ]);
});

describe('what the scanner gives', () => {
  const whole = (text: string): Scanner => {
    const scanner = new Scanner(prepareSource(text));
    scanner.position = scanner.text.length;
    return scanner;
  };

  it.each([
    ['one #quot;two#quot; #35; #9829; &#91;', 'one "two" # ♥ ['],
    ['#unknown; #55357;', '#unknown; #55357;'],
    ['one\n%% two\nthree', 'one\nthree'],
    ['one\r\ntwo', 'one\ntwo'],
  ])('a label of %j is %j', (text, expected) => expect(whole(text).label(0).text).toBe(expected));

  test('an id keeps its entity codes, and blanks at its ends are none of it', () => {
    expect(whole('  a#35;b ').name(0)).toEqual({ text: 'a#35;b', range: { start: 2, end: 8 } });
  });

  test('a range stays outside line ends and characters', () => {
    const scanner = whole('a\r\n😀');
    expect([scanner.range(0, 2), scanner.range(4, 4), scanner.range(2, 9)]).toEqual([
      { start: 0, end: 3 },
      { start: 3, end: 5 },
      { start: 3, end: 5 },
    ]);
  });

  test('a hundred errors at most, the last of which says that there are more', () => {
    const scanner = whole('x'.repeat(500));
    for (let at = 0; at < 500; at++) scanner.error(at, at + 1, 'wrong');
    expect([scanner.errors.length, scanner.errors.at(-1)?.message]).toEqual([100, expect.stringContaining('There is more')]);
  });

  test('one error at a place, in order', () => {
    const scanner = whole('abc');
    scanner.error(2, 3, 'second');
    scanner.error(0, 1, 'first');
    scanner.error(2, 2, 'third');
    expect(scanner.errors.map(({ message }) => message)).toEqual(['first', 'second']);
  });
});
