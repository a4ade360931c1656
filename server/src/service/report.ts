/** What the service says of a document: plain data for the language server, the command line and the preview. */
import type { DesignKind, Door } from '../model/design.ts';
import type { Severity } from '../model/severity.ts';
import type { FixKind, Related } from '../rules/rule.ts';
import type { Range } from '../text/range.ts';
import type { TextEdit } from '../text/text-edit.ts';

export interface ReportedFix {
  readonly title: string;
  readonly kind: FixKind;
  /** The first fix of its finding. */
  readonly preferred: boolean;
  readonly edits: readonly TextEdit[];
}

export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly Related[];
  readonly fixes: readonly ReportedFix[];
  /** Index of the diagram it stands in, if any. */
  readonly diagram?: number;
  /** The findings that this one stands for; it names their places as related. */
  readonly folded?: readonly ReportedFinding[];
}

export interface Report {
  readonly path: string;
  readonly kind: DesignKind | null;
  readonly door: Door | null;
  /** By position, then rule. */
  readonly findings: readonly ReportedFinding[];
}

/** The order of findings in a report. */
export const byPlace = (a: ReportedFinding, b: ReportedFinding): number =>
  a.range.start - b.range.start || a.range.end - b.range.end || compare(a.rule, b.rule) || compare(a.message, b.message);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
