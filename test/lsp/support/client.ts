import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import {
  type ApplyWorkspaceEditParams,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  createProtocolConnection,
  type Diagnostic,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../../../scripts/paths.mjs';
import type { Settings, StatusParams } from '../../../server/src/lsp/protocol.ts';

export interface ClientOptions {
  /** The workspace folder; none unless told. */
  readonly folder?: string;
  readonly settings?: Settings;
  readonly transport?: 'stdio' | 'ipc';
  /** Takes away or adds to what a full client can do. */
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
}

/** A language client that drives the built server as an editor does. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  /** Lines that the server logged. */
  readonly log: string[];
  /** Edits that the server asked to apply. */
  readonly applied: ApplyWorkspaceEditParams[];
  /** Globs of the files that the server asked to be told of. */
  readonly watched: string[];
  readonly statuses: StatusParams[];
  open(uri: string, text: string, languageId?: string): Promise<void>;
  /** Puts text in the place of a part of the document as the client knows it, and tells of it. */
  change(uri: string, range: Range | undefined, text: string): Promise<number>;
  text(uri: string): string;
  save(uri: string): Promise<void>;
  close(uri: string): Promise<void>;
  /** The first publication that fits, past ones included if `since` is not given. */
  published(uri: string, fits?: (params: PublishDiagnosticsParams) => boolean, since?: number): Promise<PublishDiagnosticsParams>;
  /** Publications so far; `published` with it as `since` waits for a later one. */
  count(): number;
  /** The findings of the document's latest version. */
  findings(uri: string): Promise<Diagnostic[]>;
  actions(uri: string, range: Range, context?: Partial<CodeActionContext>): Promise<CodeAction[]>;
  /** The document after an edit for it, whose version must be the document's. */
  edited(uri: string, edit: WorkspaceEdit | undefined): string;
  /** Changes the settings and tells of it. */
  configure(settings: Settings): Promise<void>;
  /** Tells that files changed on the disk. */
  filesChanged(...uris: string[]): Promise<void>;
  /** Ends the server as the protocol says; gives its exit code. */
  stop(): Promise<number | null>;
}

const full: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    applyEdit: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: { publishDiagnostics: { relatedInformation: true, versionSupport: true }, codeAction: {} },
  window: { workDoneProgress: true },
};

export const uriOf = (path: string): string => pathToFileURL(path).href;

/** The server's bundle. */
export const server = inRoot('dist/server.js');

/** Starts the server; who starts it ends it. */
export const startServer = (transport: 'stdio' | 'ipc' = 'stdio'): ChildProcess =>
  transport === 'ipc'
    ? fork(server, ['--node-ipc'], { silent: true })
    : spawn(process.execPath, [inRoot('dist/cli.js'), 'lsp', '--stdio'], { stdio: 'pipe' });

export async function startClient({
  folder,
  settings = {},
  transport = 'stdio',
  capabilities = full,
  initializationOptions,
}: ClientOptions = {}): Promise<Client> {
  const child = startServer(transport);
  onTestFinished(() => void child.kill('SIGKILL'));
  const [reader, writer] =
    transport === 'ipc'
      ? [new IPCMessageReader(child), new IPCMessageWriter(child)]
      : [new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!)];
  const connection = createProtocolConnection(reader, writer);
  const log: string[] = [];
  const applied: ApplyWorkspaceEditParams[] = [];
  const watched: string[] = [];
  const statuses: StatusParams[] = [];
  const publications: PublishDiagnosticsParams[] = [];
  const waiting = new Set<() => void>();
  const documents = new Map<string, TextDocument>();
  let current = settings;

  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void log.push(message));
  connection.onNotification('designDoc/status', (status: StatusParams) => void statuses.push(status));
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    publications.push(params);
    for (const look of waiting) look();
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => current));
  connection.onRequest(
    'client/registerCapability',
    ({ registrations }: { registrations: { registerOptions?: { watchers?: { globPattern: string }[] } }[] }) => {
      watched.push(...registrations.flatMap(({ registerOptions }) => registerOptions?.watchers?.map(({ globPattern }) => globPattern) ?? []));
      return null;
    },
  );
  connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
    applied.push(params);
    return { applied: true };
  });
  connection.listen();

  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder === undefined ? null : uriOf(folder),
    workspaceFolders: folder === undefined ? null : [{ uri: uriOf(folder), name: 'workspace' }],
    capabilities,
    ...(initializationOptions !== undefined && { initializationOptions }),
  });
  await connection.sendNotification('initialized', {});

  const client: Client = {
    connection,
    process: child,
    log,
    applied,
    watched,
    statuses,
    async open(uri, text, languageId = 'markdown') {
      documents.set(uri, TextDocument.create(uri, languageId, 1, text));
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    },
    async change(uri, range, text) {
      const document = documents.get(uri)!;
      const version = document.version + 1;
      const contentChanges = [range ? { range, text } : { text }];
      documents.set(uri, TextDocument.update(document, contentChanges, version));
      await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
      return version;
    },
    text: (uri) => documents.get(uri)!.getText(),
    save: (uri) => connection.sendNotification('textDocument/didSave', { textDocument: { uri } }),
    async close(uri) {
      documents.delete(uri);
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    },
    published(uri, fits = () => true, since = 0) {
      return new Promise((done) => {
        const look = (): void => {
          const found = publications.slice(since).find((params) => params.uri === uri && fits(params));
          if (!found) return;
          waiting.delete(look);
          done(found);
        };
        waiting.add(look);
        look();
      });
    },
    count: () => publications.length,
    async findings(uri) {
      const { version } = documents.get(uri)!;
      return (await client.published(uri, (params) => params.version === version)).diagnostics;
    },
    async actions(uri, range, context = {}) {
      const diagnostics = context.diagnostics ?? publications.findLast((params) => params.uri === uri)?.diagnostics ?? [];
      return (
        (await connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
          textDocument: { uri },
          range,
          context: { ...context, diagnostics },
        })) ?? []
      );
    },
    edited(uri, edit) {
      const document = documents.get(uri)!;
      const changes = (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change && change.textDocument.uri === uri ? [change] : []));
      for (const { textDocument } of changes)
        if (textDocument.version !== document.version) throw new Error(`The edit is for version ${textDocument.version}.`);
      const edits = changes.flatMap((change) => change.edits.flatMap((each) => ('newText' in each ? [each] : [])));
      return TextDocument.applyEdits(document, [...edits, ...(edit?.changes?.[uri] ?? [])]);
    },
    async configure(next) {
      current = next;
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: { designDoc: next } });
    },
    filesChanged: (...uris) => connection.sendNotification('workspace/didChangeWatchedFiles', { changes: uris.map((uri) => ({ uri, type: 2 })) }),
    async stop() {
      await connection.sendRequest('shutdown');
      const ended = once(child, 'exit');
      await connection.sendNotification('exit');
      return ((await ended) as [number | null])[0];
    },
  };
  return client;
}

/** The range of the first place where `mark` stands in the text. */
export function rangeOf(text: string, mark: string): Range {
  const document = TextDocument.create('', '', 0, text);
  const start = text.indexOf(mark);
  return { start: document.positionAt(start), end: document.positionAt(start + mark.length) };
}
