// The page and the editor in step: what the page does with the editor's lines and cursor, and what it tells of its own scrolling.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preview as previewOf } from '../../server/src/features/preview.ts';
import { previewSource } from '../support/preview.ts';
import { eventually } from './installed.ts';
import { openPreviewPage, type PreviewPage } from './page.ts';
import { launchBrowser } from './support/editor.ts';

/** Forty sections of a heading, a paragraph and a diagram of which most is not drawn at first. */
const TEXT = Array.from(
  { length: 40 },
  (_, index) => `## Part ${index}

Some words of part ${index}.

\`\`\`mermaid
flowchart TB
  a${index}[First] --> b${index}[Second] --> c${index}[Third] --> d${index}[Fourth]
\`\`\`
`,
).join('\n');

const lineOf = (words: string, text = TEXT): number => text.slice(0, text.indexOf(words)).split('\n').length - 1;

describe('the page scrolls with the editor', () => {
  let browser: Browser;
  let preview: PreviewPage;
  let version = 0;
  beforeAll(async () => {
    browser = await launchBrowser();
    preview = await openPreviewPage(browser);
    await show(TEXT);
  });
  afterAll(() => browser.close());

  async function show(text: string): Promise<void> {
    version++;
    await preview.show(previewOf(previewSource(text, { version })));
    await preview.page.getByRole('heading', { name: 'Part 39' }).waitFor({ state: 'attached' });
  }

  /** Pixels from the upper edge of what is seen. */
  const topOf = (heading: string): Promise<number> =>
    preview.page
      .getByRole('heading', { name: heading, exact: true })
      .evaluate((element) => Math.round(element.closest('.prose')!.getBoundingClientRect().top) + 0);
  const scrollY = () => preview.page.evaluate(() => window.scrollY);
  const scrolled = async () => (await preview.told()).flatMap((message) => (message.type === 'scrolled' ? [message.line] : []));
  /** Until all near pictures are drawn and the page has come to rest. */
  const settled = () =>
    preview.page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLElement>('.diagram[data-state=waiting]')].every((figure) => {
        const { top, bottom } = figure.getBoundingClientRect();
        return bottom < -390 || top > window.innerHeight + 390;
      }),
    );

  test('to the very block, and stays there while pictures above and around it are drawn', async () => {
    await preview.send({ type: 'scroll', line: lineOf('## Part 20') });
    await eventually(() => topOf('Part 20')).toBe(0);
    await settled();
    expect(await topOf('Part 20')).toBe(0);
    await preview.send({ type: 'scroll', line: lineOf('## Part 10') });
    await settled();
    await eventually(() => topOf('Part 10')).toBe(0);
  });

  test('between two blocks in proportion', async () => {
    const [from, to] = [lineOf('  a20['), lineOf('## Part 21')];
    await preview.send({ type: 'scroll', line: from + (to - from) / 2 });
    await settled();
    await eventually(async () => {
      const { top, height } = await preview.page
        .locator('.diagram')
        .nth(20)
        .evaluate((figure) => figure.getBoundingClientRect().toJSON() as DOMRect);
      return top < 0.2 * -height && top > 0.8 * -height;
    }).toBe(true);
  });

  test('the document from its first line is the page from its top', async () => {
    await preview.send({ type: 'scroll', line: 30 });
    await eventually(() => preview.page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    await preview.send({ type: 'scroll', line: 0 });
    await eventually(() => preview.page.evaluate(() => window.scrollY)).toBe(0);
  });

  test('waits for a block that is still to come', async () => {
    await preview.show({ version: 0, blocks: [], findings: [] });
    await preview.send({ type: 'scroll', line: lineOf('## Part 30') });
    await show(TEXT);
    await eventually(() => topOf('Part 30')).toBe(0);
  });

  test('does not move while the author types, above or below', async () => {
    await preview.send({ type: 'scroll', line: lineOf('## Part 20') });
    await eventually(() => topOf('Part 20')).toBe(0);
    await settled();
    for (const [words, more] of [
      ['words of part 3.', 'words of part 3, and more.\n\nA paragraph.'],
      ['words of part 20.', 'words of part 20, and more.\n\nA paragraph.'],
    ] as const) {
      await show(TEXT.replace(words, more));
      await preview.page.getByText('and more').waitFor({ state: 'attached' });
      await settled();
      expect(await topOf('Part 20')).toBe(0);
    }
    await show(TEXT);
  });

  test('tells the editor what the reader scrolls to, and follows it again when it scrolls', async () => {
    expect(await scrolled()).toEqual([]);
    await preview.send({ type: 'scroll', line: 0 });
    await settled();
    await preview.page.mouse.move(500, 400);
    await preview.page.mouse.wheel(0, 2000);
    await eventually(async () => (await scrolled()).length).toBeGreaterThan(0);
    await settled();
    const before = await scrollY();
    await preview.page.mouse.wheel(0, 10);
    await eventually(scrollY).toBe(before + 10);
    // The line that is told is the one that the page shows for it.
    await eventually(async () => {
      const [line = 0, top] = [(await scrolled()).at(-1), await scrollY()];
      await preview.send({ type: 'scroll', line });
      return Math.abs((await scrollY()) - top);
    }).toBeLessThan(2);
    const told = (await scrolled()).length;
    await preview.send({ type: 'scroll', line: lineOf('## Part 30') });
    await eventually(() => topOf('Part 30')).toBe(0);
    expect((await scrolled()).length).toBe(told);
  });

  test('marks the block and outlines the element that the cursor is in', async () => {
    await preview.send({ type: 'scroll', line: lineOf('## Part 20') });
    await settled();
    const put = (words: string, at = version) => {
      const start = TEXT.indexOf(words);
      return preview.send({ type: 'cursor', version: at, start, end: start });
    };
    const marked = () => preview.page.locator('.current:not(g, path)').evaluateAll((blocks) => blocks.map(({ textContent }) => textContent));
    const outlined = () => preview.page.locator('.handle.current').evaluateAll((parts) => parts.map(({ textContent }) => textContent.trim()));
    await put('Some words of part 20');
    await eventually(marked).toEqual(['Some words of part 20.']);
    expect(await outlined()).toEqual([]);
    await put('b20[');
    await eventually(outlined).toEqual(['Second']);
    // A cursor in a text that is not shown yet changes nothing.
    await put('c20[', version + 1);
    await put('Some words of part 21', version + 1);
    expect(await outlined()).toEqual(['Second']);
  });

  test('brings what the cursor is in into view where a picture is tall, but not while the author types', async () => {
    await preview.page.setViewportSize({ width: 1000, height: 300 });
    await preview.send({ type: 'scroll', line: lineOf('## Part 20') });
    await settled();
    const last = preview.page.locator('.diagram').nth(20).locator('.node').last();
    const isSeen = () =>
      last.evaluate((node) => {
        const { top, bottom } = node.getBoundingClientRect();
        return bottom > 0 && top < window.innerHeight;
      });
    const cursor = { start: TEXT.indexOf('d20['), end: TEXT.indexOf('d20[') };
    await preview.send({ type: 'cursor', version: version + 1, ...cursor });
    await show(TEXT);
    await eventually(() => last.evaluate((node) => node.classList.contains('current'))).toBe(true);
    expect(await isSeen()).toBe(false);
    await preview.send({ type: 'cursor', version, ...cursor });
    await eventually(isSeen).toBe(true);
    await preview.page.setViewportSize({ width: 1000, height: 800 });
  });

  test('a heading leads to its source by a click, other prose by a double click', async () => {
    await preview.send({ type: 'scroll', line: lineOf('## Part 20') });
    await eventually(() => topOf('Part 20')).toBe(0);
    await settled();
    const revealed = async () => (await preview.told()).flatMap((message) => (message.type === 'reveal' ? [message.start] : []));
    await preview.page.getByText('Some words of part 20.').click();
    await preview.page.getByRole('heading', { name: 'Part 20' }).click();
    await eventually(revealed).toEqual([TEXT.indexOf('## Part 20')]);
    await preview.page.getByText('Some words of part 20.').dblclick();
    await eventually(revealed).toEqual([TEXT.indexOf('## Part 20'), TEXT.indexOf('Some words of part 20')]);
  });
});
