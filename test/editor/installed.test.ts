// What an author sees and does, from an arrow to its fix and its picture, with the packed extension.
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually, type Installed, only, startInstalled, type Window } from './installed.ts';

const ARROW = 'Say what crosses this arrow';

const ORDERS = `---
design: hld
---

# Orders

The gateway hands an order to the Order Service, which stores it.

## Architecture

\`\`\`mermaid
flowchart LR
  web[Web App] -->|HTTPS 300 requests/s| gw[API Gateway]
  gw -->|gRPC PlaceOrder| api[Order Service]
\`\`\`

Orders are never deleted.
`;

describe('the packed extension', () => {
  let editor: Installed;
  let ui: Window;
  beforeAll(async () => void (editor = await startInstalled()));
  afterAll(() => editor.stop());
  afterEach(() => ui.close());

  /** Adds a line to the diagram, typed at the end of its last arrow. */
  async function typeArrow(arrow: string): Promise<void> {
    await ui.caretAt('PlaceOrder');
    await ui.page.keyboard.press('End');
    await ui.type(`\n${arrow}`);
  }

  async function openPreview(): Promise<void> {
    await ui.command('designdoc: Open Preview to the Side');
    await picture().waitFor();
  }

  /** By its middle: a straight line has no height, so that the browser's driver would wait for it to be seen. */
  async function clickOn(line: Locator): Promise<void> {
    await line.evaluate((path) => path.scrollIntoView({ block: 'center', inline: 'center' }));
    const box = await line.boundingBox();
    if (!box) throw new Error('the line is not drawn');
    await ui.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  const picture = () => ui.webview().locator('.diagram[data-state=drawn] .picture svg');
  const flagged = () => ui.webview().locator('.diagram path.flagged');
  /** There once the document was read. */
  const status = () => ui.page.locator('[id="status.languageStatus"][aria-label*="HLD"]');
  const statusBar = (text: string) => ui.page.locator('.statusbar-item', { hasText: text });

  test('an arrow that says nothing is underlined while it is typed, listed, fixed by keyboard and saved', async () => {
    ui = await editor.open({ ...only('hld/label-every-arrow'), 'orders.md': ORDERS }, 'orders.md');
    await status().waitFor();
    await typeArrow('api --> pay[Payment Service]');
    await ui.waitForSquiggle('warning');
    expect((await ui.problems()).filter((row) => row.includes(ARROW))).toHaveLength(1);

    await ui.quickFix('Label it “gRPC', 'Payment Service', '-->');
    await expect
      .poll(() =>
        ui.page.locator('.monaco-editor .codicon-light-bulb, .monaco-editor .codicon-lightbulb-autofix, .monaco-editor [class*=lightbulb]').count(),
      )
      .toBeGreaterThan(0);
    await ui.screenshot('quick-fix');
    await ui.page.keyboard.press('Enter');
    await ui.line('api -->|gRPC').waitFor();
    await ui.save();
    await eventually(() => ui.read('orders.md')).toMatch(/^ {2}api -->\|gRPC[^|]*\| pay\[Payment Service\]$/m);
    await eventually(() => ui.squiggle('warning').count()).toBe(0);
    expect([...ui.foreign]).toEqual([]);
  });

  test('the preview follows the typing, marks the arrow and leads to it', async () => {
    ui = await editor.open({ ...only('hld/label-every-arrow'), 'orders.md': ORDERS }, 'orders.md');
    await openPreview();
    expect(await flagged().count()).toBe(0);

    await typeArrow('api --> pay[Payment Service]');
    await ui.webview().locator('svg .nodeLabel', { hasText: 'Payment Service' }).waitFor();
    await eventually(() => flagged().count()).toBe(1);
    const handle = ui.webview().getByRole('button', { name: ARROW });
    expect(await handle.count()).toBe(1);

    await ui.caretAt('Orders are never');
    await statusBar('Ln 18, Col 1').waitFor();
    await clickOn(handle);
    await ui.webview().getByRole('menuitem', { name: 'Show in the source' }).click();
    await statusBar('Ln 15, Col 7 (3 selected)').waitFor();
    await ui.type('-->|gRPC Charge|');
    await eventually(() => flagged().count()).toBe(0);
    await ui.webview().locator('svg .edgeLabel', { hasText: 'gRPC Charge' }).first().waitFor();
    expect([...ui.foreign]).toEqual([]);
  });

  test('a marked arrow can be mended from the picture by keyboard alone, and the picture saved', async () => {
    ui = await editor.open({ ...only('hld/label-every-arrow'), 'orders.md': ORDERS.replace('|gRPC PlaceOrder|', '') }, 'orders.md');
    await openPreview();
    const handle = ui.webview().getByRole('button', { name: ARROW });
    await ui.webview().getByText('The gateway hands').click();
    // Past the tools and the picture as a whole.
    for (let stop = 0; stop < 3; stop++) await ui.page.keyboard.press('Tab');
    await eventually(() => handle.evaluate((line) => line.matches(':focus-visible'))).toBe(true);
    await ui.page.keyboard.press('Enter');
    const item = (name: string) => ui.webview().getByRole('menuitem', { name });
    await item('Label it “gRPC').waitFor();
    await ui.page.keyboard.press('ArrowDown');
    await eventually(() => item('Label it “gRPC').evaluate((each) => each.matches(':focus'))).toBe(true);
    await ui.page.keyboard.press('Enter');
    await ui.line('gw -->|gRPC').waitFor();
    await eventually(() => flagged().count()).toBe(0);

    await ui.webview().getByRole('button', { name: 'Export as SVG' }).click();
    await ui.page.locator('.quick-input-widget', { hasText: 'Export Diagram as SVG' }).waitFor();
    await ui.page.keyboard.press('Enter');
    await eventually(() => ui.has('orders-1.svg')).toBe(true);
    expect(ui.read('orders-1.svg')).toMatch(/^<svg [^]*Order Service/);
  });

  test('an edit redraws nothing that it does not touch, and keeps the place that is being read', async () => {
    const long = `${ORDERS}\n${Array.from({ length: 80 }, (_, i) => `Paragraph ${i} of the rest.\n`).join('\n')}`;
    ui = await editor.open({ 'orders.md': long }, 'orders.md');
    await openPreview();
    const page = ui.webview().locator('html');
    await picture().evaluate((svg) => svg.setAttribute('data-kept', ''));
    await page.evaluate((html) => html.ownerDocument.defaultView?.scrollTo(0, 900));
    const top = () =>
      ui
        .webview()
        .getByText('Paragraph 20 of')
        .evaluate((paragraph) => Math.round(paragraph.getBoundingClientRect().top));
    const before = await top();
    await ui.caretAt('The gateway');
    await ui.type('Some words more. ');
    await ui.webview().getByText('Some words more.').waitFor({ state: 'attached' });
    // A line is no whole number of pixels high, and the page scrolls by whole ones.
    expect(Math.abs((await top()) - before)).toBeLessThan(2);
    expect(await ui.webview().locator('svg[data-kept]').count()).toBe(1);
  });

  test('preview and editor lead each other: by cursor, by click, by scrolling', async () => {
    const words = Array.from({ length: 60 }, (_, i) => `Paragraph ${i} of the rest.\n`).join('\n');
    const entity = '```mermaid\nerDiagram\n  ORDERS {\n    bigint id PK\n    text status\n  }\n```\n';
    ui = await editor.open({ 'orders.md': `${ORDERS}\n${words}\n## Data\n\n${entity}\n${words}` }, 'orders.md');
    await openPreview();
    const attribute = ui.webview().locator('.row-rect-even.handle, .row-rect-odd.handle').last();
    const isSeen = async (what: Locator): Promise<boolean> => {
      const [box, frame] = [await what.boundingBox(), await ui.page.locator('iframe.webview.ready').boundingBox()];
      return box !== null && frame !== null && box.y >= frame.y && box.y < frame.y + frame.height;
    };

    await ui.command('Go to Line/Column...');
    await ui.type('145:12');
    await ui.page.keyboard.press('Enter');
    await ui.line('text status').waitFor();
    await eventually(() => attribute.evaluate((row) => row.classList.contains('current'))).toBe(true);
    expect(await isSeen(attribute)).toBe(true);
    await ui.screenshot('preview-cursor');

    await ui.webview().getByRole('heading', { name: 'Data' }).click();
    await statusBar('Ln 139, Col 1').waitFor();

    await ui.webview().getByText('Paragraph 1 of').last().hover();
    await ui.page.mouse.wheel(0, -20_000);
    await ui.line('# Orders').waitFor();
    await ui.webview().locator('.node', { hasText: 'Order Service' }).click();
    await statusBar('Ln 14, Col 27').waitFor();
    expect(await isSeen(ui.webview().getByRole('heading', { name: 'Orders', exact: true }))).toBe(true);
    expect([...ui.foreign]).toEqual([]);
  });

  test('while a diagram is half typed its last picture stays, marked as old, with what is wrong under it', async () => {
    ui = await editor.open({ 'orders.md': ORDERS }, 'orders.md');
    await openPreview();
    await typeArrow('api -->|gRPC');
    const old = ui.webview().locator('.diagram[data-state=stale]');
    await old.waitFor();
    expect(await old.locator('svg .nodeLabel', { hasText: 'Order Service' }).count()).toBe(1);
    await eventually(() => old.locator('figcaption').innerText()).toContain('last text that could be drawn');
    await ui.screenshot('half-typed');
    await ui.type('| pay[Payment Service]');
    await ui.webview().locator('.diagram[data-state=drawn] .picture svg .nodeLabel', { hasText: 'Payment Service' }).waitFor();
  });

  test('beside the editor’s own preview each shows the document, and draws its diagram once', async () => {
    ui = await editor.open({ 'orders.md': ORDERS }, 'orders.md');
    await openPreview();
    // In front of the text, since in one group a preview hides the other.
    await ui.caretAt('# Orders');
    await ui.command('Markdown: Open Preview');
    /** What each preview shows: its title, how many pictures, and whether it holds what the other draws in. */
    const previews = () =>
      Promise.all(
        ui.page
          .frames()
          .filter((frame) => frame.url().includes('/fake.html'))
          .map((frame) =>
            frame.evaluate(() => {
              const hosts = [...document.querySelectorAll('.picture')].map((host) => host.shadowRoot!);
              return {
                titles: [...document.querySelectorAll('h1')].map(({ textContent }) => textContent),
                ours: hosts.map((root) => root.querySelectorAll('svg').length),
                theirs: document.querySelectorAll('.mermaid').length,
              };
            }),
          ),
      );
    await eventually(async () => (await previews()).map(({ titles }) => titles)).toEqual([['Orders'], ['Orders']]);
    await eventually(async () => (await previews()).map(({ ours }) => ours)).toEqual(expect.arrayContaining([[1], []]));
    const own = (await previews()).find(({ ours }) => ours.length > 0);
    expect(own?.theirs).toBe(0);
    expect([...ui.foreign]).toEqual([]);
  });

  test('a page that no longer answers is replaced, with the diagram set aside that it was drawing', async () => {
    ui = await editor.open({ 'orders.md': ORDERS }, 'orders.md');
    await openPreview();
    await ui
      .webview()
      .locator('html')
      .evaluate((html) => {
        const { prototype } = html.ownerDocument.defaultView!.SVGGraphicsElement;
        const measured = Object.getOwnPropertyDescriptor(prototype, 'getBBox')!;
        Object.defineProperty(prototype, 'getBBox', {
          configurable: true,
          value: function (this: SVGGraphicsElement) {
            Object.defineProperty(prototype, 'getBBox', measured);
            for (const end = Date.now() + 7000; Date.now() < end;);
            return this.getBBox();
          },
        });
      });
    await ui.caretAt('PlaceOrder');
    await ui.page.keyboard.press('End');
    await ui.type(' ');
    const aside = ui.webview().locator('.diagram figcaption', { hasText: 'Set aside' });
    await aside.waitFor({ timeout: 60_000 });
    await ui.screenshot('set-aside');
    await aside.getByRole('button', { name: 'Try again' }).click();
    await picture().waitFor();
    expect(await aside.count()).toBe(0);
  });

  test('links lead to the workspace, and nowhere else by themselves', async () => {
    const text = `${ORDERS}\nSee [the notes](notes.md#later) and [a command](command:workbench.action.closeAllEditors).\n`;
    ui = await editor.open({ 'orders.md': text, 'notes.md': '# Notes\n\nOf the meeting.\n' }, 'orders.md');
    await openPreview();
    await ui.webview().getByText('a command').click();
    await ui.webview().getByText('the notes').click();
    await ui.page.locator('.tab', { hasText: 'notes.md' }).waitFor();
    expect(await ui.page.locator('.tab', { hasText: 'orders.md' }).count()).toBe(2);
  });

  test('a .mmd file has a preview too', async () => {
    ui = await editor.open({ 'orders.mmd': 'flowchart LR\n  a[Web App] --> b[Order Service]\n' }, 'orders.mmd');
    await openPreview();
    await clickOn(ui.webview().locator('.wide'));
    await statusBar('Ln 2, Col 14 (3 selected)').waitFor();
  });

  test('the status of a design doc says kind and findings; other files have none', async () => {
    ui = await editor.open(
      {
        ...only('hld/label-every-arrow'),
        'orders.md': ORDERS.replace('|gRPC PlaceOrder|', ''),
        'notes.md': '# Notes\n\n```mermaid\nflowchart LR\n  Tea --> Cake\n```\n',
      },
      'orders.md',
    );
    await status().waitFor();
    expect(await status().getAttribute('aria-label')).toContain('HLD · 1 finding, declared as a design doc');
    await ui.page.locator('.explorer-folders-view').getByText('notes.md').dblclick();
    await ui.line('# Notes').waitFor();
    await eventually(() => status().count()).toBe(0);
    expect(await ui.squiggle('warning').count()).toBe(0);
    expect(await ui.page.locator('.notifications-toasts .notification-list-item').count()).toBe(0);
  });
});
