// The diagrams of the patterns, the snippets and the templates, drawn by Mermaid; with SHEET=1 in pictures for people to look at (out/screenshots/).
import type { Browser } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inRoot } from '../../scripts/paths.mjs';
import { plain } from '../../server/src/patterns/slots.ts';
import { snippets } from '../../server/src/patterns/snippets/index.ts';
import { templates } from '../../server/src/patterns/templates/templates.ts';
import { launchBrowser } from './support/editor.ts';
import { openPreviewPage, type PreviewPage } from './page.ts';

/** The diagrams of a text, in order. */
const diagramsIn = (text: string): string[] => [...text.matchAll(/^```mermaid\n([^]*?)^```$/gm)].map(([, diagram = '']) => diagram);

const sheets = [
  ...snippets.map(({ prefixes, lines, slots }) => ({ name: prefixes.at(-1)!, text: plain(lines.join('\n'), slots) })),
  ...templates
    .filter(({ length }) => length === 'long')
    .map(({ kind, family, lines, slots }) => ({
      name: `${kind}-${family}`,
      text: plain(lines.join('\n'), slots),
    })),
].flatMap(({ name, text }) => diagramsIn(text).map((source, i) => ({ name: `${name} ${i + 1}`, source })));

describe('the diagrams of snippets and templates', () => {
  let browser: Browser;
  let preview: PreviewPage;
  beforeAll(async () => {
    browser = await launchBrowser();
    preview = await openPreviewPage(browser);
  });
  afterAll(() => browser.close());

  test('are all drawn', async () => {
    const blocks = sheets.flatMap(({ name, source }, index) => [
      { key: `t${index}`, line: index, start: 0, html: `<h3>${name}</h3>` },
      { key: `d${index}`, line: index, start: 0, diagram: { index, source, elements: [] } },
    ]);
    await preview.show({ version: 1, blocks, findings: [] });
    const figures = preview.page.locator('.diagram');
    const keeps = process.env['SHEET'] !== undefined;
    if (keeps) mkdirSync(inRoot('out/screenshots'), { recursive: true });
    for (const [index, { name }] of sheets.entries()) {
      const figure = figures.nth(index);
      await figure.scrollIntoViewIfNeeded();
      await expect.poll(() => figure.getAttribute('data-state'), { timeout: 30_000, message: name }).toBe('drawn');
      if (keeps)
        await figure.screenshot({ path: inRoot('out/screenshots', `sheet-${String(index).padStart(2, '0')}-${name.replaceAll(' ', '-')}.png`) });
    }
    expect(preview.requests).toEqual([]);
  });
});
