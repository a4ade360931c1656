import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { version } from '../../../package.json';
import type { Analysis, HostSettings } from '../service/analysis.ts';
import type { CheckedFile } from '../service/config.ts';
import { configName } from '../service/config-file.ts';
import { isWithin, parentOf } from '../service/paths.ts';
import type { Clock, Reader } from '../service/reader.ts';
import { createService } from '../service/service.ts';
import { type ActionContext, codeActions, fixAllEdit, fixAllKind } from './code-actions.ts';
import { countOf, toDiagnostic } from './convert.ts';
import { type Cause, listenToDocuments } from './documents.ts';
import { listenToPreviews } from './preview.ts';
import type { FixAllParams, FixAllResult, LintWorkspaceParams, LintWorkspaceResult, Methods, StatusParams } from './protocol.ts';
import { createSettings } from './settings.ts';
import { pathOf, uriOf } from './uris.ts';
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
  let folders = (params.workspaceFolders ?? []).map(({ uri }) => pathOf(uri));

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
  /** Configs whose mistakes are shown. */
  const shownConfigs = new Map<string, CheckedFile>();

  async function hostOf(uri: string): Promise<HostSettings> {
    const { rules, documents: declared } = await settings.of(uri);
    const path = pathOf(uri);
    const folder = folders.filter((each) => isWithin(each, path)).sort((a, b) => b.length - a.length)[0] ?? parentOf(path) ?? '/';
    return { folder, ...(rules && { rules }), ...(declared && { documents: declared }) };
  }

  function publish(uri: string, file: CheckedFile | undefined, of?: number): Promise<void> {
    const diagnostics = file ? file.report.findings.map((finding) => toDiagnostic(finding, file, uri, { pageOf, capabilities })) : [];
    return connection.sendDiagnostics({ uri, diagnostics, ...(of !== undefined && { version: of }) });
  }

  async function publishClosed(uri: string, analysis: Analysis | undefined): Promise<void> {
    const { enable } = await settings.of(uri);
    await publish(uri, enable ? analysis : undefined);
    if (enable && analysis) await publishConfigs(analysis);
  }

  /** Shows what is wrong in the configs of a document, once for all its documents. */
  async function publishConfigs({ config }: Analysis): Promise<void> {
    for (const file of config.files) {
      const before = shownConfigs.get(file.path);
      if (before === file || (!before && file.report.findings.length === 0)) continue;
      shownConfigs.set(file.path, file);
      await publish(uriOf(file.path), file);
    }
  }

  async function publishOpen(uri: string, analysis: Analysis, cause: Cause): Promise<void> {
    const { enable, run } = await settings.of(uri);
    if (documents.latest(uri) !== analysis) return;
    if (run === 'onType' || cause !== 'typed') await publish(uri, enable ? analysis : undefined, analysis.version);
    if (enable) await publishConfigs(analysis);
    const { kind, door, findings } = analysis.report;
    const status: StatusParams = { uri, version: analysis.version ?? 0, kind: enable ? kind : null, door, counts: countOf(findings) };
    await connection.sendNotification('designDoc/status' satisfies Methods['status'], status);
  }

  function lookAgain(): void {
    documents.refresh();
    workspaceFindings.refresh();
  }

  listenToPreviews(connection, { documents, isEnabled: async (uri) => (await settings.of(uri)).enable });

  documents.onAnalysis((uri, analysis, cause) => void publishOpen(uri, analysis, cause));
  documents.onClose((uri) => {
    void publish(uri, undefined);
    workspaceFindings.changed([pathOf(uri)]);
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = changes.map(({ uri }) => pathOf(uri));
    if (!service.changed(paths)) return workspaceFindings.changed(paths);
    for (const path of shownConfigs.keys()) void publish(uriOf(path), undefined);
    shownConfigs.clear();
    lookAgain();
  });

  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    settings.changed(pushed);
    lookAgain();
  });

  async function actionContext(uri: string): Promise<ActionContext | undefined> {
    const analysis = await documents.current(uri);
    const { enable } = await settings.of(uri);
    return analysis && enable ? { service, analysis, host: await hostOf(uri), capabilities } : undefined;
  }

  connection.onCodeAction(async (asked) => {
    const context = await actionContext(asked.textDocument.uri);
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
    if (canWatch) {
      const watchers = [{ globPattern: '**/*.json' }, { globPattern: '**/*.{md,markdown,mmd,mermaid}' }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'designDoc' });
    }
    if (capabilities.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => pathOf(uri)));
        folders = [...folders.filter((folder) => !gone.has(folder)), ...added.map(({ uri }) => pathOf(uri))];
        lookAgain();
      });
    }
  });

  return { serverInfo: { name: 'designdoc', version }, capabilities: serverCapabilities(capabilities) };
}

const serverCapabilities = ({ workspace }: ClientCapabilities): InitializeResult['capabilities'] => ({
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
  ...(workspace?.workspaceFolders === true && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
});
