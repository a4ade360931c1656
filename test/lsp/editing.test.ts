import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { design, folder, solid, dashed } from '../cli/support/run.ts';
import { type Client, rangeOf, startClient, uriOf } from './support/client.ts';

/** `line:column–column code`, as the client sees it. */
const shown = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(
    ({ range: { start, end }, code, severity }) =>
      `${start.line}:${start.character}–${end.line === start.line ? '' : `${end.line}:`}${end.character} ${severity} ${String(code)}`,
  );

async function opened(text: string, options: Parameters<typeof startClient>[0] = {}): Promise<{ client: Client; uri: string }> {
  const files = folder({ 'a.md': text });
  const client = await startClient({ folder: files.path, ...options });
  const uri = uriOf(files.at('a.md'));
  await client.open(uri, text);
  return { client, uri };
}

const arrows = ['5:18–21 2 hld/label-every-arrow', '6:5–8 2 hld/label-every-arrow'];

describe.each(['stdio', 'ipc'] as const)('over %s', (transport) => {
  test('a document that is opened has its findings, with version, page and related places', async () => {
    const { client, uri } = await opened(design, { transport });
    const { diagnostics, version } = await client.published(uri);
    expect(version).toBe(1);
    expect(shown(diagnostics)).toEqual(arrows);
    expect(diagnostics[0]).toMatchObject({
      source: 'designdoc',
      code: 'hld/label-every-arrow',
      message: 'Say what crosses this arrow, Mobile App → API Gateway: a protocol, a topic, a query.',
    });
    const page = diagnostics[0]!.codeDescription!.href;
    expect(page).toMatch(/\/docs\/rules\/hld\/label-every-arrow\.md$/);
    expect(existsSync(fileURLToPath(page))).toBe(true);
    expect(await client.stop()).toBe(0);
  });
});

test('a change has new findings, with its version', async () => {
  const { client, uri } = await opened(design);
  expect(await client.findings(uri)).toHaveLength(2);
  const range = rangeOf(design, '--> gw');
  await client.change(
    uri,
    { start: { ...range.start, character: range.start.character + 3 }, end: { ...range.start, character: range.start.character + 3 } },
    '|HTTPS|',
  );
  expect(shown(await client.findings(uri))).toEqual([arrows[1]]);
});

test('after a thousand keystrokes the findings are those of a fresh reading', async () => {
  const { client, uri } = await opened('');
  for (const letter of design) {
    const end = rangeOf(client.text(uri), '').start;
    const at = { line: client.text(uri).split('\n').length - 1, character: client.text(uri).split('\n').at(-1)!.length };
    await client.change(uri, { start: end.line > at.line ? end : at, end: at }, letter);
  }
  expect(client.text(uri)).toBe(design);
  expect(shown(await client.findings(uri))).toEqual(arrows);
});

test('a version that comes late is not taken, and nothing is published for it', async () => {
  const { client, uri } = await opened(design);
  await client.findings(uri);
  await client.change(uri, undefined, '# Notes\n');
  await client.findings(uri);
  await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 1 }, contentChanges: [{ text: design }] });
  await client.change(uri, undefined, '# Other notes\n');
  await client.findings(uri);
  expect(client.count()).toBe(3);
  expect(client.log.some((line) => line.includes('version 1 came after version 2'))).toBe(true);
});

test('a document that is closed has no findings', async () => {
  const { client, uri } = await opened(design);
  await client.findings(uri);
  const since = client.count();
  await client.close(uri);
  expect((await client.published(uri, undefined, since)).diagnostics).toEqual([]);
});

test('a file that is deleted while it is open goes on being linted', async () => {
  const { client, uri } = await opened(design);
  await client.findings(uri);
  rmSync(fileURLToPath(uri));
  await client.filesChanged(uri);
  await client.change(uri, undefined, design.replace('gw -->', 'gw -->|gRPC|'));
  expect(shown(await client.findings(uri))).toEqual([arrows[0]]);
});

test('a document that is no file is linted, too', async () => {
  const client = await startClient();
  await client.open('untitled:Untitled-1', design);
  expect(shown(await client.findings('untitled:Untitled-1'))).toEqual(arrows);
});

test('a diagram of its own is linted', async () => {
  const client = await startClient();
  await client.open('file:///nowhere/a.hld.mmd', design.split('\n').slice(4, 8).join('\n'), 'mermaid');
  expect(shown(await client.findings('file:///nowhere/a.hld.mmd'))).toEqual(['1:18–21 2 hld/label-every-arrow', '2:5–8 2 hld/label-every-arrow']);
});

test.each([
  ['CRLF', design.replaceAll('\n', '\r\n'), arrows],
  ['emoji before the arrow', design.replace('Mobile App', '"📱👩‍👩‍👧‍👦 Mobile App"'), ['5:34–37 2 hld/label-every-arrow', arrows[1]!]],
  ['a lone CR as line end', design.replaceAll('\n', '\r'), arrows],
  ['a byte order mark', `\uFEFF${design}`, arrows],
])('ranges are right with %s', async (_, text, expected) => {
  const { client, uri } = await opened(text);
  expect(shown(await client.findings(uri))).toEqual(expected);
});

test('a document of 50,000 lines is linted, and a keystroke in it', async () => {
  const filler = Array.from({ length: 50_000 }, (_, i) => (i % 50 === 0 ? `\n## Part ${i}\n` : 'Words.')).join('\n');
  const { client, uri } = await opened(`${design}${filler}\n`);
  expect(shown(await client.findings(uri))).toEqual(arrows);
  const range = rangeOf(design, '>');
  await client.change(uri, { start: { line: 40_000, character: 0 }, end: { line: 40_000, character: 0 } }, 'More ');
  expect(shown(await client.findings(uri))).toEqual(arrows);
  expect(range.start.line).toBe(0);
});

describe('quick fixes', () => {
  test('the preferred comes first, and its edit removes the finding', async () => {
    const { client, uri } = await opened(design);
    await client.findings(uri);
    const actions = await client.actions(uri, rangeOf(design, '--> gw'));
    expect(actions.map(({ title }) => title)).toEqual([
      'Label it “HTTPS”',
      'Label it “WebSocket”',
      'Label it “gRPC”',
      'Label all arrows of this diagram',
      'Ignore this here',
      'Turn this rule off in the config',
    ]);
    expect(actions[0]).toMatchObject({
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: [{ code: 'hld/label-every-arrow', range: { start: { line: 5, character: 18 } } }],
    });
    const after = client.edited(uri, actions[0]!.edit);
    expect(after).toBe(design.replace('app[Mobile App] -->', 'app[Mobile App] -->|HTTPS|'));
    await client.change(uri, undefined, after);
    expect(shown(await client.findings(uri))).toEqual([arrows[1]]);
  });

  test('“Label all arrows of this diagram” and “Ignore this here” do what they say', async () => {
    const { client, uri } = await opened(design);
    await client.findings(uri);
    const actions = await client.actions(uri, rangeOf(design, '--> gw'));
    const after = (title: string): string => client.edited(uri, actions.find((action) => action.title === title)!.edit);
    await client.change(uri, undefined, after('Label all arrows of this diagram'));
    expect(await client.findings(uri)).toEqual([]);
    await client.change(uri, undefined, design);
    await client.findings(uri);
    const hidden = client.edited(uri, (await client.actions(uri, rangeOf(design, '--> gw'))).find(({ title }) => title === 'Ignore this here')!.edit);
    expect(hidden).toContain('  %% designdoc-disable-next-line hld/label-every-arrow\n  app[');
    await client.change(uri, undefined, hidden);
    expect(shown(await client.findings(uri))).toEqual(['7:5–8 2 hld/label-every-arrow']);
  });

  test('are those of the text as it is when they are asked for', async () => {
    const { client, uri } = await opened(design);
    await client.change(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '\n\n');
    const actions = await client.actions(uri, rangeOf(client.text(uri), '--> gw'));
    expect(client.edited(uri, actions[0]!.edit)).toContain('app[Mobile App] -->|HTTPS| gw');
  });

  test('none stand where nothing is found, nor of another kind than asked for', async () => {
    const { client, uri } = await opened(design);
    await client.findings(uri);
    expect(await client.actions(uri, rangeOf(design, '# Orders'))).toEqual([]);
    expect(await client.actions(uri, rangeOf(design, '--> gw'), { only: ['refactor'] })).toEqual([]);
    expect(await client.actions('file:///not/open.md', rangeOf(design, '# Orders'))).toEqual([]);
  });
});

describe('all safe fixes', () => {
  test('as the code action source.fixAll.designDoc', async () => {
    const { client, uri } = await opened(solid);
    const whole = rangeOf(solid, solid);
    for (const only of [['source.fixAll'], ['source.fixAll.designDoc'], ['source']]) {
      const [action, ...others] = await client.actions(uri, whole, { only });
      expect(others).toEqual([]);
      expect(action).toMatchObject({ kind: 'source.fixAll.designDoc' });
      expect(client.edited(uri, action!.edit)).toBe(dashed);
    }
    expect((await client.actions(uri, whole)).filter(({ kind }) => kind !== 'quickfix')).toEqual([]);
  });

  test('leave suggestions alone', async () => {
    const { client, uri } = await opened(design);
    expect(await client.actions(uri, rangeOf(design, design), { only: ['source.fixAll.designDoc'] })).toEqual([]);
  });

  test('as the request designDoc/fixAll, which the server applies', async () => {
    const { client, uri } = await opened(solid);
    expect(await client.connection.sendRequest('designDoc/fixAll', { uri })).toEqual({ fixed: 1 });
    expect(client.applied).toHaveLength(1);
    expect(client.edited(uri, client.applied[0]!.edit)).toBe(dashed);
    await client.change(uri, undefined, dashed);
    expect(await client.connection.sendRequest('designDoc/fixAll', { uri })).toEqual({ fixed: 0 });
    expect(await client.connection.sendRequest('designDoc/fixAll', { uri: 'file:///not/open.md' })).toEqual({ fixed: 0 });
    expect(client.applied).toHaveLength(1);
  });

  test('change only the lines they mend', async () => {
    const { client, uri } = await opened(`${solid}\n${'Words.\n'.repeat(50)}\n${solid.split('\n').slice(3).join('\n')}`);
    const [action] = await client.actions(uri, rangeOf(solid, solid), { only: ['source.fixAll.designDoc'] });
    const change = action!.edit!.documentChanges![0]!;
    expect('edits' in change && change.edits.map((edit) => ('range' in edit ? edit.range.start.line : -1))).toEqual([6, 64]);
  });
});

test('the status tells kind, door and counts of each version', async () => {
  const { client, uri } = await opened(design);
  await client.findings(uri);
  await client.change(uri, undefined, '# Notes\n');
  await client.findings(uri);
  await client.connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range: rangeOf('x', 'x'), context: { diagnostics: [] } });
  expect(client.statuses).toEqual([
    { uri, version: 1, kind: 'hld', door: 'declared', counts: { errors: 0, warnings: 2, infos: 0, hints: 0 } },
    { uri, version: 2, kind: null, door: null, counts: { errors: 0, warnings: 0, infos: 0, hints: 0 } },
  ]);
});

describe('refactorings', () => {
  const text =
    '# Notes\n\n```text\nWeb App → [API] → [DB]\n```\n\n```mermaid\nerDiagram\n  JOB {\n    uuid id PK\n    string mood "CALM, BUSY"\n  }\n```\n';

  test('stand where they can be done, each of its kind, and do what they say', async () => {
    const { client, uri } = await opened(text);
    const drawing = rangeOf(text, 'Web App');
    const [convert, ...others] = await client.actions(uri, drawing);
    expect(others).toEqual([]);
    expect(convert).toMatchObject({ title: 'Convert this text diagram to Mermaid', kind: 'refactor.rewrite.designDoc' });
    const converted = client.edited(uri, convert!.edit);
    expect(converted).toContain('```mermaid\nflowchart LR\n  webApp([Web App])\n');
    const [machine] = await client.actions(uri, rangeOf(text, 'mood'));
    expect(machine).toMatchObject({ title: 'State machine from this enum', kind: 'refactor.extract.designDoc' });
    expect(client.edited(uri, machine!.edit)).toContain('  CALM --> BUSY : TODO trigger to BUSY\n');
    await client.change(uri, undefined, converted);
    expect(await client.actions(uri, rangeOf(converted, 'webApp'))).toEqual([]);
  });

  test('are only those of the kind that is asked for', async () => {
    const { client, uri } = await opened(text);
    const counted = async (only: string): Promise<number> => (await client.actions(uri, rangeOf(text, 'Web App'), { only: [only] })).length;
    for (const only of ['refactor', 'refactor.rewrite', 'refactor.rewrite.designDoc']) expect(await counted(only)).toBe(1);
    for (const only of ['refactor.extract', 'quickfix', 'source']) expect(await counted(only)).toBe(0);
  });
});
