import type { FlowEdge, Part, Reference } from '../tree.ts';
import { readArrow, readSplitArrow } from './arrows.ts';
import type { Arrow } from './arrows.ts';
import { readBrackets } from './brackets.ts';
import type { Place } from './graph.ts';
import { isFailure, readEdgeText, readText } from './labels.ts';
import type { Token } from './lexer.ts';
import type { FlowReader } from './read.ts';
import { endOfShapeData, readShapeData } from './shape-data.ts';
import { ID_KINDS } from './styling.ts';

/** A node as a statement names it. */
interface Named extends Reference {
  readonly place: Place;
}

type Link = Pick<FlowEdge, 'id' | 'label' | 'tokens' | 'link'> & Arrow;

/** Reads `A & B --> C --> D`, adds its nodes and edges, and the ids it names to `ids`. Gives whether Mermaid takes it. */
export function readVertices(reader: FlowReader, ids: string[]): boolean {
  let from = readNodes(reader, ids);
  while (from) {
    if (!isAtLink(reader)) return true;
    const link = readLink(reader);
    const to = link && readNodes(reader, ids);
    if (!to) return false;
    connect(reader, from, link, to);
    from = to;
  }
  return false;
}

/** Every node on the left with every one on the right; an id goes to the last of the left and the first of the right. */
function connect({ graph }: FlowReader, from: readonly Named[], { id, ...link }: Link, to: readonly Named[]): void {
  for (const start of from) {
    for (const end of to) {
      const isNamed = id !== undefined && start === from.at(-1) && end === to[0];
      graph.connect({ ...(isNamed && { id }), from: referenceTo(start), to: referenceTo(end), ...link });
    }
  }
}

const referenceTo = ({ id, range }: Named): Reference => ({ id, range });

/** One node, or several with ` & ` between them. */
function readNodes(reader: FlowReader, ids: string[]): Named[] | undefined {
  const { lexer } = reader;
  const nodes: Named[] = [];
  for (;;) {
    const node = readNode(reader);
    if (!node) return undefined;
    nodes.push(node);
    ids.push(node.id);
    if (lexer.kind === 'shapeData' && !readData(reader, node)) return undefined;
    if (!lexer.takeIf('space') || !lexer.takeIf('ampersand')) return nodes;
    if (!lexer.takeIf('space')) {
      reader.fail('Write a blank on both sides of & and a node behind it.');
      return undefined;
    }
  }
}

/** An id with its brackets and class. */
function readNode(reader: FlowReader): Named | undefined {
  const { lexer, scanner, graph } = reader;
  const { start } = lexer.token;
  if (!takeId(reader)) return undefined;
  const { text: id, range } = scanner.name(start, lexer.taken);
  const place: Place = { id: range };
  const shapeStart = lexer.token.start;
  const shape = lexer.kind === 'open' ? readBrackets(reader) : undefined;
  if (shape) {
    const label = scanner.label(shape.text.start, shape.text.end);
    place.shape = scanner.range(shapeStart, shape.text.next);
    place.label = label.range;
    graph.name(id, place, label.text, shape.name);
  } else {
    graph.name(id, place);
    if (lexer.kind === 'open') return undefined;
  }
  if (!lexer.takeIf('classMark')) return { id, range, place };
  const classStart = lexer.token.start;
  if (!takeId(reader, 'Write the name of a class behind :::, e.g. A:::important.')) return undefined;
  graph.addClass(id, scanner.written(classStart, lexer.taken));
  return { id, range, place };
}

function takeId(reader: FlowReader, message = 'Write a node here.'): boolean {
  const { lexer } = reader;
  if (!ID_KINDS.has(lexer.kind)) {
    reader.failAtNode(message);
    return false;
  }
  while (ID_KINDS.has(lexer.kind)) lexer.take();
  return true;
}

function readData(reader: FlowReader, { id, place }: Named): boolean {
  const { lexer, scanner, graph } = reader;
  const opening = lexer.token;
  const end = endOfShapeData(scanner.text, opening.end);
  if (end === undefined) {
    reader.failAt(opening.start, opening.end, 'This is never closed: write } behind what @{ opens, and a quote behind each text.');
    return false;
  }
  graph.describe(id, place, readShapeData(scanner, opening.start, opening.end, end));
  lexer.moveTo(end + 1);
  return true;
}

function isAtLink({ lexer }: FlowReader): boolean {
  return lexer.kind === 'link' || lexer.kind === 'startLink' || lexer.kind === 'linkId';
}

/** An arrow with its id and its label. */
function readLink(reader: FlowReader): Link | undefined {
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
function readPipeLabel(reader: FlowReader): { label: Part; end: number } | undefined {
  const { lexer, scanner } = reader;
  const opening = lexer.token;
  const text = readText(scanner.text, opening.end, '|');
  if (isFailure(text)) {
    reader.failAt(opening.start, opening.end, 'A label between bars is not empty and has no brackets or quotes inside: write |"…"| around it.');
    return guessPipeLabel(reader, opening);
  }
  lexer.moveTo(text.next);
  lexer.takeIf('space');
  return { label: scanner.label(text.start, text.end), end: scanner.range(text.next, text.next).start };
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
function readSplitLink(reader: FlowReader, named: { id: Part } | undefined): Link | undefined {
  const { lexer, scanner } = reader;
  const opening = lexer.token;
  const start = scanner.name(opening.start, opening.end);
  const read = readEdgeText(scanner.text, opening.end, start.text);
  const linkStart = named?.id.range.start ?? start.range.start;
  if (isFailure(read)) {
    reader.failAt(start.range.start, start.range.end, `This arrow has no end: write ${start.text}> or ${start.text}-, or a label and an arrow behind it.`);
    lexer.moveTo(opening.end);
    return { ...named, ...readArrow(`${start.text}-`), tokens: [start], link: { start: linkStart, end: start.range.end } };
  }
  const end = scanner.name(read.arrow.start, read.arrow.end);
  lexer.moveTo(read.arrow.end);
  return {
    ...named,
    label: scanner.label(read.text.start, read.text.end),
    ...readSplitArrow(start.text, end.text),
    tokens: [start, end],
    link: { start: linkStart, end: end.range.end },
  };
}
