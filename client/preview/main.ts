/** The preview's page: shows what the extension sends, and tells it what the reader asks for. */
import type { Content, FromPage, ToPage } from '../protocol/messages.ts';
import { isToPage } from '../protocol/messages.ts';
import { DocumentView } from './document-view.ts';
import { DrawQueue } from './draw-queue.ts';
import { marks } from './marks.ts';
import { Outline } from './outline.ts';
import { pictureStyle } from './picture-style.ts';
import { linkProse } from './prose-links.ts';
import { Review } from './review/review.ts';
import { ScrollSync } from './scroll-sync.ts';
import { sourceLinks } from './source-links.ts';
import { onThemeChange, readTheme } from './theme.ts';

declare function acquireVsCodeApi(): { readonly postMessage: (message: FromPage) => void; readonly setState: (state: unknown) => void };

const { postMessage: tell, setState } = acquireVsCodeApi();
const notice = byId('notice');
/** Keys of diagrams that are not drawn: one of them was being drawn when an earlier page no longer answered. */
const aside = new Set<string>();
/** Whether there is more of the document to be asked for. */
let hasMore = false;
let theme = readTheme();

const queue = new DrawQueue((key) => {
  tell({ type: 'drawing', ...(key !== undefined && { key }) });
  if (key === undefined) askForMore();
});

const reveal = (start: number, end: number): void => tell({ type: 'reveal', version: view.version, start, end });
const outline = new Outline();
const review = new Review(byId('document'), tell, reveal);
const view = new DocumentView(byId('document'), {
  theme: () => theme,
  style: pictureStyle(),
  measure: byId('measure'),
  queue,
  aside,
  layers: [sourceLinks(reveal), marks(), outline.layer, review.layer],
  reveal,
  export: (picture) => review.export(picture),
});

linkProse(byId('document'), view, reveal);
const scroll = new ScrollSync(byId('document'), view, (line) => tell({ type: 'scrolled', line }));

onThemeChange(() => {
  theme = readTheme();
  for (const diagram of view.diagrams()) diagram.redraw();
});

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isToPage(data)) receive(data);
});

function receive(message: ToPage): void {
  switch (message.type) {
    case 'content':
      return show(message.content);
    case 'notice':
      notice.textContent = message.text;
      return;
    case 'aside':
      return message.keys.forEach((key) => aside.add(key));
    case 'cursor':
      return outline.move(message, view);
    case 'scroll':
      return scroll.follow(message.line);
    case 'fixes':
      return review.offer(message.titles);
    case 'ping':
      return tell({ type: 'pong' });
  }
}

function show(content: Content): void {
  notice.textContent = '';
  if (!view.show(content)) return tell({ type: 'ready' });
  outline.update(view);
  review.update(view, content);
  scroll.update();
  hasMore = content.more === true;
  // What is in view goes first: it is known, and waits to be drawn, after the next frame.
  if (hasMore) requestAnimationFrame(() => setTimeout(() => queue.isIdle && askForMore()));
}

function askForMore(): void {
  if (hasMore) tell({ type: 'more' });
  hasMore = false;
}

// Where a link leads is the extension's to decide.
document.addEventListener('click', (event) => {
  const link = event.composedPath().find((target) => target instanceof Element && target.localName === 'a') as Element | undefined;
  if (!link) return;
  event.preventDefault();
  const href = link.getAttribute('href') ?? link.getAttribute('xlink:href');
  if (href) tell({ type: 'open', href });
});

// With this the panel finds its document again when the editor is opened anew.
setState({ uri: document.body.dataset['uri'] });
tell({ type: 'ready' });

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}
