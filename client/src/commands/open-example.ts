import * as vscode from 'vscode';
import { readText } from '../catalogue.ts';
import { openNew } from './new-design.ts';

const FOLDERS = [
  { folder: 'designs', title: 'Finished designs' },
  { folder: 'drafts', title: 'Drafts, with what a reviewer would say of them' },
];

interface Item extends vscode.QuickPickItem {
  readonly path?: readonly [folder: string, file: string];
}

/** Opens a copy of an example, so that it can be changed at will. @param known its path below `examples`; asked for unless it is known */
export async function openExample(extension: vscode.Uri, known?: string): Promise<void> {
  const items = known === undefined ? await examples(extension) : [];
  const path =
    known?.split('/') ??
    (await vscode.window.showQuickPick(items, { title: 'Open an example', placeHolder: 'Which one?', matchOnDescription: true, matchOnDetail: true }))
      ?.path;
  if (path) await openNew(await readText(extension, 'examples', ...path));
}

async function examples(extension: vscode.Uri): Promise<Item[]> {
  const groups = await Promise.all(
    FOLDERS.map(async ({ folder, title }): Promise<Item[]> => {
      const files = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(extension, 'examples', folder));
      const names = files.flatMap(([name]) => (name.endsWith('.md') ? [name] : [])).toSorted();
      const found = await Promise.all(names.map(async (name) => itemOf(folder, name, await readText(extension, 'examples', folder, name))));
      return [{ label: title, kind: vscode.QuickPickItemKind.Separator }, ...found];
    }),
  );
  return groups.flat();
}

/** Its title, and the first sentence under it. */
function itemOf(folder: string, name: string, text: string): Item {
  const [, title = name, sentence = ''] = /^# (.*)\n+(?:<!--[^]*?-->\s*)*([^\n]{1,400}?\.)(?=\s)/m.exec(text) ?? [];
  return { label: title, description: name, detail: sentence, path: [folder, name] };
}
