import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { refactorings } from '../features/refactorings.ts';
import type { Analysis, HostSettings } from '../service/analysis.ts';
import type { ConfigEdit } from '../service/config-edit.ts';
import type { ReportedFinding } from '../service/report.ts';
import type { Service } from '../service/service.ts';
import { fromRange, source, toEdits, toRange, toWorkspaceEdit } from './convert.ts';
import { changesBetween } from './text-changes.ts';
import { uriOf } from './uris.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.designDoc`;

/** By what it does, as `Refactoring.kind` says it. */
const REFACTORINGS = { rewrite: `${CodeActionKind.RefactorRewrite}.designDoc`, extract: `${CodeActionKind.RefactorExtract}.designDoc` } as const;

/** All kinds of actions that there are. */
export const actionKinds: readonly string[] = [CodeActionKind.QuickFix, fixAllKind, ...Object.values(REFACTORINGS)];

/** What actions are made of. */
export interface ActionContext {
  readonly service: Service;
  readonly analysis: Analysis;
  readonly host: HostSettings;
  readonly capabilities: ClientCapabilities;
}

/** The actions for a place: fixes, the preferred first, ways to hide, and refactorings; or, where only that is asked for, all safe fixes of the document. */
export async function codeActions({ textDocument: { uri }, range, context: asked }: CodeActionParams, context: ActionContext): Promise<CodeAction[]> {
  const wants = (kind: string): boolean => asked.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? kind !== fixAllKind;
  return [
    ...(wants(CodeActionKind.QuickFix) ? await quickFixes(uri, range, asked.diagnostics, context) : []),
    ...(Object.values(REFACTORINGS).some(wants) ? refactoringsAt(uri, range, context).filter(({ kind }) => wants(kind!)) : []),
    ...(wants(fixAllKind) ? await fixAllAction(uri, context) : []),
  ];
}

const refactoringsAt = (uri: string, range: CodeActionParams['range'], { analysis, capabilities }: ActionContext): CodeAction[] =>
  refactorings(analysis.design, analysis.text, fromRange(analysis.lines, range)).map(({ title, kind, edits }) => ({
    title,
    kind: REFACTORINGS[kind],
    edit: toWorkspaceEdit(uri, analysis.version ?? null, toEdits(analysis.lines, edits), capabilities),
  }));

async function quickFixes(
  uri: string,
  range: CodeActionParams['range'],
  diagnostics: readonly Diagnostic[],
  context: ActionContext,
): Promise<CodeAction[]> {
  const { service, analysis, host, capabilities } = context;
  const actions = service.actions(analysis, fromRange(analysis.lines, range));
  const rules = new Map(actions.map(({ finding }) => [finding.rule, finding]));
  const turnOff = async (finding: ReportedFinding): Promise<CodeAction[]> => {
    const change = await service.turnOff(finding.rule, analysis.path, host);
    const edit = change && configEdit(change, capabilities);
    const title = rules.size > 1 ? `Turn ${finding.rule} off in the config` : 'Turn this rule off in the config';
    return edit ? [{ title, kind: CodeActionKind.QuickFix, diagnostics: diagnosticsOf(finding), edit }] : [];
  };
  return [
    ...actions.map(({ title, preferred, finding, edits }): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      ...(preferred && { isPreferred: true }),
      diagnostics: diagnosticsOf(finding),
      edit: toWorkspaceEdit(uri, analysis.version ?? null, toEdits(analysis.lines, edits), capabilities),
    })),
    ...(await Promise.all([...rules.values()].map(turnOff))).flat(),
  ];

  /** Those of the client that show the finding. */
  function diagnosticsOf(finding: ReportedFinding): Diagnostic[] {
    const { start, end } = toRange(analysis.lines, finding.range);
    const isSame = (a: typeof start, b: typeof start): boolean => a.line === b.line && a.character === b.character;
    return diagnostics.filter(
      (each) => each.source === source && each.code === finding.rule && isSame(each.range.start, start) && isSame(each.range.end, end),
    );
  }
}

/** Undefined where a file would have to be created and the client cannot. */
export function configEdit({ path, file, text }: ConfigEdit, capabilities: ClientCapabilities): WorkspaceEdit | undefined {
  const uri = uriOf(path);
  if (file) return toWorkspaceEdit(uri, null, toEdits(file.lines, changesBetween(file.text, text)), capabilities);
  if (capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('create') !== true) return undefined;
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
  };
}

async function fixAllAction(uri: string, context: ActionContext): Promise<CodeAction[]> {
  const { edit } = await fixAllEdit(uri, context);
  return edit ? [{ title: 'Fix all that is safe to fix', kind: fixAllKind, edit }] : [];
}

/** All safe fixes of the document as one edit; no edit where there are none. */
export async function fixAllEdit(
  uri: string,
  { service, analysis, host, capabilities }: ActionContext,
): Promise<{ readonly edit?: WorkspaceEdit; readonly fixed: number }> {
  const { text, fixed } = await service.fix(analysis, host, { unsafe: false });
  if (text === analysis.text) return { fixed: 0 };
  const edits = toEdits(analysis.lines, changesBetween(analysis.text, text));
  return { edit: toWorkspaceEdit(uri, analysis.version ?? null, edits, capabilities), fixed };
}
