/** The preview's page: shows what the extension sends, and tells it what the reader asks for. */
import type { FromPage } from '../protocol/messages.ts';
import { isToPage } from '../protocol/messages.ts';
import { DocumentView } from './document-view.ts';

declare function acquireVsCodeApi(): { readonly postMessage: (message: FromPage) => void; readonly setState: (state: unknown) => void };

const { postMessage: tell, setState } = acquireVsCodeApi();
const notice = byId('notice');
const view = new DocumentView(byId('document'), byId('measure'), (version, start, end) => tell({ type: 'reveal', version, start, end }));

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
