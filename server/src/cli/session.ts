import * as fs from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { DesignKind } from '../model/design.ts';
import type { HostSettings } from '../service/analysis.ts';
import type { Config } from '../service/config.ts';
import type { RuleSetting } from '../service/config-file.ts';
import { createDiskReader } from '../service/disk-reader.ts';
import type { Reader } from '../service/reader.ts';
import { createService, type Service } from '../service/service.ts';
import { positionAt } from '../text/line-index.ts';
import type { Io } from './io.ts';

/** Options that every command shares which reads documents. */
export interface SharedOptions {
  readonly rule?: Readonly<Record<string, RuleSetting>>;
  readonly config?: string;
  readonly kind?: DesignKind;
}

/** One run of the command line: the service, what was asked for, and whether something of it failed. */
export interface Session {
  readonly io: Io;
  readonly service: Service;
  readonly reader: Reader;
  readonly host: HostSettings;
  /** Something could not be done: it is told once, the run goes on and ends with status 2. */
  fail(message: string): void;
  readonly failed: boolean;
}

/** Begins a run; a config that is named and cannot be read has failed by then. */
export async function openSession(io: Io, { rule, config, kind }: SharedOptions): Promise<Session> {
  const reader = createDiskReader(fs, decode);
  const said = new Set<string>();
  const fail = (message: string): void => {
    if (!said.has(message)) io.complain(message);
    said.add(message);
  };
  const session: Session = {
    io,
    reader,
    // A rule that throws costs its findings, so the run is not what was asked for. Nobody waits for the next key: time is not taken.
    service: createService({ reader, log: fail, clock: () => 0 }),
    host: {
      folder: io.folder,
      forced: { ...(rule && { rules: rule }), ...(kind && { kind }), ...(config !== undefined && { config: absolute(io, config) }) },
    },
    fail,
    get failed() {
      return said.size > 0;
    },
  };
  if (config !== undefined) canUse(await session.service.configOf(io.folder, session.host), session);
  return session;
}

/** Whether the config can be read; one that cannot is a failure, told once. */
export function canUse({ broken, files: [file] }: Config, { io, fail }: Session): boolean {
  if (broken === undefined || !file) return true;
  const { line, character } = positionAt(file.lines, file.report.findings[0]?.range.start ?? 0);
  fail(`${shown(io, file.path)}:${line + 1}:${character + 1}: ${broken}`);
  return false;
}

/** The absolute path, with forward slashes. */
export const absolute = ({ folder }: Pick<Io, 'folder'>, path: string): string => resolve(folder, path).replaceAll('\\', '/');

/** The path as it is shown: from the working directory, with forward slashes. */
export const shown = ({ folder }: Pick<Io, 'folder'>, path: string): string => relative(folder, path).replaceAll('\\', '/') || '.';

export const decode = (bytes: Uint8Array, fatal: boolean): string => new TextDecoder('utf-8', { fatal }).decode(bytes);

/** What went wrong, in the words of the system where they are plain. */
export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ELOOP: 'its links go in circles',
    EISDIR: 'it is a folder',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
  };
  return known[code] ?? (error instanceof Error ? error.message : String(error));
}
