// Where links of a document lead: decided by the extension, not by the page.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { linkTarget } from '../../../client/src/preview/links.ts';

const folder = vscode.workspace.workspaceFolders![0]!.uri;
const document = vscode.Uri.joinPath(folder, 'docs/design.md');
const inFolder = (path: string): string => vscode.Uri.joinPath(folder, path).toString(true);

const written = (target: vscode.Uri | string | undefined): string | undefined => (typeof target === 'string' ? target : target?.toString(true));

suite('A link leads to', () => {
  for (const [href, target] of [
    ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['mailto:team@example.com', 'mailto:team@example.com'],
    ['notes.md', inFolder('docs/notes.md')],
    ['../adr/1.md#why', `${inFolder('adr/1.md')}#why`],
    ['/README.md', inFolder('README.md')],
    ['with%20blank.md', inFolder('docs/with blank.md')],
    ['#part', `${inFolder('docs/design.md')}#part`],
  ] as const) {
    test(`what is allowed: ${href}`, () => assert.equal(written(linkTarget(document, href)), target));
  }

  for (const href of [
    'command:workbench.action.terminal.new',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'vscode://x/y',
    'data:text/html,x',
    'http://example.com',
    'file:///etc/passwd',
    '//example.com/share',
    '\\\\example.com\\share',
    'c:/windows',
    '../../outside.md',
    '%2e%2e/%2e%2e/outside.md',
    '/../outside.md',
    '%zz',
  ]) {
    test(`nowhere: ${href}`, () => assert.equal(linkTarget(document, href), undefined));
  }
});
