import * as vscode from 'vscode';
import type { Previews } from '../preview/previews.ts';
import { SELECTOR } from '../server.ts';

/** Opens the preview of the document of the active tab. */
export async function openPreview(document: vscode.Uri | undefined, previews: Previews, column: vscode.ViewColumn): Promise<void> {
  const text = document && (await vscode.workspace.openTextDocument(document));
  if (text && vscode.languages.match(SELECTOR, text) > 0) previews.show(text.uri, column);
  else void vscode.window.showInformationMessage('Open a Markdown or Mermaid file to see its preview.');
}
