import * as vscode from 'vscode';
import type { ModelContent, Stretch } from '../../../server/src/lsp/protocol.ts';
import { reveal } from '../reveal.ts';
import type { Server } from '../server.ts';
import { wordsOf } from '../words-of.ts';

const SCHEME = 'designdoc-model';

/** The models of documents as texts that cannot be edited: they follow the document, and each leads to the place in the other. */
export class Models implements vscode.Disposable, vscode.TextDocumentContentProvider, vscode.DefinitionProvider {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #contents = new Map<string, ModelContent>();
  /** Models that are asked for, and whether there is something newer by now: one question at a time. */
  readonly #asked = new Map<string, { stale: boolean }>();
  readonly #listeners: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(private readonly server: Server) {
    this.#listeners = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.languages.registerDefinitionProvider({ scheme: SCHEME }, this),
      vscode.window.onDidChangeTextEditorSelection((event) => this.#follow(event)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#contents.delete(uri.toString())),
      server.onStatus(({ uri }) => this.#refresh(modelOf(vscode.Uri.parse(uri)))),
    );
  }

  /** Opens the model beside its document, or shows the one there is. The focus stays in the text. */
  async show(document: vscode.Uri): Promise<void> {
    const model = await vscode.workspace.openTextDocument(modelOf(document));
    const open = vscode.window.tabGroups.all.find(({ tabs }) =>
      tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === model.uri.toString()),
    );
    const viewColumn = open?.viewColumn ?? vscode.ViewColumn.Beside;
    await vscode.window.showTextDocument(model, { viewColumn, preserveFocus: true, preview: false });
  }

  async provideTextDocumentContent(model: vscode.Uri): Promise<string> {
    const key = model.toString();
    const asked = { stale: false };
    this.#asked.set(key, asked);
    try {
      const document = await vscode.workspace.openTextDocument(documentOf(model));
      const content = await this.server.model(document.uri);
      if (!content) throw new Error('designdoc does not know this document.');
      this.#contents.set(key, content);
      return content.text;
    } catch (error) {
      return JSON.stringify(wordsOf(error));
    } finally {
      this.#asked.delete(key);
      if (asked.stale) this.#changed.fire(model);
    }
  }

  /** Where the cursor of the model leads to, for all that VS Code does with a definition. */
  async provideDefinition(model: vscode.TextDocument, position: vscode.Position): Promise<vscode.Location | undefined> {
    const link = this.#linkAt(model, position);
    if (!link) return undefined;
    const document = await vscode.workspace.openTextDocument(documentOf(model.uri));
    const { start, end } = link.to;
    return new vscode.Location(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)));
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  /** Where the model is open. */
  #refresh(model: vscode.Uri): void {
    const key = model.toString();
    const asked = this.#asked.get(key);
    if (asked) asked.stale = true;
    else if (vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === key)) this.#changed.fire(model);
  }

  /** A click, or the cursor moved by keyboard, shows in the one what the other has at that place; the focus stays where it is. */
  #follow({ textEditor: { document, viewColumn }, selections, kind }: vscode.TextEditorSelectionChangeEvent): void {
    const [selection] = selections;
    if (kind === undefined || kind === vscode.TextEditorSelectionChangeKind.Command || !selection?.isEmpty) return;
    if (document.uri.scheme !== SCHEME) return this.#showInModel(document, selection.active);
    const link = this.#linkAt(document, selection.active);
    if (link) void reveal(documentOf(document.uri), { version: link.version, ...link.to }, viewColumn, { preserveFocus: true });
  }

  /** Only where the model is in view. */
  #showInModel(document: vscode.TextDocument, position: vscode.Position): void {
    const model = modelOf(document.uri).toString();
    const editor = vscode.window.visibleTextEditors.find(({ document: { uri } }) => uri.toString() === model);
    const content = editor && this.#contentOf(editor.document);
    if (!content || content.version !== document.version) return;
    const offset = document.offsetAt(position);
    const width = ({ to }: ModelContent['links'][number]): number => to.end - to.start;
    const around = content.links.filter(({ to }) => to.start <= offset && offset <= to.end && to.start < to.end);
    const [link] = around.toSorted((a, b) => width(a) - width(b));
    if (!link) return;
    const [start, end] = [editor.document.positionAt(link.from.start), editor.document.positionAt(link.from.end)];
    editor.selection = new vscode.Selection(start, start);
    editor.revealRange(new vscode.Range(start, end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** What is known of a model; nothing where it shows another text by now. */
  #contentOf(model: vscode.TextDocument): ModelContent | undefined {
    const content = this.#contents.get(model.uri.toString());
    return content?.text === model.getText() ? content : undefined;
  }

  /** The innermost stretch at a position. */
  #linkAt(model: vscode.TextDocument, position: vscode.Position): { readonly version: number; readonly to: Stretch } | undefined {
    const content = this.#contentOf(model);
    if (!content) return undefined;
    const offset = model.offsetAt(position);
    const link = content.links.findLast(({ from }) => from.start <= offset && offset <= from.end);
    return link && { version: content.version, to: link.to };
  }
}

/** The document that is meant: of a model, the one it is the model of. */
export const documentOf = (uri: vscode.Uri): vscode.Uri => (uri.scheme === SCHEME ? vscode.Uri.parse(uri.query) : uri);

const modelOf = (document: vscode.Uri): vscode.Uri =>
  vscode.Uri.from({ scheme: SCHEME, path: `/Model ${document.path.slice(document.path.lastIndexOf('/') + 1)}.json`, query: document.toString() });
