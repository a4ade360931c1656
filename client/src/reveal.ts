import * as vscode from 'vscode';

/**
 * Moves the cursor to a stretch of `document`, in the editor that shows it or in a new one beside the view that is about it.
 * Nothing happens if the document is another version by now.
 */
export async function reveal(
  uri: vscode.Uri,
  { version, start, end }: { readonly version: number; readonly start: number; readonly end: number },
  viewColumn: vscode.ViewColumn | undefined,
  { preserveFocus = false } = {},
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.version !== version) return;
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const editor = await vscode.window.showTextDocument(document, { viewColumn: columnOf(document) ?? beside(viewColumn), preserveFocus });
  // The cursor stands where the stretch begins, and what is typed takes its place.
  editor.selection = new vscode.Selection(selection.end, selection.start);
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

const columnOf = (document: vscode.TextDocument): vscode.ViewColumn | undefined =>
  vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;

const beside = (column: vscode.ViewColumn | undefined): vscode.ViewColumn =>
  column === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
