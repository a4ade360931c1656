import type { Design } from '../model/design.ts';
import type { Severity } from '../model/severity.ts';
import type { Finding, Fix, OptionValues, Rule } from '../rules/rule.ts';
import type { RuleSetting } from './config-file.ts';
import { itemAt } from './item-at.ts';
import { reachOf } from './reach.ts';
import type { Log } from './reader.ts';
import { byPlace, type ReportedFinding, type ReportedFix } from './report.ts';
import { type Force, gravestFirst, severityInForce, severityOfFinding } from './severity.ts';

export interface RunOptions {
  /** What command line, config or settings say of a rule. */
  readonly settingOf: (rule: string) => RuleSetting | undefined;
  /** What is set of a rule besides its severity. */
  readonly optionsOf: (rule: string) => OptionValues | undefined;
  readonly strict: boolean;
  readonly log: Log;
}

export interface RuleRun {
  /** In no order. */
  readonly findings: readonly ReportedFinding[];
  /** Ids of the rules that ran to their end. */
  readonly ran: ReadonlySet<string>;
}

/** Runs the rules that may speak in this document. A rule that throws costs its own findings and one line of the log. */
export function runRules(rules: readonly Rule[], design: Design, { settingOf, optionsOf, strict, log }: RunOptions): RuleRun {
  const ran = new Set<string>();
  const findings = rules.flatMap((rule) => {
    const force: Force = { door: design.door, setting: settingOf(rule.id), strict };
    const severity = severityInForce(rule, force);
    const reach = severity === 'off' ? undefined : reachOf(rule, design, strict);
    if (severity === 'off' || !reach) return [];
    try {
      const reported = [...rule.check(design, optionsOf(rule.id))]
        .filter(({ range }) => reach(range.start))
        .map((finding) => report(rule, finding, severityOfFinding(severity, finding.severity, force), design));
      ran.add(rule.id);
      return design.door === 'detected' && !strict ? fold(reported, rule.detectedOnce) : reported;
    } catch (error) {
      log(`${rule.id} failed on ${design.path}: ${inOneLine(error)}`);
      return [];
    }
  });
  return { findings, ran };
}

/** What was thrown and where. */
const inOneLine = (error: unknown): string =>
  error instanceof Error
    ? [
        String(error),
        error.stack
          ?.split('\n')
          .find((line) => /^\s*at /.test(line))
          ?.trim(),
      ]
        .filter(Boolean)
        .join(' ')
    : String(error);

/** One finding a diagram, or for the document, that stands for the others: the first of the gravest. */
function fold(findings: readonly ReportedFinding[], by: Rule['detectedOnce']): readonly ReportedFinding[] {
  if (by === undefined) return findings;
  const groups = new Map<number | undefined, ReportedFinding[]>();
  for (const finding of [...findings].sort(gravestFirst)) {
    const group = by === 'diagram' ? finding.diagram : undefined;
    const members = groups.get(group);
    if (members) members.push(finding);
    else groups.set(group, [finding]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first || others.length === 0) return first ?? [];
    const related = others.sort(byPlace).map(({ range, message }) => ({ range, message }));
    return { ...first, related: [...first.related, ...related], folded: others };
  });
}

function report(rule: Rule, { range, message, related, fixes }: Finding, severity: Severity, design: Design): ReportedFinding {
  const diagram = itemAt(design.diagrams, range.start)?.index;
  return {
    rule: rule.id,
    severity,
    message,
    range,
    related: related ?? [],
    fixes: (fixes ?? []).map((fix, index) => reportFix(rule, fix, index === 0)),
    ...(diagram !== undefined && { diagram }),
  };
}

const reportFix = (rule: Rule, { title, edits, kind }: Fix, preferred: boolean): ReportedFix => ({
  title,
  kind: kind ?? (rule.fix === 'safe' ? 'safe' : 'suggestion'),
  preferred,
  edits,
});
