import type { Connection } from 'vscode-languageserver';
import type { CheckedFile, Config } from '../service/config.ts';
import { type DiagnosticOptions, toDiagnostic } from './convert.ts';
import { uriOf } from './uris.ts';

/** Shows findings to the client. */
export interface Publisher {
  /** Those of a file, of a version where it is open; none where there is no file. */
  show(uri: string, file: CheckedFile | undefined, version?: number): Promise<void>;
  /** What is wrong in the configs of a document, once for all documents that have them. */
  showConfigs(config: Config): Promise<void>;
  /** Takes back what was shown of configs: they may have changed. */
  hideConfigs(): void;
}

export function createPublisher(connection: Connection, options: DiagnosticOptions): Publisher {
  const configs = new Map<string, CheckedFile>();

  const show: Publisher['show'] = (uri, file, version) =>
    connection.sendDiagnostics({
      uri,
      diagnostics: file?.report.findings.map((finding) => toDiagnostic(finding, file, uri, options)) ?? [],
      ...(version !== undefined && { version }),
    });

  return {
    show,
    async showConfigs({ files }) {
      for (const file of files) {
        const before = configs.get(file.path);
        if (before === file || (!before && file.report.findings.length === 0)) continue;
        configs.set(file.path, file);
        await show(uriOf(file.path), file);
      }
    },
    hideConfigs() {
      for (const path of configs.keys()) void show(uriOf(path), undefined);
      configs.clear();
    },
  };
}
