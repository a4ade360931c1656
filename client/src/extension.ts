import * as vscode from 'vscode';
import { activeDocument } from './active-document.ts';
import { fixAll } from './commands/fix-all.ts';
import { lintWorkspace } from './commands/lint-workspace.ts';
import { openPreview } from './commands/open-preview.ts';
import { restartServer } from './commands/restart-server.ts';
import { Previews } from './preview/previews.ts';
import { Server } from './server.ts';
import { statusItem } from './status-item.ts';

/** What the extension is: a server, a status, previews and commands. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = new Server(context.asAbsolutePath('dist/server.js'));
  const previews = new Previews(server, context.extensionUri);
  const document = () => activeDocument(() => previews.active());
  const command = (name: string, run: () => Promise<void>) => vscode.commands.registerCommand(`designDoc.${name}`, run);

  context.subscriptions.push(
    server,
    previews,
    statusItem(server),
    command('openPreview', () => openPreview(document(), previews, vscode.ViewColumn.Active)),
    command('openPreviewToSide', () => openPreview(document(), previews, vscode.ViewColumn.Beside)),
    command('fixAll', () => fixAll(document(), server)),
    command('lintWorkspace', () => lintWorkspace(server)),
    command('restartServer', () => restartServer(server)),
  );
  await server.start();
}
