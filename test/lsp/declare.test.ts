import { describe, expect, test } from 'vitest';
import type { CodeLens, WorkspaceEdit } from 'vscode-languageserver/node';
import type { ModelContent, WhichPattern } from '../../server/src/lsp/protocol.ts';
import { design, type Folder, folder } from '../cli/support/run.ts';
import { type Client, type ClientOptions, startClient, uriOf } from './support/client.ts';

/** A document that only looks like a design doc. */
const undeclared = design.replace('<!-- designdoc hld --> ', '');

interface Opened {
  readonly files: Folder;
  readonly client: Client;
  readonly uri: string;
  lenses(): Promise<CodeLens[]>;
  declare(...args: unknown[]): Promise<unknown>;
}

async function opened(text: string, config?: string, options: ClientOptions = {}): Promise<Opened> {
  const files = folder({ '.git/HEAD': '', 'docs/a.md': text, ...(config !== undefined && { 'designdoc.config.json': config }) });
  const client = await startClient({ ...options, folder: files.path });
  const uri = uriOf(files.at('docs/a.md'));
  await client.open(uri, text);
  return {
    files,
    client,
    uri,
    lenses: () => client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } }),
    declare: (...args) => client.connection.sendRequest('workspace/executeCommand', { command: 'designDoc.declareAs', arguments: args }),
  };
}

describe('a lens on the title', () => {
  test('asks what a document is that only looks like a design doc', async () => {
    const { uri, lenses } = await opened(undeclared);
    const found = await lenses();
    expect(found.map(({ range, command }) => [range.start.line, command!.title, command!.command, command!.arguments])).toEqual([
      [1, 'Design doc? Lint as HLD', 'designDoc.declareAs', [uri, 'hld']],
      [1, 'LLD', 'designDoc.declareAs', [uri, 'lld']],
      [1, 'both', 'designDoc.declareAs', [uri, 'hld+lld']],
      [1, 'never', 'designDoc.declareAs', [uri, 'off']],
    ]);
  });

  test('asks nothing where the answer is known, or nothing is checked', async () => {
    expect(await (await opened(design)).lenses()).toEqual([]);
    expect(await (await opened(undeclared, '{ "documents": { "docs/*": "off" } }')).lenses()).toEqual([]);
    expect(await (await opened(undeclared, undefined, { settings: { enable: false } })).lenses()).toEqual([]);
  });

  test('writes the answer into the document, and asks no more', async () => {
    const { client, uri, lenses, declare } = await opened(undeclared);
    const [first] = await lenses();
    expect(await declare(...first!.command!.arguments!)).toEqual({ changed: uri });
    const after = client.edited(uri, client.applied[0]!.edit);
    expect(after).toBe(`---\ndesign: hld\n---\n\n${undeclared}`);
    await client.change(uri, undefined, after);
    expect(await lenses()).toEqual([]);
    expect(await client.findings(uri)).toHaveLength(2);
  });
});

describe('declaring in the config', () => {
  const made = (edit: WorkspaceEdit): unknown => edit.documentChanges;

  test('makes one where there is none, and a change of it is seen', async () => {
    const refreshed: unknown[] = [];
    const { files, client, uri, lenses, declare } = await opened(undeclared, undefined, {});
    client.connection.onRequest('workspace/codeLens/refresh', () => {
      refreshed.push(true);
      return null;
    });
    const config = uriOf(files.at('designdoc.config.json'));
    expect(await client.connection.sendRequest('designDoc/declarable', { uri })).toEqual({ places: ['document', 'config'] });
    expect(await declare(uri, 'hld+lld', 'config')).toEqual({ changed: config });
    const text = '{\n  "documents": {\n    "docs/a.md": "hld+lld"\n  }\n}\n';
    expect(made(client.applied[0]!.edit)).toMatchObject([{ kind: 'create', uri: config }, { edits: [{ newText: text }] }]);
    files.write('designdoc.config.json', text);
    await client.filesChanged(config);
    expect(await lenses()).toEqual([]);
    expect(refreshed).toEqual([true]);
  });

  test('adds to the one there is', async () => {
    const { files, client, uri, declare } = await opened(undeclared, '{\n  "documents": {\n    "docs/b.md": "lld"\n  }\n}\n');
    await declare(uri, 'off', 'config');
    expect(made(client.applied[0]!.edit)).toMatchObject([
      {
        textDocument: { uri: uriOf(files.at('designdoc.config.json')), version: null },
        edits: [{ newText: '    "docs/b.md": "lld",\n    "docs/a.md": "off"\n' }],
      },
    ]);
  });

  test('is not offered where the document says itself what it is, or the config cannot be read', async () => {
    for (const { client, uri } of [await opened(design), await opened(undeclared, '{')])
      expect(await client.connection.sendRequest('designDoc/declarable', { uri })).toEqual({ places: ['document'] });
    const { client } = await opened(design);
    expect(await client.connection.sendRequest('designDoc/declarable', { uri: 'file:///not/open.md' })).toBe(null);
  });

  test.each<[string, unknown[], string]>([
    ['the config is no JSON', ['hld', 'config'], 'The config file cannot be edited.'],
    ['the kind is none', ['hdl'], 'This is no command of designdoc.'],
  ])('says why it cannot where %s', async (_, args, message) => {
    const { uri, declare } = await opened(undeclared, '{');
    await expect(declare(uri, ...args)).rejects.toThrow(message);
    await expect(declare('file:///not/open.md', 'hld')).rejects.toThrow('The document is not open');
  });
});

describe('the model as a text', () => {
  test('is what `designdoc inspect` prints, and leads to the document', async () => {
    const { client, uri } = await opened(design);
    const { version, text, links } = await client.connection.sendRequest<ModelContent>('designDoc/model', { uri });
    expect(version).toBe(1);
    const model = JSON.parse(text) as { readonly path: string; readonly components: readonly { readonly name: string }[] };
    expect(model.path).toBe('docs/a.md');
    expect(model.components.map(({ name }) => name)).toContain('API Gateway');
    const leads = links.filter(({ from }) => text.slice(from.start, from.end).includes('"API Gateway"')).at(-1)!;
    expect(design.slice(leads.to.start, leads.to.end)).toContain('API Gateway');
  });

  test('follows the document', async () => {
    const { client, uri } = await opened(design);
    await client.change(uri, undefined, '# Notes\n');
    expect(await client.connection.sendRequest<ModelContent>('designDoc/model', { uri })).toMatchObject({ version: 2 });
    expect(await client.connection.sendRequest('designDoc/model', { uri: 'file:///not/open.md' })).toBe(null);
  });
});

describe('which pattern', () => {
  test('is answered from the document, with its lines; without one all is asked', async () => {
    const { client, uri } = await opened(design);
    const text = `${design}\nReads 2,300/s and writes 115/s.\n`;
    await client.change(uri, undefined, text);
    const { version, questions } = await client.connection.sendRequest<WhichPattern>('designDoc/whichPattern', { uri });
    expect(version).toBe(2);
    const [first, ...others] = questions;
    expect(first).toMatchObject({ answer: 'yes', pattern: { number: 1, id: 'cache-aside', name: 'Cache-aside with read replicas' } });
    expect(first!.evidence).toEqual([
      {
        ...{ start: text.indexOf('2,300/s'), end: text.indexOf(' and writes'), line: text.split('\n').length - 1 },
        ...{ quote: 'Reads 2,300/s and writes 115/s.', words: 'Reads 2,300/s and writes 115/s: 20:1.' },
      },
    ]);
    expect(others).toHaveLength(11);
    for (const params of [{}, { uri: 'file:///not/open.md' }]) {
      const asked = await client.connection.sendRequest<WhichPattern>('designDoc/whichPattern', params);
      expect(asked.questions.map(({ answer, evidence }) => [answer, evidence])).toEqual(Array.from({ length: 12 }, () => ['unknown', []]));
      expect(asked).not.toHaveProperty('version');
    }
  });
});
