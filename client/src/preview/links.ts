import * as vscode from 'vscode';

/** Follows a link of `document`: to the web, to mail, or to a file of the workspace. Any other is left alone. */
export async function openLink(document: vscode.Uri, href: string): Promise<void> {
  const target = linkTarget(document, href);
  if (target) await vscode.commands.executeCommand('vscode.open', target);
}

/** Where `href` leads from `document`; undefined where it may not lead. An address of the web stays as written: a Uri would encode its query anew. */
export function linkTarget(document: vscode.Uri, href: string): vscode.Uri | string | undefined {
  if (/^https:/i.test(href)) return href;
  if (/^mailto:/i.test(href)) return vscode.Uri.parse(href);
  // Anything else with a scheme (`command:`, `javascript:`, `file:`, one letter of a drive) or a host is not ours to follow.
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(href)) return undefined;
  const [path = '', fragment = ''] = href.split('#', 2);
  const root = vscode.workspace.getWorkspaceFolder(document)?.uri;
  if (!root) return undefined;
  const decoded = decode(path.split('?', 1)[0] ?? '');
  if (decoded === undefined) return undefined;
  const base = decoded.startsWith('/') ? root : vscode.Uri.joinPath(document, '..');
  const target = decoded === '' ? document : vscode.Uri.joinPath(base, decoded);
  return vscode.workspace.getWorkspaceFolder(target) && target.with({ fragment });
}

/** A link is written percent-encoded; one that is broken leads nowhere. */
function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
