import type { Door } from '../model/design.ts';
import type { Severity } from '../model/severity.ts';
import type { Rule } from '../rules/rule.ts';
import type { RuleSetting } from './config-file.ts';
import { byPlace, type ReportedFinding } from './report.ts';

const severities: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** The lower of two severities. */
export const weaker = (a: Severity, b: Severity): Severity => (severities.indexOf(a) <= severities.indexOf(b) ? a : b);

/** The order of findings by severity, then place. */
export const gravestFirst = (a: ReportedFinding, b: ReportedFinding): number =>
  severities.indexOf(b.severity) - severities.indexOf(a.severity) || byPlace(a, b);

/** What decides how a rule speaks in one document. */
export interface Force {
  readonly door: Door | null;
  /** What command line, config or settings say of the rule. */
  readonly setting: RuleSetting | undefined;
  /** The preset `designdoc:strict`. */
  readonly strict: boolean;
}

/** The severity of the findings of `rule` that it does not lower itself. */
export function severityInForce(rule: Pick<Rule, 'severity' | 'detected'>, { door, setting, strict }: Force): RuleSetting {
  if (setting !== undefined) return setting;
  return door === 'detected' && !strict ? rule.detected : rule.severity;
}

/** The severity of one finding: what is in force, or lower where the rule says so of it. */
export function severityOfFinding(inForce: Severity, own: Severity | undefined, { setting, strict }: Force): Severity {
  const severity = weaker(inForce, own ?? inForce);
  return strict && setting === undefined && severity !== 'error' ? 'warning' : severity;
}
