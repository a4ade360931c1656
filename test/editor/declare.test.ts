// Declaring a document from the editor, with the packed extension: by the lens, by the status item, by keyboard.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually, type Installed, only, startInstalled, type Window } from './installed.ts';

/** It only looks like a design doc. */
const ORDERS = `# Orders

The gateway hands an order to the Order Service, which stores it.

\`\`\`mermaid
flowchart LR
  web[Web App] -->|HTTPS 300 requests/s| gw[API Gateway]
  gw -->|gRPC PlaceOrder| api[Order Service]
\`\`\`
`;

describe('declaring a document', () => {
  let editor: Installed;
  let ui: Window;
  beforeAll(async () => void (editor = await startInstalled()));
  afterAll(() => editor.stop());
  afterEach(() => ui.close());

  const lens = (title: string) => ui.page.locator('.monaco-editor .codelens-decoration a', { hasText: title });
  const status = (text: string) => ui.page.locator(`[id="status.languageStatus"][aria-label*="${text}"]`);
  const rows = () => ui.page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
  const noToasts = async () => expect(await ui.page.locator('.notifications-toasts .notification-list-item').count()).toBe(0);

  test('by a click on the lens: into the document, which is not asked about again', async () => {
    ui = await editor.open({ 'orders.md': ORDERS }, 'orders.md');
    await lens('Design doc? Lint as HLD').waitFor();
    await ui.screenshot('declare-lens');
    await lens('both').click();
    await rows().first().waitFor();
    expect(await rows().allInnerTexts()).toHaveLength(2);
    await ui.screenshot('declare-where');
    await ui.page.keyboard.press('Enter');
    await ui.line('design: hld+lld').waitFor();
    await status('HLD + LLD').waitFor();
    await eventually(() => lens('never').count()).toBe(0);
    await ui.save();
    await eventually(() => ui.read('orders.md')).toBe(`---\ndesign: hld+lld\n---\n\n${ORDERS}`);
    await noToasts();
    expect([...ui.foreign]).toEqual([]);
  });

  test('by a click on the lens: into the config, which is saved', async () => {
    ui = await editor.open({ '.git/HEAD': 'ref: refs/heads/main\n', 'docs/orders.md': ORDERS }, 'docs/orders.md');
    await lens('never').click();
    await rows().filter({ hasText: 'In designdoc.config.json' }).click();
    // The lens goes when the config is written, which is before it is saved.
    await eventually(() => JSON.parse(ui.read('designdoc.config.json')) as unknown).toEqual({ documents: { 'docs/orders.md': 'off' } });
    await eventually(() => lens('never').count()).toBe(0);
    await eventually(() => ui.read('docs/orders.md')).toBe(ORDERS);
    await eventually(() => status('HLD').count()).toBe(0);
  });

  test('from the status item, and by keyboard alone', async () => {
    ui = await editor.open({ ...only(), 'orders.md': ORDERS }, 'orders.md');
    await status('HLD · 0 findings, looks like a design doc').click();
    const declare = ui.page.locator('.hover-language-status .element', { hasText: 'HLD' }).locator('a', { hasText: 'Declare' });
    await declare.waitFor();
    await ui.screenshot('declare-status');
    await declare.click();
    await rows().first().waitFor();
    await ui.screenshot('declare-pick');
    expect((await rows().allInnerTexts()).length).toBeGreaterThanOrEqual(8);
    await ui.page.keyboard.press('Escape');

    await ui.command('designdoc: Declare as Design Doc…');
    await rows().filter({ hasText: 'design: lld' }).waitFor();
    await ui.type('LLD');
    await eventually(() => rows().first().innerText()).toContain('LLD');
    await ui.page.keyboard.press('Enter');
    await ui.line('design: lld').waitFor();
    await status('LLD · 0 findings, declared as a design doc').waitFor();
  });
});
