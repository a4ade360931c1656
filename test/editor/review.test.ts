// The review on the preview's page: findings with what mends them, ways through the document, what is chosen brought out, all by keyboard.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Content, FromPage } from '../../client/protocol/messages.ts';
import { inRoot } from '../../scripts/paths.mjs';
import { previewContent } from '../support/preview.ts';
import { workspace } from '../support/workspace.ts';
import { eventually } from './installed.ts';
import { openPreviewPage, type PreviewPage } from './page.ts';
import { launchBrowser } from './support/editor.ts';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core'), 'utf8');

/** A draft with findings, and what it lacks of the six types. */
const DRAFT = `${readFileSync(inRoot('examples/drafts/uber.md'), 'utf8')}
## More pictures

\`\`\`mermaid
C4Context
  Person(rider, "Rider")
  System(app, "Ride booking")
  Rel(rider, app, "books")
\`\`\`

\`\`\`mermaid
classDiagram
  class Ride {
    +int id
    +String status
  }
\`\`\`

\`\`\`mermaid
stateDiagram-v2
  [*] --> A
  A --> B
\`\`\`
`;

async function contentOf(text: string, version: number): Promise<Content> {
  const { report, design } = await workspace({ '/repo/a.md': text }).analyse('/repo/a.md');
  return previewContent(text, { findings: report.findings, design, version });
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

describe('the review of a draft', () => {
  let browser: Browser;
  let preview: PreviewPage;
  let page: Page;
  let content: Content;
  beforeAll(async () => {
    browser = await launchBrowser();
    preview = await openPreviewPage(browser);
    ({ page } = preview);
    content = await contentOf(DRAFT, 1);
    await page.setViewportSize({ width: 1000, height: 12_000 });
    await preview.show(content);
    const count = content.blocks.filter((block) => 'diagram' in block).length;
    await page
      .locator('.diagram[data-state=drawn] .picture svg')
      .nth(count - 1)
      .waitFor();
  });
  afterAll(() => browser.close());

  const last = async (type: FromPage['type']) => (await preview.told()).findLast((message) => message.type === type);
  const bar = () => page.getByRole('region', { name: 'Review' });
  const menu = () => page.getByRole('menu');
  const item = (name: string) => page.getByRole('menuitem', { name });

  test('marks each finding on its part of a picture or beside its block', async () => {
    const onParts = new Set(content.findings.flatMap(({ diagram, elements = [] }) => elements.map((element) => `${diagram} ${element}`)));
    expect(onParts.size).toBeGreaterThan(5);
    expect(await page.locator('.badge').count()).toBe(onParts.size);
    const labels = await page.locator('.badge, .margin-mark').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label')).join('\n'));
    for (const { message } of content.findings) expect(labels).toContain(message);
  });

  const axe = async (): Promise<string[]> => {
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
      return (await axe.run()).violations;
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 300)}\n${failureSummary}`));
  };

  test('has no serious flaw for those who use it by other means, the tables and a menu open too', async () => {
    expect(await axe()).toEqual([]);
    await page.locator('.tables summary').evaluateAll((all) => all.forEach((summary) => (summary as HTMLElement).click()));
    await page.locator('.margin-mark').first().click();
    await menu().waitFor();
    expect(await axe()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('says on hover, and on the focus, what was found', async () => {
    const tip = page.getByRole('tooltip');
    const { message } = content.findings.find(({ elements }) => elements?.length === 1)!;
    await page.getByRole('button', { name: message }).hover();
    await tip.getByText(message).waitFor();
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: message }).focus();
    await tip.getByText(message).waitFor();
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'hidden' });
    const mark = page.locator('.margin-mark').last();
    await mark.focus();
    await tip.waitFor();
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'hidden' });
  });

  test('offers by keyboard what the editor offers, and asks for what is chosen', async () => {
    const arrow = content.findings.find(({ rule, elements }) => rule === 'hld/label-every-arrow' && elements)!;
    const badge = page.getByRole('button', { name: arrow.message });
    await badge.focus();
    await page.keyboard.press('Enter');
    await menu().waitFor();
    expect(await last('fixes')).toEqual({ type: 'fixes', version: 1, places: [{ start: arrow.start, end: arrow.end }] });
    await preview.send({ type: 'fixes', titles: ['Label it <b>HTTPS</b>', 'Hide it here'] });
    await item('Hide it here').waitFor();
    expect(await item('Label it <b>HTTPS</b>').evaluate((first) => first.matches(':focus'))).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await eventually(() => last('applyFix')).toEqual({ type: 'applyFix', version: 1, index: 1 });
    expect(await menu().count()).toBe(0);
    expect(await badge.evaluate((mark) => mark.matches(':focus'))).toBe(true);

    await badge.click({ button: 'right' });
    await item('Show in the source').click();
    const { start, end } = arrow;
    expect(await last('reveal')).toMatchObject({ version: 1, start: expect.any(Number), end: expect.any(Number) });
    const revealed = (await last('reveal')) as { readonly start: number; readonly end: number };
    expect(revealed.start <= start && end <= revealed.end).toBe(true);
  });

  test('counts what was found, and goes through the findings of one rule', async () => {
    const counts = new Map<string, number>();
    for (const { severity } of content.findings) counts.set(severity, (counts.get(severity) ?? 0) + 1);
    await eventually(() => bar().locator('.count').allTextContents()).toEqual(
      ['error', 'warning', 'information', 'hint'].flatMap((severity) => {
        const count = counts.get(severity);
        return count === undefined ? [] : [expect.stringMatching(`^${count} ${severity}`)];
      }),
    );
    const own = content.findings.filter(({ rule }) => rule === 'hld/label-every-arrow');
    await bar().getByRole('combobox').selectOption('hld/label-every-arrow');
    await eventually(() => bar().getByRole('status').textContent()).toBe(`1 of ${own.length}`);
    expect(await page.locator('.badge, .margin-mark').count()).toBe(own.length);
    expect(await page.locator('.badge.here').getAttribute('aria-label')).toContain(own[0]!.message);
    await bar().getByRole('button', { name: 'Next' }).click();
    expect(await page.locator('.badge.here').getAttribute('aria-label')).toContain(own[1]!.message);
    await page.keyboard.press('Alt+ArrowDown');
    expect(await page.locator('.badge:focus').getAttribute('aria-label')).toContain(own[2]!.message);
    await page.keyboard.press('Alt+ArrowUp');
    expect(await page.locator('.badge:focus').getAttribute('aria-label')).toContain(own[1]!.message);
    await bar().getByRole('combobox').selectOption('');
    expect(await page.locator('.badge').count()).toBeGreaterThan(own.length);
  });

  /** The texts of what is brought out in the pictures of flowcharts. */
  const broughtOut = (selector: string) =>
    page.locator(`.picture .node${selector}`).evaluateAll((nodes) => nodes.map((node) => node.textContent.trim()));

  test('brings out the read path, in the pictures and in the text', async () => {
    const read = bar().getByRole('button', { name: 'Read path' });
    await read.click();
    expect(await read.getAttribute('aria-pressed')).toBe('true');
    const nodes = await broughtOut('.lit');
    expect(nodes).toContain('Pricing Service');
    expect(nodes).not.toContain('Kafka');
    expect(await page.locator('.prose.told h2').allTextContents()).toEqual(['Read path']);
    await read.click();
    expect(await broughtOut('.lit')).toEqual([]);
    expect(await page.locator('.told').count()).toBe(0);
  });

  test('follows a component through all diagrams, from its row in the table', async () => {
    const component = content.reading!.components.find(({ name }) => name === 'Ride Service')!;
    await page.getByRole('button', { name: 'Follow Ride Service through all diagrams' }).first().click();
    await eventually(() => bar().getByRole('status').textContent()).toMatch(/^1 of /);
    const followed = page.locator('.followed.part');
    const diagrams = await followed.evaluateAll((parts) => new Set(parts.map((part) => (part.getRootNode() as ShadowRoot).host)).size);
    expect(diagrams).toBe(new Set(component.places.map(({ diagram }) => diagram)).size);
    expect(diagrams).toBeGreaterThan(1);
    await bar().getByRole('button', { name: 'Stop following Ride Service' }).click();
    expect(await followed.count()).toBe(0);
  });

  test('tells in tables what an architecture diagram shows, and keeps the picture silent', async () => {
    const [table] = content.reading!.tables;
    const details = page.locator('.tables').first();
    const rows = (name: string) => details.getByRole('table', { name }).locator('tbody tr');
    expect(await rows('Components').count()).toBe(table!.components.length);
    expect(await rows('Connections').count()).toBe(table!.connections.length);
    expect(await rows('Connections').filter({ hasText: 'publish ride-events' }).textContent()).toBe(
      'Ride ServiceKafkapublish ride-eventsasynchronousShow',
    );
    const silent = page.locator('.picture[aria-describedby] svg > g:not(.badges)');
    expect(await silent.evaluateAll((groups) => groups.every((group) => group.getAttribute('aria-hidden') === 'true'))).toBe(true);
    expect(await silent.count()).toBeGreaterThan(1);
    await rows('Connections').first().getByRole('button').click();
    expect(await last('reveal')).toMatchObject({ start: table!.connections[0]!.start, end: table!.connections[0]!.end });
  });

  test('hands a picture out as a file that stands alone', async () => {
    await page.getByRole('button', { name: 'Export as SVG' }).first().click();
    await eventually(() => last('export')).toBeTruthy();
    const { svg, name } = (await last('export')) as Extract<FromPage, { type: 'export' }>;
    expect(name).toBe('design-1');
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain('<rect x="');
    expect(svg).toContain('Rider App');
    expect(svg).not.toMatch(/class="[^"]*\b(?:badge|wide|handle|flagged)\b|--vscode|<script|href="http/);
    const other = await browser.newPage();
    const width = await other.evaluate(async (text) => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
      return image.decode().then(() => image.naturalWidth);
    }, svg);
    expect(width).toBeGreaterThan(200);
    await other.close();
  });

  test('all of it is reached with Tab, and seen there', async () => {
    const wanted = await page
      .locator('#review :is(button, select), .margin-mark, .badge, .tables summary, .tables button, .picture')
      .evaluateAll((all) => all.filter((each) => each.checkVisibility()).length);
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
      document.getSelection()?.removeAllRanges();
    });
    const reached = new Set<string>();
    const unseen: string[] = [];
    for (let stop = 0; stop < wanted + 40; stop++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        if (!active || active === document.body) return undefined;
        const { outlineStyle, outlineWidth, stroke } = getComputedStyle(active);
        const known = window as unknown as { stops?: Element[] };
        known.stops ??= [];
        if (!known.stops.includes(active)) known.stops.push(active);
        const isSeen = (outlineStyle !== 'none' && outlineWidth !== '0px') || stroke !== 'none';
        const isOurs = active.matches('#review :is(button, select), .margin-mark, .badge, .tables :is(summary, button), .picture');
        return { number: known.stops.indexOf(active), isSeen, isOurs, name: active.outerHTML.slice(0, 100) };
      });
      if (!at) continue;
      if (at.isOurs) reached.add(String(at.number));
      if (!at.isSeen) unseen.push(at.name);
    }
    expect(reached.size).toBe(wanted);
    expect(unseen).toEqual([]);
  });

  test('has no serious flaw where the system forces its colours', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await axe()).toEqual([]);
    const outline = await page
      .locator('.badge .outline')
      .first()
      .evaluate((path) => getComputedStyle(path).fill);
    const sign = await page
      .locator('.badge .sign')
      .first()
      .evaluate((path) => getComputedStyle(path).stroke);
    expect(outline).not.toBe(sign);
    await page.emulateMedia({ forcedColors: null });
  });

  test('says that nothing was found, and nothing of a document that designs nothing', async () => {
    const { findings: _, ...rest } = content;
    await preview.show({ ...rest, version: 2, findings: [] });
    await bar().getByText('No findings').waitFor();
    expect(await page.locator('.badge, .margin-mark').count()).toBe(0);
    await preview.show(await contentOf('# Notes\n\nMilk and bread.\n', 3));
    await page.getByText('Milk and bread').waitFor();
    expect(await page.locator('#review').isVisible()).toBe(false);
  });
});
