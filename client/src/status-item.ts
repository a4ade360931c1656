import * as vscode from 'vscode';
import type { StatusParams } from '../../server/src/lsp/protocol.ts';
import { counted } from './counted.ts';
import type { Server } from './server.ts';
import { SELECTOR } from './server.ts';

const KINDS = { hld: 'HLD', lld: 'LLD', 'hld+lld': 'HLD + LLD' };

/** Set while the active editor shows a design doc: menus ask for it. */
const CONTEXT = 'designDoc.isDesignDoc';

/** The language status of design docs: kind, how it is known, findings. Other documents have none. */
export function statusItem(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('designDoc.status', []);
  item.name = 'Design doc';
  item.command = { title: 'Declare', command: 'designDoc.declare' };
  const known = new Map<string, StatusParams>();

  const show = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const status = uri === undefined ? undefined : known.get(uri);
    const isDesignDoc = !!status?.kind;
    // The item belongs to whole languages; it is taken away where the active document of that language is no design doc.
    item.selector = isDesignDoc ? SELECTOR : [];
    if (status) Object.assign(item, words(status));
    void vscode.commands.executeCommand('setContext', CONTEXT, isDesignDoc);
  };

  return vscode.Disposable.from(
    item,
    server.onStatus((status) => {
      known.set(status.uri, status);
      show();
    }),
    server.onStop(() => {
      known.clear();
      show();
    }),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => known.delete(uri.toString())),
  );
}

function words({
  kind,
  door,
  counts: { errors, warnings, infos, hints },
}: StatusParams): Pick<vscode.LanguageStatusItem, 'text' | 'detail' | 'severity'> {
  const { Information, Warning, Error } = vscode.LanguageStatusSeverity;
  return {
    text: `${kind ? KINDS[kind] : ''} · ${counted(errors + warnings + infos + hints, 'finding', 'findings')}`,
    detail: door === 'declared' ? 'declared as a design doc' : 'looks like a design doc',
    severity: errors > 0 ? Error : warnings > 0 ? Warning : Information,
  };
}
