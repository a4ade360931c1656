import type { Severity } from '../model/severity.ts';
import { chosenFixes } from '../service/fixes.ts';
import type { ReportedFinding } from '../service/report.ts';

/** What a run found, in numbers. */
export interface Summary {
  readonly files: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Files with findings. */
  readonly flagged: number;
  /** Findings that `designdoc fix` mends. */
  readonly fixable: number;
}

export const emptySummary: Summary = { files: 0, counts: { error: 0, warning: 0, information: 0, hint: 0 }, flagged: 0, fixable: 0 };

/** The summary after one more file. */
export function add(summary: Summary, findings: readonly ReportedFinding[]): Summary {
  const counts = { ...summary.counts };
  for (const { severity } of findings) counts[severity]++;
  return {
    files: summary.files + 1,
    counts,
    flagged: summary.flagged + (findings.length > 0 ? 1 : 0),
    fixable: summary.fixable + findings.flatMap((finding) => chosenFixes(finding, { unsafe: false })).length,
  };
}

/** `1 error`, `2 warnings`: what is there, the gravest first. */
export function phrases({ error, warning, information, hint }: Summary['counts']): readonly string[] {
  return [plural(error, 'error'), plural(warning, 'warning'), plural(information, 'info'), plural(hint, 'hint')].filter(
    (phrase) => !phrase.startsWith('0 '),
  );
}

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
