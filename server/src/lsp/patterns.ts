import type { Connection, ResponseError } from 'vscode-languageserver';
import { insertPattern } from '../features/insert-pattern.ts';
import { patternOf } from '../patterns/index.ts';
import { OPEN_ANSWER } from '../patterns/section.ts';
import { indexLines } from '../text/line-index.ts';
import { applyEdits } from '../text/text-edit.ts';
import type { ActionContext } from './code-actions.ts';
import { toEdits, toRange, toWorkspaceEdit } from './convert.ts';
import type { InsertPatternParams, InsertPatternResult, Methods } from './protocol.ts';
import { NOT_MADE, NOT_OPEN, refusal } from './refusal.ts';

/** Puts a pattern into an open document. `contextOf` gives nothing for a document that is not open, or not checked. */
export function listenToPatterns(connection: Connection, contextOf: (uri: string) => Promise<ActionContext | undefined>): void {
  connection.onRequest(
    'designDoc/insertPattern' satisfies Methods['insertPattern'],
    async ({ uri, pattern: key }: InsertPatternParams): Promise<InsertPatternResult | ResponseError> => {
      const pattern = patternOf(key);
      const context = await contextOf(uri);
      if (!pattern || !context) return refusal(NOT_OPEN);
      const { analysis, capabilities } = context;
      const edits = insertPattern(pattern, analysis.design);
      const edit = toWorkspaceEdit(uri, analysis.version ?? null, toEdits(analysis.lines, edits), capabilities);
      const { applied } = await connection.workspace.applyEdit({ label: pattern.name, edit });
      if (!applied) return refusal(NOT_MADE);
      const [first] = edits.toSorted((a, b) => b.text.length - a.text.length);
      const after = applyEdits(analysis.text, edits);
      const start = after.indexOf(OPEN_ANSWER, first?.range.start);
      return { open: toRange(indexLines(after), { start, end: start + OPEN_ANSWER.length }) };
    },
  );
}
