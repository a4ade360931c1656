import * as vscode from 'vscode';

/** The folder of the extension that the page may read: its own. */
export const pageFolder = (extension: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(extension, 'dist', 'preview');

/**
 * The page of a preview. Its policy lets in the script that bears the nonce and what that one loads, styles of the
 * extension and inside the page (Mermaid's SVG carries its own), and nothing else from anywhere.
 */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri, document: vscode.Uri): string {
  const nonce = crypto.randomUUID();
  const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extension), file)).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource} 'unsafe-inline'; form-action 'none'; base-uri 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Preview</title>
<link rel="stylesheet" href="${address('main.css')}">
</head>
<body data-uri="${inAttribute(document.toString())}">
<div id="notice" role="status"></div>
<main id="document"></main>
<div id="measure" aria-hidden="true"></div>
<script type="module" nonce="${nonce}" src="${address('main.js')}"></script>
</body>
</html>`;
}

const inAttribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
