// The last look at HTML and SVG, by itself: what it lets through even if nobody before it had looked.
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/paths.mjs';
import { launchBrowser } from './support/editor.ts';

/** As `client/preview/sanitise.ts` has it. */
type Sanitise = Readonly<Record<'sanitiseProse' | 'sanitisePicture', (text: string) => DocumentFragment>>;

describe('what is shown', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    const entry = { contents: "export * from './client/preview/sanitise.ts'", resolveDir: root };
    const { outputFiles } = await build({ stdin: entry, bundle: true, format: 'iife', globalName: 'sanitise', write: false });
    await page.setContent('<main></main>');
    await page.addScriptTag({ content: outputFiles[0]!.text });
  });
  afterAll(() => browser.close());

  /** Inserts what is left of the text into the page, and gives it back. */
  const shown = (kind: 'prose' | 'picture', text: string): Promise<{ html: string; pwned: boolean }> =>
    page.evaluate(
      async ([as, hostile]) => {
        const { sanitiseProse, sanitisePicture } = (window as unknown as { sanitise: Sanitise }).sanitise;
        const main = document.querySelector('main')!;
        main.replaceChildren(as === 'prose' ? sanitiseProse(hostile!) : sanitisePicture(hostile!));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
        for (const link of main.querySelectorAll('a[href^="javascript"]'))
          link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        return { html: main.innerHTML, pwned: 'pwned' in window };
      },
      [kind, text],
    );

  test.each([
    ['a handler', '<p>x</p><img src=x onerror="window.pwned=1">'],
    ['a script', '<p>x</p><script>window.pwned=1</script>'],
    ['an SVG', '<svg onload="window.pwned=1"><a xlink:href="javascript:window.pwned=1"><text>x</text></a></svg>'],
    ['a frame', '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>'],
    ['a link', '<a href="javascript:window.pwned=1">x</a>'],
    ['a form', '<form action="javascript:window.pwned=1"><input autofocus onfocus="window.pwned=1"><button>x</button></form>'],
    ['a style', '<style>* { display: none }</style><p style="position:fixed;inset:0">x</p>'],
    ['a fetched image', '<img src="https://evil.test/a.png" srcset="https://evil.test/b.png 2x">'],
    [
      'nested markup that changes when it is read again',
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=window.pwned=1&gt;">',
    ],
  ])('of prose holds nothing that acts: %s', async (_what, text) => {
    const { html, pwned } = await shown('prose', text);
    expect(pwned).toBe(false);
    expect(html).not.toMatch(/<(?:script|iframe|form|input|button|style|svg|img)|\son\w+=|javascript:|style=|evil\.test/i);
  });

  test.each([
    ['a handler', '<svg><rect width="9" height="9" onclick="window.pwned=1"/><image href="x" onerror="window.pwned=1"/></svg>'],
    ['a script', '<svg><script>window.pwned=1</script></svg>'],
    [
      'HTML in a label',
      '<svg><foreignObject width="9" height="9"><div><img src=x onerror="window.pwned=1"><iframe srcdoc="<script>parent.pwned=1</script>"></iframe></div></foreignObject></svg>',
    ],
    ['a link', '<svg><a href="javascript:window.pwned=1" xlink:href="javascript:window.pwned=1"><text>x</text></a></svg>'],
    [
      'an animated link',
      '<svg><a><animate attributeName="href" values="javascript:window.pwned=1"/><text>x</text></a><set attributeName="onclick" to="window.pwned=1"/></svg>',
    ],
    ['a use of another file', '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=window.pwned=1>#x"/></svg>'],
    ['a form', '<svg><foreignObject><form><input><button>x</button></form></foreignObject></svg>'],
  ])('of a picture holds nothing that acts: %s', async (_what, text) => {
    const { html, pwned } = await shown('picture', text);
    expect(pwned).toBe(false);
    expect(html).not.toMatch(/<(?:script|iframe|form|input|button|img|image|animate|set|use)\b|\son\w+=|javascript:/i);
  });

  test('of prose keeps what a document is made of', async () => {
    const text =
      '<h1>T</h1><p>a <em>b</em> <code>c</code> <a href="x.md">d</a></p><table><tbody><tr><td>e</td></tr></tbody></table><ul><li>f</li></ul>';
    expect((await shown('prose', text)).html).toBe(text);
  });

  test('of a picture keeps its labels, its markers and its own style', async () => {
    const { html } = await shown(
      'picture',
      '<svg id="p" viewBox="0 0 9 9"><style>#p .a { fill: red }</style><marker id="m" orient="auto"><path d="M0 0"></path></marker><path class="a" d="M0 0L9 9" data-id="L_a_b_0" marker-end="url(#m)"></path><foreignObject width="9" height="9"><div><p>x</p></div></foreignObject></svg>',
    );
    for (const part of ['#p .a { fill: red }', '<marker id="m"', 'data-id="L_a_b_0"', 'marker-end="url(#m)"', '<foreignObject', '<p>x</p>'])
      expect(html).toContain(part);
  });
});
