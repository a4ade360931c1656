// What the tests inside the extension host share.
import * as vscode from 'vscode';

/** What \`ask\` gives, once it gives something. */
export async function until<T>(what: string, ask: () => T | Thenable<T>): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + 25_000; ;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const uriOf = (name: string): vscode.Uri => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);

export async function write(name: string, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(uriOf(name), Buffer.from(text));
  return uriOf(name);
}

export async function open(name: string, text: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await write(name, text));
}

/** Our findings in a document, all or those of a rule. */
export const findings = (uri: vscode.Uri, rule?: string): vscode.Diagnostic[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, code }) => source === 'designdoc' && (rule === undefined || (typeof code === 'object' && code.value === rule)));
