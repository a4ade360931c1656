/** The arrows between nodes, with their ids and labels. */
import type { FlowEdge, Part } from '../tree.ts';
import { readArrow, readSplitArrow } from './arrows.ts';
import type { Arrow } from './arrows.ts';
import { isFailure, readEdgeText, readText } from './labels.ts';
import type { EdgeText } from './labels.ts';
import { ID_KINDS } from './lexer.ts';
import type { Token } from './lexer.ts';
import type { FlowReader } from './read.ts';

export type Link = Pick<FlowEdge, 'id' | 'label' | 'tokens' | 'link'> & Arrow;

export function isAtLink({ lexer }: FlowReader): boolean {
  return lexer.kind === 'link' || lexer.kind === 'startLink' || lexer.kind === 'linkId';
}

/** Reads an arrow with its id and its label. */
export function readLink(reader: FlowReader): Link | undefined {
  const { lexer, scanner } = reader;
  const idToken = lexer.takeIf('linkId');
  const id = idToken && scanner.name(idToken.start, idToken.end - 1);
  const named = id && { id };
  if (lexer.kind === 'startLink') return readSplitLink(reader, named);
  const token = lexer.takeIf('link');
  if (!token) return reader.fail('Write an arrow behind the id of the edge: e1@-->.');
  const arrow = scanner.name(token.start, token.end);
  const labelled = lexer.kind === 'pipe' ? readPipeLabel(reader) : undefined;
  const end = labelled?.end ?? arrow.range.end;
  return {
    ...named,
    ...(labelled && { label: labelled.label }),
    ...readArrow(arrow.text),
    tokens: [arrow],
    link: { start: id?.range.start ?? arrow.range.start, end },
  };
}

/** `|label|`, and one blank behind it. */
export function readPipeLabel(reader: FlowReader): { label: Part; end: number } | undefined {
  const { lexer, scanner } = reader;
  const opening = lexer.token;
  const text = readText(scanner.text, opening.end, '|');
  if (isFailure(text)) {
    reader.failAt(opening.start, opening.end, 'A label between bars is not empty and has no brackets or quotes inside: write |"…"| around it.');
    return guessPipeLabel(reader, opening);
  }
  lexer.moveTo(text.next);
  lexer.takeIf('space');
  return { label: reader.labelOf(text), end: scanner.range(text.next, text.next).start };
}

/** Where the label most likely ends: at a bar in the same line, else before the last word. */
function guessPipeLabel({ lexer, scanner }: FlowReader, opening: Token): { label: Part; end: number } {
  const line = scanner.text.slice(opening.end, scanner.lineEnd(opening.end));
  const bar = line.indexOf('|');
  const blank = line.search(/\s\S+\s*$/);
  const length = bar >= 0 ? bar : Math.max(0, blank);
  const next = opening.end + length + (bar >= 0 ? 1 : 0);
  lexer.moveTo(next);
  lexer.takeIf('space');
  return { label: scanner.label(opening.end, opening.end + length), end: scanner.range(next, next).start };
}

/** `-- label -->`. */
function readSplitLink(reader: FlowReader, named: { id: Part } | undefined): Link {
  const { lexer, scanner } = reader;
  const opening = lexer.token;
  const start = scanner.name(opening.start, opening.end);
  const read = readEdgeText(scanner.text, opening.end, start.text);
  if (isFailure(read) || !isFollowedByNode(reader, read, scanner.lineEnd(opening.end))) return mendOpenArrow(reader, named, start, opening.end);
  const end = scanner.name(read.arrow.start, read.arrow.end);
  return {
    ...named,
    label: reader.labelOf(read.text),
    ...readSplitArrow(start.text, end.text),
    tokens: [start, end],
    link: { start: named?.id.range.start ?? start.range.start, end: end.range.end },
  };
}

/** Moves behind the arrow, and tells whether a node stands there; in the same line the reader of nodes will say if not. */
function isFollowedByNode({ lexer }: FlowReader, { arrow }: EdgeText, lineEnd: number): boolean {
  lexer.moveTo(arrow.end);
  return ID_KINDS.has(lexer.kind) || arrow.start <= lineEnd;
}

/** `A -- B` begins an arrow with a label; where no arrow follows it was meant to be one. */
function mendOpenArrow(reader: FlowReader, named: { id: Part } | undefined, start: Part, next: number): Link {
  const { lexer, scanner } = reader;
  const fix = { title: `Write \`${start.text}>\``, edits: [{ range: start.range, text: `${start.text}>` }] };
  reader.failAt(start.range.start, start.range.end, `\`${start.text}\` begins an arrow with a label, and no arrow ends it: write \`${start.text}>\`.`, [fix]);
  lexer.moveTo(scanner.trim(next, scanner.lineEnd(next))[0]);
  const labelled = lexer.kind === 'pipe' ? readPipeLabel(reader) : undefined;
  return {
    ...named,
    ...(labelled && { label: labelled.label }),
    ...readArrow(`${start.text}-`),
    tokens: [start],
    link: { start: named?.id.range.start ?? start.range.start, end: labelled?.end ?? start.range.end },
  };
}
