import type { Analysis, HostSettings } from '../../server/src/service/analysis.ts';
import type { FileText, FolderEntry, Reader } from '../../server/src/service/reader.ts';
import { rules as allRules } from '../../server/src/rules/index.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { createService, type Service } from '../../server/src/service/service.ts';

/** A file: its text, or what else a reader may meet there. */
export type MemoryFile = string | FileText | { readonly link: string } | { readonly error: string };

/** A workspace that lives in a record of paths and files. */
export interface Workspace {
  readonly service: Service;
  readonly reader: Reader;
  /** A folder with a file `.denied` cannot be read. To be changed at will; the service is told by `service.changed`. */
  readonly files: Record<string, MemoryFile>;
  /** Lines that the service logged. */
  readonly log: string[];
  /** The analysis of a file of the workspace. */
  analyse(path: string, host?: Partial<HostSettings>): Promise<Analysis>;
  /** Its findings, as `line:column severity rule`. */
  findings(path: string, host?: Partial<HostSettings>): Promise<string[]>;
}

export interface WorkspaceOptions {
  readonly rules?: readonly Rule[];
}

const few = ['hld/label-every-arrow', 'hld/annotate-numbers', 'hld/async-dashed', 'lld/status-state-machine'];

/** Some of the rules: what a test counts does not change with each new one. */
export const fewRules = allRules.filter(({ id }) => few.includes(id));

/** The folder that hosts name unless they say another. */
export const folder = '/repo';

export function workspace(files: Record<string, MemoryFile>, { rules }: WorkspaceOptions = {}): Workspace {
  const log: string[] = [];
  const reader = memoryReader(files);
  const service = createService({ reader, log: (line) => log.push(line), clock: () => 0, ...(rules && { rules }) });
  const analyse = async (path: string, host: Partial<HostSettings> = {}): Promise<Analysis> => {
    const analysis = await service.analyseFile(path, { folder, ...host });
    if (!analysis) throw new Error(`The workspace has no file ${path}.`);
    return analysis;
  };
  return { service, reader, files, log, analyse, findings: async (path, host) => shownFindings(await analyse(path, host)) };
}

/** Findings as `line:column severity rule`. */
export function shownFindings({ text, report }: Pick<Analysis, 'text' | 'report'>): string[] {
  return report.findings.map(({ range, severity, rule }) => {
    const before = text.slice(0, range.start).split('\n');
    return `${before.length}:${before.at(-1)!.length + 1} ${severity} ${rule}`;
  });
}

function memoryReader(files: Record<string, MemoryFile>): Reader {
  const real = (path: string, hops = 0): string => {
    for (const [at, file] of Object.entries(files)) {
      if (typeof file === 'string' || !('link' in file) || !(path === at || path.startsWith(`${at}/`)) || hops > 9) continue;
      return real(file.link + path.slice(at.length), hops + 1);
    }
    return path;
  };
  const isFolder = (path: string): boolean => Object.keys(files).some((file) => file.startsWith(path.endsWith('/') ? path : `${path}/`));
  const kindOf = (path: string): 'file' | 'folder' | undefined => (path in files ? 'file' : isFolder(path) ? 'folder' : undefined);

  return {
    async read(path, limit) {
      const file = files[real(path)];
      if (file === undefined) return undefined;
      if (typeof file === 'string') return file.length > limit ? { text: file.slice(0, limit), refused: 'too large' } : { text: file };
      if ('error' in file) throw new Error(file.error);
      return 'text' in file ? file : undefined;
    },
    kind: async (path) => kindOf(real(path)),
    async list(path) {
      const start = path.endsWith('/') ? path : `${path}/`;
      const names = new Set(Object.keys(files).flatMap((file) => (file.startsWith(start) ? file.slice(start.length).split('/')[0]! : [])));
      if (`${start}.denied` in files) throw new Error('permission denied');
      return [...names].flatMap((name): FolderEntry[] => {
        const file = files[start + name];
        const isLink = typeof file === 'object' && 'link' in file;
        const kind = kindOf(real(start + name));
        return kind === undefined || (isLink && kind === 'folder') ? [] : [{ name, kind }];
      });
    },
    realPath: async (path) => (kindOf(real(path)) === undefined ? undefined : real(path)),
  };
}
