import type { Design } from '../model/design.ts';
import { isDiagramFile } from '../model/diagram-file.ts';
import type { Rule } from '../rules/rule.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { HostSettings } from './analysis.ts';
import type { Config } from './config.ts';
import type { RuleSetting } from './config-file.ts';
import type { Log, Refusal } from './reader.ts';
import { byPlace, type Report, type ReportedFinding } from './report.ts';
import { notAnalysed, runnerRules } from './runner-rules.ts';
import { runRules } from './run-rules.ts';
import { severityInForce, severityOfFinding } from './severity.ts';
import { suppress } from './suppressions.ts';

/** A document that was read, and what holds for it. */
export interface Judged {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly design: Design;
  readonly config: Config;
  readonly host: HostSettings;
  /** Why it is not analysed; then `design` is that of its beginning. */
  readonly refused: Refusal | undefined;
}

export interface Judges {
  readonly rules: readonly Rule[];
  /** Ids of all rules, the runner's too. */
  readonly known: ReadonlySet<string>;
  readonly log: Log;
}

/** What is said of a document: what the rules find and no comment hides, and what the runner itself reports. */
export function reportOn({ path, text, lines, design, config, host, refused }: Judged, { rules, known, log }: Judges): Report {
  if (config.ignores(path)) return { path, kind: null, door: null, findings: [] };
  const { strict } = config;
  const settingOf = (rule: string): RuleSetting | undefined => host.forced?.rules?.[rule] ?? config.rules.get(rule) ?? host.rules?.[rule];

  const findings = refused ? notices(refused, design) : ruleFindings();
  return { path, kind: design.kind, door: design.door, findings: findings.flatMap(inForce).sort(byPlace) };

  function ruleFindings(): readonly ReportedFinding[] {
    const { findings: found, ran } = runRules(rules, design, { settingOf, optionsOf: (rule) => config.options.get(rule), strict, log });
    return suppress(found, design.comments, { text, lines, known, ran, declared: design.door === 'declared' || strict });
  }

  /** The runner's own findings come with the severity of their rule; those of the others are in force already. */
  function inForce(finding: ReportedFinding): readonly ReportedFinding[] {
    const rule = runnerRules.find(({ id }) => id === finding.rule);
    if (!rule) return [finding];
    const force = { door: design.door, setting: settingOf(rule.id), strict };
    const severity = severityInForce(rule, force);
    return severity === 'off' ? [] : [{ ...finding, severity: severityOfFinding(severity, undefined, force) }];
  }
}

const reasons: Readonly<Record<Refusal, string>> = {
  'too large': 'it is larger than 1 MiB. Spread the design over several files',
  binary: 'it is binary',
  'not UTF-8': 'it is not UTF-8. Save it as UTF-8',
};

/** One, and only on what would have been analysed as a design doc or a diagram. */
function notices(refused: Refusal, { kind, path }: Design): readonly ReportedFinding[] {
  if (kind === null && !isDiagramFile(path)) return [];
  const { id, severity } = notAnalysed;
  return [{ rule: id, severity, message: `This file is not analysed: ${reasons[refused]}.`, range: { start: 0, end: 0 }, related: [], fixes: [] }];
}
