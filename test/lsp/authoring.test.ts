import { expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver/node';
import type { InsertPatternResult } from '../../server/src/lsp/protocol.ts';
import { folder } from '../cli/support/run.ts';
import { type Client, type ClientOptions, startClient, uriOf } from './support/client.ts';

const TEXT = '---\ndesign: hld\n---\n\n# Rides\n\nout\n';
const WITH_SNIPPETS = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };

async function opened(options: ClientOptions = {}): Promise<{ client: Client; uri: string; complete: () => Promise<CompletionItem[]> }> {
  const files = folder({ 'a.md': TEXT });
  const client = await startClient({ folder: files.path, ...options });
  const uri = uriOf(files.at('a.md'));
  await client.open(uri, TEXT);
  const complete = () => client.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position: { line: 6, character: 3 } });
  return { client, uri, complete: complete as () => Promise<CompletionItem[]> };
}

test('a client that fills in snippets is given tab stops, with a description once it looks', async () => {
  const { client, complete } = await opened({ capabilities: WITH_SNIPPETS });
  const item = (await complete()).find(({ label }) => label === 'outbox')!;
  expect(item).toMatchObject({
    insertTextFormat: 2,
    textEdit: { range: { start: { line: 6, character: 0 }, end: { line: 6, character: 3 } } },
  });
  expect(item.textEdit!.newText).toMatch(/\$\{1[:|]/);
  expect(item.textEdit!.newText).toMatch(/\$0$/);
  expect(item.documentation).toBeUndefined();
  const { documentation } = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
  expect(documentation).toMatchObject({ kind: 'markdown' });
  expect((documentation as { value: string }).value).toContain('```mermaid\nflowchart');
});

test('one that does not is given plain text', async () => {
  const { complete } = await opened({ capabilities: {} });
  const item = (await complete()).find(({ label }) => label === 'outbox')!;
  expect(item.insertTextFormat).toBe(1);
  expect(item.textEdit!.newText).not.toMatch(/\$\{|\$0|«/);
});

test('one that brings snippets of its own is offered none', async () => {
  const { complete } = await opened({ initializationOptions: { snippets: false } });
  await expect(complete()).rejects.toThrow(/Unhandled method/);
});

test('a pattern is put into the document, and what is to be answered is told', async () => {
  const { client, uri } = await opened();
  const insert = (pattern: string) => client.connection.sendRequest<InsertPatternResult>('designDoc/insertPattern', { uri, pattern });
  const { open } = await insert('outbox');
  const after = client.edited(uri, client.applied[0]!.edit);
  expect(after.startsWith(TEXT)).toBe(true);
  expect(after).toMatch(/\n## .*outbox/i);
  expect(after.split('\n')[open.start.line]!.slice(open.start.character, open.end.character)).toBe('TODO our answer and why');
  await expect(insert('no such pattern')).rejects.toThrow();
});
