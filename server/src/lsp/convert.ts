/** From what the service says to what the protocol says. */
import {
  type ClientCapabilities,
  type Diagnostic,
  DiagnosticSeverity,
  type Range as LspRange,
  type TextEdit as LspTextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Severity } from '../model/severity.ts';
import type { CheckedFile } from '../service/config.ts';
import type { ReportedFinding } from '../service/report.ts';
import { type LineIndex, offsetAt, positionAt } from '../text/line-index.ts';
import type { Range } from '../text/range.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Counts } from './protocol.ts';
import { uriOf } from './uris.ts';

export const source = 'designdoc';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export const toRange = (lines: LineIndex, { start, end }: Range): LspRange => ({ start: positionAt(lines, start), end: positionAt(lines, end) });

export const fromRange = (lines: LineIndex, { start, end }: LspRange): Range => ({ start: offsetAt(lines, start), end: offsetAt(lines, end) });

export const toEdits = (lines: LineIndex, edits: readonly TextEdit[]): LspTextEdit[] =>
  edits.map(({ range, text }) => ({ range: toRange(lines, range), newText: text }));

export interface DiagnosticOptions {
  /** The URI of a rule's page. */
  readonly pageOf: (rule: string) => string;
  readonly capabilities: ClientCapabilities;
}

export function toDiagnostic(
  finding: ReportedFinding,
  { path, lines }: CheckedFile,
  uri: string | undefined,
  { pageOf, capabilities }: DiagnosticOptions,
): Diagnostic {
  const { rule, severity, message, range, related } = finding;
  const withRelated = related.length > 0 && capabilities.textDocument?.publishDiagnostics?.relatedInformation === true;
  return {
    range: toRange(lines, range),
    severity: severities[severity],
    source,
    code: rule,
    codeDescription: { href: pageOf(rule) },
    message,
    ...(withRelated && {
      relatedInformation: related.map((each) => ({
        location: { uri: uri ?? uriOf(path), range: toRange(lines, each.range) },
        message: each.message,
      })),
    }),
  };
}

export const noCounts: Counts = { errors: 0, warnings: 0, infos: 0, hints: 0 };

export function countOf(findings: readonly ReportedFinding[], before: Counts = noCounts): Counts {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    errors: before.errors + count('error'),
    warnings: before.warnings + count('warning'),
    infos: before.infos + count('information'),
    hints: before.hints + count('hint'),
  };
}

/** Edits of one version of a document; a client that knows no versions gets them without. */
export function toWorkspaceEdit(uri: string, version: number | null, edits: LspTextEdit[], capabilities: ClientCapabilities): WorkspaceEdit {
  if (capabilities.workspace?.workspaceEdit?.documentChanges !== true) return { changes: { [uri]: edits } };
  return { documentChanges: [{ textDocument: { uri, version }, edits }] };
}
