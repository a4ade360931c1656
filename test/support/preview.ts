import type { PreviewContent } from '../../server/src/features/preview-content.ts';
import { preview, type PreviewSource } from '../../server/src/features/preview.ts';
import { FactsMemory, readDocument } from '../../server/src/model/read.ts';
import { indexLines } from '../../server/src/text/line-index.ts';

interface Given {
  readonly path?: string;
  readonly version?: number;
  readonly findings?: PreviewSource['findings'];
  readonly design?: PreviewSource['design'];
}

/** What the preview of a text is made of. */
export function previewSource(text: string, { path = 'design.md', version = 1, findings = [], design }: Given = {}): PreviewSource {
  const { outline, diagrams } = readDocument({ path, text }, {}, new FactsMemory());
  return { text, lines: indexLines(text), diagrams, version, findings, ...(outline && { outline }), ...(design && { design }) };
}

/** The whole preview of a text, as its page is sent it. */
export function previewContent(text: string, given: Given = {}): PreviewContent {
  const { isWhole: _, ...content } = preview(previewSource(text, given));
  return content;
}
