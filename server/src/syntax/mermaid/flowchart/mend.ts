/** What was most likely meant where Mermaid rejects a statement, each within its line, so that half-typed text keeps its edges. */
import type { Part } from '../tree.ts';
import { linkOf, readLink, readPipeLabel, splitLinkOf } from './links.ts';
import type { Link } from './links.ts';
import { isFailure, readEdgeText, readText } from './labels.ts';
import { endOf, ID_KINDS } from './lexer.ts';
import type { Kind } from './lexer.ts';
import type { FlowReader } from './read.ts';

/** What begins nothing where a node or an arrow could stand. */
const STRAY_KINDS: ReadonlySet<Kind> = new Set(['unknown', 'open', 'pipe', 'less', 'up', 'bar', 'string', 'classMark', 'shapeData'] as const);
/** Words of Mermaid's that some write as ids. */
const WORD_KINDS: ReadonlySet<Kind> = new Set([
  'endSubgraph',
  'graph',
  'subgraph',
  'style',
  'class',
  'classDef',
  'linkStyle',
  'interpolate',
  'target',
  'accessibility',
] as const);
const SHORT_ARROW = /<?[-=]{1,9}>/y;
const SHORT_START = /-[^\S\n]+/y;
const ARROW = /[xo<]?--+[-xo>]|[xo<]?==+[=xo>]|[xo<]?-?\.+-[xo>]?|~~~+/;

/** An arrow, where nodes have been read and none follows; nothing where the line has none. */
export function mendLink(reader: FlowReader): Link | undefined {
  const { lexer, scanner } = reader;
  const [start] = scanner.trim(lexer.token.start, lexer.token.end);
  if (endOf(SHORT_ARROW, scanner.text, start) !== undefined) return mendShortArrow(reader, start);
  if (endOf(SHORT_START, scanner.text, start) !== undefined) return mendSplitArrow(reader, start);
  if (!STRAY_KINDS.has(lexer.kind)) return undefined;
  const lineEnd = scanner.lineEnd(start);
  const arrow = ARROW.exec(scanner.text.slice(start, lineEnd));
  if (!arrow) return undefined;
  reader.failAtNode('Write an arrow here, or end the line.');
  lexer.moveTo(start + arrow.index);
  return readLink(reader);
}

/** `->` and `=>`, as other languages write it. */
function mendShortArrow(reader: FlowReader, start: number): Link {
  const { lexer, scanner } = reader;
  const end = endOf(SHORT_ARROW, scanner.text, start)!;
  const arrow = scanner.name(start, end);
  const whole = arrow.text.replace(/-+/, '--').replace(/=+/, '==');
  const fix = { title: `Write \`${whole}\``, edits: [{ range: arrow.range, text: whole }] };
  reader.failAt(start, end, `\`${arrow.text}\` is no arrow of Mermaid's: write \`${whole}\`.`, [fix]);
  lexer.moveTo(end);
  lexer.takeIf('space');
  return linkOf(
    { arrow: 'arrow_point', stroke: arrow.text.includes('=') ? 'thick' : 'solid' },
    arrow,
    lexer.kind === 'pipe' ? readPipeLabel(reader) : undefined,
  );
}

/** `A - text --> B`. */
function mendSplitArrow(reader: FlowReader, start: number): Link | undefined {
  const { lexer, scanner } = reader;
  const read = readEdgeText(scanner.text.slice(0, scanner.lineEnd(start)), endOf(SHORT_START, scanner.text, start)!, '--');
  if (isFailure(read)) return undefined;
  const opening = scanner.name(start, start + 1);
  const fix = { title: 'Write `--`', edits: [{ range: opening.range, text: '--' }] };
  reader.failAt(start, start + 1, 'A label inside an arrow comes behind `--`: A -- text --> B.', [fix]);
  const closing = scanner.name(read.arrow.start, read.arrow.end);
  lexer.moveTo(read.arrow.end);
  return splitLinkOf({ arrow: 'arrow_point', stroke: 'solid' }, opening, reader.labelOf(read.text), closing);
}

/** An id behind what cannot stand before it, or a word of Mermaid's as an id; says what is wrong. */
export function mendId(reader: FlowReader, message: string): Part | undefined {
  const { lexer, scanner } = reader;
  reader.failAtNode(message);
  const { start, end, kind } = lexer.token;
  if (WORD_KINDS.has(kind)) lexer.moveTo(end);
  else {
    const lineEnd = scanner.lineEnd(lexer.taken);
    while (STRAY_KINDS.has(lexer.kind) && lexer.token.start < lineEnd) lexer.moveTo(lexer.token.start + 1);
    lexer.takeIf('space');
    if (!ID_KINDS.has(lexer.kind)) return undefined;
  }
  const from = WORD_KINDS.has(kind) ? start : lexer.token.start;
  lexer.takeId();
  return scanner.name(from, lexer.taken);
}

/** `A->B` is read as a node `A-` with the shape `>…]`; where that is not closed an arrow was meant, and the lexer goes back to it. */
export function stepBackToArrow({ lexer, scanner }: FlowReader, id: Part): Part {
  const { start, end } = lexer.token;
  const dashes = /[^-](-+)$/.exec(id.text)?.[1]!.length ?? 0;
  if (dashes === 0 || scanner.text[start] !== '>' || !isFailure(readText(scanner.text, end, ']'))) return id;
  lexer.moveTo(start - dashes);
  return { text: id.text.slice(0, -dashes), range: { start: id.range.start, end: id.range.end - dashes } };
}

/** `A[x]::important` lacks a colon. */
export function mendClassMark(reader: FlowReader): boolean {
  const { lexer, scanner } = reader;
  const { start } = lexer.token;
  if (!scanner.text.startsWith('::', start)) return false;
  const range = scanner.range(start, start + 2);
  reader.failAt(start, start + 2, 'A class comes behind three colons: A[x]:::important.', [
    { title: 'Write `:::`', edits: [{ range, text: ':::' }] },
  ]);
  lexer.moveTo(start + 2);
  return true;
}
