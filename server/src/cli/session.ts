import * as fs from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { DesignKind } from '../model/design.ts';
import type { HostSettings } from '../service/analysis.ts';
import type { RuleSetting } from '../service/config-file.ts';
import { createDiskReader } from '../service/disk-reader.ts';
import type { Reader } from '../service/reader.ts';
import { createService, type Service } from '../service/service.ts';
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
  /** Something could not be done; the run goes on and ends with status 2. */
  fail(message: string): void;
  readonly failed: boolean;
}

export function createSession(io: Io, { rule, config, kind }: SharedOptions): Session {
  const reader = createDiskReader(fs, decode);
  let failed = false;
  const fail = (message: string): void => {
    failed = true;
    io.complain(message);
  };
  return {
    io,
    reader,
    // A rule that throws costs its findings: the run is not what was asked for.
    service: createService({ reader, log: fail, clock: () => 0 }),
    host: { folder: io.folder, forced: { ...(rule && { rules: rule }), ...(kind && { kind }), ...(config !== undefined && { config: absolute(io, config) }) } },
    fail,
    get failed() {
      return failed;
    },
  };
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
