import type { Part } from '../tree.ts';
import type { Scanner } from './scanner.ts';

/** What `accTitle` and `accDescr` say; the last of each counts. */
export interface Accessibility {
  accTitle?: Part;
  accDescr?: Part;
}

/**
 * Reads `accTitle: …`, `accDescr: …` (to the end of the line; the text may start on a later one) or `accDescr { … }`
 * into `into` if one starts here, and tells whether it did.
 */
export function readAccessibility(scanner: Scanner, into: Accessibility): boolean {
  const line = scanner.match(/acc(Title|Descr)\s*:\s*/y);
  if (line) {
    const start = scanner.position;
    scanner.skipToLineEnd();
    const text = scanner.label(start);
    if (line[1] === 'Title') into.accTitle = text;
    else into.accDescr = text;
    return true;
  }
  if (!scanner.match(/accDescr\s*\{\s*/y)) return false;
  into.accDescr = readBlock(scanner);
  return true;
}

/** A block that is never closed takes the rest of the text, and Mermaid does not mind: it finds one more behind it, an empty one. */
function readBlock(scanner: Scanner): Part {
  const start = scanner.position;
  const close = scanner.text.indexOf('}', start);
  const end = close < 0 ? scanner.text.length : close;
  scanner.position = Math.min(end + 1, scanner.text.length);
  const { text, range } = scanner.label(start, end);
  return { text: close < 0 ? '' : text.replaceAll(/\n\s+/g, '\n'), range };
}
