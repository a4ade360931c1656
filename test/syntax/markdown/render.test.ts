import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outline } from '../../../server/src/syntax/markdown/outline.ts';
import { renderBlocks } from '../../../server/src/syntax/markdown/render.ts';
import { anyText } from './texts.ts';

/** The blocks of a whole text: their HTML, or the number of the fence. */
function rendered(text: string): (string | number)[] {
  const { sections, definitions } = outline(text);
  return sections.flatMap((section) => renderBlocks(section, definitions).map((block) => ('html' in block ? block.html : block.fence)));
}

describe('renderBlocks', () => {
  it.each([
    ['# A *b*', ['<h1>A <em>b</em></h1>']],
    ['a ~~b~~ `c` [d](https://x.y "t")', ['<p>a <del>b</del> <code>c</code> <a href="https://x.y" title="t">d</a></p>']],
    ['one\n\n- two\n- three', ['<p>one</p>', '<ul>\n<li>two</li>\n<li>three</li>\n</ul>']],
    ['```sql\nSELECT 1 < 2;\n```', ['<pre><code class="language-sql">SELECT 1 &#x3C; 2;\n</code></pre>']],
    ['- [x] done\n- [ ] open', ['<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>']],
    ['[a][b]\n\n# C\n\n[b]: /c.md', ['<p><a href="/c.md">a</a></p>', '<h1>C</h1>']],
  ])('%j', (text, expected) => {
    expect(rendered(text)).toEqual(expected);
  });

  it('renders tables', () => {
    expect(rendered('| a |\n|:-:|\n| b |')[0]).toMatch(/^<table>[\s\S]*<th align="center">a<\/th>[\s\S]*<td align="center">b<\/td>[\s\S]*<\/table>$/);
  });

  it('leaves Mermaid to the page, also inside a list', () => {
    expect(rendered('a\n\n```mermaid\ngraph\n```\n\n1. b\n\n   ::: mermaid\n   graph\n   :::\n\n2. c')).toEqual([
      '<p>a</p>',
      0,
      expect.stringContaining('<p>b</p>'),
      1,
    ]);
    expect(rendered('1. b\n\n   ```mermaid\n   graph\n   ```').join('')).not.toContain('graph');
  });

  it('says which stretch of the section each block is', () => {
    const text = '# A\n\none\n\n```mermaid\ng\n```\n';
    const blocks = renderBlocks(outline(text).sections[1]!);
    expect(blocks.map(({ range }) => text.slice(range.start, range.end))).toEqual(['# A', 'one', '```mermaid\ng\n```']);
  });

  it('says where something is left out', () => {
    expect(rendered(`before\n\n${'x'.repeat(30_000)}\n\nafter`)).toEqual(['<p>before</p>', expect.stringContaining('Not shown'), '<p>after</p>']);
  });

  it('still gives the diagrams of a section that is too long to be read', () => {
    expect(rendered(`${'- item\n'.repeat(5000)}\n\n\`\`\`mermaid\ng\n\`\`\`\n`)).toContain(0);
  });
});

describe('what a document must not do', () => {
  it.each([
    ['<script>alert(1)</script>'],
    ['<img src=x onerror=alert(1)>'],
    ['a <svg onload=alert(1)> b'],
    ['<iframe srcdoc="<script>alert(1)</script>">'],
    ['<form action="https://x.y"><input><button>'],
    ['<style>@import "https://x.y"</style>'],
    ['[a](javascript:alert(1))'],
    ['[a](command:workbench.action.x)'],
    ['[a](data:text/html,<script>)'],
    ['![a](https://x.y/pixel.png)'],
    ['![a][b]\n\n[b]: https://x.y/pixel.png'],
    ['<a href="vbscript:x">a</a>'],
    ['- [x] <input type="image" src="https://x.y">'],
  ])('%s', (text) => {
    const html = rendered(text).join('');
    expect(html).not.toMatch(/<(?:script|img|svg|iframe|form|input|button|style)|\son\w+=|javascript:|command:|data:|vbscript:|https:\/\/x\.y/i);
  });

  it('keeps the text of an image', () => {
    expect(rendered('see ![the plan](https://x.y/a.png)')).toEqual(['<p>see the plan</p>']);
  });

  it('throws on no text, and gives its blocks in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const section of outline(text).sections) {
          const starts = renderBlocks(section).map(({ range }) => range.start);
          expect(starts).toEqual([...starts].sort((a, b) => a - b));
        }
      }),
      { numRuns: 300 },
    );
  });
});
