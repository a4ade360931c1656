/** The brackets that give a node its shape, and the label in them. */
import type { DiagramFix } from '../tree.ts';
import { isFailure, readEllipse, readText, readTrapezoid } from './labels.ts';
import type { Failure, Text } from './labels.ts';
import type { FlowReader } from './read.ts';

/** The closing bracket and Mermaid's name of the shape, by the opening bracket; the doubled ones are two tokens. */
const SHAPES: Readonly<Record<string, readonly [closer: string, name: string]>> = {
  '[': [']', 'square'],
  '(': [')', 'round'],
  '([': ['])', 'stadium'],
  '[[': [']]', 'subroutine'],
  '[(': [')]', 'cylinder'],
  '((': ['))', 'circle'],
  '(((': [')))', 'doublecircle'],
  '{': ['}', 'diamond'],
  '{{': ['}}', 'hexagon'],
  '>': [']', 'odd'],
  '(-': ['-)', 'ellipse'],
  '[/': ['/]', 'lean_right'],
  '[\\': ['\\]', 'lean_left'],
  '[|': [']', 'rect'],
};

export interface Bracketed {
  readonly name: string;
  readonly text: Text;
}

/** Reads from the opening bracket, which is the next token, to behind the closing one; reports what Mermaid rejects. */
export function readBrackets(reader: FlowReader): Bracketed | undefined {
  const { lexer, scanner } = reader;
  const { start } = lexer.token;
  const opener = openerAt(scanner.text, start, lexer.token.end);
  const at = start + opener.length;
  const read = readShape(scanner.text, at, opener);
  if (!isFailure(read)) {
    lexer.moveTo(read.text.next);
    return read;
  }
  const [closer, name] = SHAPES[opener]!;
  report(reader, read, start, at, closer);
  const text = guessText(scanner.text, at, scanner.lineEnd(start), closer);
  if (!text) return undefined;
  lexer.moveTo(text.next);
  return { name, text };
}

function openerAt(text: string, start: number, end: number): string {
  const opener = text.slice(start, end);
  const isDoubled = (opener === '(' || opener === '{') && text[end] === opener;
  return isDoubled ? opener + opener : opener;
}

function readShape(source: string, at: number, opener: string): Bracketed | Failure {
  if (opener === '[/' || opener === '[\\') return readTrapezoid(source, at, opener);
  const [closer, name] = SHAPES[opener]!;
  const text = opener === '(-' ? readEllipse(source, at) : readText(source, opener === '[|' ? behindProperty(source, at) : at, closer);
  return isFailure(text) ? text : { name, text };
}

/** `[|borders:lt|` is followed by the label. */
function behindProperty(source: string, at: number): number {
  PROPERTY.lastIndex = at;
  return PROPERTY.test(source) ? PROPERTY.lastIndex : at;
}

const PROPERTY = /[A-Za-z][\w.]*:[A-Za-z][\w.]*\|/y;

function report(reader: FlowReader, { at, reason }: Failure, opening: number, start: number, closer: string): void {
  const { scanner } = reader;
  const end = scanner.lineEnd(opening);
  const place = Math.min(at, end);
  switch (reason) {
    case 'empty':
      reader.failAt(opening, start, `A label cannot be empty: write a text before ${closer}, or a blank.`);
      return;
    case 'quote':
      reader.failAt(at, at + 1, `This quote is never closed: write " before ${closer}.`);
      return;
    case 'unclosed':
      reader.failAt(opening, start, `This label is never closed: write ${closer} behind it.`);
      return;
    case 'character':
      reader.failAt(place, Math.min(place + 1, end), messageFor(scanner.text[place]!, closer, at > end), quoteFix(reader, start, opening, closer));
  }
}

function messageFor(character: string, closer: string, isOnLaterLine: boolean): string {
  if (isOnLaterLine) return `This label is not closed in its line: write ${closer} behind it.`;
  return character === '"'
    ? `A label is quoted as a whole or not at all: write "…" right inside the brackets, and #quot; for a quote.`
    : `\`${character}\` cannot stand in a label without quotes: write "…" around the label.`;
}

function quoteFix(reader: FlowReader, start: number, opening: number, closer: string): DiagramFix[] | undefined {
  const { scanner } = reader;
  const text = guessText(scanner.text, start, scanner.lineEnd(opening), closer);
  if (!text || text.start === text.end) return undefined;
  const { range } = scanner.label(text.start, text.end);
  const label = scanner.source.original.slice(range.start, range.end).replaceAll('"', '#quot;');
  return [{ title: 'Put the label in quotes', edits: [{ range, text: `"${label}"` }] }];
}

const OPENS = /[[({]/;
const CLOSES = /[\])}]/;
const ARROW = /\s(?:[xo<]?--+[->xo]|==+[=>xo]|-\.+->)/y;

/** Where the label most likely ends in its line: at the bracket that closes it, else before an arrow. */
function guessText(source: string, start: number, lineEnd: number, closer: string): Text | undefined {
  let depth = 0;
  for (let at = start; at < lineEnd; at++) {
    const char = source[at]!;
    if (depth <= 0 && source.startsWith(closer, at)) return { start, end: at, next: at + closer.length };
    if (OPENS.test(char)) depth++;
    else if (CLOSES.test(char)) depth--;
    ARROW.lastIndex = at;
    if (char <= ' ' && ARROW.test(source)) return cutAt(source, start, lineEnd, closer, at);
  }
  return cutAt(source, start, lineEnd, closer, lineEnd);
}

function cutAt(source: string, start: number, lineEnd: number, closer: string, fallback: number): Text | undefined {
  const closed = source.slice(start, fallback).indexOf(closer);
  if (closed >= 0) return { start, end: start + closed, next: start + closed + closer.length };
  return fallback > start ? { start, end: fallback, next: Math.min(fallback, lineEnd) } : undefined;
}
