import * as vscode from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, State, TransportKind, WorkDoneProgress } from 'vscode-languageclient/node';
import type { CloseHandlerResult, LanguageClientOptions, WorkDoneProgressReport } from 'vscode-languageclient/node';
import type {
  FixAllParams,
  FixAllResult,
  LintWorkspaceParams,
  LintWorkspaceResult,
  Methods,
  PreviewContent,
  PreviewParams,
  StatusParams,
} from '../../server/src/lsp/protocol.ts';

/** Which documents the server looks at. */
export const SELECTOR = [{ language: 'markdown' }, { language: 'mermaid' }];

/** A server that dies once is started again; one that dies twice within this time would die again. */
const RESTART_PAUSE = 3 * 60_000;

/** The language server, and what may be asked of it. */
export class Server implements vscode.Disposable {
  readonly #log = vscode.window.createOutputChannel('designdoc', { log: true });
  readonly #status = new vscode.EventEmitter<StatusParams>();
  readonly #client: LanguageClient;
  #died = -Infinity;

  constructor(module: string) {
    const options: LanguageClientOptions = {
      documentSelector: SELECTOR,
      outputChannel: this.#log,
      initializationOptions: { snippets: false },
      errorHandler: { error: () => ({ action: ErrorAction.Continue, handled: true }), closed: () => this.#closed() },
    };
    this.#client = new LanguageClient('designDoc', 'designdoc', { module, transport: TransportKind.ipc }, options);
    this.#client.onNotification('designDoc/status' satisfies Methods['status'], (params: StatusParams) => this.#status.fire(params));
  }

  /** Fires after each analysis of an open document. */
  readonly onStatus = this.#status.event;

  async start(): Promise<void> {
    await this.#client.start();
  }

  /** Also starts one that stopped. */
  async restart(): Promise<void> {
    await this.#client.restart();
  }

  /** What the preview of an open document shows; null where the document is not open. */
  preview(uri: vscode.Uri): Promise<PreviewContent | null> {
    return this.#ask('designDoc/preview' satisfies Methods['preview'], { uri: uri.toString() } satisfies PreviewParams);
  }

  fixAll(uri: vscode.Uri): Promise<FixAllResult> {
    return this.#ask('designDoc/fixAll' satisfies Methods['fixAll'], { uri: uri.toString() } satisfies FixAllParams);
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
    this.#log.dispose();
  }

  async #ask<R>(method: string, params: object, cancel?: vscode.CancellationToken): Promise<R> {
    if (this.#client.state !== State.Running) throw new Error('The language server is not running.');
    return await this.#client.sendRequest<R>(method, params, cancel);
  }

  #closed(): CloseHandlerResult {
    const again = Date.now() - this.#died < RESTART_PAUSE;
    this.#died = Date.now();
    void this.#tell(again);
    return { action: again ? CloseAction.DoNotRestart : CloseAction.Restart, handled: true };
  }

  async #tell(again: boolean): Promise<void> {
    const message = again
      ? 'designdoc’s language server stopped again and was not restarted: findings stay as they are until it runs.'
      : 'designdoc’s language server stopped unexpectedly and was restarted.';
    const choice = await vscode.window.showErrorMessage(message, ...(again ? ['Restart'] : []), 'Show Log');
    if (choice === 'Restart') await this.restart();
    else if (choice === 'Show Log') this.#log.show();
  }
}
