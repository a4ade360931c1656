// The preview in the editor's themes, drawn for people to look at (out/screenshots/), and read by a program.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inRoot } from '../../scripts/paths.mjs';
import { eventually, type Installed, startInstalled, type Window } from './installed.ts';

/** Without the marks that tell a test what is to be found. */
const DRAFT = readFileSync(inRoot('examples/drafts/uber.md'), 'utf8').replaceAll(/^.*\bfinding: .*\n/gm, '');

const lineOf = (text: string): number => DRAFT.slice(0, DRAFT.indexOf(text)).split('\n').length;

describe('the preview of the flawed draft', () => {
  let editor: Installed;
  let ui: Window;
  beforeAll(async () => {
    editor = await startInstalled();
    ui = await editor.open({ 'uber.md': DRAFT }, 'uber.md');
    await ui.command('designdoc: Open Preview to the Side');
    await ui.webview().getByRole('heading', { name: 'Architecture' }).scrollIntoViewIfNeeded();
    await ui.command('View: Toggle Primary Side Bar Visibility');
    await ui.command('Go to Line/Column...');
    await ui.type(`${lineOf('gw --> ride')}`);
    await ui.page.keyboard.press('Enter');
    await ui.line('gw --> ride').waitFor();
  });
  afterAll(() => editor.stop());

  /** Until the picture in view is drawn anew. */
  async function switchTo(theme: Parameters<Window['theme']>[0]): Promise<void> {
    const picture = ui.webview().locator('.diagram[data-state=drawn] .picture svg').first();
    await picture.waitFor();
    await picture.evaluate((svg) => svg.setAttribute('data-old', ''));
    await ui.theme(theme);
    await eventually(() => picture.getAttribute('data-old')).toBeNull();
  }

  /** Of each box in view: how much brighter its label is than its ground, or the other way round. */
  const contrasts = () =>
    ui
      .webview()
      .locator('.picture')
      .first()
      .evaluate((host) => {
        const luminance = (colour: string): number => {
          const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
            const value = Number(part) / 255;
            return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        return [...host.shadowRoot!.querySelectorAll('.node')].map((node) => {
          const ink = luminance(getComputedStyle(node.querySelector('.nodeLabel')!).color);
          const ground = luminance(getComputedStyle(node.querySelector('.label-container, path, rect, polygon')!).fill);
          return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
        });
      });

  test.each(['light', 'dark', 'hc-dark', 'hc-light'] as const)('can be read in the theme %s', async (theme) => {
    if (theme === 'light') await switchTo('dark');
    await switchTo(theme);
    expect(Math.min(...(await contrasts()))).toBeGreaterThan(theme.startsWith('hc') ? 7 : 4.5);
    expect((await contrasts()).length).toBeGreaterThan(5);
    await ui.screenshot(`preview-${theme}`);
  });
});
