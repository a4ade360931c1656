// Documents that mean harm, shown by the page in a real browser: with its policy, and for scripts also without it.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { previewContent } from '../support/preview.ts';
import { openPreviewPage, type PreviewPage } from './page.ts';
import { launchBrowser } from './support/editor.ts';

const fence = (diagram: string): string => `\`\`\`mermaid\n${diagram}\n\`\`\`\n`;

/** Each tries to set `pwned`. */
const SCRIPTS: Readonly<Record<string, string>> = {
  'a script': '<script>window.pwned = 1</script>\n',
  'a script inside a paragraph': 'Text <script>window.pwned = 1</script> and <img src=x onerror="window.pwned = 1"> more.\n',
  'an image that fails': '<img src=x onerror="window.pwned = 1">\n',
  'an SVG that loads': '<svg onload="window.pwned = 1"><script>window.pwned = 1</script></svg>\n',
  'a frame': '<iframe srcdoc="<script>parent.pwned = 1</script>"></iframe>\n',
  'details that open': '<details open ontoggle="window.pwned = 1"><summary>x</summary></details>\n',
  'a label': fence('flowchart LR\n  a["<img src=x onerror=window.pwned=1>"] -->|"<svg onload=window.pwned=1>"| b["<script>window.pwned=1</script>"]'),
  'a Markdown label': fence('flowchart LR\n  a["`**x** <img src=x onerror=window.pwned=1>`"] --> b'),
  'a participant': fence('sequenceDiagram\n  participant A as <img src=x onerror=window.pwned=1>\n  A->>B: <script>window.pwned=1</script>'),
  'an entity': fence('erDiagram\n  "<img src=x onerror=window.pwned=1>" ||--o{ B : "<svg onload=window.pwned=1>"'),
  'a class': fence('classDiagram\n  class A["<img src=x onerror=window.pwned=1>"]\n  A : <script>window.pwned=1</script>'),
  'a state': fence('stateDiagram-v2\n  state "<img src=x onerror=window.pwned=1>" as A\n  A --> B : <svg onload=window.pwned=1>'),
  'a person in C4': fence('C4Context\n  Person(a, "<img src=x onerror=window.pwned=1>", "<script>window.pwned=1</script>")'),
  'an icon': fence('architecture-beta\n  service a("<img src=x onerror=window.pwned=1>")[x]'),
  'a title': fence('---\ntitle: <img src=x onerror=window.pwned=1>\n---\nflowchart LR\n  a --> b'),
  'a click on a script': fence('flowchart LR\n  a --> b\n  click a "javascript:window.pwned=1"\n  click b call pwn()'),
  'a loose directive': fence(
    '%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%\nflowchart LR\n  a["<img src=x onerror=window.pwned=1>"] --> b\n  click a "javascript:window.pwned=1"',
  ),
  'loose frontmatter': fence(
    '---\nconfig:\n  securityLevel: loose\n  secure: []\n---\nflowchart LR\n  a["<img src=x onerror=window.pwned=1>"] --> b',
  ),
  'a directive for the sanitiser': fence(
    '%%{init: {"dompurifyConfig": {"ADD_ATTR": ["onerror"], "ADD_TAGS": ["script"]}}}%%\nflowchart LR\n  a["<img src=x onerror=window.pwned=1>"] --> b',
  ),
  'a directive for prototypes': fence('%%{init: {"__proto__": {"pwned": 1}, "constructor": {"prototype": {"pwned": 1}}}}%%\nflowchart LR\n  a --> b'),
};

/** Each tries to have something fetched from `evil.test`. */
const REQUESTS: Readonly<Record<string, string>> = {
  'an image': '![x](https://evil.test/a.png)\n\n<img src="https://evil.test/b.png">\n',
  'an image node': fence('flowchart LR\n  a@{ img: "https://evil.test/c.png", label: "x", w: 60, h: 60 } --> b'),
  'a URL in a style': fence('flowchart LR\n  a["<span style=\'background:url(https://evil.test/d.png)\'>x</span>"] --> b'),
  'an image in a label': fence('flowchart LR\n  a["<img src=https://evil.test/f.png>"] --> b'),
  'a font and an import': fence(
    '%%{init: {"themeCSS": "@import url(https://evil.test/g.css); @font-face { font-family: x; src: url(https://evil.test/h.woff) } * { font-family: x }"}}%%\nflowchart LR\n  a --> b',
  ),
  'a link': '<link rel="stylesheet" href="https://evil.test/i.css">\n\n<a href="https://evil.test/j" ping="https://evil.test/k">x</a>\n',
};

/** Each tries to change what lies outside of its diagram. */
const STYLES: Readonly<Record<string, string>> = {
  'free CSS': fence('%%{init: {"themeCSS": "} body, .prose { display: none !important } .x {"}}%%\nflowchart LR\n  a --> b'),
  'a font that ends its rule': fence('%%{init: {"fontFamily": "x; } body, .prose { display: none !important } .x {"}}%%\nflowchart LR\n  a --> b'),
  'a colour that ends its rule': fence(
    '%%{init: {"themeVariables": {"primaryColor": "red; } body, .prose { display: none !important } .x {"}}}%%\nflowchart LR\n  a --> b',
  ),
  'a class that ends its rule': fence('flowchart LR\n  a --> b\n  classDef x fill:red;color:blue\\} body\\,.prose\\{display:none\n  class a x'),
  'a style element': '<style>.prose { display: none !important }</style>\n',
  'a style element in a label': fence('flowchart LR\n  a["<style>.prose { display: none !important }</style>x"] --> b'),
  'an overlay': fence('flowchart LR\n  a["<div style=\'position:fixed;inset:0;z-index:9;background:red\'>x</div>"] --> b'),
  'an overlay in prose': '<div style="position:fixed;inset:0;z-index:9;background:red">x</div>\n',
};

describe('a hostile document', () => {
  let browser: Browser;
  let pages: Readonly<Record<'strict' | 'open', PreviewPage>>;
  beforeAll(async () => {
    browser = await launchBrowser();
    pages = { strict: await openPreviewPage(browser), open: await openPreviewPage(browser, { policy: false }) };
  });
  afterAll(() => browser.close());

  /** The page that showed the last document, the number of that document, and what was asked for before it. */
  let preview: PreviewPage;
  let shown = 0;
  let earlier: readonly string[];

  /** Shows the document between two paragraphs, alone, until each of its diagrams is drawn or has failed. */
  async function show(hostile: string, page: keyof typeof pages = 'strict'): Promise<void> {
    shown++;
    preview = pages[page];
    earlier = [...preview.requests];
    const text = `Before.\n\n${hostile}\nAfter ${shown}.\n`;
    await preview.show({ version: 0, blocks: [], findings: [] });
    await preview.show(previewContent(text, { version: shown }));
    await preview.page.getByText(`After ${shown}.`).waitFor({ state: 'attached' });
    await preview.page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLElement>('.diagram')].every(({ dataset }) => dataset['state'] !== 'waiting'),
    );
    expect(await preview.page.locator('.diagram').count()).toBe(hostile.includes('```mermaid') ? 1 : 0);
  }

  const pwned = () => preview.page.evaluate(() => ({ own: Object.hasOwn(window, 'pwned'), inherited: 'pwned' in {} }));
  const none = { own: false, inherited: false };

  /** Clicks on all that a reader could click on. */
  async function clickAll(): Promise<void> {
    await preview.page.evaluate(() => {
      const roots = [document, ...[...document.querySelectorAll('.picture')].map((host) => host.shadowRoot!)];
      for (const part of roots.flatMap((root) => [...root.querySelectorAll('a, .node, .handle, button')]))
        part.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
      document.querySelector('dialog')?.close();
    });
  }

  /** Whether the tools of a diagram, if there is one that is drawn, can be reached. */
  const toolsOnTop = () =>
    preview.page.evaluate(() =>
      [...document.querySelectorAll('.diagram[data-state=drawn] .toolbar button')].every((button) => {
        button.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = button.getBoundingClientRect();
        return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      }),
    );

  test.each(Object.entries(SCRIPTS))('runs no script: %s', async (_what, hostile) => {
    await show(hostile);
    await clickAll();
    expect(await pwned()).toEqual(none);
  });

  test.each(Object.entries(SCRIPTS))('runs no script even where nothing but the sanitiser stops it: %s', async (_what, hostile) => {
    await show(hostile, 'open');
    await clickAll();
    expect(await pwned()).toEqual(none);
    expect(preview.page.url()).toBe('http://preview.test/');
  });

  test.each(Object.entries(REQUESTS))('fetches nothing: %s', async (_what, hostile) => {
    await show(hostile);
    await clickAll();
    expect(preview.requests.slice(earlier.length)).toEqual([]);
  });

  test.each(Object.entries(STYLES))('changes nothing outside of its diagram: %s', async (_what, hostile) => {
    await show(hostile);
    const seen = await preview.page.evaluate((last) => {
      const after = [...document.querySelectorAll('p')].find(({ textContent }) => textContent === last)!;
      after.scrollIntoView();
      const { left, top, height } = after.getBoundingClientRect();
      return {
        display: getComputedStyle(after).display,
        font: getComputedStyle(after).fontFamily === getComputedStyle(document.body).fontFamily,
        onTop: document.elementFromPoint(left + 2, top + height / 2) === after,
      };
    }, `After ${shown}.`);
    expect(seen).toEqual({ display: 'block', font: true, onTop: true });
    expect(await toolsOnTop()).toBe(true);
    await preview.page.evaluate(() => document.querySelector<HTMLElement>('[aria-label="Full screen"]')?.click());
    expect(await toolsOnTop()).toBe(true);
    await preview.page.evaluate(() => document.querySelector('dialog')?.close());
  });

  test('holds no forms', async () => {
    await show(
      '<form action="https://evil.test/"><input name="x"><button>Send</button><select><option>1</option></select><textarea></textarea></form>\n\n- [x] done\n',
    );
    expect(await preview.page.locator('#document').locator('form, input, button, select, textarea').count()).toBe(0);
    expect(await preview.page.getByText('☑ done').count()).toBe(1);
  });

  test('cannot change the limits that keep the page alive', async () => {
    await show(fence('%%{init: {"maxTextSize": 9, "maxEdges": 0}}%%\nflowchart LR\n  a --> b'));
    expect(await preview.page.locator('.diagram').getAttribute('data-state')).toBe('drawn');
    await show(fence(`flowchart LR\n${Array.from({ length: 501 }, () => '  a --> b').join('\n')}`));
    expect(await preview.page.locator('.diagram').getAttribute('data-state')).toBe('refused');
  });

  test('is shown for what it is: links go to the extension', async () => {
    await show('[web](https://example.com) [js](javascript:alert(1)) [cmd](command:x)\n');
    const before = (await preview.told()).length;
    await preview.page.getByText('web').click();
    await preview.page.getByText('js', { exact: true }).click();
    expect((await preview.told()).slice(before)).toEqual([{ type: 'open', href: 'https://example.com' }]);
    expect(preview.page.url()).toBe('http://preview.test/');
  });
});
