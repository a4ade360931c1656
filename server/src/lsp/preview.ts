import type { Connection } from 'vscode-languageserver';
import { preview, PreviewMemory } from '../features/preview.ts';
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
  const memories = new Map<string, PreviewMemory>();
  documents.onClose((uri) => void memories.delete(uri));

  function memoryOf(uri: string): PreviewMemory {
    const memory = memories.get(uri) ?? new PreviewMemory();
    memories.set(uri, memory);
    return memory;
  }

  connection.onRequest('designDoc/preview' satisfies Methods['preview'], async ({ uri }: PreviewParams): Promise<PreviewContent | null> => {
    const analysis = await documents.current(uri);
    if (!analysis) return null;
    const { text, lines, design, version = 0, report } = analysis;
    const findings = (await isEnabled(uri)) ? report.findings : [];
    return documents.get(uri) ? preview({ text, lines, design, version, findings }, memoryOf(uri)) : null;
  });
}
