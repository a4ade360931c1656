import type { Connection } from 'vscode-languageserver';
import { PreviewUpdates } from '../features/preview-updates.ts';
import type { Documents } from './documents.ts';
import type { Methods, PreviewContent, PreviewParams } from './protocol.ts';

/** What answering for previews needs. */
export interface PreviewSources {
  readonly documents: Documents;
  /** Whether findings of a document are shown. */
  readonly isEnabled: (uri: string) => Promise<boolean>;
}

/** Answers what the preview of an open document shows. */
export function listenToPreviews(connection: Connection, { documents, isEnabled }: PreviewSources): void {
  const previews = new Map<string, PreviewUpdates>();
  documents.onClose((uri) => void previews.delete(uri));

  function updatesOf(uri: string): PreviewUpdates {
    const updates = previews.get(uri) ?? new PreviewUpdates();
    previews.set(uri, updates);
    return updates;
  }

  connection.onRequest('designDoc/preview' satisfies Methods['preview'], async ({ uri, shown }: PreviewParams): Promise<PreviewContent | null> => {
    const analysis = await documents.current(uri);
    if (!analysis) return null;
    const { text, lines, outline, diagrams, version = 0, report, design } = analysis;
    const said = (await isEnabled(uri)) ? { findings: report.findings, design } : { findings: [] };
    const source = { text, lines, diagrams, version, ...said, ...(outline && { outline }) };
    return documents.get(uri) ? updatesOf(uri).next(source, shown) : null;
  });
}
