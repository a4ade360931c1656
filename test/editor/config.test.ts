// Writing designdoc.config.json in the editor, with the packed extension.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually, type Installed, only, startInstalled, type Window } from './installed.ts';

const ORDERS = `---
design: hld
---

# Orders

\`\`\`mermaid
flowchart LR
  web[Web App] -->|HTTPS 300 requests/s| gw[API Gateway]
  gw --> api[Order Service]
\`\`\`
`;

const CONFIG = '{\n  // Ours.\n  "extends": "designdoc:recommended",\n  "rules": {\n    \n  },\n}\n';

describe('the config file', () => {
  let editor: Installed;
  let ui: Window;
  beforeAll(async () => void (editor = await startInstalled()));
  afterAll(() => editor.stop());
  afterEach(() => ui.close());

  const suggestion = (text: string) => ui.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text });

  /** Until the language service has read the schema. */
  async function suggest(text: string): Promise<void> {
    await eventually(async () => {
      if ((await suggestion(text).count()) > 0) return true;
      await ui.page.keyboard.press('Escape');
      await ui.page.keyboard.press('Control+Space');
      return suggestion(text)
        .first()
        .waitFor({ timeout: 2000 })
        .then(
          () => true,
          () => false,
        );
    }).toBe(true);
  }

  test('is completed and explained: rules, severities, presets', async () => {
    ui = await editor.open({ 'designdoc.config.json': CONFIG }, 'designdoc.config.json');
    await ui.caretAt('"rules"');
    await ui.page.keyboard.press('ArrowDown');
    await ui.page.keyboard.press('End');
    await suggest('hld/label-every-arrow');
    await ui.screenshot('config-rules');
    await suggestion('hld/label-every-arrow').first().click();
    await ui.line('"hld/label-every-arrow": "warning"').waitFor();
    await ui.page.keyboard.press('Backspace');
    await suggest('error');
    await suggestion('error').first().click();
    await ui.line('"hld/label-every-arrow": "error"').waitFor();

    await ui.line('label-every-arrow').locator('span', { hasText: 'label-every-arrow' }).last().hover();
    await ui.page.locator('.monaco-hover', { hasText: 'Arrow without a label.' }).waitFor();
    await ui.screenshot('config-hover');
    expect(await ui.squiggle('error').count()).toBe(0);
    expect(await ui.squiggle('warning').count()).toBe(0);
    await ui.save();
    await eventually(() => ui.read('designdoc.config.json')).toContain('"hld/label-every-arrow": "error"');
  });

  test('holds for the open document as soon as it is saved, and a mistake in it stands on its line', async () => {
    const { rules } = JSON.parse(only('hld/label-every-arrow')['designdoc.config.json'] ?? '') as { readonly rules: object };
    const config = JSON.stringify({ rules: { 'hld/label-every-arow': 'off', ...rules } }, undefined, 2);
    ui = await editor.open({ '.git/HEAD': '', 'orders.md': ORDERS, 'designdoc.config.json': config }, 'orders.md');
    await ui.waitForSquiggle('warning');
    let problems: string[] = [];
    await eventually(async () => {
      problems = (await ui.problems()).filter((row) => row.includes('Did you mean “hld/label-every-arrow”?'));
      return problems.length;
    }).toBe(1);
    expect(problems[0]).toContain('at line 3 and character 5');
    await ui.page.keyboard.press('Control+Shift+M');
    await ui.page.locator('.explorer-folders-view').getByText('designdoc.config.json').dblclick();
    await ui.caretAt('"hld/label-every-arow"', '"off"');
    for (let left = 'ow": '.length; left > 0; left--) await ui.page.keyboard.press('ArrowLeft');
    await ui.type('r');
    await ui.line('"hld/label-every-arrow": "off"').waitFor();
    await ui.save();
    await ui.page.locator('.tab', { hasText: 'orders.md' }).click();
    await ui.line('# Orders').waitFor();
    await eventually(() => ui.squiggle('warning').count()).toBe(0);
  });
});
