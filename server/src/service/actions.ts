import type { Rule } from '../rules/rule.ts';
import type { Range } from '../text/range.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Analysis } from './analysis.ts';
import { compatible } from './fixes.ts';
import { ignoreHere } from './ignore-here.ts';
import type { ReportedFinding, ReportedFix } from './report.ts';

/** Something that the author may do about a finding, in one step. */
export interface Action {
  readonly title: string;
  /** It is the likeliest for its finding. */
  readonly preferred: boolean;
  readonly finding: ReportedFinding;
  /** Of the document. */
  readonly edits: readonly TextEdit[];
}

/** What can be done about the findings that touch `range`: their fixes, all of one rule in a diagram, and hiding them. */
export function actionsAt({ text, lines, design, report: { findings } }: Analysis, range: Range, rules: readonly Rule[]): readonly Action[] {
  const touched = findings.filter(({ range: { start, end } }) => start <= range.end && range.start <= end);
  const fixes = touched.flatMap((finding) => finding.fixes.map(({ title, preferred, edits }) => ({ title, preferred, finding, edits })));
  const together = [
    ...touched.flatMap((finding) => allInDiagram(finding, findings, rules) ?? []),
    ...touched.flatMap((finding) => allSafe(finding, findings) ?? []),
  ];
  const suppressible = touched.filter(({ rule }) => rules.some(({ id }) => id === rule));
  const several = new Set(suppressible.map(({ rule }) => rule)).size > 1;
  const hiding = suppressible.flatMap((finding) => {
    const edits = ignoreHere({ text, lines, design }, finding);
    return edits ? [{ title: several ? `Ignore ${finding.rule} here` : 'Ignore this here', preferred: false, finding, edits }] : [];
  });
  const onceEach = new Map(together.map((action) => [action.title, action]));
  return [...fixes, ...onceEach.values(), ...hiding];
}

/** The preferred fixes of all findings of one rule in one diagram; undefined where there are not two that go together. */
function allInDiagram(finding: ReportedFinding, findings: readonly ReportedFinding[], rules: readonly Rule[]): Action | undefined {
  const { rule, diagram } = finding;
  if (diagram === undefined) return undefined;
  const alike = findings.flatMap((each) => [each, ...(each.folded ?? [])]).filter((each) => each.rule === rule && each.diagram === diagram);
  const fixes = compatible(alike.flatMap((each) => each.fixes.slice(0, 1).map((fix) => ({ fix }))));
  if (fixes.length < 2) return undefined;
  const title = rules.find(({ id }) => id === rule)?.fixAll ?? `Fix all ${fixes.length} findings of ${rule} in this diagram`;
  return { title, preferred: false, finding, edits: fixes.flatMap(({ fix }) => fix.edits) };
}

/** The safe fixes of the whole document, beside a finding that has one; undefined where there are not two that go together. */
function allSafe(finding: ReportedFinding, findings: readonly ReportedFinding[]): Action | undefined {
  const safeFix = ({ fixes }: ReportedFinding): ReportedFix | undefined => fixes.find(({ kind }) => kind === 'safe');
  if (!safeFix(finding)) return undefined;
  const fixes = compatible(
    findings
      .flatMap((each) => [each, ...(each.folded ?? [])])
      .flatMap((each) => safeFix(each) ?? [])
      .map((fix) => ({ fix })),
  );
  if (fixes.length < 2) return undefined;
  return { title: 'Fix all that is safe in this document', preferred: false, finding, edits: fixes.flatMap(({ fix }) => fix.edits) };
}
