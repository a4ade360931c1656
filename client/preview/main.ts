/** The preview's page: shows what the extension sends, and tells it what the reader asks for. */
import type { FromPage } from '../protocol/messages.ts';
import { isToPage } from '../protocol/messages.ts';
import { DocumentView } from './document-view.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(state: unknown): void };

const editor = acquireVsCodeApi();
const notice = byId('notice');
const view = new DocumentView(byId('document'), byId('measure'), (version, start, end) => editor.postMessage({ type: 'reveal', version, start, end }));

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
  if (href) editor.postMessage({ type: 'open', href });
});

// With this the panel finds its document again when the editor is opened anew.
editor.setState({ uri: document.body.dataset['uri'] });
editor.postMessage({ type: 'ready' });

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}
