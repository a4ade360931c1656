import * as vscode from 'vscode';
import { isObject, isString } from '../../protocol/schema.ts';
import type { Server } from '../server.ts';
import { Preview, type PreviewHost } from './preview.ts';

const VIEW_TYPE = 'designDoc.preview';

/** Milliseconds: a page that no longer answers for no reason that we know, twice within this time, would do so again. */
const PAUSE = 60_000;

/** What the page leaves for the panel that reopens it. */
const isState = isObject({ uri: isString }, {});

/** The open previews: one a document. */
export class Previews implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #open = new Set<Preview>();
  readonly #serializer = vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, this);

  readonly #host: PreviewHost;
  #renewed = -Infinity;

  constructor(server: Server, extension: vscode.Uri) {
    this.#host = { server, extension, hung: () => this.#renew() };
  }

  /** Opens the preview of `document`, or shows the one there is. The focus stays in the text where both are seen. */
  show(document: vscode.Uri, column: vscode.ViewColumn): void {
    const known = [...this.#open].find((preview) => preview.document.toString() === document.toString());
    if (known) known.panel.reveal(undefined, column === vscode.ViewColumn.Beside);
    else this.#create(document, { viewColumn: column, preserveFocus: column === vscode.ViewColumn.Beside });
  }

  /** The document whose preview has the focus. */
  active(): vscode.Uri | undefined {
    return [...this.#open].find(({ panel }) => panel.active)?.document;
  }

  /** The editor was opened anew with a preview in it. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (isState(state)) this.#add(vscode.Uri.parse(state.uri), panel);
    else panel.dispose();
    return Promise.resolve();
  }

  dispose(): void {
    this.#serializer.dispose();
    for (const { panel } of this.#open) panel.dispose();
  }

  /**
   * Opens pages in the place of those that no longer answer. A page cannot be reloaded while it hangs, and all previews are
   * pages of one process: only a new one, opened when the last of the old is closed, is sure to be another process.
   */
  #renew(): void {
    const hung = [...this.#open].filter(({ panel }) => panel.visible);
    const isOfDiagram = hung.some(({ isDrawing }) => isDrawing);
    const isRepeated = !isOfDiagram && Date.now() - this.#renewed < PAUSE;
    this.#renewed = Date.now();
    const pages = hung.map((preview) => ({ document: preview.document, column: preview.panel.viewColumn, aside: preview.giveUp() }));
    for (const { panel } of hung) panel.dispose();
    if (isRepeated) void vscode.window.showWarningMessage('The preview stopped answering again and was closed.');
    else
      for (const { document, column = vscode.ViewColumn.Beside, aside } of pages)
        this.#create(document, { viewColumn: column, preserveFocus: true }, aside);
  }

  #create(
    document: vscode.Uri,
    place: { readonly viewColumn: vscode.ViewColumn; readonly preserveFocus: boolean },
    aside: readonly string[] = [],
  ): void {
    this.#add(document, vscode.window.createWebviewPanel(VIEW_TYPE, '', place), aside);
  }

  #add(document: vscode.Uri, panel: vscode.WebviewPanel, aside: readonly string[] = []): void {
    const preview = new Preview(document, panel, this.#host, aside);
    this.#open.add(preview);
    panel.onDidDispose(() => {
      this.#open.delete(preview);
      preview.dispose();
    });
  }
}
