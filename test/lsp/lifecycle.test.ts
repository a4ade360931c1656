import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { design } from '../cli/support/run.ts';
import { server as bundle, startClient, startServer } from './support/client.ts';

const framed = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const initialize = framed(
  JSON.stringify({ jsonrpc: '2.0', id: 'first', method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }),
);

interface Raw {
  readonly child: ChildProcess;
  write(bytes: string | Buffer): void;
  /** All that the server said so far, once it fits. */
  until(fits: (said: string) => boolean): Promise<string>;
}

/** A server that has answered the first request. */
async function start(): Promise<Raw> {
  const child = startServer();
  let said = '';
  const looks = new Set<() => void>();
  child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
    for (const look of looks) look();
  });
  const until = (fits: (text: string) => boolean): Promise<string> =>
    new Promise((done) => {
      const look = (): void => {
        if (!fits(said)) return;
        looks.delete(look);
        done(said);
      };
      looks.add(look);
      look();
    });
  child.stdin!.write(initialize);
  await until((text) => text.includes('"id":"first"'));
  return { child, until, write: (bytes) => void child.stdin!.write(bytes) };
}

/** The same, for one test. */
async function ready(): Promise<Raw> {
  const raw = await start();
  onTestFinished(() => void raw.child.kill('SIGKILL'));
  return raw;
}

describe('a header that is none ends the server with status 1 and a reason', () => {
  test.each([
    ['no length', 'Content-Type: x\r\n\r\n{}'],
    ['an empty length', 'Content-Length:\r\n\r\n{}'],
    ['a length in words', 'Content-Length: two\r\n\r\n{}'],
    ['a negative length', 'Content-Length: -2\r\n\r\n{}'],
    ['a broken length', 'Content-Length: 2.5\r\n\r\n{}'],
    ['a length in hexadecimal', 'Content-Length: 0x2\r\n\r\n{}'],
    ['a length of petabytes', 'Content-Length: 9999999999999999\r\n\r\n{}'],
    ['a length of gigabytes', 'Content-Length: 4294967296\r\n\r\n{}'],
    ['another header', 'Accept: x\r\nContent-Length: 2\r\n\r\n{}'],
    ['no colon', 'Content-Length 2\r\n\r\n{}'],
    ['no header', '{"jsonrpc":"2.0"}'],
    ['a request for a page', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['bare words', 'hello\n'],
    ['zero bytes', '\0\0\0\0'],
    ['a line feed alone', '\n'],
    ['an empty header', '\r\n\r\n'],
    ['a header that never ends', `Content-Length: 2${' '.repeat(5000)}`],
    ['many headers that never end', 'Content-Type: x\r\n'.repeat(500)],
    ['what follows a message that is longer than announced', 'Content-Length: 2\r\n\r\n{}}}'],
  ])('%s', async (_, bytes) => {
    const { child } = await ready();
    let reason = '';
    child.stderr!.setEncoding('utf8').on('data', (chunk: string) => (reason += chunk));
    child.stdin!.write(bytes);
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(reason).toMatch(/^designdoc: (what was received is no header|a header has no Content-Length|a message of \d+ bytes)/);
  });
});

describe('a message that is none is answered, and the next one is served', () => {
  const place = '{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}';
  const sound = (id: string): string =>
    framed(
      `{"jsonrpc":"2.0","id":"${id}","method":"textDocument/codeAction","params":{"textDocument":{"uri":"file:///x.md"},"range":${place},"context":{"diagnostics":[]}}}`,
    );
  let server: Raw;
  let count = 0;

  beforeAll(async () => {
    server = await start();
    const textDocument = { uri: 'file:///open.md', languageId: 'markdown', version: 1, text: design };
    server.write(framed(JSON.stringify({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument } })));
    await server.until((said) => said.includes('publishDiagnostics'));
  });
  afterAll(() => void server.child.kill('SIGKILL'));

  /** What the server says from a message on until it has answered the next. */
  async function saidTo(body: string | Buffer): Promise<string> {
    const id = `next${++count}`;
    const before = (await server.until(() => true)).length;
    server.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`);
    server.write(body);
    server.write(sound(id));
    return (await server.until((said) => said.includes(`"id":"${id}","result":[]`))).slice(before);
  }

  test.each<[string, string | Buffer, number]>([
    ['no JSON', '{"jsonrpc":', -32700],
    ['nothing', '', -32700],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), -32700],
    ['an empty object', '{}', -32600],
    ['null', 'null', -32600],
    ['a list', '[]', -32600],
    ['a number', '7', -32600],
    ['a text', '"x"', -32600],
    ['no method', '{"jsonrpc":"2.0","id":1}', -32600],
    ['a number for a method', '{"jsonrpc":"2.0","id":1,"method":7}', -32600],
    ['an object for an id', '{"jsonrpc":"2.0","id":{},"method":"shutdown"}', -32600],
    ['a number for parameters', '{"jsonrpc":"2.0","id":1,"method":"textDocument/codeAction","params":7}', -32600],
    ['no such method', '{"jsonrpc":"2.0","id":1,"method":"no/such"}', -32601],
    ['no parameters', '{"jsonrpc":"2.0","id":1,"method":"textDocument/codeAction"}', -32602],
    ['a list for parameters', '{"jsonrpc":"2.0","id":1,"method":"textDocument/codeAction","params":[1,2]}', -32602],
    ['empty parameters', '{"jsonrpc":"2.0","id":1,"method":"textDocument/codeAction","params":{}}', -32603],
    [
      'no range',
      '{"jsonrpc":"2.0","id":1,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"file:///open.md"},"context":{"diagnostics":[]}}}',
      -32603,
    ],
  ])('%s', async (_, body, code) => expect(await saidTo(body)).toContain(`"code":${code}`));

  test.each([
    ['no parameters', '{"jsonrpc":"2.0","method":"textDocument/didOpen"}'],
    ['empty parameters', '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{}}'],
    ['no text', '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///x.md"}}}'],
    [
      'a number for a URI',
      '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":7,"languageId":"markdown","version":1,"text":"x"}}}',
    ],
    [
      'a URI that is none',
      '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"%%%","languageId":"markdown","version":1,"text":"x"}}}',
    ],
    [
      'a change of what is not open',
      '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///y.md","version":2},"contentChanges":[{"text":"x"}]}}',
    ],
    [
      'a change that is none',
      '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///open.md","version":2},"contentChanges":[{"range":7,"text":"x"}]}}',
    ],
    [
      'a range outside the text',
      '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///open.md","version":2},"contentChanges":[{"range":{"start":{"line":-5,"character":-5},"end":{"line":1e9,"character":1e9}},"text":"x"}]}}',
    ],
    ['a close of what is not open', '{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///y.md"}}}'],
    ['file events without files', '{"jsonrpc":"2.0","method":"workspace/didChangeWatchedFiles","params":{}}'],
    ['settings that are none', '{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":7}}'],
    ['a cancel without an id', '{"jsonrpc":"2.0","method":"$/cancelRequest"}'],
    ['a cancel of what nobody asked for', '{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":99}}'],
    ['an answer that nobody asked for', '{"jsonrpc":"2.0","id":99,"result":null}'],
    ['no such notification', '{"jsonrpc":"2.0","method":"no/such"}'],
  ])('a notification with %s ends nothing', async (_, body) => {
    expect(await saidTo(body)).not.toContain('"code"');
    expect(server.child.exitCode).toBe(null);
  });

  test('messages in pieces, and many in one piece, are read as they are meant', async () => {
    const { write, until } = await ready();
    const many = Array.from({ length: 50 }, (_, i) => framed(JSON.stringify({ jsonrpc: '2.0', id: `n${i}`, method: 'no/such' }))).join('');
    write(many);
    for (const letter of sound('next')) write(letter);
    const said = await until((text) => text.includes('"id":"next"'));
    expect(said.match(/"id":"n\d+"/g)).toHaveLength(50);
  });
});

describe('the server leaves', () => {
  test('when it is told to, with 0 after a shutdown and 1 without', async () => {
    const client = await startClient();
    expect(await client.stop()).toBe(0);
    const { child } = await ready();
    child.stdin!.write(framed('{"jsonrpc":"2.0","method":"exit"}'));
    expect(await once(child, 'exit')).toEqual([1, null]);
  });

  test('when its standard input ends', async () => {
    const { child } = await ready();
    child.stdin!.end();
    expect(await once(child, 'exit')).toEqual([1, null]);
  });

  test('when nobody reads its output', async () => {
    const { child } = await ready();
    child.stdout!.destroy();
    child.stdin!.write(framed('{"jsonrpc":"2.0","id":1,"method":"no/such"}').repeat(10));
    expect(await once(child, 'exit')).toEqual([1, null]);
  });

  test.each(['--stdio', '--node-ipc'])('when its parent is killed (%s)', async (transport) => {
    const start =
      transport === '--stdio'
        ? "spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })"
        : "fork(server, ['--node-ipc'])";
    const code = `
      const { spawn, fork } = require('node:child_process');
      const server = ${JSON.stringify(bundle)};
      const child = ${start};
      console.log(child.pid);
      setInterval(() => {}, 1000);
    `;
    const parent = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = Number(String(((await once(parent.stdout, 'data')) as [Buffer])[0]));
    onTestFinished(() => void (isAlive(pid) && process.kill(pid, 'SIGKILL')));
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });
});

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('a request that is cancelled is answered with that', async () => {
  const { write, until } = await ready();
  const textDocument = { uri: 'file:///open.md', languageId: 'markdown', version: 1, text: design };
  const place = { line: 0, character: 0 };
  const request = { textDocument: { uri: textDocument.uri }, range: { start: place, end: place }, context: { diagnostics: [] } };
  const messages = [
    { method: 'textDocument/didOpen', params: { textDocument } },
    { id: 'asked', method: 'textDocument/codeAction', params: request },
    { method: '$/cancelRequest', params: { id: 'asked' } },
  ];
  write(messages.map((message) => framed(JSON.stringify({ jsonrpc: '2.0', ...message }))).join(''));
  expect(await until((said) => said.includes('"id":"asked"'))).toContain('"id":"asked","error":{"code":-32800');
});

test('a server that was forked speaks over the channel', async () => {
  const child = fork(bundle, ['--node-ipc'], { silent: true });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  expect(((await once(child, 'message')) as [unknown])[0]).toMatchObject({ id: 1, result: { serverInfo: { name: 'designdoc' } } });
});
