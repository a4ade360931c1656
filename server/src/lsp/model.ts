import type { Connection } from 'vscode-languageserver';
import { modelView } from '../features/model-view.ts';
import { inspectDesign } from '../service/inspect.ts';
import { offsetAt } from '../text/line-index.ts';
import type { Documents } from './documents.ts';
import type { Methods, ModelContent, ModelParams } from './protocol.ts';

/** Answers with the model of an open document as a text. */
export function listenToModels(connection: Connection, documents: Documents): void {
  connection.onRequest('designDoc/model' satisfies Methods['model'], async ({ uri }: ModelParams): Promise<ModelContent | null> => {
    const analysis = await documents.current(uri);
    if (!analysis) return null;
    const { design, lines, version = 0 } = analysis;
    const { text, parts } = modelView(inspectDesign(design, lines, design.path));
    const offset = (line: number, column: number): number => offsetAt(lines, { line: line - 1, character: column - 1 });
    return {
      version,
      text,
      links: parts.map(({ range, place: { line, column, endLine, endColumn } }) => ({
        from: range,
        to: { start: offset(line, column), end: offset(endLine, endColumn) },
      })),
    };
  });
}
