import * as vscode from 'vscode';
import type { FromPage, ToPage } from '../../protocol/messages.ts';
import { isFromPage } from '../../protocol/messages.ts';
import { NOT_RUNNING, type Server, type Shown } from '../server.ts';
import { exportPicture } from './export.ts';
import { FollowEditor } from './follow-editor.ts';
import { openLink } from './links.ts';
import { pageHtml } from './page-html.ts';
import { QuickFixes } from './quick-fixes.ts';
import { reveal } from '../reveal.ts';
import { Watchdog } from './watchdog.ts';
import { wordsOf } from '../words-of.ts';

/** Milliseconds: an answer that takes less may be asked for at each key. */
const UNFELT = 100;

/** What a preview needs beside its document and its panel. */
export interface PreviewHost {
  readonly server: Server;
  readonly extension: vscode.Uri;
  /** Told that the page no longer answers. */
  hung(): void;
}

/** The preview of one document: a pipe from the server to the page and back. */
export class Preview implements vscode.Disposable {
  readonly #listeners: vscode.Disposable[] = [];
  readonly #watchdog: Watchdog;
  readonly #editor: FollowEditor;
  readonly #fixes: QuickFixes;
  /** What was sent to the page last. */
  #shown: Shown | undefined;
  /** The version that was asked for as soon as it was typed. */
  #awaited: number | undefined;
  /** Milliseconds that the last answer took. */
  #cost = 0;
  #asking = false;
  #changed = false;
  #disposed = false;

  /** @param aside keys of diagrams that are not drawn */
  constructor(
    readonly document: vscode.Uri,
    readonly panel: vscode.WebviewPanel,
    private readonly host: PreviewHost,
    aside: readonly string[] = [],
  ) {
    const { server, extension } = host;
    this.#watchdog = new Watchdog(() => void this.#post({ type: 'ping' }), host.hung, aside);
    this.#fixes = new QuickFixes(server, document);
    this.#editor = new FollowEditor(document, (message) => void this.#post(message));
    panel.title = `Preview ${document.path.slice(document.path.lastIndexOf('/') + 1)}`;
    const folder = vscode.Uri.joinPath(extension, 'dist', 'preview');
    panel.webview.options = { enableScripts: true, localResourceRoots: [folder] };
    this.#listeners.push(
      this.#editor,
      panel.webview.onDidReceiveMessage((message: unknown) => isFromPage(message) && this.#answer(message)),
      // Out of sight there is no page; it says so when it is there again.
      panel.onDidChangeViewState(() => panel.visible || this.#watchdog.stop()),
      server.onStop(() => this.#post({ type: 'notice', text: NOT_RUNNING })),
      server.onStatus(({ uri, version }) => uri === document.toString() && this.#analysed(version)),
      vscode.workspace.onDidChangeTextDocument(({ document: { uri, version } }) => uri.toString() === document.toString() && this.#edited(version)),
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

  get isDrawing(): boolean {
    return this.#watchdog.isDrawing;
  }

  /** Of a page that no longer answers: keys of the diagrams that another page is not to draw. */
  giveUp(): readonly string[] {
    this.#watchdog.giveUp();
    return this.#watchdog.aside;
  }

  dispose(): void {
    this.#disposed = true;
    this.#watchdog.stop();
    vscode.Disposable.from(...this.#listeners).dispose();
  }

  #answer(message: FromPage): void {
    this.#watchdog.answered();
    switch (message.type) {
      case 'ready':
        return this.#begin();
      case 'more':
        return this.#refresh();
      case 'pong':
        return;
      case 'drawing':
        return this.#watchdog.draws(message.key);
      case 'open':
        return void openLink(this.document, message.href);
      case 'reveal':
        return void this.#editor.whilePageLeads(reveal(this.document, message, this.panel.viewColumn));
      case 'scrolled':
        return this.#editor.scrollTo(message.line);
      case 'fixes':
        return void this.#offer(message);
      case 'applyFix':
        return void this.#try(() => this.#fixes.apply(message.version, message.index));
      case 'export':
        return void this.#try(() => exportPicture(this.document, message.name, message.svg));
    }
  }

  #offer(question: Extract<FromPage, { readonly type: 'fixes' }>): Promise<void> {
    return this.#try(async () => {
      const titles = await this.#fixes.offer(question);
      if (titles) await this.#post({ type: 'fixes', titles });
    });
  }

  /** Does what the reader asked for; what goes wrong is said on the page. */
  async #try(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      await this.#post({ type: 'notice', text: wordsOf(error) });
    }
  }

  /** The page is a new one. */
  #begin(): void {
    this.#shown = undefined;
    this.#watchdog.start();
    void this.#post({ type: 'aside', keys: this.#watchdog.aside });
    this.#refresh();
    this.#editor.begin();
  }

  /** The picture does not wait until the server finds that the typing pauses, unless each key would keep it busy. */
  #edited(version: number): void {
    if (this.#cost >= UNFELT) return;
    this.#awaited = version;
    this.#refresh();
  }

  /** The server tells of each analysis; of the one that was made for our own question we know already. */
  #analysed(version: number): void {
    const isKnown = this.#awaited === version;
    this.#awaited = undefined;
    if (!isKnown) this.#refresh();
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
      const { version } = document;
      const asked = Date.now();
      const content = await this.host.server.preview(document.uri, this.#shown);
      this.#cost = Date.now() - asked;
      if (!content) return undefined;
      if (content.version < version) this.#changed = true;
      this.#shown = { version: content.version, blocks: (content.kept?.head ?? 0) + content.blocks.length + (content.kept?.tail ?? 0) };
      return { type: 'content', content };
    } catch (error) {
      return { type: 'notice', text: wordsOf(error) };
    }
  }
}
