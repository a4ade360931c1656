import type { CheckedFile } from '../../service/config.ts';
import type { ReportedFinding, ReportedFix } from '../../service/report.ts';
import { positionAt } from '../../text/line-index.ts';
import type { Range } from '../../text/range.ts';
import type { Summary } from '../summary.ts';
import type { Reporter, Style } from './reporter.ts';

/** The format for programs (`interfaces.md`): lines and columns from 1, offsets from 0, all in UTF-16 code units. It always holds the hints. */
export function jsonReporter({ shown }: Style): Reporter {
  let count = 0;
  return {
    file: (file) => `${count++ === 0 ? '{ "version": 1,\n  "files": [\n' : ',\n'}    ${JSON.stringify(fileOf(file, shown))}`,
    end: (summary) => `${count === 0 ? '{ "version": 1,\n  "files": [' : '\n  '}],\n  "summary": ${JSON.stringify(summaryOf(summary))} }\n`,
  };
}

function fileOf({ path, lines, report }: CheckedFile, shown: Style['shown']): unknown {
  const start = (offset: number): { line: number; column: number } => {
    const { line, character } = positionAt(lines, offset);
    return { line: line + 1, column: character + 1 };
  };
  const place = (range: Range): unknown => {
    const end = start(range.end);
    return { ...start(range.start), endLine: end.line, endColumn: end.column };
  };
  const fixOf = ({ title, kind, preferred, edits }: ReportedFix): unknown => ({
    title,
    kind,
    preferred,
    edits: edits.map(({ range, text }) => ({ startOffset: range.start, endOffset: range.end, text })),
  });
  const findingOf = ({ rule, severity, message, range, related, fixes }: ReportedFinding): unknown => ({
    rule,
    severity,
    message,
    ...(place(range) as object),
    related: related.map((each) => ({ path: shown(path), ...start(each.range.start), message: each.message })),
    fixes: fixes.map(fixOf),
  });
  return { path: shown(path), kind: report.kind, door: report.door, findings: report.findings.map(findingOf) };
}

const summaryOf = ({ files, counts: { error, warning, information, hint } }: Summary): unknown => ({
  files,
  errors: error,
  warnings: warning,
  infos: information,
  hints: hint,
});
