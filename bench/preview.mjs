// What the preview costs in the real editor: a key in prose beside the editor's own Markdown preview, a key in a diagram beside Mermaid alone, the
// first screen of a long document beside a document of that screen alone, and what is held in memory after scrolling through all of it.
// Medians, in milliseconds. What is compared takes turns, so that a busy machine troubles both alike.
// usage: node bench/preview.mjs     after a build; the exit code is 1 where a bar is not reached
import { build } from 'esbuild';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packExtension } from '../scripts/package.mjs';
import { inRoot } from '../scripts/paths.mjs';

const KEYS = 30;
const WARM = 6;
const OPENINGS = 5;
const TIMES_MERMAID = 1.3;
const TIMES_SCREEN = 1.5;
const TIMES_MEMORY = 1.5;
const LINES = 10_000;
const DIAGRAMS = 60;

const OPEN = 'designdoc: Open Preview to the Side';
const OPEN_IN_FRONT = 'designdoc: Open Preview';
const OPEN_BUILT_IN = 'Markdown: Open Preview to the Side';

const { launchBrowser, openContext, openPage, startServer } = await editorSupport();
const home = mkdtempSync(join(tmpdir(), 'designdoc-bench-'));
const vsix = join(home, 'designdoc.vsix');
packExtension(vsix);
const server = await startServer({ vsix: [vsix] });
const browser = await launchBrowser();
const context = await openContext(browser);
try {
  const reached = [await keyInProse(), await keyInDiagram(), ...(await longDocument())];
  process.exitCode = reached.every(Boolean) ? 0 : 1;
} finally {
  await browser.close();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

async function keyInProse() {
  const text = readFileSync(inRoot('examples/designs/llm-platform.md'), 'utf8');
  const lines = text.split('\n');
  const line = lines.findIndex((each, index) => index > 20 && /^[A-Z][^|]{40,}$/.test(each) && lines[index - 1] === '');
  const windows = [await windowOn(text, OPEN), await windowOn(text, OPEN_BUILT_IN)];
  for (const each of windows) await each.goTo(line + 1, 1);
  const [own, theirs] = await medians(windows.map((each) => (key) => each.timeOfKey('q', { word: 'q'.repeat(key + 1), isThere: true })));
  for (const each of windows) await each.close();
  return say(`a key in prose, ${lines.length} lines: ${ms(own)}; the built-in preview: ${ms(theirs)} (at most that)`, own <= theirs);
}

async function keyInDiagram() {
  const edges = Array.from(
    { length: 29 },
    (_, i) => `  n${(i * 7) % (i + 1)}[Service ${(i * 7) % (i + 1)}] -->|calls ${i}| n${i + 1}[Service ${i + 1}]`,
  );
  const diagram = (label) => `flowchart LR\n${edges.join('\n')}\n  n29[${label}]\n`;
  const text = `# Design\n\n\`\`\`mermaid\n${diagram('Last service')}\`\`\`\n`;
  const window = await windowOn(text, OPEN);
  await window.frame.waitForFunction(() => document.querySelector('.diagram[data-state=drawn]'));
  await window.goTo(4 + edges.length + 1, '  n29[Last service'.length + 1);
  const [own, alone] = await medians([
    (key) => window.timeOfKey(key % 2 === 0 ? 'q' : 'Backspace', { inPicture: true, word: 'Last serviceq', isThere: key % 2 === 0 }),
    (key) => window.frame.evaluate(timeOfMermaid, diagram(key % 2 === 0 ? 'Last serviceq' : 'Last service')),
  ]);
  await window.close();
  const times = own / alone;
  return say(
    `a key in a diagram of 30 boxes: ${ms(own)}; Mermaid alone: ${ms(alone)}; ${times.toFixed(2)} times (at most ${TIMES_MERMAID})`,
    times <= TIMES_MERMAID,
  );
}

/** In the page, with the Mermaid that it has loaded. */
async function timeOfMermaid(source) {
  const painter = performance.getEntriesByType('resource').find(({ name }) => name.includes('/painter-')).name;
  const { paint } = await import(painter);
  const { fontFamily } = getComputedStyle(document.body);
  const began = performance.now();
  await paint(source, { name: 'dark', fontFamily, variables: {} }, document.getElementById('measure'));
  return performance.now() - began;
}

async function longDocument() {
  const text = longText();
  const screen = text.split('\n').slice(0, 60).join('\n') + '\n';
  const windows = [await windowOn(text), await windowOn(screen)];
  const [whole, alone] = await medians(
    windows.map((each) => () => each.timeOfOpening()),
    OPENINGS,
    1,
  );
  const times = whole / alone;
  const [window] = windows;
  await window.open(OPEN);
  const memory = await window.memoryOfScrolling();
  for (const each of windows) await each.close();
  return [
    say(
      `the first screen of ${LINES} lines with ${DIAGRAMS} diagrams: ${ms(whole)}; of that screen alone: ${ms(alone)}; ${times.toFixed(2)} times (at most ${TIMES_SCREEN})`,
      times <= TIMES_SCREEN,
    ),
    say(
      `scrolling through all of it: ${memory.pictures} of ${DIAGRAMS} pictures held at most; heap ${mb(memory.before)} before, ${mb(memory.after)} after (at most ${TIMES_MEMORY} times)`,
      memory.pictures <= DIAGRAMS / 3 && memory.after <= TIMES_MEMORY * memory.before,
    ),
  ];
}

/** A worked design again and again, each time under other names, with as many diagrams as are wanted: the others are left as text. */
function longText() {
  const design = readFileSync(inRoot('examples/designs/uber.md'), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
  const diagrams = design.match(/^```mermaid$[\s\S]*?^```$/gm);
  const prose = design.replace(/^```mermaid$[\s\S]*?^```$\n/gm, '').split('\n');
  const every = Math.floor(LINES / DIAGRAMS);
  const lines = ['# Design', '', ...diagrams[0].split('\n'), ''];
  for (let index = 1; index < DIAGRAMS; index++) {
    const from = (index * every) % (prose.length - every);
    lines.push(`## Part ${index}`, '', ...diagrams[index % diagrams.length].split('\n'), '');
    while (lines.length < index * every) lines.push(...prose.slice(from, from + index * every - lines.length), '');
  }
  while (lines.length < LINES) lines.push('', 'The end of it.');
  return lines.slice(0, LINES).join('\n') + '\n';
}

/** An editor's window on a document, with its preview beside it if a command to open it is given. */
async function windowOn(text, command) {
  const folder = mkdtempSync(join(home, 'workspace-'));
  writeFileSync(join(folder, 'design.md'), `---\ndesign: hld+lld\n---\n\n${text}`);
  const ui = await openPage(server, context, { folder, file: 'design.md' });
  const { page } = ui;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.setBypassCSP', { enabled: true }); // Mermaid is measured in the page, by code that is not the page's
  await page.addInitScript(noteFirstScreen);
  await page.evaluate(() => addEventListener('keydown', () => (window.pressed = performance.timeOrigin + performance.now()), true));
  await page.locator('[id="status.languageStatus"][aria-label*="HLD"]').waitFor({ timeout: 60_000 });

  const self = {
    frame: undefined,
    async open(title) {
      await ui.command(title);
      const outer = await page.locator('iframe.webview.ready').elementHandle();
      const inner = await (await outer.contentFrame()).waitForSelector('iframe#active-frame');
      self.frame = await inner.contentFrame();
      await self.frame.waitForFunction(() => document.querySelector('h1'));
    },
    async goTo(line, column) {
      await page.locator('.monaco-editor .view-line').first().click();
      await ui.command('Go to Line/Column...');
      await page.keyboard.type(`${line + 4}:${column}`);
      await page.keyboard.press('Enter');
    },
    /** From the key to the frame after which the preview shows what it typed. */
    async timeOfKey(key, change) {
      const seen = self.frame.evaluate(seenAfterFrame, change);
      await page.keyboard.press(key);
      return (await seen) - (await page.evaluate(() => window.pressed));
    },
    /** From an empty page to the frame in which all diagrams in view are drawn. */
    async timeOfOpening() {
      await self.open(OPEN_IN_FRONT);
      const time = await (await self.frame.waitForFunction(() => window.firstScreen)).jsonValue();
      await ui.command('View: Close Editor');
      await page.locator('iframe.webview').waitFor({ state: 'detached' });
      return time;
    },
    /** Of a page that is scrolled, screen by screen, from its beginning to its end. */
    async memoryOfScrolling() {
      await self.frame.waitForFunction(() => document.body.textContent.includes('The end of it.'), undefined, { timeout: 120_000 });
      const heap = async () => {
        await devtools.send('HeapProfiler.collectGarbage');
        return (await devtools.send('Runtime.getHeapUsage')).usedSize;
      };
      const before = await heap();
      const pictures = await self.frame.evaluate(scrollThrough);
      return { before, pictures, after: await heap() };
    },
    close: () => page.context().close(),
  };
  if (command) await self.open(command);
  return self;
}

/** In each frame, as soon as it is made: notes when all diagrams in view are drawn. */
function noteFirstScreen() {
  const inView = (each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  };
  const timer = setInterval(() => {
    const seen = [...document.querySelectorAll('.diagram')].filter(inView);
    if (seen.length === 0 || !seen.every(({ dataset }) => dataset.state === 'drawn')) return;
    clearInterval(timer);
    window.firstScreen = performance.now();
  }, 5);
}

/** In the page: when the frame begins after which it shows a word, in its text or in its picture, or no longer does. */
function seenAfterFrame({ inPicture, word, isThere }) {
  const isSeen = () => (inPicture ? document.querySelector('.picture').shadowRoot : document.body).textContent.includes(word) === isThere;
  return new Promise((done) => {
    const look = () => {
      if (!isSeen()) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin + performance.now())));
    };
    const observer = new MutationObserver(look);
    const roots = [document.body, ...[...document.querySelectorAll('.picture')].map((host) => host.shadowRoot)];
    for (const root of roots) observer.observe(root, { childList: true, characterData: true, subtree: true });
  });
}

/** In the page: how many pictures it held at most. */
async function scrollThrough() {
  let most = 0;
  for (let at = 0; at < document.body.scrollHeight; at += innerHeight) {
    scrollTo(0, at);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
    while (document.querySelector('.diagram[data-state=drawn]') && [...document.querySelectorAll('.diagram')].some(isMissing))
      await new Promise((done) => setTimeout(done, 20));
    most = Math.max(most, [...document.querySelectorAll('.picture')].filter((host) => host.shadowRoot.querySelector('svg')).length);
  }
  return most;

  function isMissing(each) {
    const { top, bottom } = each.getBoundingClientRect();
    return top < innerHeight && bottom > 0 && each.dataset.state === 'waiting';
  }
}

/** Medians of what each gives, in turn. */
async function medians(measures, times = KEYS, warm = WARM) {
  const all = measures.map(() => []);
  for (let time = 0; time < warm + times; time++)
    for (const [index, measure] of measures.entries()) {
      const value = await measure(time);
      if (time >= warm) all[index].push(value);
    }
  return all.map((values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]);
}

function say(what, isReached) {
  console.log(`${isReached ? 'reached' : 'MISSED '}  ${what}`);
  return isReached;
}

function ms(value) {
  return `${value.toFixed(0)} ms`;
}

function mb(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`;
}

/** What the editor's tests drive it with, which is TypeScript. */
async function editorSupport() {
  const outfile = inRoot('out/bench-editor.mjs');
  await build({
    entryPoints: [inRoot('test/editor/support/editor.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  });
  return import(outfile);
}
