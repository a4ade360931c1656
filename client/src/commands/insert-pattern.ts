import * as vscode from 'vscode';
import { readCatalogue } from '../catalogue.ts';
import { SELECTOR, type Server } from '../server.ts';
import { wordsOf } from '../words-of.ts';

/**
 * Puts the section of a pattern into the document of the active tab, and the cursor on what is to be answered first.
 * @param known the pattern, by number, id or name; asked for unless it is known
 */
export async function insertPattern(document: vscode.Uri | undefined, server: Server, extension: vscode.Uri, known?: string): Promise<void> {
  const text = document && (await vscode.workspace.openTextDocument(document));
  if (!text || vscode.languages.match(SELECTOR, text) === 0 || text.languageId !== 'markdown')
    return void vscode.window.showInformationMessage('Open a Markdown file to insert a pattern into it.');
  const pattern = known ?? (await ask(extension));
  if (pattern === undefined) return;
  try {
    const { open } = await server.insertPattern(text.uri, pattern);
    const selection = new vscode.Range(open.start.line, open.start.character, open.end.line, open.end.character);
    await vscode.window.showTextDocument(text, { selection, preview: false });
  } catch (error) {
    void vscode.window.showErrorMessage(`designdoc: ${wordsOf(error)}`);
  }
}

async function ask(extension: vscode.Uri): Promise<string | undefined> {
  const { patterns } = await readCatalogue(extension);
  const items = patterns.map(({ number, id, name, need, summary }) => ({ label: `${number}. ${name}`, description: need, detail: summary, id }));
  const options = { title: 'Insert a pattern', placeHolder: 'What does the system need?', matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.id;
}
