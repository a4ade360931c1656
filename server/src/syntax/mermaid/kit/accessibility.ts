import type { Part } from '../tree.ts';
import type { Scanner } from './scanner.ts';

/** What `accTitle` and `accDescr` say; the last of each counts. */
export interface Accessibility {
  accTitle?: Part;
  accDescr?: Part;
}

/**
 * Reads `accTitle: …`, `accDescr: …` (to the end of the line; the text may start on a later one) or `accDescr { … }`
 * into `into` if one starts here, and tells whether it did. The same in every grammar that has them.
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
  const start = scanner.position;
  if (!scanner.match(/accDescr\s*\{\s*/y)) return false;
  into.accDescr = readBlock(scanner, start);
  return true;
}

function readBlock(scanner: Scanner, keyword: number): Part {
  const start = scanner.position;
  const close = scanner.text.indexOf('}', start);
  const end = close < 0 ? scanner.lineEnd() : close;
  if (close < 0) scanner.error(keyword, start, 'This description is never closed: write } at its end.');
  scanner.position = close < 0 ? end : close + 1;
  const { text, range } = scanner.label(start, end);
  return { text: text.replaceAll(/\n\s+/g, '\n'), range };
}
