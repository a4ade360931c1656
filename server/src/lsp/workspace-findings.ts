import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { Analysis, HostSettings } from '../service/analysis.ts';
import type { Log } from '../service/reader.ts';
import type { Service } from '../service/service.ts';
import { countOf, noCounts } from './convert.ts';
import type { Documents } from './documents.ts';
import type { LintWorkspaceResult } from './protocol.ts';
import { uriOf } from './uris.ts';

/** The findings of files that are not open: shown from the first `lint` on, and kept in step with the disk. */
export interface WorkspaceFindings {
  /** Lints all files of the folders. Where it is cancelled, what was found until then stays. */
  lint(folders: readonly string[], progress: WorkDoneProgressReporter, token: CancellationToken): Promise<LintWorkspaceResult>;
  /** The disk has changed, or a document was closed: looks again at those files that are shown. */
  changed(paths: readonly string[]): void;
  /** Everything may have changed: config, settings. */
  refresh(): void;
}

export interface WorkspaceContext {
  readonly service: Service;
  readonly documents: Documents;
  readonly hostOf: (uri: string) => Promise<HostSettings>;
  /** Shows the findings of a file that is not open; undefined shows none. */
  readonly publish: (uri: string, analysis: Analysis | undefined) => Promise<void>;
  readonly log: Log;
}

export function createWorkspaceFindings({ service, documents, hostOf, publish, log }: WorkspaceContext): WorkspaceFindings {
  /** Paths of the files that are shown. */
  const shown = new Set<string>();
  const stale = new Set<string>();
  let busy = false;

  async function findFiles(folder: string): Promise<string[]> {
    const paths: string[] = [];
    const host = await hostOf(uriOf(folder));
    for await (const path of service.files(folder, host, (where, why) => log(`${where} cannot be read: ${why}`))) paths.push(path);
    return paths;
  }

  /** Looks at a file as it stands now, open or on the disk; undefined where it is gone or cannot be read. */
  async function look(path: string): Promise<Analysis | undefined> {
    const uri = uriOf(path);
    if (documents.get(uri)) return documents.current(uri);
    let analysis: Analysis | undefined;
    try {
      analysis = await service.analyseFile(path, await hostOf(uri));
    } catch (error) {
      log(`${path} cannot be read: ${String(error)}`);
    }
    if (analysis) shown.add(path);
    else shown.delete(path);
    // It may have been opened meanwhile, and then speaks for itself.
    if (!documents.get(uri)) await publish(uri, analysis);
    return analysis;
  }

  /** Looks at what is stale until nothing is: a storm of events costs no more than one look after the last. */
  async function settle(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (const path of stale) {
        stale.delete(path);
        await look(path);
      }
    } finally {
      busy = false;
    }
  }

  return {
    async lint(folders, progress, token) {
      progress.begin('Linting design docs', 0, undefined, true);
      try {
        const paths = [...new Set((await Promise.all(folders.map(findFiles))).flat())];
        const gone = [...shown].filter((path) => !paths.includes(path));
        let result: LintWorkspaceResult = { files: 0, counts: noCounts, cancelled: false };
        for (const [index, path] of [...paths, ...gone].entries()) {
          if (token.isCancellationRequested) return { ...result, cancelled: true };
          progress.report(Math.floor((100 * index) / paths.length), path.slice(path.lastIndexOf('/') + 1));
          const analysis = await look(path);
          if (analysis) result = { ...result, files: result.files + 1, counts: countOf(analysis.report.findings, result.counts) };
        }
        return result;
      } finally {
        progress.done();
      }
    },
    changed: (paths) => {
      for (const path of paths) if (shown.has(path)) stale.add(path);
      void settle();
    },
    refresh: () => {
      for (const path of shown) stale.add(path);
      void settle();
    },
  };
}
