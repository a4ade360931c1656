import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LintWorkspaceResult } from '../../server/src/lsp/protocol.ts';
import { design, folder } from '../cli/support/run.ts';
import { startClient, uriOf } from './support/client.ts';

const lint = 'designDoc/lintWorkspace';

describe('designDoc/lintWorkspace', () => {
  test('lints the files that the command line lints, and shows their findings', async () => {
    const files = folder({
      '.git/HEAD': '',
      '.gitignore': 'out/',
      'docs/a.md': design,
      'docs/b.md': '# Notes\n',
      'out/c.md': design,
      'd.hld.mmd': 'flowchart LR\n  app[Mobile App] --> api[Order Service, 3K RPS] -->|SQL| db[(PostgreSQL)]\n',
    });
    const client = await startClient({ folder: files.path });
    const result = await client.connection.sendRequest<LintWorkspaceResult>(lint, {});
    expect(result).toEqual({ files: 3, counts: { errors: 0, warnings: 3, infos: 0, hints: 0 }, cancelled: false });
    expect((await client.published(uriOf(files.at('docs/a.md')))).diagnostics).toHaveLength(2);
    expect((await client.published(uriOf(files.at('d.hld.mmd')))).diagnostics).toHaveLength(1);
    const { summary } = JSON.parse((await files.run(['lint', '--format', 'json'])).out) as { summary: unknown };
    expect(summary).toEqual({ files: 3, errors: 0, warnings: 3, infos: 0, hints: 0 });
  });

  test('gives the findings that the command line gives', async () => {
    const files = folder({
      'a.md': design,
      'designdoc.config.json': '{ "extends": "designdoc:strict", "rules": { "hld/label-every-arrow": "error" } }',
    });
    const client = await startClient({ folder: files.path });
    await client.connection.sendRequest(lint, {});
    const { diagnostics } = await client.published(uriOf(files.at('a.md')));
    const { files: printed } = JSON.parse((await files.run(['lint', '--format', 'json'])).out) as {
      files: { findings: Record<string, unknown>[] }[];
    };
    const severities = ['', 'error', 'warning', 'information', 'hint'];
    expect(
      diagnostics.map(({ code, message, severity, range: { start, end } }) => ({
        rule: code,
        severity: severities[severity!],
        message,
        line: start.line + 1,
        column: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      })),
    ).toEqual(
      printed[0]!.findings.map(({ rule, severity, message, line, column, endLine, endColumn }) => ({
        rule,
        severity,
        message,
        line,
        column,
        endLine,
        endColumn,
      })),
    );
  });

  test('tells how far it is, and stops when it is cancelled', async () => {
    const files = folder(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${String(i).padStart(3, '0')}.md`, design])));
    const client = await startClient({ folder: files.path });
    const progress: { kind: string; percentage?: number }[] = [];
    const started = new Promise<void>((begun) => {
      client.connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
        progress.push(value);
        if (value.kind === 'report') begun();
      });
    });
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const cancel = new CancellationTokenSource();
    const linting = client.connection.sendRequest<LintWorkspaceResult>(lint, { workDoneToken: 'one' }, cancel.token);
    await started;
    cancel.cancel();
    const result = await linting;
    expect(result.cancelled).toBe(true);
    expect(result.files).toBeLessThan(300);
    await expect.poll(() => progress.at(-1)).toEqual({ kind: 'end' });
    expect(progress[0]).toMatchObject({ kind: 'begin', percentage: 0 });
  });

  test('without a folder lints nothing', async () => {
    const client = await startClient();
    expect(await client.connection.sendRequest(lint, {})).toMatchObject({ files: 0, cancelled: false });
  });

  test('a folder that is added is linted, too', async () => {
    const [one, two] = [folder({ 'a.md': design }), folder({ 'b.md': design })];
    const client = await startClient({ folder: one.path });
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: uriOf(two.path), name: 'two' }], removed: [{ uri: uriOf(one.path), name: 'one' }] },
    });
    await client.connection.sendRequest(lint, {});
    expect((await client.published(uriOf(two.at('b.md')))).diagnostics).toHaveLength(2);
    expect(client.count()).toBe(1);
  });
});

describe('the findings of files that are not open', () => {
  test('follow the disk', async () => {
    const files = folder({ 'a.md': design });
    const client = await startClient({ folder: files.path });
    const uri = uriOf(files.at('a.md'));
    await client.connection.sendRequest(lint, {});
    let since = client.count();
    files.write('a.md', design.replace('gw -->', 'gw -->|gRPC|'));
    await client.filesChanged(uri);
    expect((await client.published(uri, undefined, since)).diagnostics).toHaveLength(1);
    since = client.count();
    rmSync(files.at('a.md'));
    await client.filesChanged(uri);
    expect((await client.published(uri, undefined, since)).diagnostics).toEqual([]);
  });

  test('give way to those of the text while a document is open, and come back', async () => {
    const files = folder({ 'a.md': design });
    const client = await startClient({ folder: files.path });
    const uri = uriOf(files.at('a.md'));
    await client.connection.sendRequest(lint, {});
    await client.open(uri, '# Notes\n');
    expect((await client.published(uri, ({ version }) => version === 1)).diagnostics).toEqual([]);
    const since = client.count();
    await client.close(uri);
    expect((await client.published(uri, ({ diagnostics }) => diagnostics.length > 0, since)).diagnostics).toHaveLength(2);
  });

  test('after a storm of events are those of a fresh scan', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `${i}.md`);
    const files = folder(Object.fromEntries(names.map((name) => [name, design])));
    const client = await startClient({ folder: files.path });
    await client.connection.sendRequest(lint, {});
    for (let round = 0; round < 10; round++) {
      for (const name of names) files.write(name, round % 2 === 0 ? '# Notes\n' : design.replace('gw -->', 'gw -->|gRPC|'));
      await client.filesChanged(...names.map((name) => uriOf(files.at(name))));
    }
    const last = await Promise.all(names.map((name) => client.published(uriOf(files.at(name)), ({ diagnostics }) => diagnostics.length === 1)));
    expect(last).toHaveLength(40);
    expect(await client.connection.sendRequest(lint, {})).toMatchObject({ files: 40, counts: { warnings: 40 } });
  });
});
