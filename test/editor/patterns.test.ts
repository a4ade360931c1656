// Patterns in the editor, with the packed extension: which one, by keyboard alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually, type Installed, startInstalled, type Window } from './installed.ts';

const ORDERS = `---
design: hld
---

# Orders

Read:write is 20:1. It runs in one region.

\`\`\`mermaid
flowchart LR
  web[Web App] -->|HTTPS 300 requests/s| gw[API Gateway]
  gw -->|gRPC PlaceOrder| api[Order Service]
  api -->|HTTPS charge| psp[Payment Provider]
\`\`\`
`;

describe('which pattern', () => {
  let editor: Installed;
  let ui: Window;
  beforeAll(async () => {
    editor = await startInstalled();
    ui = await editor.open({ 'orders.md': ORDERS, 'notes.txt': 'Notes.\n' }, 'orders.md');
  });
  afterAll(() => editor.stop());

  const press = (key: string) => ui.page.keyboard.press(key);
  const title = () => ui.page.locator('.quick-input-widget .quick-input-title').innerText();
  const rows = () => ui.page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
  const row = (text: string) => rows().filter({ hasText: text }).first();

  /** Starts the command once the server answers. */
  async function start(step: string): Promise<void> {
    await ui.command('designdoc: Which Pattern?');
    await eventually(title).toContain(step);
  }

  /** By number: the third row is “Don’t know”. */
  async function answer(step: string, downs: number): Promise<void> {
    await eventually(title).toContain(step);
    await row('Don’t know').waitFor();
    for (let i = 0; i < downs; i++) await press('ArrowDown');
    await press('Enter');
  }

  test('asks what the document does not say, and shows what it says with its line', async () => {
    await start('(1/9)');
    await ui.screenshot('which-pattern-ask');
    await answer('(1/9)', 0);
    await eventually(title).toContain('(2/9)');
    await press('Control+Alt+Minus');
    await answer('(1/9)', 1);
    await answer('(2/9)', 0);
    for (let step = 3; step <= 9; step++) await answer(`(${step}/9)`, 2);

    await row('Cache-aside').waitFor();
    await ui.screenshot('which-pattern-outcome');
    const shown = await rows().evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
    expect(shown[0]).toContain('States 20 reads to 1 write. Line 7: Read:write is 20:1. It runs in one region.');
    expect(shown.some((each) => each.includes('You said yes: Must the server push to clients?'))).toBe(true);
    expect([...ui.foreign]).toEqual([]);
  });

  test('leads to the line, by keyboard', async () => {
    // To the list, then to the buttons of its row.
    await press('Tab');
    await press('Tab');
    await press('Enter');
    await eventually(() => ui.page.locator('.statusbar-item', { hasText: 'Ln 7, Col 1' }).count()).toBe(1);
    await eventually(() => ui.page.locator('.quick-input-widget').isVisible()).toBe(false);
  });

  test('stops at Escape', async () => {
    await start('(1/9)');
    await press('Escape');
    await eventually(() => ui.page.locator('.quick-input-widget').isVisible()).toBe(false);
  });

  test('puts the pattern that is chosen into the document', async () => {
    await start('(1/9)');
    for (let step = 1; step <= 9; step++) await answer(`(${step}/9)`, 2);
    await row('Cache-aside').waitFor();
    await press('Enter');
    await ui.line('TODO our answer and why').waitFor();
    await ui.save();
    await eventually(() => ui.read('orders.md')).toContain('\n## Cache-aside with read replicas\n');
  });
});
