// A language server that does nothing: it keeps the text as ours does, and publishes no findings after each change. The floor of `keystroke.mjs`.
import { createConnection, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(process.stdin, process.stdout);
const documents = new Map();

connection.onInitialize(() => ({ capabilities: { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } } }));
connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) =>
  publish(TextDocument.create(uri, languageId, version, text)),
);
connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) =>
  publish(TextDocument.update(documents.get(uri), contentChanges, version)),
);
connection.listen();

function publish(document) {
  documents.set(document.uri, document);
  void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: [] });
}
