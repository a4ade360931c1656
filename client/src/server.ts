import * as vscode from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, State, TransportKind, WorkDoneProgress } from 'vscode-languageclient/node';
import type {
  CloseHandlerResult,
  CodeAction,
  CodeActionContext,
  CodeActionParams,
  LanguageClientOptions,
  WorkDoneProgressReport,
} from 'vscode-languageclient/node';
import type {
  Declarable,
  DeclarableParams,
  DeclarationPlace,
  DeclareArguments,
  DeclareResult,
  FixAllParams,
  FixAllResult,
  InsertPatternParams,
  InsertPatternResult,
  LintWorkspaceParams,
  LintWorkspaceResult,
  Methods,
  ModelContent,
  ModelParams,
  PreviewContent,
  PreviewParams,
  ServerCommands,
  StatusParams,
  WhichPattern,
  WhichPatternParams,
} from '../../server/src/lsp/protocol.ts';

/** What a preview shows. */
export type Shown = NonNullable<PreviewParams['shown']>;

/** Something that mends. */
export interface QuickFix {
  readonly title: string;
  readonly edit: vscode.WorkspaceEdit;
}

/** Which documents the server looks at. */
export const SELECTOR = [{ language: 'markdown' }, { language: 'mermaid' }];

export const NOT_RUNNING = 'The language server is not running.';

/** A server that dies once is started again; one that dies twice within this time would die again. */
const RESTART_PAUSE = 3 * 60_000;

/** Writes its errors to the log only: what the reader must know is said below, once and in plain words. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The language server, and what may be asked of it. */
export class Server implements vscode.Disposable {
  readonly #log = vscode.window.createOutputChannel('designdoc', { log: true });
  readonly #status = new vscode.EventEmitter<StatusParams>();
  readonly #stopped = new vscode.EventEmitter<void>();
  readonly #client: QuietClient;
  #died = -Infinity;

  /** @param declare what a lens says the document is, but not yet where to write it */
  constructor(module: string, declare: (answer: DeclareArguments) => Promise<void>) {
    const options: LanguageClientOptions = {
      documentSelector: SELECTOR,
      outputChannel: this.#log,
      initializationOptions: { snippets: false },
      middleware: { executeCommand: (_command, args) => declare(args as unknown as DeclareArguments) },
      initializationFailedHandler: () => {
        void this.#offerRestart('designdoc’s language server could not be started.');
        return false;
      },
      errorHandler: { error: () => ({ action: ErrorAction.Continue, handled: true }), closed: () => this.#closed() },
    };
    this.#client = new QuietClient('designDoc', 'designdoc', { module, transport: TransportKind.ipc }, options);
    this.#client.onDidChangeState(({ newState }) => newState === State.Stopped && this.#stopped.fire());
    this.#client.onNotification('designDoc/status' satisfies Methods['status'], (params: StatusParams) => this.#status.fire(params));
  }

  /** Fires after each analysis of an open document. */
  readonly onStatus = this.#status.event;

  /** Fires when the server is no longer there, for good or until it is started again. */
  readonly onStop = this.#stopped.event;

  /** Never rejects: that it failed has been told. */
  async start(): Promise<void> {
    await this.#client.start().catch((error: unknown) => this.#log.error(String(error)));
  }

  /** Also starts one that stopped, or never started. */
  async restart(): Promise<void> {
    if (this.#client.state === State.Running) await this.#client.stop();
    await this.start();
  }

  /** What leads from what the preview of an open document shows to the document as it is; null where that is not open. */
  preview(uri: vscode.Uri, shown: Shown | undefined): Promise<PreviewContent | null> {
    return this.#ask('designDoc/preview' satisfies Methods['preview'], { uri: uri.toString(), ...(shown && { shown }) } satisfies PreviewParams);
  }

  /** The model of an open document; null where the document is not open. */
  model(uri: vscode.Uri): Promise<ModelContent | null> {
    return this.#ask('designDoc/model' satisfies Methods['model'], { uri: uri.toString() } satisfies ModelParams);
  }

  /** The twelve questions, answered as far as a document answers them. */
  whichPattern(uri: vscode.Uri | undefined): Promise<WhichPattern> {
    const params = uri ? { uri: uri.toString() } : {};
    return this.#ask('designDoc/whichPattern' satisfies Methods['whichPattern'], params satisfies WhichPatternParams);
  }

  /** Where it may be written what a document is. */
  async declarationPlaces(uri: vscode.Uri): Promise<readonly DeclarationPlace[]> {
    const method = 'designDoc/declarable' satisfies Methods['declarable'];
    return (await this.#ask<Declarable | null>(method, { uri: uri.toString() } satisfies DeclarableParams))?.places ?? [];
  }

  declare(answer: DeclareArguments): Promise<DeclareResult> {
    return this.#ask('workspace/executeCommand', { command: 'designDoc.declareAs' satisfies ServerCommands['declare'], arguments: answer });
  }

  /** What the editor offers to mend at a stretch of an open document. */
  async quickFixes({ uri }: vscode.TextDocument, range: vscode.Range): Promise<readonly QuickFix[]> {
    const { code2ProtocolConverter: toServer, protocol2CodeConverter: fromServer } = this.#client;
    const context: CodeActionContext = { diagnostics: [], only: ['quickfix'] };
    const params: CodeActionParams = { textDocument: { uri: uri.toString() }, range: toServer.asRange(range), context };
    const actions = (await this.#ask<CodeAction[] | null>('textDocument/codeAction', params)) ?? [];
    return Promise.all(actions.map(async ({ title, edit }) => ({ title, edit: await fromServer.asWorkspaceEdit(edit ?? {}) })));
  }

  fixAll(uri: vscode.Uri): Promise<FixAllResult> {
    return this.#ask('designDoc/fixAll' satisfies Methods['fixAll'], { uri: uri.toString() } satisfies FixAllParams);
  }

  /** Puts the section of a pattern into an open document. */
  insertPattern(uri: vscode.Uri, pattern: string): Promise<InsertPatternResult> {
    const method = 'designDoc/insertPattern' satisfies Methods['insertPattern'];
    return this.#ask(method, { uri: uri.toString(), pattern } satisfies InsertPatternParams);
  }

  /** @param report is told how far it is: a part of 100, and where it is at */
  async lintWorkspace(report: (progress: WorkDoneProgressReport) => void, cancel: vscode.CancellationToken): Promise<LintWorkspaceResult> {
    const workDoneToken = crypto.randomUUID();
    const listener = this.#client.onProgress(WorkDoneProgress.type, workDoneToken, (progress) => {
      if (progress.kind === 'report') report(progress);
    });
    try {
      return await this.#ask('designDoc/lintWorkspace' satisfies Methods['lintWorkspace'], { workDoneToken } satisfies LintWorkspaceParams, cancel);
    } finally {
      listener.dispose();
    }
  }

  dispose(): void {
    void this.#client.dispose();
    this.#status.dispose();
    this.#stopped.dispose();
    this.#log.dispose();
  }

  async #ask<R>(method: string, params: object, cancel?: vscode.CancellationToken): Promise<R> {
    if (this.#client.state === State.Stopped || this.#client.state === State.StartFailed) throw new Error(NOT_RUNNING);
    // A missing token, passed on, would count as a second parameter.
    return await (cancel ? this.#client.sendRequest<R>(method, params, cancel) : this.#client.sendRequest<R>(method, params));
  }

  #closed(): CloseHandlerResult {
    const { DoNotRestart, Restart } = CloseAction;
    if (this.#client.state !== State.Running) return { action: DoNotRestart, handled: true };
    const again = Date.now() - this.#died < RESTART_PAUSE;
    this.#died = Date.now();
    if (again) void this.#offerRestart('designdoc’s language server stopped again. Findings come back once it is restarted.');
    else void this.#offer(vscode.window.showWarningMessage('designdoc’s language server stopped unexpectedly and was restarted.', SHOW_LOG));
    return { action: again ? DoNotRestart : Restart, handled: true };
  }

  #offerRestart(message: string): Promise<void> {
    return this.#offer(vscode.window.showErrorMessage(message, RESTART, SHOW_LOG));
  }

  async #offer(choice: Thenable<string | undefined>): Promise<void> {
    const chosen = await choice;
    if (chosen === RESTART) await this.restart();
    else if (chosen === SHOW_LOG) this.#log.show();
  }
}

const RESTART = 'Restart';
const SHOW_LOG = 'Show Log';
