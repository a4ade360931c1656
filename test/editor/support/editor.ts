// A real VS Code to drive from a test: its server, and Chromium showing its workbench.
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { startServer } from '../../../scripts/editor.mjs';
import { inRoot } from '../../../scripts/paths.mjs';
import { chromiumPath } from '../../../scripts/system-parts.mjs';

export { startServer };
export type Server = Awaited<ReturnType<typeof startServer>>;
export type Ui = Awaited<ReturnType<typeof openPage>>;

const THEMES = {
  light: { label: 'Light 2026', mark: 'vs' },
  dark: { label: 'Dark 2026', mark: 'vs-dark' },
  'hc-dark': { label: 'Dark High Contrast', mark: 'hc-black' },
  'hc-light': { label: 'Light High Contrast', mark: 'hc-light' },
};

/** The system's Chromium, without a window. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox', // root has no sandbox
      '--disable-features=LocalNetworkAccessChecks', // else the page may not open a socket to its own server
      ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });

/** What a browser keeps: windows that share it need not load the workbench anew. */
export const openContext = (browser: Browser): Promise<BrowserContext> => browser.newContext({ viewport: { width: 1400, height: 900 } });

/** The workbench on `folder`, with `file` open and drawn, once it is ready. What a user does goes through the returned object. */
export async function openPage(server: Pick<Server, 'url' | 'port'>, context: BrowserContext, { folder, file }: { folder: string; file: string }) {
  const page = await context.newPage();
  /** Hosts asked for that are not this server: a test may insist on none. */
  const foreign = new Set<string>();
  const note = (url: string): void => {
    const { protocol, hostname } = new URL(url);
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') foreign.add(hostname);
  };
  // What a service worker answers, the files of webviews, and what a page's own policy refuses never leaves the browser.
  page.on('requestfinished', (request) => {
    // A page that is closed meanwhile can no longer say who answered.
    void request.response().then(
      (response) => response?.fromServiceWorker() || note(request.url()),
      () => undefined,
    );
  });
  page.on('requestfailed', (request) => request.failure()?.errorText === 'csp' || note(request.url()));

  const payload = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${server.port}${resolve(folder, file)}`]]);
  await page.goto(`${server.url}/?folder=${encodeURIComponent(resolve(folder))}&payload=${encodeURIComponent(payload)}`);
  await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });

  /** Picks the row of that exact name: the first row is the most recent or the best match, which may be another command. */
  const pick = async (name: string, prefix = ''): Promise<void> => {
    await page.locator('.quick-input-widget input.input').fill(prefix + name);
    await page.locator('.quick-input-list .monaco-list-row .label-name').getByText(name, { exact: true }).first().click({ timeout: 3000 });
  };

  /** Runs a command by its title, once there is one: an extension may not have been read yet. */
  const command = async (title: string): Promise<void> => {
    for (const deadline = Date.now() + 30_000; ;) {
      await page.keyboard.press('F1');
      if (await succeeds(pick(title, '>'))) return;
      if (Date.now() > deadline) throw new Error(`no command “${title}”`);
      await page.keyboard.press('Escape');
    }
  };

  /** The first line of the editor that shows `text`. */
  const line = (text: string) => page.locator('.monaco-editor .view-line', { hasText: text }).first();

  /** Puts the caret at the start of the innermost span that shows `part`, in the first line that shows `text`. */
  const caretAt = (text: string, part = text) =>
    line(text)
      .locator('span', { hasText: part })
      .last()
      .click({ position: { x: 3, y: 8 } });

  const squiggle = (severity = 'warning') => page.locator(`.monaco-editor .squiggly-${severity}`);

  return {
    page,
    foreign,
    command,
    line,
    caretAt,
    squiggle,

    /** Types at the caret, key by key, as a person does. */
    type: (text: string) => page.keyboard.type(text),

    waitForSquiggle: (severity?: string) => squiggle(severity).first().waitFor({ timeout: 30_000 }),

    /** Rows of the Problems panel, as a screen reader reads them, once there is one. Opens the panel if it is closed. */
    async problems(): Promise<string[]> {
      const panel = page.locator('.markers-panel');
      if (!(await panel.isVisible())) await page.keyboard.press('Control+Shift+M');
      const rows = panel.locator('.monaco-list-row');
      await rows.first().waitFor();
      return rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? row.textContent));
    },

    /** Opens the menu of quick fixes where `caretAt` puts the caret, by keyboard, until it offers `title`: it may open before the server has answered. */
    async quickFix(title: string, text: string, part = text) {
      await caretAt(text, part);
      const rows = page.locator('.action-widget .monaco-list-row');
      const item = rows.filter({ hasText: title });
      for (const deadline = Date.now() + 30_000; ;) {
        await page.keyboard.press('Control+.');
        if (await succeeds(item.waitFor({ timeout: 2000 }))) break;
        if (Date.now() > deadline) throw new Error(`no quick fix “${title}” at “${part}”`);
        await page.keyboard.press('Escape');
      }
      return { rows: () => rows.allInnerTexts(), accept: () => item.click() };
    },

    /** Does the refactoring of that title at the caret, all by keyboard: the menu may open before the server has answered. */
    async refactor(title: string): Promise<void> {
      const focused = page.locator('.action-widget .monaco-list-row.focused', { hasText: title });
      for (const deadline = Date.now() + 30_000; ;) {
        await page.keyboard.press('Control+Shift+R');
        if (await succeeds(focused.waitFor({ timeout: 2000 }))) return page.keyboard.press('Enter');
        if (Date.now() > deadline) throw new Error(`no refactoring “${title}”`);
        await page.keyboard.press('Escape');
      }
    },

    /** Saves the file in front and waits until it is written. */
    /** Asks again where an edit that came with the save made the document dirty once more, as a person would. */
    async save(): Promise<void> {
      const isSaved = (): Promise<boolean> =>
        page
          .waitForFunction(() => !document.querySelector('.tab.active.dirty'), undefined, { timeout: 6000 })
          .then(
            () => true,
            () => false,
          );
      do await page.keyboard.press('Control+S');
      while (!(await isSaved()));
    },

    /** The document inside the one visible webview: a frame in a frame. */
    webview: () => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame'),

    /** By the picker, since a running workbench does not follow its settings file here. */
    async theme(name: keyof typeof THEMES): Promise<void> {
      await command('Preferences: Color Theme');
      await pick(THEMES[name].label);
      await page.locator(`.monaco-workbench.${THEMES[name].mark}`).waitFor();
    },

    /** Draws what the window shows to out/screenshots/. */
    async screenshot(name: string): Promise<void> {
      const path = inRoot('out/screenshots', `${name}.png`);
      mkdirSync(dirname(path), { recursive: true });
      await page.screenshot({ path, animations: 'disabled' });
    },

    /** The same for the walkthrough, in few bytes, to out/walkthrough/. */
    async picture(name: string): Promise<void> {
      const path = inRoot('out/walkthrough', `${name}.jpg`);
      mkdirSync(dirname(path), { recursive: true });
      await page.screenshot({ path, animations: 'disabled', type: 'jpeg', quality: 35 });
    },

    close: () => page.close(),
  };
}

const succeeds = (attempt: Promise<unknown>): Promise<boolean> =>
  attempt.then(
    () => true,
    () => false,
  );
