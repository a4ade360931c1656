// The first and the last words with a language server over its standard input and output.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Starts the server, asks who it is, and ends it as the protocol says. */
export async function handshake(command: string, args: string[]): Promise<{ name: unknown; exitCode: number | null }> {
  const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const say = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let heard = '';
  server.stdout.setEncoding('utf8').on('data', (text: string) => (heard += text));
  const answer = async (id: number): Promise<string> => {
    for (;;) {
      const found = heard
        .split(/Content-Length: \d+\r\n(?:[^\r\n]+\r\n)*\r\n/)
        .find((body) => body.includes(`"id":${id}`) && body.includes('"result"'));
      if (found && isJson(found)) return found;
      await once(server.stdout, 'data');
    }
  };

  say({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
  const { result } = JSON.parse(await answer(1)) as { result: { serverInfo?: { name: unknown } } };
  say({ method: 'initialized', params: {} });
  say({ id: 2, method: 'shutdown' });
  await answer(2);
  const ended = once(server, 'exit') as Promise<[number | null]>;
  say({ method: 'exit' });
  const [exitCode] = await ended;
  return { name: result.serverInfo?.name, exitCode };
}

/** False while the rest of a message is still to come. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
