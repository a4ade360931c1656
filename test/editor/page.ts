// The preview's page by itself, in the system's Chromium, with a stand-in for the editor around it.
import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { Content, FromPage, ToPage } from '../../client/protocol/messages.ts';
import { pageHtml } from '../../client/src/preview/page-html.ts';
import { inRoot } from '../../scripts/paths.mjs';

const ORIGIN = 'http://preview.test';

/** The colours that the editor would hand to the page. */
const COLOURS = {
  '--vscode-editor-background': '#ffffff',
  '--vscode-editor-foreground': '#222222',
  '--vscode-editorWarning-foreground': '#bf8803',
  '--vscode-focusBorder': '#0090f1',
};

export interface PreviewPage {
  readonly page: Page;
  /** What the page asked for beside its own files, answered or not. */
  readonly requests: readonly string[];
  show(content: Content): Promise<void>;
  send(message: ToPage): Promise<void>;
  /** What the page has told the editor. */
  told(): Promise<readonly FromPage[]>;
  close(): Promise<void>;
}

/** @param policy false: without its content security policy, to see what holds without it */
export async function openPreviewPage(browser: Browser, { policy = true } = {}): Promise<PreviewPage> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  const requests: string[] = [];
  await page.route('**', (route) => {
    const url = new URL(route.request().url());
    if (url.origin === ORIGIN && url.pathname === '/') return route.fulfill({ contentType: 'text/html', body: html(policy) });
    const file = inRoot('dist/preview', url.pathname);
    if (url.origin === ORIGIN && existsSync(file)) return route.fulfill({ path: file });
    requests.push(url.href);
    return route.abort();
  });
  await page.addInitScript(() => {
    const told: unknown[] = [];
    Object.assign(window, { told, acquireVsCodeApi: () => ({ postMessage: (message: unknown) => told.push(message), setState: () => undefined }) });
  });
  await page.goto(ORIGIN);
  const send = (message: ToPage) => page.evaluate((data) => window.postMessage(data, '*'), message);
  const told = () => page.evaluate(() => (window as unknown as { told: FromPage[] }).told);
  await page.waitForFunction(() => (window as unknown as { told: FromPage[] }).told.some(({ type }) => type === 'ready'));
  return {
    page,
    requests,
    send,
    show: (content) => send({ type: 'content', content }),
    told,
    close: () => page.close(),
  };
}

function html(policy: boolean): string {
  const whole = pageHtml({ nonce: 'test', script: '/main.js', style: '/main.css', styleSource: ORIGIN, document: 'file:///design.md' });
  const colours = Object.entries(COLOURS).map(([name, colour]) => `${name}: ${colour}`);
  const dressed = whole
    .replace('<html lang="en">', `<html lang="en" style="${colours.join('; ')}">`)
    .replace('<body ', '<body class="vscode-light" ');
  return policy ? dressed : dressed.replace(/<meta http-equiv[^>]*>/, '');
}
