import type { FlowGroup, Part } from '../tree.ts';
import { isFailure, readText } from './labels.ts';
import type { Kind } from './lexer.ts';
import type { FlowReader } from './read.ts';

/** What may stand in a title without quotes; the last eight are words that mean something elsewhere. */
const TITLE_KINDS: ReadonlySet<Kind> = new Set([
  'word', 'number', 'space', 'minus', 'ampersand', 'letters', 'colon', 'star', 'hash', 'down', 'up',
  'style', 'linkStyle', 'classDef', 'class', 'click', 'graph', 'subgraph', 'endSubgraph',
] as const);

export type GroupHead = { readonly id: string | undefined } & Pick<FlowGroup, 'label' | 'name' | 'title'>;

/** Reads `subgraph id [title]`, `subgraph title` or `subgraph "title"`, up to what ends the line. */
export function readGroupHead(reader: FlowReader): GroupHead {
  const { lexer, scanner } = reader;
  const keyword = lexer.take();
  const nameless: GroupHead = { id: undefined, label: '', name: scanner.range(keyword.start, keyword.end) };
  if (!lexer.takeIf('space')) {
    reader.failAt(keyword.start, keyword.end, 'Write an id or a title behind subgraph.');
    return nameless;
  }
  const { start, kind } = lexer.token;
  if (kind === 'string') lexer.take();
  else while (TITLE_KINDS.has(lexer.kind)) lexer.take();
  if (lexer.taken <= start) {
    reader.fail('Write an id or a title behind subgraph; quote a title that has more than words in it.');
    return nameless;
  }
  const end = lexer.taken;
  const name = scanner.label(start, end);
  if (lexer.kind === 'open' && scanner.text.startsWith('[', lexer.token.start)) return { id: scanner.written(start, end).trim(), ...readTitle(reader, name) };
  const written = scanner.written(start, end);
  return { id: /\s/.test(written) ? undefined : written, label: name.text, name: name.range, ...(/\s/.test(written) && { title: name.range }) };
}

function readTitle(reader: FlowReader, name: Part): Pick<FlowGroup, 'label' | 'name' | 'title'> {
  const { lexer, scanner } = reader;
  const { start, end } = lexer.token;
  const text = end === start + 1 ? readText(scanner.text, end, ']') : { at: start, reason: 'character' as const };
  if (!isFailure(text)) {
    lexer.moveTo(text.next);
    const title = scanner.label(text.start, text.end);
    return { label: title.text, name: name.range, title: title.range };
  }
  const lineEnd = scanner.lineEnd(start);
  reader.failAt(start, end, 'The title of a subgraph is one text in [ ]: put it in quotes if it has brackets in it, ["…"].');
  const title = scanner.label(end, lineEnd);
  lexer.moveTo(lineEnd);
  return { label: title.text, name: name.range, title: title.range };
}
