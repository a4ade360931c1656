import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { version } from '../../../package.json';
import type { Analysis, HostSettings } from '../service/analysis.ts';
import { configName } from '../service/config-file.ts';
import { isWithin, parentOf } from '../service/paths.ts';
import type { Clock, Reader } from '../service/reader.ts';
import { createService } from '../service/service.ts';
import { type ActionContext, actionKinds, codeActions, fixAllEdit } from './code-actions.ts';
import { listenToCompletion } from './completion.ts';
import { countOf } from './convert.ts';
import { declareCommand, listenToDeclarations } from './declare.ts';
import { type Cause, listenToDocuments } from './documents.ts';
import { listenToModels } from './model.ts';
import { listenToPatterns } from './patterns.ts';
import { listenToPreviews } from './preview.ts';
import type { FixAllParams, FixAllResult, LintWorkspaceParams, LintWorkspaceResult, Methods, StatusParams } from './protocol.ts';
import { createPublisher } from './publisher.ts';
import { createSettings, type SettingsStore } from './settings.ts';
import { pathOf, uriOf } from './uris.ts';
import { listenToWhichPattern } from './which-pattern.ts';
import { createWorkspaceFindings } from './workspace-findings.ts';

/** What the server needs of the process or the worker it runs in. */
export interface ServerHost {
  readonly reader: Reader;
  readonly clock: Clock;
  /** The URI of a rule's page. */
  readonly pageOf: (rule: string) => string;
}

/** Serves one client until it leaves. */
export function serve(connection: Connection, host: ServerHost): void {
  connection.onInitialize((params) => start(connection, host, params));
  connection.listen();
}

/** Everything of the server that needs to know the client: what it says first tells what it can do. */
function start(connection: Connection, { reader, clock, pageOf }: ServerHost, params: InitializeParams): InitializeResult {
  const { capabilities } = params;
  const log = (line: string): void => connection.console.log(line);
  const service = createService({ reader, log, clock });
  const settings = createSettings(connection, capabilities, params.initializationOptions);
  const canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  let folders = foldersOf(params);

  const documents = listenToDocuments(connection, {
    analyse: async (document) => {
      const source = { path: pathOf(document.uri), text: document.getText(), version: document.version };
      // A client that does not tell of changed files: the configs are read each time.
      if (!canWatch) service.changed([configName]);
      return service.analyse(source, await hostOf(document.uri));
    },
    forget: ({ uri }) => {
      service.forget(pathOf(uri));
      settings.forget(uri);
    },
    log,
    clock,
  });
  const workspaceFindings = createWorkspaceFindings({ service, documents, hostOf, publish: publishClosed, log });
  const publisher = createPublisher(connection, { pageOf, capabilities });

  /** The workspace folder of a document; of one that stands in none, its own folder. */
  function folderOf(uri: string): string {
    const path = pathOf(uri);
    const around = folders.filter((each) => isWithin(each, path)).sort((a, b) => b.length - a.length);
    return around[0] ?? parentOf(path) ?? '/';
  }

  /** Files that are not open have the settings of their folder: a client is not asked for each of thousands. */
  const settingsOf = (uri: string): ReturnType<SettingsStore['of']> => settings.of(documents.get(uri) ? uri : uriOf(folderOf(uri)));

  async function hostOf(uri: string): Promise<HostSettings> {
    const { rules, documents: declared } = await settingsOf(uri);
    return { folder: folderOf(uri), ...(rules && { rules }), ...(declared && { documents: declared }) };
  }

  async function publishClosed(uri: string, analysis: Analysis | undefined): Promise<void> {
    const { enable } = await settingsOf(uri);
    await publisher.show(uri, enable ? analysis : undefined);
    if (enable && analysis) await publisher.showConfigs(analysis.config);
  }

  async function publishOpen(uri: string, analysis: Analysis, cause: Cause): Promise<void> {
    const { enable, run } = await settingsOf(uri);
    if (documents.latest(uri) !== analysis) return;
    if (run === 'onType' || cause !== 'typed') await publisher.show(uri, enable ? analysis : undefined, analysis.version);
    if (enable) await publisher.showConfigs(analysis.config);
    const { kind, door, findings } = analysis.report;
    const status: StatusParams = { uri, version: analysis.version ?? 0, kind: enable ? kind : null, door, counts: countOf(findings) };
    await connection.sendNotification('designDoc/status' satisfies Methods['status'], status);
  }

  /** What holds for all documents has changed. */
  function lookAgain(): void {
    publisher.hideConfigs();
    documents.refresh();
    workspaceFindings.refresh();
    if (capabilities.workspace?.codeLens?.refreshSupport === true) void connection.sendRequest(CodeLensRefreshRequest.type);
  }

  listenToModels(connection, documents);
  listenToWhichPattern(connection, documents);
  listenToPreviews(connection, { documents, isEnabled: async (uri) => (await settingsOf(uri)).enable });

  documents.onAnalysis((uri, analysis, cause) => void publishOpen(uri, analysis, cause));
  documents.onClose((uri) => {
    void publisher.show(uri, undefined);
    workspaceFindings.changed([pathOf(uri)]);
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = changes.map(({ uri }) => pathOf(uri));
    if (!service.changed(paths)) return workspaceFindings.changed(paths);
    lookAgain();
  });

  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    settings.changed(pushed);
    lookAgain();
  });

  async function actionContext(uri: string): Promise<ActionContext | undefined> {
    const analysis = await documents.current(uri);
    const { enable } = await settingsOf(uri);
    return analysis && enable ? { service, analysis, host: await hostOf(uri), capabilities } : undefined;
  }

  listenToDeclarations(connection, actionContext);
  listenToPatterns(connection, actionContext);
  const completes = !bringsSnippets(params);
  if (completes) listenToCompletion(connection, actionContext);

  connection.onCodeAction(async (asked, token) => {
    const context = await actionContext(asked.textDocument.uri);
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
    return context ? codeActions(asked, context) : [];
  });

  connection.onRequest('designDoc/fixAll' satisfies Methods['fixAll'], async ({ uri }: FixAllParams): Promise<FixAllResult> => {
    const context = await actionContext(uri);
    const { edit, fixed } = context ? await fixAllEdit(uri, context) : { fixed: 0 };
    if (!edit) return { fixed: 0 };
    const { applied } = await connection.workspace.applyEdit({ label: 'Fix all', edit });
    return { fixed: applied ? fixed : 0 };
  });

  connection.onRequest(
    'designDoc/lintWorkspace' satisfies Methods['lintWorkspace'],
    (asked: LintWorkspaceParams, token): Promise<LintWorkspaceResult> => {
      const progress = connection.window.attachWorkDoneProgress(asked.workDoneToken);
      return workspaceFindings.lint(folders, progress, token);
    },
  );

  connection.onInitialized(() => {
    askToBeTold(connection, capabilities);
    if (capabilities.workspace?.workspaceFolders !== true) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => pathOf(uri)));
      folders = [...folders.filter((folder) => !gone.has(folder)), ...added.map(({ uri }) => pathOf(uri))];
      lookAgain();
    });
  });

  return { serverInfo: { name: 'designdoc', version }, capabilities: serverCapabilities(capabilities, completes) };
}

/** The workspace folders; older clients know one folder and name it another way. */
const foldersOf = ({ workspaceFolders, rootUri }: InitializeParams): string[] =>
  workspaceFolders?.map(({ uri }) => pathOf(uri)) ?? (rootUri ? [pathOf(rootUri)] : []);

/** Asks the client to tell of changed files and settings, where it takes such a wish. */
function askToBeTold({ client }: Connection, { workspace }: ClientCapabilities): void {
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
    const watchers = [{ globPattern: '**/*.json' }, { globPattern: '**/*.{md,markdown,mmd,mermaid}' }];
    void client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
  if (workspace?.didChangeConfiguration?.dynamicRegistration === true)
    void client.register(DidChangeConfigurationNotification.type, { section: 'designDoc' });
}

/** A client with snippets of its own says so: `initializationOptions: { snippets: false }`. */
const bringsSnippets = ({ initializationOptions: said }: InitializeParams): boolean =>
  typeof said === 'object' && said !== null && 'snippets' in said && said.snippets === false;

const serverCapabilities = ({ workspace }: ClientCapabilities, completes: boolean): InitializeResult['capabilities'] => ({
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  codeLensProvider: {},
  ...(completes && { completionProvider: { resolveProvider: true } }),
  executeCommandProvider: { commands: [declareCommand] },
  codeActionProvider: { codeActionKinds: [...actionKinds] },
  ...(workspace?.workspaceFolders === true && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
});
