import * as vscode from 'vscode';
import type { FromPage, ToPage } from '../../protocol/messages.ts';
import { isFromPage } from '../../protocol/messages.ts';
import { NOT_RUNNING, type Server } from '../server.ts';
import { openLink } from './links.ts';
import { pageHtml } from './page-html.ts';
import { reveal } from '../reveal.ts';

/** The preview of one document: a pipe from the server to the page and back. */
export class Preview implements vscode.Disposable {
  readonly #listeners: vscode.Disposable[] = [];
  #asking = false;
  #changed = false;
  #disposed = false;

  constructor(
    readonly document: vscode.Uri,
    readonly panel: vscode.WebviewPanel,
    private readonly server: Server,
    extension: vscode.Uri,
  ) {
    panel.title = `Preview ${document.path.slice(document.path.lastIndexOf('/') + 1)}`;
    const folder = vscode.Uri.joinPath(extension, 'dist', 'preview');
    panel.webview.options = { enableScripts: true, localResourceRoots: [folder] };
    this.#listeners.push(
      panel.webview.onDidReceiveMessage((message: unknown) => isFromPage(message) && this.#answer(message)),
      server.onStop(() => this.#post({ type: 'notice', text: NOT_RUNNING })),
      server.onStatus(({ uri }) => uri === document.toString() && this.#refresh()),
    );
    const address = (file: string) => panel.webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
    panel.webview.html = pageHtml({
      nonce: crypto.randomUUID(),
      script: address('main.js'),
      style: address('main.css'),
      styleSource: panel.webview.cspSource,
      document: document.toString(),
    });
  }

  dispose(): void {
    this.#disposed = true;
    vscode.Disposable.from(...this.#listeners).dispose();
  }

  #answer(message: FromPage): void {
    if (message.type === 'ready') this.#refresh();
    else if (message.type === 'open') void openLink(this.document, message.href);
    else void reveal(this.document, message, this.panel.viewColumn);
  }

  /** Asks for the newest state: one question at a time, and none about what changed meanwhile but the last. */
  #refresh(): void {
    this.#changed = true;
    if (!this.#asking) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    while (this.#changed && !this.#disposed) {
      this.#changed = false;
      const message = await this.#nextMessage();
      if (message) await this.#post(message);
    }
    this.#asking = false;
  }

  async #post(message: ToPage): Promise<void> {
    if (!this.#disposed) await this.panel.webview.postMessage(message);
  }

  async #nextMessage(): Promise<ToPage | undefined> {
    try {
      const document = await vscode.workspace.openTextDocument(this.document);
      const content = await this.server.preview(document.uri);
      return content ? { type: 'content', content } : undefined;
    } catch (error) {
      return { type: 'notice', text: error instanceof Error ? error.message : String(error) };
    }
  }
}
