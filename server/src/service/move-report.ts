import { type Change, moveRange } from '../text/change.ts';
import type { Report, ReportedFinding } from './report.ts';

/** The report of a document that an edit changed without changing what it designs: every place where the edit moved it. */
export const moveReport = (report: Report, change: Change): Report => ({
  ...report,
  findings: report.findings.map((finding) => moveFinding(finding, change)),
});

const moveFinding = (finding: ReportedFinding, change: Change): ReportedFinding => ({
  ...finding,
  range: moveRange(change, finding.range),
  related: finding.related.map(({ range, message }) => ({ range: moveRange(change, range), message })),
  fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(({ range, text }) => ({ range: moveRange(change, range), text })) })),
  ...(finding.folded && { folded: finding.folded.map((each) => moveFinding(each, change)) }),
});

/** Whether a fix of the report would write this section, because it moves it; its heading may get another number. */
export function quotes({ findings }: Report, section: string): boolean {
  const body = section.slice(section.indexOf('\n') + 1).trim();
  return findings.some(({ fixes }) => fixes.some(({ edits }) => edits.some(({ text }) => text.includes(body))));
}
