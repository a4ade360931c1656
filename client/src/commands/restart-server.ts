import * as vscode from 'vscode';
import type { Server } from '../server.ts';

/** Starts the language server anew, also one that had stopped. */
export async function restartServer(server: Server): Promise<void> {
  await server.restart();
  vscode.window.setStatusBarMessage('designdoc: the language server was restarted', 5000);
}
