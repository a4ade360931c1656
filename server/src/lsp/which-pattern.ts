import type { Connection } from 'vscode-languageserver';
import { type Answer, answersOf, nothingAnswered } from '../features/which-pattern.ts';
import { patternWithId } from '../patterns/index.ts';
import { type LineIndex, positionAt } from '../text/line-index.ts';
import type { Documents } from './documents.ts';
import type { Methods, PatternQuestion, WhichPattern, WhichPatternParams } from './protocol.ts';

/** Answers which patterns an open document calls for. */
export function listenToWhichPattern(connection: Connection, documents: Documents): void {
  connection.onRequest('designDoc/whichPattern' satisfies Methods['whichPattern'], async ({ uri }: WhichPatternParams): Promise<WhichPattern> => {
    const analysis = uri === undefined ? undefined : await documents.current(uri);
    if (!analysis) return { questions: nothingAnswered().map((answer) => questionOf(answer)) };
    const { design, text, lines, version = 0 } = analysis;
    return { version, questions: answersOf(design, text).map((answer) => questionOf(answer, lines)) };
  });
}

const questionOf = ({ question, answer, evidence }: Answer, lines?: LineIndex): PatternQuestion => {
  const { id, asks, threshold, reason, further, pattern } = question;
  const { number, name } = patternWithId(pattern);
  return {
    ...{ id, asks, threshold, answer, reason, further },
    pattern: { number, id: pattern, name },
    evidence: evidence.map(({ range, quote, words }) => ({ ...range, line: lines ? positionAt(lines, range.start).line + 1 : 1, quote, words })),
  };
};
