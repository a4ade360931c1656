import { cover } from '../../../text/range.ts';
import type { FlowEdge, Part, Reference } from '../tree.ts';
import { readBrackets } from './brackets.ts';
import type { Place } from './graph.ts';
import { isAtLink, readLink } from './links.ts';
import type { Link } from './links.ts';
import { ID_KINDS } from './lexer.ts';
import type { Kind } from './lexer.ts';
import { mendClassMark, mendId, mendLink, stepBackToArrow } from './mend.ts';
import type { FlowReader } from './read.ts';
import { readShapeData } from './shape-data.ts';

/** Mermaid takes no more, and several ends on both sides make many. */
const MAX_EDGES = 500;

const END_KINDS: ReadonlySet<Kind> = new Set(['newline', 'semicolon', 'end'] as const);

/** A node as a statement names it. */
interface Named extends Reference {
  readonly place: Place;
}

/** Reads `A & B --> C --> D`, adds its nodes and edges, and the ids it names to `ids`. Gives whether Mermaid takes it. */
export function readVertices(reader: FlowReader, ids: string[]): boolean {
  let from = readNodes(reader, ids);
  while (from) {
    if (END_KINDS.has(reader.lexer.kind)) return true;
    const isAtArrow = isAtLink(reader);
    const idToken = reader.lexer.takeIf('linkId');
    const link = isAtArrow ? readLink(reader) : mendLink(reader);
    if (!link) return !isAtArrow;
    const to = readNodes(reader, ids);
    if (!to) return false;
    connect(reader, from, link, to, idToken && reader.scanner.name(idToken.start, idToken.end - 1));
    from = to;
  }
  return false;
}

/** Every node on the left with every one on the right; an id goes to the last of the left and the first of the right. */
function connect({ graph, scanner }: FlowReader, lefts: readonly Named[], link: Link, rights: readonly Named[], id: Part | undefined): void {
  for (const left of lefts) {
    for (const right of rights) {
      if (graph.edges.length === MAX_EDGES) {
        scanner.error(link.link.start, link.link.end, `Mermaid draws at most ${MAX_EDGES} arrows: split the diagram.`);
        return;
      }
      const isNamed = left === lefts.at(-1) && right === rights[0];
      graph.connect(edgeOf(left, right, link), isNamed ? id : undefined);
    }
  }
}

/** Written out, since most of a diagram is edges and spreading is slow. */
function edgeOf(left: Named, right: Named, { stroke, arrow, tokens, link, label }: Link): Omit<FlowEdge, 'id'> {
  const from = { id: left.id, range: left.range };
  const to = { id: right.id, range: right.range };
  return label ? { from, to, label, stroke, arrow, tokens, link } : { from, to, stroke, arrow, tokens, link };
}

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
  const written = readId(reader, 'Write a node here.');
  if (!written) return undefined;
  const { text: id, range } = lexer.kind === 'open' ? stepBackToArrow(reader, written) : written;
  const place: Place = { id: range };
  const { start } = lexer.token;
  const shape = lexer.kind === 'open' ? readBrackets(reader) : undefined;
  const label = shape && reader.labelOf(shape.text);
  if (shape && label) {
    place.shape = scanner.range(start, shape.text.next);
    place.label = label.range;
  }
  graph.name(id, place, label?.text, shape?.name);
  if (lexer.takeIf('classMark') || (shape && mendClassMark(reader))) {
    const className = readId(reader, 'Write the name of a class behind :::, e.g. A:::important.');
    if (className) {
      graph.addClass(id, className.text);
      place.className = className.range;
    }
  }
  return { id, range, place };
}

function readId(reader: FlowReader, message: string): Part | undefined {
  const { lexer, scanner } = reader;
  if (!ID_KINDS.has(lexer.kind)) return mendId(reader, message);
  const { start } = lexer.token;
  lexer.takeId();
  return scanner.name(start, lexer.taken);
}

function readData(reader: FlowReader, { id, place }: Named): boolean {
  const { lexer, scanner, graph } = reader;
  const opening = lexer.token;
  const end = reader.endOfData(opening.end);
  if (end === undefined) {
    reader.failAt(opening.start, opening.end, 'This is never closed: write } behind what @{ opens, and a quote behind each text.');
    return false;
  }
  const data = readShapeData(scanner, opening.start, opening.end, end);
  if (graph.isEdge(id)) {
    const range = cover(place.id, data.range);
    reader.stylings.push({ kind: 'data', targets: [{ id, range: place.id }], names: place.id, value: scanner.label(opening.end, end), range });
  } else graph.describe(id, place, data);
  lexer.moveTo(end + 1);
  return true;
}
