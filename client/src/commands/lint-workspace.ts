import * as vscode from 'vscode';
import type { LintWorkspaceResult } from '../../../server/src/lsp/protocol.ts';
import { counted } from '../counted.ts';
import type { Server } from '../server.ts';

/** Lints all files of the workspace. Findings go to the Problems panel, a summary to a message. */
export async function lintWorkspace(server: Server): Promise<void> {
  if (!vscode.workspace.workspaceFolders) return void vscode.window.showInformationMessage('Open a folder to lint its design docs.');
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Linting design docs', cancellable: true },
    (progress, cancel) => lint(server, progress, cancel),
  );
  void show(summary(result));
}

async function show(text: string): Promise<void> {
  const choice = await vscode.window.showInformationMessage(text, 'Show Problems');
  if (choice) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

function lint(
  server: Server,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  cancel: vscode.CancellationToken,
): Promise<LintWorkspaceResult> {
  let done = 0;
  return server.lintWorkspace(({ message, percentage = done }) => {
    progress.report({ increment: percentage - done, ...(message !== undefined && { message }) });
    done = percentage;
  }, cancel);
}

function summary({ files, counts: { errors, warnings, infos, hints }, cancelled }: LintWorkspaceResult): string {
  const findings = [
    errors > 0 && counted(errors, 'error', 'errors'),
    warnings > 0 && counted(warnings, 'warning', 'warnings'),
    infos > 0 && counted(infos, 'information', 'information'),
    hints > 0 && counted(hints, 'hint', 'hints'),
  ].filter((part) => part !== false);
  return `${cancelled ? 'Stopped after' : 'Linted'} ${counted(files, 'file', 'files')}: ${findings.join(', ') || 'no findings'}.`;
}
