/** The command `designdoc`. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CommanderError } from 'commander';
import type { Io } from './io.ts';
import { type ColorChoice, createProgram } from './program.ts';
import { createWriter } from './write-file.ts';

const here = import.meta.dirname;
const writer = createWriter();

process.on('SIGINT', () => {
  writer.cleanUp();
  process.exit(130);
});

const program = createProgram({
  io: ioOf,
  writer,
  pages: join(here, '../docs/rules'),
  templates: join(here, '../snippets/templates'),
  // A bundle of its own, so that linting does not load it.
  serve: async () => void (await import(pathToFileURL(join(here, 'server.js')).href)),
  done: (status) => {
    // Not process.exit(): it would cut what is not written yet.
    process.exitCode = status;
  },
});

program.parseAsync().catch((error: unknown) => {
  // Commander has printed its own: help, the version, or what is wrong with the arguments.
  const isHelp = error instanceof CommanderError && error.exitCode === 0;
  if (!(error instanceof CommanderError))
    process.stderr.write(`designdoc: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = isHelp ? 0 : 2;
});

function ioOf(color: ColorChoice): Io {
  const { stdout, stderr, stdin, env } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    // Who reads the output has read enough.
    writer.cleanUp();
    process.exit(0);
  });
  const wants = stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return {
    out: (text) => void stdout.write(text),
    complain: (message) => void stderr.write(`designdoc: ${message}\n`),
    input: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    folder: process.cwd().replaceAll('\\', '/'),
    color: color === 'always' || (color === 'auto' && wants),
    ...(stdout.isTTY && { width: stdout.columns }),
  };
}
