import * as vscode from 'vscode';
import { counted } from '../counted.ts';
import type { Server } from '../server.ts';

/** Applies the safe fixes to the document of the active tab. */
export async function fixAll(document: vscode.Uri | undefined, server: Server): Promise<void> {
  if (!document) return void vscode.window.showInformationMessage('Open a design doc to fix it.');
  await vscode.workspace.openTextDocument(document);
  const { fixed } = await server.fixAll(document);
  vscode.window.setStatusBarMessage(fixed === 0 ? 'designdoc: nothing to fix safely' : `designdoc: ${counted(fixed, 'fix', 'fixes')} applied`, 5000);
}
