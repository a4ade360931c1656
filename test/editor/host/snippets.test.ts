// Every snippet, accepted with its defaults by the editor itself.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, open, until } from './support.ts';

interface Contributed {
  readonly prefix: readonly string[];
  readonly isFileTemplate?: true;
}

async function read(...path: string[]): Promise<string> {
  const { extensionUri } = vscode.extensions.getExtension('designdoc.designdoc')!;
  return Buffer.from(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, ...path))).toString();
}

/** How often each rule speaks. */
function counts(uri: vscode.Uri): Record<string, number> {
  const all: Record<string, number> = {};
  for (const { code } of findings(uri)) if (typeof code === 'object') all[String(code.value)] = (all[String(code.value)] ?? 0) + 1;
  return all;
}

const isSame = (a: Record<string, number>, b: Record<string, number>): boolean => Object.keys({ ...a, ...b }).every((rule) => a[rule] === b[rule]);

const whole = ({ lineCount }: vscode.TextDocument): vscode.Range => new vscode.Range(0, 0, lineCount, 0);

/** Puts the snippet at `offset` of `text`, which the document holds before and after; gives how often each rule spoke of it. */
async function accepted(editor: vscode.TextEditor, name: string, text: string, offset: number): Promise<Record<string, number>> {
  const { document } = editor;
  const place = document.positionAt(offset);
  editor.selection = new vscode.Selection(place, place);
  await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'markdown', name });
  const length = await until(`the snippet ${name}`, () => document.getText().length - text.length);
  await vscode.commands.executeCommand('leaveSnippet');
  const inserted = document.getText().slice(offset, offset + length);
  const line = document.positionAt(offset + inserted.lastIndexOf('TODO ')).line;
  await until(`what is said of ${name}`, () => findings(document.uri, 'doc/placeholder').some(({ range }) => range.end.line === line));
  return counts(document.uri);
}

const isLow = (prefix = ''): boolean => /^(?:lld|entities|state-machine|query-index-table|concurrency)/.test(prefix);

const PLACES = [
  { where: 'an empty declared document', text: '---\ndesign: hld+lld\n---\n\n# A system\n\n' },
  { where: 'the draft of a ride booking', example: 'uber.md' },
  { where: 'the draft of a parking lot', example: 'parking-lot.md' },
];

suite('A snippet, accepted as it is, brings no finding of its own', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  for (const { where, text: given, example } of PLACES) {
    test(`in ${where}`, async function () {
      this.timeout(100_000);
      const text = given ?? (await read('examples', 'drafts', example));
      const editor = await open(`${where.replaceAll(' ', '-')}.md`, text);
      const { uri } = editor.document;
      const before = example === undefined ? {} : await until('findings', () => (findings(uri).length > 10 ? counts(uri) : undefined));
      const snippets = Object.entries(JSON.parse(await read('snippets', 'markdown.json')) as Record<string, Contributed>);
      assert.ok(snippets.length > 30);
      const wrong: string[] = [];
      for (const [name, { prefix, isFileTemplate }] of snippets) {
        // A whole document is for an empty file.
        if (isFileTemplate && example !== undefined) continue;
        const offset = example === undefined ? text.length : text.indexOf(isLow(prefix[0]) ? '\n## Failure modes' : '\n## Low-level design') + 1;
        const after = await accepted(editor, name, text, offset);
        const more = Object.entries(after).filter(([rule, count]) => rule !== 'doc/placeholder' && count > (before[rule] ?? 0));
        if (more.length > 0) wrong.push(`${name}: ${JSON.stringify(more)}`);
        await editor.edit((edit) => edit.replace(whole(editor.document), text));
        await until('the findings of before', () => isSame(counts(uri), before));
      }
      assert.deepEqual(wrong, []);
    });
  }
});
