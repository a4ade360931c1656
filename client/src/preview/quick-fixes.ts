import * as vscode from 'vscode';
import type { QuickFix, Server } from '../server.ts';

/** What a page asks to be mended; offsets of `version` of the document. */
interface Question {
  readonly version: number;
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** The quick fixes of a document, offered on its page. */
export class QuickFixes {
  readonly #server: Server;
  readonly #document: vscode.Uri;
  /** What was offered last, and for which version. */
  #offered: { readonly version: number; readonly fixes: readonly QuickFix[] } | undefined;
  #questions = 0;

  constructor(server: Server, document: vscode.Uri) {
    this.#server = server;
    this.#document = document;
  }

  /** The titles of the fixes for these places, each once; none where the document is another by now. Undefined where something else was asked meanwhile. */
  async offer({ version, places }: Question): Promise<readonly string[] | undefined> {
    const question = ++this.#questions;
    this.#offered = undefined;
    const document = await vscode.workspace.openTextDocument(this.#document);
    const at = (offset: number): vscode.Position => document.positionAt(offset);
    const wanted = document.version === version ? places : [];
    const found = await Promise.all(wanted.map(({ start, end }) => this.#server.quickFixes(document, new vscode.Range(at(start), at(end)))));
    if (question !== this.#questions) return undefined;
    const fixes = [...new Map(found.flat().map((fix) => [fix.title, fix])).values()];
    this.#offered = { version, fixes };
    return fixes.map(({ title }) => title);
  }

  /** Does what was offered last, if the document is still that version. */
  async apply(version: number, index: number): Promise<void> {
    const offered = this.#offered;
    const document = await vscode.workspace.openTextDocument(this.#document);
    const fix = offered?.version === version && document.version === version ? offered.fixes[index] : undefined;
    if (fix) await vscode.workspace.applyEdit(fix.edit);
  }
}
