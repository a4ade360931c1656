// Zoom, pan, fit and full screen of a diagram: the page alone in a real browser.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Block, Content } from '../../client/protocol/messages.ts';
import { previewElements } from '../../server/src/features/preview-elements.ts';
import { readDiagram } from '../../server/src/syntax/mermaid/read.ts';
import { eventually } from './installed.ts';
import { openPreviewPage, type PreviewPage } from './page.ts';
import { launchBrowser } from './support/editor.ts';

const prose = (text: string): Block => ({ key: text, line: 0, start: 0, html: `<p>${text}</p>` });
const diagram = (source: string, index = 0): Block => ({
  key: source,
  line: 0,
  start: 0,
  diagram: { index, source, elements: [...previewElements(readDiagram(source))] },
});
const filler = Array.from({ length: 60 }, (_, i) => prose(`Paragraph ${i}.`));
const content = (...blocks: readonly Block[]): Content => ({ version: 1, blocks: [...blocks, ...filler], findings: [] });

const SMALL = 'flowchart LR\n  a[One] --> b[Two]\n';
const WIDE = `flowchart LR\n${Array.from({ length: 14 }, (_, i) => `  n${i}[Service ${i}] --> n${i + 1}[Service ${i + 1}]`).join('\n')}\n`;

describe('the view of a diagram', () => {
  let browser: Browser;
  let preview: PreviewPage;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    preview = await openPreviewPage(browser);
    ({ page } = preview);
  });
  afterAll(() => browser.close());
  beforeEach(() => preview.show(content()));

  const svg = () => page.locator('.diagram[data-state=drawn] .picture svg');
  const tool = (name: string) => page.getByRole('button', { name });
  const scrolled = () => page.evaluate(() => window.scrollY);
  const sized = () => page.locator('.diagram').evaluate((figure) => figure.getBoundingClientRect().height);

  async function draw(...blocks: readonly Block[]): Promise<void> {
    await preview.show(content(...blocks));
    await svg().waitFor();
    await eventually(scale).toBeGreaterThan(0);
  }

  /** Pixels for one of the picture's own, and where its corner is in the view. */
  const view = () =>
    svg().evaluate((picture: SVGSVGElement) => {
      const { left, top } = (picture.getRootNode() as ShadowRoot).host.getBoundingClientRect();
      const box = picture.getBoundingClientRect();
      const rounded = (value: number): number => Math.round(value * 100) / 100;
      return { scale: rounded(box.width / picture.viewBox.baseVal.width), left: rounded(box.left - left), top: rounded(box.top - top) };
    });
  const scale = async () => (await view()).scale;

  test('is left alone by the plain wheel, which scrolls the page, and zoomed by Alt or a pinch, which do not scroll it', async () => {
    await draw(diagram(SMALL));
    await svg().hover();
    await page.mouse.wheel(0, 30);
    await eventually(scrolled).toBe(30);
    expect(await scale()).toBe(1);
    for (const key of ['Alt', 'Control']) {
      const before = await scale();
      await page.keyboard.down(key);
      await page.mouse.wheel(0, -20);
      await page.keyboard.up(key);
      await eventually(scale).toBeGreaterThan(before);
    }
    expect(await scrolled()).toBe(30);
  });

  test('is reached and changed by keyboard alone', async () => {
    await draw(diagram(SMALL));
    await page.keyboard.press('Tab');
    await eventually(() => tool('Zoom in').evaluate((button) => button.matches(':focus-visible'))).toBe(true);
    await page.keyboard.press('Enter');
    await eventually(scale).toBe(1.25);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await eventually(scale).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await eventually(scale).toBe(1.56);
    const { top } = await view();
    await page.keyboard.press('ArrowDown');
    await eventually(async () => (await view()).top).toBeLessThan(top);
    await page.keyboard.press('-');
    await eventually(scale).toBe(1.25);
    await page.keyboard.press('0');
    await eventually(scale).toBe(1);
    await page.keyboard.press('ArrowDown');
    await eventually(scrolled).toBeGreaterThan(0);
  });

  test('outlives a redraw and a move, and goes with the diagram', async () => {
    await draw(diagram(SMALL));
    await tool('Zoom in').click();
    await tool('Zoom in').click();
    const before = await view();
    const more = SMALL.replace('Two', 'Second');
    await draw(prose('Above.'), diagram(more));
    await page.locator('.picture .nodeLabel', { hasText: 'Second' }).waitFor();
    expect((await view()).scale).toBe(before.scale);
    expect((await view()).top).toBe(before.top);
    await preview.show(content());
    await draw(diagram(SMALL));
    expect(await scale()).toBe(1);
  });

  test('of a wide picture is first as large as can be read, then the whole, and can be moved by dragging', async () => {
    await draw(diagram(WIDE));
    expect(await scale()).toBe(0.65);
    const before = (await preview.told()).length;
    const box = (await page.locator('.picture').boundingBox())!;
    await page.mouse.move(box.x + 600, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 300, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    await eventually(async () => (await view()).left).toBe(-300);
    expect((await preview.told()).length).toBe(before);
    await tool('Fit').click();
    await eventually(async () => (await view()).left).toBeGreaterThanOrEqual(0);
    expect(await scale()).toBeLessThan(0.65);
    await page.locator('.picture .node').first().click();
    expect((await preview.told()).slice(before)).toMatchObject([{ type: 'reveal' }]);
    await tool('Fit').click();
    await eventually(scale).toBe(0.65);
  });

  test('fills the page in full screen, and comes back to where it was', async () => {
    await draw(prose('Above.'), diagram(SMALL));
    await tool('Zoom in').click();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    const before = [await sized(), await scrolled(), await view()];
    await tool('Full screen').click();
    await eventually(scale).toBe(2);
    expect(await page.getByRole('dialog').evaluate((dialog) => dialog.getBoundingClientRect().toJSON() as DOMRect)).toMatchObject({
      width: 1000,
      height: 800,
    });
    expect(await sized()).toBe(before[0]);
    await page.keyboard.press('Escape');
    await eventually(() => page.getByRole('dialog').count()).toBe(0);
    expect([await sized(), await scrolled(), await view()]).toEqual(before);
    expect(await tool('Full screen').evaluate((button) => button === document.activeElement)).toBe(true);
  });
});
