import type { Connection, ResponseError, WorkspaceEdit } from 'vscode-languageserver';
import { declarationOf, declare } from '../edits/frontmatter.ts';
import { lenses } from '../features/lenses.ts';
import { declarations } from '../service/config-file.ts';
import { type ActionContext, configEdit } from './code-actions.ts';
import { toEdits, toRange, toWorkspaceEdit } from './convert.ts';
import type { Declarable, DeclarableParams, Declaration, DeclareArguments, DeclareResult, Methods, ServerCommands } from './protocol.ts';
import { NOT_MADE, NOT_OPEN, refusal } from './refusal.ts';
import { uriOf } from './uris.ts';

export const declareCommand = 'designDoc.declareAs' satisfies ServerCommands['declare'];

/** Asks by a lens on the title what a document is, and writes the answer. `contextOf` gives nothing for a document that is not open, or not checked. */
export function listenToDeclarations(connection: Connection, contextOf: (uri: string) => Promise<ActionContext | undefined>): void {
  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    const { analysis } = (await contextOf(uri)) ?? {};
    if (!analysis) return [];
    return lenses(analysis.design).map(({ range, title, declares }) => ({
      range: toRange(analysis.lines, range),
      command: { title, command: declareCommand, arguments: [uri, declares] satisfies DeclareArguments },
    }));
  });

  connection.onRequest('designDoc/declarable' satisfies Methods['declarable'], async ({ uri }: DeclarableParams): Promise<Declarable | null> => {
    const context = await contextOf(uri);
    if (!context) return null;
    const isInConfig = declarationOf(context.analysis) === undefined && (await inConfig(context, 'hld')) !== undefined;
    return { places: isInConfig ? ['document', 'config'] : ['document'] };
  });

  connection.onExecuteCommand(async ({ command, arguments: said }): Promise<DeclareResult | ResponseError> => {
    if (command !== declareCommand || !isDeclareArguments(said)) return refusal('This is no command of designdoc.');
    const [uri, as, place = 'document'] = said;
    const context = await contextOf(uri);
    if (!context) return refusal(NOT_OPEN);
    const change = place === 'config' ? await inConfig(context, as) : inDocument(context, as, uri);
    if (!change) return refusal('The config file cannot be edited.');
    const { applied } = await connection.workspace.applyEdit({ label: 'Declare', edit: change.edit });
    return applied ? { changed: change.uri } : refusal(NOT_MADE);
  });
}

interface Change {
  readonly uri: string;
  readonly edit: WorkspaceEdit;
}

function inDocument({ analysis, capabilities }: ActionContext, as: Declaration, uri: string): Change {
  const edits = toEdits(analysis.lines, [declare(analysis, as)]);
  return { uri, edit: toWorkspaceEdit(uri, analysis.version ?? null, edits, capabilities) };
}

async function inConfig({ service, analysis, host, capabilities }: ActionContext, as: Declaration): Promise<Change | undefined> {
  const change = await service.declareInConfig(as, analysis.path, host);
  const edit = change && configEdit(change, capabilities);
  return edit && { uri: uriOf(change.path), edit };
}

const isDeclareArguments = (said: unknown[] | undefined): said is [...DeclareArguments] =>
  typeof said?.[0] === 'string' &&
  declarations.some((each) => each === said[1]) &&
  (said[2] === undefined || said[2] === 'document' || said[2] === 'config');
