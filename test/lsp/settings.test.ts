import { describe, expect, test } from 'vitest';
import type { Diagnostic, TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from '../../server/src/lsp/protocol.ts';
import { design, type Folder, folder } from '../cli/support/run.ts';
import { type Client, type ClientOptions, rangeOf, startClient, uriOf } from './support/client.ts';

const off = '{ "rules": { "hld/label-every-arrow": "off" } }';
const severities = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.map(({ severity, code }) => `${severity} ${String(code)}`);
const warnings = ['2 hld/label-every-arrow', '2 hld/label-every-arrow'];

interface Opened {
  readonly files: Folder;
  readonly client: Client;
  readonly uri: string;
  readonly configUri: string;
  /** The findings of the publication that the action brings about. */
  after(action: () => Promise<void> | void, uri?: string): Promise<string[]>;
}

async function opened(text: string, options: Omit<ClientOptions, 'folder'> & { readonly config?: string } = {}): Promise<Opened> {
  const files = folder({ '.git/HEAD': '', 'docs/a.md': text, ...(options.config !== undefined && { 'designdoc.config.json': options.config }) });
  const client = await startClient({ ...options, folder: files.path });
  const uri = uriOf(files.at('docs/a.md'));
  await client.open(uri, text);
  await client.published(uri);
  return {
    files,
    client,
    uri,
    configUri: uriOf(files.at('designdoc.config.json')),
    after: async (action, of = uri) => {
      const since = client.count();
      await action();
      return severities((await client.published(of, undefined, since)).diagnostics);
    },
  };
}

describe('the config file is read live', () => {
  test('made, changed, deleted', async () => {
    const { files, client, configUri, after } = await opened(design);
    const config = (text: string) => (): Promise<void> => {
      files.write('designdoc.config.json', text);
      return client.filesChanged(configUri);
    };
    expect(client.watched).toContain('**/*.json');
    expect(await after(config(off))).toEqual([]);
    expect(await after(config('{ "rules": { "hld/label-every-arrow": "error" } }'))).toEqual(['1 hld/label-every-arrow', '1 hld/label-every-arrow']);
    expect(await after(config('{}'))).toEqual(warnings);
  });

  test('that it extends, too', async () => {
    const { files, client, after } = await opened(design, { config: '{ "extends": "./base.json" }' });
    files.write('base.json', off);
    expect(await after(() => client.filesChanged(uriOf(files.at('designdoc.config.json'))))).toEqual([]);
    files.write('base.json', '{}');
    expect(await after(() => client.filesChanged(uriOf(files.at('base.json'))))).toEqual(warnings);
  });

  test('at each analysis, of a client that does not watch files', async () => {
    const { files, client, uri, after } = await opened(design, { capabilities: { workspace: { configuration: true } } });
    files.write('designdoc.config.json', off);
    expect(await after(() => client.save(uri))).toEqual([]);
  });

  test('its mistakes are findings of that file, and go when they are mended', async () => {
    const { files, client, configUri, after } = await opened(design, { config: '{\n  "rule": {}\n}\n' });
    const { diagnostics } = await client.published(configUri);
    expect(diagnostics).toMatchObject([
      { severity: 1, code: 'designdoc/config', source: 'designdoc', range: { start: { line: 1, character: 2 }, end: { line: 1, character: 8 } } },
    ]);
    files.write('designdoc.config.json', '{}');
    expect(await after(() => client.filesChanged(configUri), configUri)).toEqual([]);
  });

  test('where it is no JSON that is a finding, and the documents are linted without it', async () => {
    const { client, uri, configUri } = await opened(design, { config: '{ "rules": ' });
    expect((await client.published(configUri)).diagnostics).toMatchObject([{ code: 'designdoc/config', message: 'A value is expected here.' }]);
    expect(severities(await client.findings(uri))).toEqual(warnings);
  });
});

describe('settings are read live', () => {
  const change = (client: Client, settings: Settings) => (): Promise<void> => client.configure(settings);

  test('rules and documents', async () => {
    const text = design.replace('<!-- designdoc hld --> ', '');
    const { client, after } = await opened(text);
    expect(await after(change(client, { rules: { 'hld/label-every-arrow': 'error' } }))).toEqual(['1 hld/label-every-arrow']);
    expect(await after(change(client, { documents: { 'docs/*.md': 'hld' } }))).toEqual(warnings);
    expect(await after(change(client, { documents: { 'docs/*.md': 'off' } }))).toEqual([]);
  });

  test('the config wins', async () => {
    const { client, after } = await opened(design, { config: off });
    expect(await after(change(client, { rules: { 'hld/label-every-arrow': 'error' } }))).toEqual([]);
  });

  test('`enable` turns everything off and on again', async () => {
    const { client, uri, after } = await opened(design);
    expect(await after(change(client, { enable: false }))).toEqual([]);
    expect(await client.actions(uri, rangeOf(design, '--> gw'))).toEqual([]);
    expect(await after(change(client, { enable: true }))).toEqual(warnings);
  });

  test('with `run` `onSave` findings come with opening and saving, and actions with every edit', async () => {
    const { client, uri } = await opened(design, { settings: { run: 'onSave' } });
    expect(severities(await client.findings(uri))).toEqual(warnings);
    const since = client.count();
    await client.change(uri, undefined, design.replace('gw -->', 'gw -->|gRPC|'));
    expect(await client.actions(uri, rangeOf(design, '--> gw'))).not.toEqual([]);
    await client.save(uri);
    expect(await client.published(uri, undefined, since)).toMatchObject({ version: 2, diagnostics: [{ code: 'hld/label-every-arrow' }] });
    expect(client.count()).toBe(since + 1);
  });

  test('what is wrong in them has its default', async () => {
    const { client, after } = await opened(design);
    expect(
      await after(change(client, { rules: { 'hld/label-every-arrow': 'loud' }, documents: 7, run: 1, enable: 'no' } as unknown as Settings)),
    ).toEqual(warnings);
    expect(await after(change(client, null as unknown as Settings))).toEqual(warnings);
  });

  test('are pushed by a client that cannot be asked', async () => {
    const { client, after } = await opened(design, { capabilities: {} });
    expect(await after(change(client, { rules: { 'hld/label-every-arrow': 'off' } }))).toEqual([]);
  });
});

describe('“Turn this rule off in the config”', () => {
  const title = 'Turn this rule off in the config';

  test('makes a config at the root of the repository', async () => {
    const { client, uri, configUri } = await opened(design);
    const action = (await client.actions(uri, rangeOf(design, '--> gw'))).find((each) => each.title === title);
    expect(action!.edit!.documentChanges).toEqual([
      { kind: 'create', uri: configUri, options: { ignoreIfExists: true } },
      {
        textDocument: { uri: configUri, version: null },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            newText: '{\n  "rules": {\n    "hld/label-every-arrow": "off"\n  }\n}\n',
          },
        ],
      },
    ]);
  });

  test('edits the one there is', async () => {
    const config = '{\n  "rules": {\n    "hld/async-dashed": "off"\n  }\n}\n';
    const { client, uri, configUri } = await opened(design, { config });
    const action = (await client.actions(uri, rangeOf(design, '--> gw'))).find((each) => each.title === title);
    const [change] = action!.edit!.documentChanges as TextDocumentEdit[];
    expect(change!.textDocument).toEqual({ uri: configUri, version: null });
    expect(TextDocument.applyEdits(TextDocument.create(configUri, 'json', 1, config), change!.edits as TextEdit[])).toBe(
      config.replace('"off"', '"off",\n    "hld/label-every-arrow": "off"'),
    );
  });

  test('is not offered where a file would have to be made and the client cannot', async () => {
    const { client, uri } = await opened(design, { capabilities: {} });
    const actions = await client.actions(uri, rangeOf(design, '--> gw'));
    expect(actions.map((each) => each.title)).not.toContain(title);
    expect(actions[0]!.edit!.changes![uri]).toHaveLength(1);
  });
});

test('a suppression hides a finding, and one that hides nothing is a hint', async () => {
  const { client, uri } = await opened(design);
  await client.change(
    uri,
    undefined,
    design
      .replace('  app', '  %% designdoc-disable-next-line hld/label-every-arrow\n  app')
      .replace('# Orders', '# Orders\n\n<!-- designdoc-disable-next-line hld/async-dashed -->\n## More'),
  );
  expect(severities(await client.findings(uri))).toEqual(['4 designdoc/unused-suppression', '2 hld/label-every-arrow']);
});
