import * as vscode from 'vscode';
import type { Declaration, DeclarationPlace, DeclareArguments } from '../../../server/src/lsp/protocol.ts';
import { SELECTOR, type Server } from '../server.ts';
import { wordsOf } from '../words-of.ts';

const KINDS: readonly (readonly [label: string, as: Declaration])[] = [
  ['HLD', 'hld'],
  ['LLD', 'lld'],
  ['HLD and LLD', 'hld+lld'],
  ['Never a design doc', 'off'],
];

const PLACES: Readonly<Record<DeclarationPlace, { readonly name: string; readonly says: (as: Declaration) => string }>> = {
  document: { name: 'In this document', says: (as) => `design: ${as}` },
  config: { name: 'In designdoc.config.json', says: (as) => `documents: ${as}` },
};

interface Answer extends vscode.QuickPickItem {
  readonly as?: Declaration;
  readonly place?: DeclarationPlace;
}

/** Asks what the document of the active tab designs, and writes the answer where the author picks. */
export async function declare(document: vscode.Uri | undefined, server: Server): Promise<void> {
  const text = document && (await vscode.workspace.openTextDocument(document));
  if (!text || vscode.languages.match(SELECTOR, text) === 0)
    return void vscode.window.showInformationMessage('Open a Markdown or Mermaid file to declare it a design doc.');
  const places = await server.declarationPlaces(text.uri);
  if (places.length === 0) return void vscode.window.showInformationMessage('designdoc is switched off for this document.');
  const answers = places.flatMap((place): Answer[] => {
    const { name, says } = PLACES[place];
    return [{ label: name, kind: vscode.QuickPickItemKind.Separator }, ...KINDS.map(([label, as]) => ({ label, description: says(as), as, place }))];
  });
  const answer = await vscode.window.showQuickPick(answers, { title: 'What does this document design?', placeHolder: 'Lint it as …' });
  if (answer?.as && answer.place) await write(server, [text.uri.toString(), answer.as, answer.place]);
}

/** The answer is known, from the lens: asks only where to write it, and only where there is a choice. */
export async function declareAs([uri, as, known]: DeclareArguments, server: Server): Promise<void> {
  const places = known ? [known] : await server.declarationPlaces(vscode.Uri.parse(uri));
  const answers = places.map((place) => ({ label: PLACES[place].name, description: PLACES[place].says(as), place }));
  const answer = answers.length > 1 ? await vscode.window.showQuickPick(answers, { title: 'Where should it be written?' }) : answers[0];
  if (answer) await write(server, [uri, as, answer.place]);
}

/** The config takes effect where it is saved; the document is the author's to save. */
async function write(server: Server, answer: DeclareArguments): Promise<void> {
  const [, , place] = answer;
  try {
    const { changed } = await server.declare(answer);
    if (place === 'config') await (await vscode.workspace.openTextDocument(vscode.Uri.parse(changed))).save();
  } catch (error) {
    void vscode.window.showErrorMessage(`designdoc: ${wordsOf(error)}`);
  }
}
