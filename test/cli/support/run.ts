import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { inRoot } from '../../../scripts/paths.mjs';

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Record<string, string>;
}

export const command = inRoot('dist/cli.js');

/** A folder on the disk that is gone after the test. */
export interface Folder {
  readonly path: string;
  at(name: string): string;
  read(name: string): string;
  bytes(name: string): Buffer;
  write(name: string, content: string | Uint8Array): void;
  /** Runs `designdoc` in the folder, to its end. */
  run(args: readonly string[], options?: RunOptions): Promise<Run>;
}

export function folder(files: Record<string, string | Uint8Array> = {}): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'designdoc-')));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const at = (name: string): string => join(path, name);
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), content);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    path,
    at,
    write,
    read: (name) => readFileSync(at(name), 'utf8'),
    bytes: (name) => readFileSync(at(name)),
    run: (args, options) => run(path, args, options),
  };
}

function run(cwd: string, args: readonly string[], { input, env }: RunOptions = {}): Promise<Run> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [command, ...args], { cwd, env: { PATH: process.env['PATH'], ...env } });
    const [out, err] = [child.stdout, child.stderr].map((stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      return chunks;
    }) as [Buffer[], Buffer[]];
    child.on('error', fail);
    child.on('close', (status) => done({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
    child.stdin.end(input);
  });
}

/** A declared design whose two unlabelled arrows are the only findings: what else a design lacks is not asked of it. */
export const design = `<!-- designdoc hld --> <!-- designdoc-disable hld/apis-before-boxes hld/read-write-paths -->
# Orders

\`\`\`mermaid
flowchart LR
  app[Mobile App] --> gw[API Gateway]
  gw --> api[Order Service]
  api -->|SQL, 3K RPS| db[(PostgreSQL)]
\`\`\`
`;

/** A declared design with one finding, which has a safe fix: the arrow to the queue. */
export const solid = `<!-- designdoc hld --> <!-- designdoc-disable hld/apis-before-boxes -->
# Orders

\`\`\`mermaid
flowchart LR
  app[Mobile App] -->|HTTPS, 3K RPS| api[Order Service]
  api -->|publish order-created| q[[Order Queue]]
  q -.->|consume order-created| w[Order Worker]
\`\`\`
`;

/** `solid` after its fix. */
export const dashed = solid.replace('api -->', 'api -.->');
