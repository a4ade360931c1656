// Beginning a design, with the packed extension and by keyboard alone; the pictures of the walkthrough are taken on the way.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inRoot } from '../../scripts/paths.mjs';
import { eventually, type Installed, startInstalled, type Window } from './installed.ts';

const HLD = '---\ndesign: hld\n---\n\n# Rides\n\n';
const DRAFT = readFileSync(inRoot('examples/drafts/uber.md'), 'utf8').replaceAll(/^.*\bfinding: .*\n/gm, '');

describe('authoring', () => {
  let editor: Installed;
  let ui: Window;
  beforeAll(async () => void (editor = await startInstalled()));
  afterAll(() => editor.stop());
  afterEach(() => ui.close());

  /** As large as the walkthrough shows its pictures: words stay readable. */
  const shrink = () => ui.page.setViewportSize({ width: 840, height: 540 });
  const rows = () => ui.page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
  /** Until the picker is there that asks so. */
  const asked = (question: string) => ui.page.locator(`.quick-input-widget input[placeholder*="${question}"]`).waitFor();
  /** Types in that picker until the first row is the one, and takes it. */
  async function choose(question: string, typed: string, row: string): Promise<void> {
    await asked(question);
    await ui.type(typed);
    await eventually(() => rows().first().innerText()).toContain(row);
    await ui.page.keyboard.press('Enter');
  }
  /** Until the extension has read the document. */
  const known = () => ui.page.locator('[id="status.languageStatus"][aria-label*="HLD"]').waitFor();

  test('a new design asks for the family, then the length, and then for its name', async () => {
    ui = await editor.open({ 'a.md': HLD }, 'a.md');
    await ui.command('designdoc: New High-Level Design…');
    await asked('What kind of system');
    await eventually(() => rows().count()).toBe(6);
    await shrink();
    await ui.picture('new');
    await choose('What kind of system', 'timelines', 'Feed');
    await choose('How much of it', 'Short', 'Short');
    await ui.line('TODO name of the system').waitFor();
    await ui.type('Home feed');
    await ui.line('# Home feed').waitFor();
    await known();
  });

  test('“New File…” lists both kinds of design', async () => {
    ui = await editor.open({ 'a.md': HLD }, 'a.md');
    await known();
    // The palette has two commands of that name; this is the key of the one in the menu.
    await ui.page.keyboard.press('Control+Alt+Meta+N');
    await asked('Select File Type');
    await ui.type('Low-Level');
    await rows().filter({ hasText: 'Low-Level Design (LLD)' }).waitFor();
    await ui.screenshot('new-file');
    // The first row would make a file of that name.
    await ui.page.keyboard.press('ArrowDown');
    await ui.page.keyboard.press('Enter');
    await choose('What kind of system', 'CRUD', 'CRUD');
    await choose('How much of it', 'Long', 'Long');
    await ui.line('design: lld').waitFor();
  });

  test('a snippet is filled in by tab stops, and a name that is typed once is everywhere', async () => {
    ui = await editor.open({ 'a.md': `${HLD}\n` }, 'a.md');
    await known();
    await ui.line('# Rides').click();
    await ui.page.keyboard.press('Control+End');
    await ui.type('read-path');
    await ui.page.keyboard.press('Control+Space');
    await ui.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'read-path' }).first().waitFor();
    await ui.screenshot('suggest');
    await ui.page.keyboard.press('Tab');
    await ui.line('Web and mobile app').waitFor();
    await ui.type('Rider App');
    await ui.line('participant C as Rider App').waitFor();
    await ui.line('Rider App sends').waitFor();
    await ui.page.keyboard.press('Escape');
  });

  test('a pattern is chosen by what the system needs, and its key question is answered next', async () => {
    ui = await editor.open({ 'a.md': `${HLD}\n` }, 'a.md');
    await ui.line('# Rides').click();
    await ui.command('designdoc: Insert Pattern…');
    await asked('What does the system need');
    await eventually(() => rows().count()).toBeGreaterThan(5);
    await shrink();
    await ui.picture('pattern');
    await choose('What does the system need', 'reads outnumber', 'Cache-aside');
    await ui.line('TODO our answer and why').waitFor();
    await ui.type('TTL of 60 s');
    await ui.line('TTL of 60 s').waitFor();
    await ui.screenshot('insert-pattern');
    await ui.save();
    await eventually(() => ui.read('a.md')).toMatch(/\n## Cache-aside with read replicas\n[^]*\nTTL of 60 s\n$/);
  });

  test('an example opens as a copy, and the draft says what is wrong with it', async () => {
    ui = await editor.open({ 'a.md': HLD }, 'a.md');
    await ui.command('designdoc: Open Example…');
    await choose('Which one', 'uber', 'Ride booking');
    await ui.line('# Ride booking').waitFor();
    await ui.command('designdoc: Open Example…');
    await asked('Which one');
    await ui.type('parking');
    await eventually(() => rows().count()).toBe(2);
    await ui.screenshot('open-example');
    await ui.page.keyboard.press('Enter');
    await ui.line('# Parking lot').waitFor();
    await eventually(async () => (await ui.problems()).join('\n')).toContain('Parking');
  });

  test('the walkthrough leads through all of it', async () => {
    ui = await editor.open(
      { 'docs/uber.md': DRAFT, 'docs/parking.md': readFileSync(inRoot('examples/drafts/parking-lot.md'), 'utf8') },
      'docs/uber.md',
    );
    await shrink();
    await ui.command('View: Toggle Primary Side Bar Visibility');
    await ui.command('Go to Line/Column...');
    await ui.type(`${DRAFT.slice(0, DRAFT.indexOf('gw --> ride')).split('\n').length}`);
    await ui.page.keyboard.press('Enter');
    await ui.line('gw --> ride').waitFor();
    await ui.waitForSquiggle();
    await ui.quickFix('Label it “HTTPS”', 'gw --> ride', '-->');
    await ui.picture('fix');
    await ui.page.keyboard.press('Escape');
    await ui.command('designdoc: Lint Workspace');
    await eventually(async () => (await ui.problems()).join('\n')).toContain('parking.md');
    await ui.picture('findings');
    await ui.command('View: Toggle Panel Visibility');
    await ui.command('designdoc: Open Preview to the Side');
    await ui.webview().locator('.diagram[data-state=drawn] .picture svg').first().waitFor();
    await ui.picture('preview');

    await ui.command('Welcome: Open Walkthrough...');
    await choose('Select a walkthrough', 'designdoc', 'Get Started with designdoc');
    const steps = ui.page.locator('.getting-started-step');
    await steps.first().waitFor();
    expect(await steps.count()).toBe(6);
    await eventually(() =>
      ui.page
        .locator('.getting-started-media img')
        .first()
        .evaluate((img) => (img as HTMLImageElement).naturalWidth),
    ).toBeGreaterThan(0);
    await ui.screenshot('walkthrough');
  });
});
