/** The arrows between nodes, with their labels. */
import { insert } from '../../../text/text-edit.ts';
import type { DiagramFix, FlowEdge, Part } from '../tree.ts';
import { readArrow, readSplitArrow } from './arrows.ts';
import type { Arrow } from './arrows.ts';
import { isFailure, readEdgeText, readText } from './labels.ts';
import type { EdgeText } from './labels.ts';
import { ID_KINDS } from './lexer.ts';
import type { Token } from './lexer.ts';
import type { FlowReader } from './read.ts';

/** What the edges between two lists of nodes share. */
export type Link = Omit<FlowEdge, 'id' | 'from' | 'to'>;

/** A label between bars, and where its closing bar ends. */
export interface PipeLabel {
  readonly label: Part;
  readonly end: number;
}

export const isAtLink = ({ lexer }: FlowReader): boolean => lexer.kind === 'link' || lexer.kind === 'startLink' || lexer.kind === 'linkId';

/** An arrow of one token, with a label between bars if it has one. */
export function linkOf({ arrow, stroke }: Arrow, token: Part, labelled: PipeLabel | undefined): Link {
  const tokens = [token];
  if (!labelled) return { stroke, arrow, tokens, link: token.range };
  return { label: labelled.label, stroke, arrow, tokens, link: { start: token.range.start, end: labelled.end } };
}

/** An arrow of two tokens around its label. */
export const splitLinkOf = ({ arrow, stroke }: Arrow, start: Part, label: Part, end: Part): Link => ({
  label,
  stroke,
  arrow,
  tokens: [start, end],
  link: { start: start.range.start, end: end.range.end },
});

/** Reads an arrow with its label. */
export function readLink(reader: FlowReader): Link | undefined {
  const { lexer, scanner } = reader;
  if (lexer.kind === 'startLink') return readSplitLink(reader);
  const token = lexer.takeIf('link');
  if (!token) return reader.fail('Write an arrow behind the id of the edge: e1@-->.');
  const arrow = scanner.name(token.start, token.end);
  return linkOf(readArrow(arrow.text), arrow, lexer.kind === 'pipe' ? readPipeLabel(reader) : undefined);
}

/** `|label|`, and one blank behind it. */
export function readPipeLabel(reader: FlowReader): PipeLabel {
  const { lexer, scanner } = reader;
  const opening = lexer.token;
  const text = readText(scanner.text, opening.end, '|');
  if (isFailure(text)) {
    const guess = guessPipeLabel(reader, opening);
    failInPipeLabel(reader, opening, guess);
    return guess;
  }
  lexer.moveTo(text.next);
  lexer.takeIf('space');
  return { label: reader.labelOf(text), end: scanner.range(text.next, text.next).start };
}

/** What cannot stand between bars, and the quotes that let it. */
function failInPipeLabel(reader: FlowReader, opening: Token, { label: { text, range }, end }: PipeLabel): void {
  const { scanner } = reader;
  const inside = scanner.text.slice(opening.end, scanner.lineEnd(opening.end)).split('|')[0]!;
  const wrong = /[()[\]{}]/.exec(inside);
  if (end === range.end || !wrong || text.includes('"')) {
    reader.failAt(opening.start, opening.end, 'A label between bars is not empty and has no brackets or quotes inside: write |"…"| around it.');
    return;
  }
  const message = `\`${wrong[0]}\` cannot stand in a label between bars without quotes: write |"…"|.`;
  const start = opening.end + wrong.index;
  // Mermaid takes no blank between a bar and a quote.
  const edit = {
    range: scanner.range(opening.end, opening.end + inside.length),
    text: `"${scanner.name(opening.end, opening.end + inside.length).text}"`,
  };
  reader.failAt(start, start + 1, message, [{ title: 'Put the label in quotes', edits: [edit] }]);
}

/** Where the label most likely ends: at a bar in the same line, else before the last word. */
function guessPipeLabel({ lexer, scanner }: FlowReader, opening: Token): PipeLabel {
  const line = scanner.text.slice(opening.end, scanner.lineEnd(opening.end));
  const bar = line.indexOf('|');
  const length = bar >= 0 ? bar : Math.max(0, line.trimEnd().lastIndexOf(' '));
  const next = opening.end + length + (bar >= 0 ? 1 : 0);
  lexer.moveTo(next);
  lexer.takeIf('space');
  return { label: scanner.label(opening.end, opening.end + length), end: scanner.range(next, next).start };
}

/** `-- label -->`. */
function readSplitLink(reader: FlowReader): Link {
  const { lexer, scanner } = reader;
  const opening = lexer.token;
  const start = scanner.name(opening.start, opening.end);
  const read = readEdgeText(scanner.text, opening.end, start.text);
  if (isFailure(read) || !isFollowedByNode(reader, read, scanner.lineEnd(opening.end))) return mendOpenArrow(reader, start, opening.end);
  const end = scanner.name(read.arrow.start, read.arrow.end);
  return splitLinkOf(readSplitArrow(start.text, end.text), start, reader.labelOf(read.text), end);
}

/** Moves behind the arrow, and tells whether a node stands there; in the same line the reader of nodes will say if not. */
function isFollowedByNode({ lexer }: FlowReader, { arrow }: EdgeText, lineEnd: number): boolean {
  lexer.moveTo(arrow.end);
  return ID_KINDS.has(lexer.kind) || arrow.start <= lineEnd;
}

/** `A -- B` begins an arrow with a label; where no arrow follows it was meant to be one. */
function mendOpenArrow(reader: FlowReader, start: Part, next: number): Link {
  const { lexer, scanner } = reader;
  const { message, fix } = unquotedLabel(reader, start, next) ?? missingEnd(reader, start, next);
  reader.failAt(start.range.start, start.range.end, message, [fix]);
  lexer.moveTo(scanner.trim(next, scanner.lineEnd(next))[0]);
  return linkOf(readArrow(`${start.text}-`), start, lexer.kind === 'pipe' ? readPipeLabel(reader) : undefined);
}

interface Mended {
  readonly message: string;
  readonly fix: DiagramFix;
}

/** `A -- B` was meant to be an arrow; `A -- label B` lacks the end of one. */
function missingEnd({ scanner }: FlowReader, { text, range }: Part, next: number): Mended {
  const line = scanner.text.slice(next, scanner.lineEnd(next)).trimEnd();
  const node = line.lastIndexOf(' ') + 1;
  const isLabelled = line.slice(0, node).trim() !== '';
  const arrow = text.endsWith('.') ? `${isLabelled ? '.' : text}->` : `${text}>`;
  const edit = isLabelled ? insert(scanner.range(next + node, next + node).start, `${arrow} `) : { range, text: arrow };
  return {
    message: `\`${text}\` begins an arrow with a label, and no arrow ends it: write \`${arrow}\`.`,
    fix: { title: `Write \`${arrow}\``, edits: [edit] },
  };
}

/** What ends an arrow, by the second character of what begins it; that character cannot stand in the label unquoted. */
const ENDS: Readonly<Record<string, RegExp>> = { '.': /\.+-[>xo]?/g, '=': /={2,}[>xo]/g, '-': /-{2,}[>xo]/g };

/** A label that holds a sign of its own arrow: `-. v1.2 .->`. */
function unquotedLabel({ scanner }: FlowReader, start: Part, next: number): Mended | undefined {
  const sign = start.text.at(-1) ?? '';
  const line = scanner.text.slice(next, scanner.lineEnd(next));
  const end = ENDS[sign] && [...line.matchAll(ENDS[sign])].at(-1)?.index;
  const { text, range } = scanner.label(next, next + (end ?? 0));
  if (!end || text === '' || text.includes('"')) return undefined;
  return {
    message: `\`${sign}\` cannot stand in the label of this arrow without quotes: write "…" around the label.`,
    fix: { title: 'Put the label in quotes', edits: [insert(range.start, '"'), insert(range.end, '"')] },
  };
}
