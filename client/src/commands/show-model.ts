import * as vscode from 'vscode';
import type { Models } from '../model/models.ts';
import { SELECTOR } from '../server.ts';

/** Opens the model of the document of the active tab. */
export async function showModel(document: vscode.Uri | undefined, models: Models): Promise<void> {
  const text = document && (await vscode.workspace.openTextDocument(document));
  if (text && vscode.languages.match(SELECTOR, text) > 0) await models.show(text.uri);
  else void vscode.window.showInformationMessage('Open a Markdown or Mermaid file to see its model.');
}
