// What the extension does, seen through the editor's own interface.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { findings, open, until, write } from './support.ts';

const ARROW = 'Say what crosses this arrow';

/** A design doc with an arrow that says nothing and, drawn solid, one that publishes. */
const DESIGN = `---
design: hld
---

# Orders

## Architecture

\`\`\`mermaid
flowchart LR
  gw[API Gateway] --> api[Order Service]
  api -->|publish order-placed| bus[[Kafka]]
\`\`\`
`;

const NOTES = '# Meeting notes\n\n```mermaid\nflowchart LR\n  Tea --> Cake\n```\n';

const finding = (uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> => until(`${rule} in ${uri.path}`, () => findings(uri, rule)[0]);

const fixesAt = async (uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> =>
  (await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, 'quickfix')) ?? [];

suite('The extension', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('wakes up for Markdown and brings its commands', async () => {
    await open('wake.md', NOTES);
    const extension = vscode.extensions.getExtension('designdoc.designdoc');
    await until('the extension', () => extension?.isActive);
    const commands = await vscode.commands.getCommands(true);
    for (const name of ['openPreview', 'openPreviewToSide', 'showModel', 'declare', 'fixAll', 'lintWorkspace', 'restartServer'])
      assert.ok(commands.includes(`designDoc.${name}`), name);
  });

  test('underlines an unlabelled arrow and links to the page of the rule', async () => {
    const { document } = await open('arrow.md', DESIGN);
    const diagnostic = await finding(document.uri, 'hld/label-every-arrow');
    assert.equal(document.getText(diagnostic.range), '-->');
    assert.ok(diagnostic.message.startsWith(ARROW), diagnostic.message);
    const { code } = diagnostic;
    assert.ok(typeof code === 'object' && existsSync(code.target.fsPath), JSON.stringify(code));
  });

  test('says nothing of a file that is no design doc', async () => {
    const notes = await open('notes.md', NOTES);
    const { document } = await open('beside.md', DESIGN);
    await finding(document.uri, 'hld/label-every-arrow');
    assert.deepEqual(findings(notes.document.uri), []);
  });

  test('follows what is typed', async () => {
    const editor = await open('typed.md', DESIGN);
    const { range } = await finding(editor.document.uri, 'hld/label-every-arrow');
    await editor.edit((edit) => edit.replace(range, '-->|HTTPS|'));
    await until('no finding', () => findings(editor.document.uri, 'hld/label-every-arrow').length === 0);
  });

  test('offers a quick fix that labels the arrow', async () => {
    const { document } = await open('fix.md', DESIGN);
    const { range } = await finding(document.uri, 'hld/label-every-arrow');
    const fix = await until('the fix', async () => (await fixesAt(document.uri, range)).find(({ title }) => title.startsWith('Label it')));
    assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.match(document.getText(), /gw\[API Gateway\] -->\|[^|]+\| api\[Order Service\]/);
    await until('no finding', () => findings(document.uri, 'hld/label-every-arrow').length === 0);
  });

  test('fixes all that is safe to fix, and no more', async () => {
    const { document } = await open('fix-all.md', DESIGN);
    await finding(document.uri, 'hld/async-dashed');
    await vscode.commands.executeCommand('designDoc.fixAll');
    await until('the dashed arrow', () => document.getText().includes('api -.->|publish order-placed| bus'));
    assert.ok(document.getText().includes('gw[API Gateway] --> api'));
  });

  test('lints files that nobody opened', async () => {
    const uri = await write('docs/closed.md', DESIGN);
    assert.deepEqual(findings(uri), []);
    await vscode.commands.executeCommand('designDoc.lintWorkspace');
    await finding(uri, 'hld/label-every-arrow');
  });

  test('lints on after the server was restarted', async () => {
    const editor = await open('restart.md', DESIGN);
    await finding(editor.document.uri, 'hld/label-every-arrow');
    await vscode.commands.executeCommand('designDoc.restartServer');
    await finding(editor.document.uri, 'hld/label-every-arrow');
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 3, 0), '---\ndesign: off\n---\n'));
    await until('no finding', () => findings(editor.document.uri).length === 0);
  });

  test('follows its settings', async () => {
    const { document } = await open('settings.md', DESIGN);
    await finding(document.uri, 'hld/label-every-arrow');
    const settings = vscode.workspace.getConfiguration('designDoc');
    await settings.update('rules', { 'hld/label-every-arrow': 'error' });
    await until('an error', () => findings(document.uri, 'hld/label-every-arrow')[0]?.severity === vscode.DiagnosticSeverity.Error);
    await settings.update('enable', false);
    await until('no finding', () => findings(document.uri).length === 0);
    await settings.update('enable', undefined);
    await settings.update('rules', undefined);
    await until('a warning', () => findings(document.uri, 'hld/label-every-arrow')[0]?.severity === vscode.DiagnosticSeverity.Warning);
  });

  test('opens one preview a document, beside it and without taking the focus', async () => {
    const { document } = await open('preview.md', DESIGN);
    const previews = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview);
    await vscode.commands.executeCommand('designDoc.openPreviewToSide');
    const tab = await until('the preview', () => previews()[0]);
    assert.equal(tab.label, 'Preview preview.md');
    assert.equal(tab.group.viewColumn, vscode.ViewColumn.Two);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await vscode.commands.executeCommand('designDoc.openPreviewToSide');
    assert.equal(previews().length, 1);
  });

  test('takes .mmd and .mermaid files for Mermaid', async () => {
    for (const name of ['a.mmd', 'b.mermaid']) assert.equal((await open(name, 'flowchart LR\n  a --> b\n')).document.languageId, 'mermaid');
  });
});
