import * as vscode from 'vscode';
import { isObject, isString } from '../../protocol/schema.ts';
import type { Server } from '../server.ts';
import { Preview } from './preview.ts';

const VIEW_TYPE = 'designDoc.preview';

/** What the page leaves for the panel that reopens it. */
const isState = isObject({ uri: isString }, {});

/** The open previews: one a document. */
export class Previews implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #open = new Set<Preview>();
  readonly #serializer = vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, this);

  constructor(
    private readonly server: Server,
    private readonly extension: vscode.Uri,
  ) {}

  /** Opens the preview of `document`, or shows the one there is. The focus stays in the text where both are seen. */
  show(document: vscode.Uri, column: vscode.ViewColumn): void {
    const known = [...this.#open].find((preview) => preview.document.toString() === document.toString());
    if (known) known.panel.reveal(undefined, column === vscode.ViewColumn.Beside);
    else
      this.#add(
        document,
        vscode.window.createWebviewPanel(VIEW_TYPE, '', { viewColumn: column, preserveFocus: column === vscode.ViewColumn.Beside }),
      );
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

  #add(document: vscode.Uri, panel: vscode.WebviewPanel): void {
    const preview = new Preview(document, panel, this.server, this.extension);
    this.#open.add(preview);
    panel.onDidDispose(() => {
      this.#open.delete(preview);
      preview.dispose();
    });
  }
}
