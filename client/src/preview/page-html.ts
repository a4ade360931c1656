/** What the page of a preview is made of. */
export interface PageParts {
  /** New for each page. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  /** Where the extension's styles come from, as a policy says it. */
  readonly styleSource: string;
  /** Address of the document that is shown. */
  readonly document: string;
}

/**
 * The page of a preview. Its policy lets in the script that bears the nonce and what that one loads, styles of the
 * extension and inside the page (Mermaid's SVG carries its own), and nothing else from anywhere.
 */
export function pageHtml({ nonce, script, style, styleSource, document }: PageParts): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${styleSource} 'unsafe-inline'; form-action 'none'; base-uri 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Preview</title>
<link rel="stylesheet" href="${style}">
</head>
<body data-uri="${inAttribute(document)}">
<div id="notice" role="status"></div>
<main id="document"></main>
<div id="measure" aria-hidden="true"></div>
<script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

const inAttribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
