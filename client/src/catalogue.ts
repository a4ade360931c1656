import * as vscode from 'vscode';

/** What there is to choose from; written into the extension from the server's sources. */
export interface Catalogue {
  readonly families: readonly { readonly id: string; readonly name: string; readonly summary: string }[];
  readonly patterns: readonly {
    readonly number: number;
    readonly id: string;
    readonly name: string;
    readonly need: string;
    readonly summary: string;
  }[];
}

export const readCatalogue = async (extension: vscode.Uri): Promise<Catalogue> =>
  JSON.parse(await readText(extension, 'snippets', 'catalogue.json')) as Catalogue;

/** A file of the extension; works in the browser too. */
export const readText = async (extension: vscode.Uri, ...path: string[]): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, ...path)));
