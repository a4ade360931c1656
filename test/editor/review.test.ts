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

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
    await page.locator('.diagram[data-state=drawn] .picture svg').nth(count - 1).waitFor();
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
});
