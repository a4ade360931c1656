// The model beside its document, with the packed extension.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually, type Installed, startInstalled, type Window } from './installed.ts';

const ORDERS = `---
design: hld
---

# Orders

\`\`\`mermaid
flowchart LR
  web[Web App] -->|HTTPS 300 requests/s| gw[API Gateway]
  gw -->|gRPC PlaceOrder| api[Order Service]
\`\`\`

Orders are never deleted.
`;

describe('the model of a document', () => {
  let editor: Installed;
  let ui: Window;
  beforeAll(async () => void (editor = await startInstalled()));
  afterAll(() => editor.stop());
  afterEach(() => ui.close());

  const statusBar = (text: string) => ui.page.locator('.statusbar-item', { hasText: text });
  const group = (index: number) => ui.page.locator('.editor-group-container').nth(index);
  const inModel = (text: string) => group(1).locator('.view-line', { hasText: text }).first();
  const inText = (text: string) => group(0).locator('.view-line', { hasText: text }).first();
  const selected = () => group(0).locator('.selected-text');

  async function open(): Promise<void> {
    ui = await editor.open({ 'orders.md': ORDERS }, 'orders.md');
    await ui.command('designdoc: Show Model');
    await inModel('"version": 1').waitFor();
  }

  /** By search: the model is longer than the window. */
  async function goTo(text: string): Promise<void> {
    await ui.page.keyboard.press('Control+2');
    await ui.page.keyboard.press('Control+F');
    await ui.type(text);
    await ui.page.keyboard.press('Enter');
    await ui.page.keyboard.press('Escape');
    await inModel(text).waitFor();
  }

  test('opens beside the text, which keeps the focus, and follows what is typed', async () => {
    await open();
    await ui.page.locator('.tab', { hasText: 'Model orders.md' }).waitFor();
    await ui.caretAt('PlaceOrder');
    await ui.page.keyboard.press('End');
    await ui.type('\napi -->|SQL| db[(Ledger)]');
    await goTo('"Ledger"');
    expect([...ui.foreign]).toEqual([]);
  });

  test('a click on a part shows its place in the text', async () => {
    await open();
    await goTo('"Order Service"');
    await inModel('"Order Service"').click();
    await eventually(() => selected().count()).toBe(1);
    await ui.screenshot('model');
    await ui.page.keyboard.press('Control+1');
    await statusBar('Ln 10, Col').waitFor();
    await ui.type('Renamed');
    await inText('api[Renamed]').waitFor();
  });

  test('by keyboard alone: the caret of the model leads the text, and F12 goes there', async () => {
    await open();
    await goTo('"API Gateway"');
    await ui.page.keyboard.press('End');
    await eventually(() => selected().count()).toBeGreaterThan(0);
    await ui.page.keyboard.press('F12');
    await statusBar('Ln 9, Col 45').waitFor();
  });

  test('the caret of the text leads the model', async () => {
    await open();
    await ui.caretAt('api[', 'Order Service');
    await inModel('"order-service"').waitFor();
    await eventually(() => group(1).locator('.line-numbers.active-line-number').innerText()).not.toBe('1');
    await ui.type('New ');
    await goTo('"New Order Service"');
  });

  test('it cannot be edited, and leads back to its document', async () => {
    await open();
    await goTo('"Order Service"');
    await ui.type('x');
    await ui.page.locator('.monaco-editor-overlaymessage', { hasText: 'Cannot edit in read-only editor' }).waitFor();
    await ui.command('designdoc: Show Model');
    expect(await ui.page.locator('.tab', { hasText: 'Model orders.md' }).count()).toBe(1);
    await ui.command('designdoc: Open Preview to the Side');
    await ui.page.locator('.tab', { hasText: 'Preview orders.md' }).waitFor();
  });
});
