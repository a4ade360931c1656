import type { Reference } from '../tree.ts';
import { readBrackets } from './brackets.ts';
import type { Place } from './graph.ts';
import { isAtLink, readLink } from './links.ts';
import type { Link } from './links.ts';
import { mendClassMark, mendLink, stepBackToArrow } from './mend.ts';
import type { FlowReader } from './read.ts';
import { endOfShapeData, readShapeData } from './shape-data.ts';
import { ID_KINDS } from './styling.ts';

/** A node as a statement names it. */
interface Named extends Reference {
  readonly place: Place;
}

/** Reads `A & B --> C --> D`, adds its nodes and edges, and the ids it names to `ids`. Gives whether Mermaid takes it. */
export function readVertices(reader: FlowReader, ids: string[]): boolean {
  let from = readNodes(reader, ids);
  while (from) {
    const link = isAtLink(reader) ? readLink(reader) : mendLink(reader);
    if (!link) return !isAtLink(reader);
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
    const label = reader.labelOf(shape.text);
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

