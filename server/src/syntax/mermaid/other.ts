import { nearest } from '../../text/nearest.ts';
import { HEADER_WORDS } from './kit/detect-type.ts';
import { headOf, readAccessibility, Scanner } from './kit/index.ts';
import type { Accessibility, PreparedSource } from './kit/index.ts';
import type { OtherDiagram, Part } from './tree.ts';

/** What is longer is no misspelt word. */
const MAX_WORD = 30;

/** A diagram of a type that passes through: its header, title and accessibility texts are read, the rest is not looked at. */
export function readOther(source: PreparedSource): OtherDiagram {
  const scanner = new Scanner(source);
  const header = scanner.take(/\S*/y) ?? scanner.range(source.start, source.start);
  const accessibility: Accessibility = {};
  let title: Part | undefined;
  const isUnknown = source.type === 'unknown' || source.type === '---';
  if (isUnknown) reportUnknown(scanner, header.end);
  while (!isUnknown && !scanner.isAtEnd) {
    scanner.skipSpace();
    if (readAccessibility(scanner, accessibility)) continue;
    if (scanner.match(/title[^\S\n]+/y)) title = scanner.label(scanner.position, scanner.lineEnd());
    scanner.skipToLineEnd();
  }
  const head = headOf(scanner, header, accessibility, title);
  // Mermaid's YAML takes what ours calls wrong, and nothing else of these types is judged.
  return isUnknown ? { type: 'other', name: 'unknown', ...head } : { type: 'other', name: source.type, ...head, errors: [] };
}

function reportUnknown(scanner: Scanner, end: number): void {
  const { start, type, original } = scanner.source;
  const written = original.slice(start, end);
  const meant = written.length <= MAX_WORD ? nearest(written, HEADER_WORDS) : undefined;
  if (type === '---') {
    scanner.error(start, end, 'Frontmatter must be the very first thing: move it above blank lines, comments and directives, and close it with ---.');
  } else if (start >= original.length) scanner.error(start, end, 'There is no diagram here: start with its type, e.g. flowchart LR.');
  else if (meant) {
    const fix = { title: `Write \`${meant}\``, edits: [{ range: scanner.range(start, end), text: meant }] };
    scanner.error(start, end, `\`${written}\` is no diagram type that Mermaid knows: did you mean \`${meant}\`?`, [fix]);
  } else
    scanner.error(start, end, 'This is no diagram type that Mermaid knows: start with e.g. flowchart, sequenceDiagram, erDiagram, stateDiagram-v2.');
}
