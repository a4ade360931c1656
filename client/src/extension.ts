import * as vscode from 'vscode';
import { activeDocument } from './active-document.ts';
import { declare, declareAs } from './commands/declare.ts';
import { fixAll } from './commands/fix-all.ts';
import { insertPattern } from './commands/insert-pattern.ts';
import { lintWorkspace } from './commands/lint-workspace.ts';
import { newDesign } from './commands/new-design.ts';
import { openExample } from './commands/open-example.ts';
import { openPreview } from './commands/open-preview.ts';
import { restartServer } from './commands/restart-server.ts';
import { showModel } from './commands/show-model.ts';
import { whichPattern } from './commands/which-pattern.ts';
import { documentOf, Models } from './model/models.ts';
import { Previews } from './preview/previews.ts';
import { Server } from './server.ts';
import { statusItem } from './status-item.ts';

/** What the extension is: a server, a status, previews, models and commands. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = new Server(context.asAbsolutePath('dist/server.js'), (answer) => declareAs(answer, server));
  const previews = new Previews(server, context.extensionUri);
  const models = new Models(server);
  const document = (): vscode.Uri | undefined => {
    const active = activeDocument(() => previews.active());
    return active && documentOf(active);
  };
  const command = (name: string, run: (argument?: string) => Promise<void>) => vscode.commands.registerCommand(`designDoc.${name}`, run);

  context.subscriptions.push(
    server,
    previews,
    models,
    statusItem(server),
    command('openPreview', () => openPreview(document(), previews, vscode.ViewColumn.Active)),
    command('openPreviewToSide', () => openPreview(document(), previews, vscode.ViewColumn.Beside)),
    command('showModel', () => showModel(document(), models)),
    command('whichPattern', () => whichPattern(document(), server)),
    command('declare', () => declare(document(), server)),
    command('insertPattern', (pattern) => insertPattern(document(), server, context.extensionUri, pattern)),
    command('newHld', () => newDesign('hld', context.extensionUri)),
    command('newLld', () => newDesign('lld', context.extensionUri)),
    command('openExample', (path) => openExample(context.extensionUri, path)),
    command('fixAll', () => fixAll(document(), server)),
    command('lintWorkspace', () => lintWorkspace(server)),
    command('restartServer', () => restartServer(server)),
  );
  await server.start();
}
