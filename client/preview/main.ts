/** The preview's page: shows what the extension sends, and tells it what the reader asks for. */
import type { FromPage } from '../protocol/messages.ts';
import { isToPage } from '../protocol/messages.ts';
import { DocumentView } from './document-view.ts';
import { DrawQueue } from './draw-queue.ts';
import { marks } from './marks.ts';
import { pictureStyle } from './picture-style.ts';
import { sourceLinks } from './source-links.ts';
import { onThemeChange, readTheme } from './theme.ts';

declare function acquireVsCodeApi(): { readonly postMessage: (message: FromPage) => void; readonly setState: (state: unknown) => void };

const { postMessage: tell, setState } = acquireVsCodeApi();
const notice = byId('notice');
let theme = readTheme();

const reveal = (start: number, end: number): void => tell({ type: 'reveal', version: view.version, start, end });
const view = new DocumentView(byId('document'), {
  theme: () => theme,
  style: pictureStyle(),
  measure: byId('measure'),
  queue: new DrawQueue(),
  layers: [sourceLinks(reveal), marks(reveal)],
  reveal,
});

onThemeChange(() => {
  theme = readTheme();
  for (const diagram of view.diagrams()) diagram.redraw();
});

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isToPage(data)) return;
  notice.textContent = data.type === 'notice' ? data.text : '';
  if (data.type === 'content') view.show(data.content);
});

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
