/** The language server on Node: over the standard streams (`--stdio`), or over the channel of a process that forked it. */
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { createDiskReader } from '../service/disk-reader.ts';
import { serve } from './serve.ts';
import { StrictMessageReader } from './stdio.ts';

const pages = join(import.meta.dirname, '../docs/rules');
let stopped = false;

const [input, output] = process.argv.includes('--stdio') || !process.send ? overStdio() : overIpc();
const connection = createConnection(input, output);
connection.onShutdown(() => {
  stopped = true;
});
process.on('unhandledRejection', (reason) => {
  const said = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  process.stderr.write(`designdoc: ${said}\n`);
});

serve(connection, {
  reader: createDiskReader(fs, (bytes, fatal) => new TextDecoder('utf-8', { fatal }).decode(bytes)),
  clock: () => performance.now(),
  pageOf: (rule) => pathToFileURL(join(pages, `${rule}.md`)).href,
});

/** Leaves with the client: whoever is gone without a word died. */
function leave(): void {
  process.exit(stopped ? 0 : 1);
}

function overStdio(): [MessageReader, MessageWriter] {
  const writer = new StreamMessageWriter(process.stdout);
  process.stdin.on('end', leave);
  process.stdin.on('close', leave);
  process.stdout.on('error', leave);
  const reader = new StrictMessageReader(process.stdin, {
    answer: (response) => void writer.write(response).catch(leave),
    giveUp: (reason) => {
      process.stderr.write(`designdoc: ${reason}\n`, () => process.exit(1));
    },
  });
  return [reader, writer];
}

function overIpc(): [MessageReader, MessageWriter] {
  process.on('disconnect', leave);
  return [new IPCMessageReader(process), new IPCMessageWriter(process)];
}
