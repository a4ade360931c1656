import { headOf, readAccessibility, Scanner } from './kit/index.ts';
import type { Accessibility, PreparedSource } from './kit/index.ts';
import type { OtherDiagram, Part } from './tree.ts';

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
  return { type: 'other', name: isUnknown ? 'unknown' : source.type, ...headOf(scanner, header, accessibility, title) };
}

function reportUnknown(scanner: Scanner, end: number): void {
  const { start, type } = scanner.source;
  const message =
    type === '---'
      ? 'Frontmatter must be the very first thing: move it above blank lines, comments and directives, and close it with ---.'
      : start >= scanner.source.original.length
        ? 'There is no diagram here: start with its type, e.g. flowchart LR.'
        : 'This is no diagram type that Mermaid knows: start with e.g. flowchart, sequenceDiagram, erDiagram, stateDiagram-v2.';
  scanner.error(start, end, message);
}
