/** The lines that give looks or behaviour: `style`, `class`, `classDef`, `linkStyle`, `click`. */
import { cover } from '../../../text/range.ts';
import type { Scanner } from '../kit/scanner.ts';
import type { FlowStyling, Part, Reference } from '../tree.ts';
import type { FlowGraph } from './graph.ts';
import { ID_KINDS } from './lexer.ts';
import type { FlowLexer, Kind, Token } from './lexer.ts';

const STYLE_KINDS: ReadonlySet<Kind> = new Set(['word', 'number', 'colon', 'space', 'hash', 'style'] as const);

/** What these lines need of the reader. */
export interface StylingReader {
  readonly lexer: FlowLexer;
  readonly scanner: Scanner;
  readonly graph: FlowGraph;
  /** Says what was expected instead of the next token; gives nothing, so that a reading can end with it. */
  fail(message: string): undefined;
}

/** Reads the line that begins at the next token; nothing where Mermaid rejects it. */
export function readStyling(reader: StylingReader): FlowStyling | undefined {
  switch (reader.lexer.kind) {
    case 'style':
      return readStyle(reader);
    case 'class':
      return readClass(reader);
    case 'classDef':
      return readClassDef(reader);
    case 'linkStyle':
      return readLinkStyle(reader);
    default:
      return readClick(reader);
  }
}

function readStyle(reader: StylingReader): FlowStyling | undefined {
  const keyword = reader.lexer.take();
  const id = readName(reader, 'Write the node to style here: style A fill:#eee.');
  const value = id && readStyles(reader);
  if (!value) return undefined;
  reader.graph.name(id.text, { id: id.range });
  return styling(reader, 'style', keyword, [{ id: id.text, range: id.range }], { value });
}

function readClass(reader: StylingReader): FlowStyling | undefined {
  const keyword = reader.lexer.take();
  const ids = readName(reader, 'Write the nodes here, without blanks between them: class A,B important.');
  const name = ids && readName(reader, 'Write the class here: class A,B important. There is no blank after a comma.');
  if (!name) return undefined;
  reader.graph.addClass(ids.text, name.text);
  return styling(reader, 'class', keyword, split(ids), { value: name });
}

function readClassDef(reader: StylingReader): FlowStyling | undefined {
  const keyword = reader.lexer.take();
  const names = readName(reader, 'Write the name of the class here: classDef important fill:#eee.');
  const value = names && readStyles(reader);
  return value && styling(reader, 'classDef', keyword, split(names), { value });
}

function readLinkStyle(reader: StylingReader): FlowStyling | undefined {
  const { lexer } = reader;
  const keyword = lexer.take();
  if (!lexer.takeIf('space')) return reader.fail('Write the number of the edge here, from 0: linkStyle 0 stroke:red.');
  const edges = lexer.kind === 'default' ? [lexer.take()] : readNumbers(reader);
  if (!edges) return undefined;
  const targets = edges.map((token) => referenceTo(reader, token));
  const value = readLinkStyleValue(reader);
  if (!value) return undefined;
  for (const edge of edges) checkEdgeNumber(reader, edge);
  return styling(reader, 'linkStyle', keyword, targets, { value });
}

function readNumbers(reader: StylingReader): Token[] | undefined {
  const { lexer } = reader;
  const numbers: Token[] = [];
  do {
    const number = lexer.takeIf('number');
    if (!number) return reader.fail('Write the number of the edge here, from 0: linkStyle 0,1 stroke:red.');
    numbers.push(number);
  } while (lexer.takeIf('comma'));
  return numbers;
}

/** Styles, or `interpolate` and a curve, or both. */
function readLinkStyleValue(reader: StylingReader): Part | undefined {
  const { lexer, scanner } = reader;
  if (!lexer.takeIf('space')) return reader.fail('Write a blank and the styles here: linkStyle 0 stroke:red.');
  if (lexer.kind !== 'interpolate') return readStyleList(reader);
  const start = lexer.take().start;
  if (!readName(reader, 'Write the curve here: interpolate basis.')) return undefined;
  if (lexer.takeIf('space') && !readStyleList(reader)) return undefined;
  return scanner.name(start, lexer.taken);
}

/** Mermaid fails on an edge that is not there yet. */
function checkEdgeNumber({ scanner, graph }: StylingReader, { kind, start, end }: Token): void {
  const written = scanner.text.slice(start, end);
  if (kind === 'default' || (String(Number(written)) === written && Number(written) < graph.edges.length)) return;
  scanner.error(
    start,
    end,
    `There is no edge ${written.slice(0, 20)} above this line: edges count from 0, and so far there are ${graph.edges.length}.`,
  );
}

/** A blank, then an id. */
function readName(reader: StylingReader, message: string): Part | undefined {
  const { lexer, scanner } = reader;
  if (!lexer.takeIf('space') || !ID_KINDS.has(lexer.kind)) return reader.fail(message);
  const { start } = lexer.token;
  lexer.takeId();
  return scanner.name(start, lexer.taken);
}

/** A blank, then styles. */
function readStyles(reader: StylingReader): Part | undefined {
  return reader.lexer.takeIf('space') ? readStyleList(reader) : reader.fail('Write a blank and the styles here, e.g. fill:#eee,stroke:#333.');
}

function readStyleList(reader: StylingReader): Part | undefined {
  const { lexer, scanner } = reader;
  const { start } = lexer.token;
  do {
    if (!STYLE_KINDS.has(lexer.kind)) return reader.fail('Write styles here, e.g. fill:#eee,stroke:#333; parentheses and quotes are not allowed.');
    while (STYLE_KINDS.has(lexer.kind)) lexer.take();
  } while (lexer.takeIf('comma'));
  return scanner.name(start, lexer.taken);
}

function readClick(reader: StylingReader): FlowStyling | undefined {
  const { lexer, scanner, graph } = reader;
  const keyword = lexer.take();
  const ids = scanner.name(keyword.start + /^click\s+/.exec(scanner.text.slice(keyword.start, keyword.end))![0].length, keyword.end);
  const action = readAction(reader);
  if (!action) return undefined;
  graph.addClass(ids.text, 'clickable');
  return styling(reader, 'click', keyword, split(ids), action);
}

/** A link, `href` and a link, `call` and a callback, or the name of a callback; then a tooltip, and for a link a target. */
function readAction(reader: StylingReader): Pick<FlowStyling, 'value' | 'tooltip'> | undefined {
  const { lexer, scanner } = reader;
  const call = lexer.takeIf('call');
  const href = call ?? lexer.takeIf('href');
  const link = call ? undefined : lexer.takeIf('string');
  const action = call ?? link ?? (href ? undefined : takeCallbackName(lexer));
  if (!action) return reader.fail('Write what a click does: "https://…" in quotes, href "…", or call name().');
  const value = scanner.label(action.start, action.end);
  if (!lexer.takeIf('space') || (link && lexer.takeIf('target'))) return { value };
  const tooltip = lexer.takeIf('string');
  if (!tooltip) return reader.fail('Write a tooltip in quotes here, or end the line without a blank.');
  const isDone = !link || !lexer.takeIf('space') || lexer.takeIf('target');
  if (!isDone) return reader.fail('Write _blank, _self, _parent or _top here, or end the line without a blank.');
  return { value, tooltip: scanner.label(tooltip.start, tooltip.end) };
}

function takeCallbackName(lexer: FlowLexer): { start: number; end: number } | undefined {
  const { start } = lexer.token;
  while (lexer.kind !== 'default' && ID_KINDS.has(lexer.kind)) lexer.take();
  return lexer.taken > start ? { start, end: lexer.taken } : undefined;
}

const referenceTo = ({ scanner }: StylingReader, { start, end }: Token): Reference => ({
  id: scanner.written(start, end),
  range: scanner.range(start, end),
});

/** The ids of a list with commas. */
function split({ text, range }: Part): Reference[] {
  let { start } = range;
  return text.split(',').map((id) => {
    const reference = { id, range: { start, end: start + id.length } };
    start += id.length + 1;
    return reference;
  });
}

const styling = (
  { scanner, lexer }: StylingReader,
  kind: FlowStyling['kind'],
  keyword: Token,
  targets: Reference[],
  what: Pick<FlowStyling, 'value' | 'tooltip'>,
): FlowStyling => ({
  kind,
  targets,
  names: cover(targets[0]!.range, targets.at(-1)!.range),
  ...what,
  range: scanner.range(keyword.start, lexer.taken),
});
