import * as vscode from 'vscode';
import type { ToPage } from '../../protocol/messages.ts';

/** So long after the page led, what the editor does is the page's doing: it tells of that as of anything else. */
const ECHO = 300;

/** Milliseconds between two messages of a cursor that runs. */
const STEP = 30;

/** Tells the page of a preview where the cursor of its document is and which line is at the top, and scrolls the editor as the page scrolls. */
export class FollowEditor implements vscode.Disposable {
  readonly #document: string;
  readonly #send: (message: ToPage) => void;
  readonly #listeners: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Until then the page leads. */
  #ledUntil = 0;

  constructor(document: vscode.Uri, send: (message: ToPage) => void) {
    this.#document = document.toString();
    this.#send = send;
    this.#listeners = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#isOurs(textEditor) && this.#cursorSoon(textEditor)),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#isOurs(textEditor) && this.#scroll(textEditor)),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listeners.dispose();
  }

  /** The page is a new one. */
  begin(): void {
    const editor = this.#editor();
    if (!editor) return;
    this.#cursorSoon(editor);
    this.#scroll(editor);
  }

  /** What the editor shows because the page asked for it is not to be shown on the page in turn. */
  async whilePageLeads(shown: Promise<void>): Promise<void> {
    this.#ledUntil = Infinity;
    await shown.finally(() => (this.#ledUntil = Date.now() + ECHO));
  }

  /** The page has this line at its top. */
  scrollTo(line: number): void {
    const editor = this.#editor();
    if (!editor || !this.#isWanted('scrollEditorWithPreview')) return;
    this.#ledUntil = Date.now() + ECHO;
    const top = new vscode.Position(Math.min(Math.floor(line), editor.document.lineCount - 1), 0);
    editor.revealRange(new vscode.Range(top, top), vscode.TextEditorRevealType.AtTop);
  }

  #isOurs(editor: vscode.TextEditor): boolean {
    return editor.document.uri.toString() === this.#document;
  }

  #editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find((editor) => this.#isOurs(editor));
  }

  /** As for the built-in preview. */
  #isWanted(setting: 'scrollPreviewWithEditor' | 'scrollEditorWithPreview'): boolean {
    return vscode.workspace.getConfiguration('markdown.preview', vscode.Uri.parse(this.#document)).get(setting, true);
  }

  #cursorSoon(editor: vscode.TextEditor): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const { document, selection } = editor;
      this.#send({ type: 'cursor', version: document.version, start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) });
    }, STEP);
  }

  #scroll({ document, visibleRanges: [visible] }: vscode.TextEditor): void {
    if (!visible || Date.now() < this.#ledUntil || !this.#isWanted('scrollPreviewWithEditor')) return;
    const { line, character } = visible.start;
    this.#send({ type: 'scroll', line: line + character / Math.max(1, document.lineAt(line).text.length + 1) });
  }
}
