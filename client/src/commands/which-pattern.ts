import * as vscode from 'vscode';
import { reveal } from '../reveal.ts';
import { SELECTOR, type Server } from '../server.ts';
import { ask, type Said } from '../which-pattern/ask.ts';
import { showOutcome } from '../which-pattern/outcome.ts';

/** Asks what the document of the active tab does not answer, then shows which patterns are called for and inserts the one that is chosen. */
export async function whichPattern(document: vscode.Uri | undefined, server: Server): Promise<void> {
  const text = document && (await vscode.workspace.openTextDocument(document));
  const uri = text && vscode.languages.match(SELECTOR, text) > 0 ? text.uri : undefined;
  const { version, questions } = await server.whichPattern(uri);
  const said: Said = new Map();
  let open = questions.filter(({ answer }) => answer === 'unknown');
  while (await ask(open, said)) {
    const choice = await showOutcome(questions, said);
    switch (choice?.does) {
      case 'ask':
        open = [choice.question];
        break;
      case 'insert':
        return void (await vscode.commands.executeCommand('designDoc.insertPattern', choice.pattern));
      case 'go':
        if (uri && version !== undefined) await reveal(uri, { version, ...choice.to }, undefined);
        return;
      case undefined:
        return;
    }
  }
}
