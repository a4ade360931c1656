import * as vscode from 'vscode';

/** Asks where to, and writes a picture there. @param name proposed, without its ending */
export async function exportPicture(document: vscode.Uri, name: string, svg: string): Promise<void> {
  const plain =
    name
      .replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 80) || 'diagram';
  const defaultUri = vscode.Uri.joinPath(document, '..', `${plain}.svg`);
  const target = await vscode.window.showSaveDialog({ defaultUri, filters: { SVG: ['svg'] }, title: 'Export Diagram as SVG' });
  if (target) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(svg));
}
