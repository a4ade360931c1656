// Code actions besides the fix of one finding, with the packed extension.
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import { eventually, type Installed, only, startInstalled, type Window } from './installed.ts';

/** Two arrows that a safe fix draws dashed, and two that say nothing. */
const ORDERS = `---
design: hld
---

# Orders

\`\`\`mermaid
flowchart LR
  web[Web App, 300 requests/s] --> gw[API Gateway]
  gw --> api[Order Service]
  api -->|publish order-placed| bus[[Kafka]]
  bus -.->|consume order-placed| mail[Mail Worker]
  bus -->|consume order-placed| bill[Billing Worker]
\`\`\`
`;

const DASHED = ORDERS.replace('-->|publish', '-.->|publish').replace('bus -->|', 'bus -.->|');

const SETTINGS = { '.vscode/settings.json': JSON.stringify({ 'editor.codeActionsOnSave': { 'source.fixAll.designDoc': 'explicit' } }) };

const RULES = only('hld/label-every-arrow', 'hld/async-dashed');

describe('fixing many at once', () => {
  let editor: Installed;
  let ui: Window;
  beforeAll(async () => void (editor = await startInstalled()));
  afterAll(() => editor.stop());
  afterEach(() => ui.close());

  test('on save, where the settings say so: what is safe, and nothing else', async () => {
    ui = await editor.open({ ...SETTINGS, ...RULES, 'orders.md': ORDERS }, 'orders.md');
    await ui.waitForSquiggle('warning');
    await ui.caretAt('# Orders');
    await ui.page.keyboard.press('End');
    await ui.type(' placed');
    // The editor gives up on fixes that take it too long, and a person saves again.
    await eventually(async () => {
      await ui.save();
      return ui.read('orders.md');
    }).toBe(DASHED.replace('# Orders', '# Orders placed'));
    await eventually(() => ui.squiggle('warning').count()).toBe(2);
  });

  test('not on save where they do not', async () => {
    ui = await editor.open({ ...RULES, 'orders.md': ORDERS }, 'orders.md');
    await ui.waitForSquiggle('warning');
    await ui.caretAt('# Orders');
    await ui.page.keyboard.press('End');
    await ui.type(' placed');
    await ui.save();
    await eventually(() => ui.read('orders.md')).toBe(ORDERS.replace('# Orders', '# Orders placed'));
  });

  test('by the command, undone in one step', async () => {
    ui = await editor.open({ ...RULES, 'orders.md': ORDERS }, 'orders.md');
    await ui.waitForSquiggle('warning');
    await ui.command('designdoc: Fix All Safe Findings');
    await ui.line('bus -.->|consume order-placed| bill').waitFor();
    await ui.page.locator('.statusbar-item', { hasText: 'designdoc: 2 fixes applied' }).waitFor();
    await ui.caretAt('# Orders');
    await ui.page.keyboard.press('Control+Z');
    await ui.line('bus -->|consume order-placed| bill').waitFor();
    await ui.line('api -->|publish').waitFor();
  });

  test('all of one rule in a diagram, by its quick fix', async () => {
    ui = await editor.open({ ...RULES, 'orders.md': ORDERS }, 'orders.md');
    await ui.waitForSquiggle('warning');
    const fix = await ui.quickFix('Label all arrows of this diagram', 'Order Service', '-->');
    await ui.screenshot('fix-diagram');
    await fix.accept();
    await ui.line('gw -->|').waitFor();
    await ui.save();
    await eventually(() => ui.read('orders.md')).toMatch(/requests\/s\] -->\|[^|]+\| gw.*\n {2}gw -->\|[^|]+\| api/);
    await eventually(() => ui.read('orders.md')).toContain('api -->|publish order-placed| bus');
  });

  test('a text diagram becomes Mermaid, by keyboard alone, and the preview paints it', async () => {
    const drawing =
      '# Orders\n\n```text\n[Web App] ──HTTPS──▶ [Order Service: 3 replicas] ──SQL──▶ [Orders DB]\n                              │ order-placed\n                              ▼\n                        [Kafka: orders]\n\np99 below 200 ms\n```\n';
    ui = await editor.open({ 'notes.md': drawing }, 'notes.md');
    await ui.caretAt('[Web App]');
    await ui.refactor('Convert this text diagram to Mermaid');
    await ui.line('flowchart LR').waitFor();
    await ui.save();
    await eventually(() => ui.read('notes.md')).toMatch(/webApp -->\|HTTPS\| orderService\n[^]*\n```\n\np99 below 200 ms\n$/);
    await ui.command('designdoc: Open Preview to the Side');
    await ui.webview().locator('.diagram[data-state=drawn] svg').getByText('Orders DB').waitFor();
    await ui.screenshot('refactored');
  });
});
