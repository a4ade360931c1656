import * as vscode from 'vscode';

/**
 * The document of the active tab. Not that of the active text editor: the rich Markdown editor, a comparison and our own
 * preview have none, and are about a document all the same.
 */
export function activeDocument(previewed: () => vscode.Uri | undefined): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return input.uri;
  if (input instanceof vscode.TabInputTextDiff) return input.modified;
  return previewed();
}
