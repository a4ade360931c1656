// What an edit does to the page that shows the document: the page alone in a real browser.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PreviewUpdates, type Shown } from '../../server/src/features/preview-updates.ts';
import { previewSource } from '../support/preview.ts';
import { eventually } from './installed.ts';
import { openPreviewPage, type PreviewPage } from './page.ts';
import { launchBrowser } from './support/editor.ts';

const fence = (...lines: readonly string[]): string => `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\`\n`;
const paragraphs = (name: string, count: number): string => Array.from({ length: count }, (_, i) => `${name} ${i} has a few words.\n`).join('\n');

describe('the page', () => {
  let browser: Browser;
  let preview: PreviewPage;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    preview = await openPreviewPage(browser);
    ({ page } = preview);
  });
  afterAll(() => browser.close());

  let version = 0;
  let updates = new PreviewUpdates();
  let shown: Shown | undefined;

  /** Sends what the extension would send when the document is this text. */
  async function edit(text: string): Promise<void> {
    version++;
    for (let more = true; more;) {
      const content = updates.next(previewSource(text, { version }), shown);
      shown = { version, blocks: (content.kept?.head ?? 0) + content.blocks.length + (content.kept?.tail ?? 0) };
      await preview.show(content);
      more = content.more === true;
    }
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }

  /** Another document, at its top. */
  async function open(text: string): Promise<void> {
    updates = new PreviewUpdates();
    shown = undefined;
    await preview.show({ version: 0, blocks: [], findings: [] });
    await page.evaluate(() => window.scrollTo(0, 0));
    await edit(text);
  }

  const top = (text: string) => page.getByText(text).evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const scrollToTop = (text: string, gap = 0) =>
    page.getByText(text).evaluate((element, up) => {
      element.scrollIntoView();
      window.scrollBy(0, -up);
    }, gap);
  const drawn = () => page.locator('.diagram[data-state=drawn] .picture svg');

  test('stays where it is read while the text above and around it changes', async () => {
    const text = `# Title\n\n${paragraphs('Above', 40)}\nHere it is read.\n\n${paragraphs('Below', 60)}`;
    await open(text);
    await scrollToTop('Here it is read.', 20);
    const before = await top('Here it is read.');
    const stands = async () => expect(Math.abs((await top('Here it is read.')) - before)).toBeLessThanOrEqual(1);
    await edit(text.replace('Above 3 has', 'New.\n\nAnd new.\n\nAbove 3 has'));
    await stands();
    await edit(text.replace(/Above 2\d has a few words.\n\n/g, ''));
    await stands();
    // It begins above the view and ends in it.
    await edit(text.replace('Above 39 has', `Above 39 ${'grows and grows '.repeat(20)} has`));
    await stands();
    await edit(text.replace('Above 39 has a few words.\n\n', ''));
    await stands();
    await edit(text.replace('Below 1 has', 'Below 1 has not'));
    await stands();
  });

  test('shows from the top what is put at the top', async () => {
    const text = paragraphs('Below', 60);
    await open(text);
    await edit(`New at the top.\n\n${text}`);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
  });

  test('stays where it is read while a diagram above is drawn anew, higher', async () => {
    const text = `${fence('flowchart TB', '  a --> b')}\n${paragraphs('Between', 4)}\nHere it is read.\n\n${paragraphs('Below', 60)}`;
    await open(text);
    await drawn().waitFor();
    await scrollToTop('Here it is read.');
    const before = await top('Here it is read.');
    await edit(text.replace('a --> b', 'a --> b --> c --> d'));
    await eventually(() => page.locator('.picture .node').count()).toBe(4);
    await eventually(() => top('Here it is read.')).toBe(before);
  });

  test('draws nothing again that an edit does not touch, and shows the old picture until the new one is there', async () => {
    const text = `Text.\n\n${fence('flowchart LR', '  a --> b')}\nMore.\n\n${fence('flowchart LR', '  c --> d')}`;
    await open(text);
    await eventually(() => drawn().count()).toBe(2);
    await page.evaluate(() => {
      const empty: unknown[] = [];
      Object.assign(window, { empty });
      for (const host of document.querySelectorAll('.picture')) {
        host.shadowRoot!.querySelector('svg')!.setAttribute('data-kept', '');
        new MutationObserver(() => host.shadowRoot!.querySelector('svg') ?? empty.push(host)).observe(host.shadowRoot!, { childList: true });
      }
    });
    await edit(text.replace('Text.', 'Other text.').replace('More.', 'More of it.\n\nAnd more.'));
    await edit(text.replace('c --> d', 'c --> d --> e'));
    await eventually(() => page.locator('.picture .node').count()).toBe(5);
    expect(await page.locator('svg[data-kept]').count()).toBe(1);
    expect(await page.evaluate(() => (window as unknown as { empty: unknown[] }).empty.length)).toBe(0);
  });

  test('keeps no pictures far from what is seen, but their places, and draws them when they come near', async () => {
    const text = Array.from({ length: 12 }, (_, i) => `${fence('flowchart TB', `  a${i} --> b${i} --> c${i}`)}\n${paragraphs(`Part ${i}`, 40)}`).join(
      '\n',
    );
    await open(text);
    await drawn().first().waitFor();
    const height = () =>
      page
        .locator('.picture')
        .first()
        .evaluate((host) => host.getBoundingClientRect().height);
    const before = await height();
    const nearest = page.locator('.picture');
    for (let index = 0; index < 12; index++) {
      await nearest.nth(index).scrollIntoViewIfNeeded();
      await nearest.nth(index).locator('svg').waitFor();
    }
    await eventually(() => drawn().count()).toBeLessThan(12);
    expect(await nearest.first().locator('svg').count()).toBe(0);
    expect(await height()).toBe(before);
    await page.evaluate(() => window.scrollTo(0, 0));
    await nearest.first().locator('svg').waitFor();
  });

  test('tells what it is about to draw and when it is done, and that it is there when it is asked', async () => {
    await open('Nothing.\n');
    const before = (await preview.told()).length;
    await edit(fence('flowchart LR', '  one --> two'));
    await drawn().waitFor();
    await preview.send({ type: 'ping' });
    await eventually(async () => (await preview.told()).slice(before).map(({ type }) => type)).toEqual(['drawing', 'drawing', 'pong']);
    const [first, second] = (await preview.told()).slice(before);
    expect(first).toHaveProperty('key');
    expect(second).not.toHaveProperty('key');
  });

  test('does not draw what held an earlier page, says so, and draws it when it is told to', async () => {
    const text = fence('flowchart LR', '  held --> held2');
    const [block] = updates.next(previewSource(text), undefined).blocks;
    await preview.send({ type: 'aside', keys: [block!.key] });
    await open(text);
    await page.getByText('Set aside').waitFor();
    expect(await drawn().count()).toBe(0);
    await page.getByRole('button', { name: 'Try again' }).click();
    await drawn().waitFor();
    expect(await page.getByText('Set aside').count()).toBe(0);
  });

  test('asks for a document that it cannot build upon', async () => {
    await open('Something.\n');
    const before = (await preview.told()).length;
    const kept = { version: 77, blocks: 1, head: 1, tail: 0, lines: 0, offset: 0, diagrams: 0 };
    await preview.show({ version: 78, blocks: [], findings: [], kept });
    await eventually(async () => (await preview.told()).slice(before)).toEqual([{ type: 'ready' }]);
  });
});
