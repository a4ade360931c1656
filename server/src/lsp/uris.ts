import { URI } from 'vscode-uri';

/** The service's path of a document: that of a file, else the URI itself, which stands in no folder. */
export function pathOf(uri: string): string {
  try {
    const parsed = URI.parse(uri);
    return parsed.scheme === 'file' ? parsed.fsPath.replaceAll('\\', '/') : uri;
  } catch {
    return uri;
  }
}

/** The URI of a path that `pathOf` gave, or that was found below one. */
export const uriOf = (path: string): string => (/^(?:\/|[A-Za-z]:\/)/.test(path) ? URI.file(path).toString() : path);
