import * as vscode from 'vscode';
import { readCatalogue, readText } from '../catalogue.ts';

interface Length extends vscode.QuickPickItem {
  readonly length: 'long' | 'short';
}

const LENGTHS: Readonly<Record<'hld' | 'lld', readonly Length[]>> = {
  hld: [
    { label: 'Long', detail: 'Eight parts: scope, scale, APIs, write path, read path, deep dive, failure modes, trade-offs', length: 'long' },
    { label: 'Short', detail: 'The 45-minute structure: requirements, capacity, high-level design, deep dive, trade-offs', length: 'short' },
  ],
  lld: [
    { label: 'Long', detail: 'Entities, state machine, queries and indexes, classes and patterns, concurrency, API and errors', length: 'long' },
    { label: 'Short', detail: 'Entities, state machine, queries and indexes, patterns, concurrency', length: 'short' },
  ],
};

/** Opens a new design, made from the template of a family of systems, with its name to be typed. */
export async function newDesign(kind: 'hld' | 'lld', extension: vscode.Uri): Promise<void> {
  const title = kind === 'hld' ? 'New high-level design' : 'New low-level design';
  const { families } = await readCatalogue(extension);
  const items = families.map(({ id, name, summary }) => ({ label: name, detail: summary, id }));
  const family = await vscode.window.showQuickPick(items, {
    title: `${title} (1/2)`,
    placeHolder: 'What kind of system is it?',
    matchOnDetail: true,
  });
  if (!family) return;
  const length = await vscode.window.showQuickPick(LENGTHS[kind], { title: `${title} (2/2)`, placeHolder: 'How much of it?' });
  if (!length) return;
  const content = await readText(extension, 'snippets', 'templates', `${kind}-${family.id}-${length.length}.md`);
  await openNew(content, /^# (.*)$/m);
}

/** Opens a text as a document that has no file yet. @param selected what of it the author types over */
export async function openNew(content: string, selected?: RegExp): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  const found = selected?.exec(content);
  const start = found ? found.index + found[0].length - (found[1]?.length ?? 0) : 0;
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(start + (found?.[1]?.length ?? 0)));
  await vscode.window.showTextDocument(document, { selection, preview: false });
  return document;
}
