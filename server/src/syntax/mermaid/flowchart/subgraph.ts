import type { FlowGroup, Part } from '../tree.ts';
import { isFailure, readText } from './labels.ts';
import type { Kind } from './lexer.ts';
import type { FlowReader } from './read.ts';

/** What may stand in a title without quotes; the last eight are words that mean something elsewhere. */
const TITLE_KINDS: ReadonlySet<Kind> = new Set([
  'word',
  'number',
  'space',
  'minus',
  'ampersand',
  'letters',
  'colon',
  'star',
  'hash',
  'down',
  'up',
  'style',
  'linkStyle',
  'classDef',
  'class',
  'click',
  'graph',
  'subgraph',
  'endSubgraph',
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
  const { start } = lexer.token;
  const string = lexer.takeIf('string');
  const tail = string ? string.next : start;
  while (TITLE_KINDS.has(lexer.kind)) lexer.take();
  const end = lexer.taken;
  if (end <= start) {
    reader.fail('Write an id or a title behind subgraph; quote a title that has more than words in it.');
    return nameless;
  }
  const name = string ? reader.labelOf({ ...string, tail: { start: tail, end } }) : scanner.label(start, end);
  if (lexer.kind === 'open' && scanner.text[lexer.token.start] === '[') return { id: name.text, ...readTitle(reader, name) };
  const isTitle = /\s/.test(scanner.text.slice(start, end));
  return { id: isTitle ? undefined : name.text, label: name.text, name: name.range, ...(isTitle && { title: name.range }) };
}

function readTitle(reader: FlowReader, name: Part): Pick<FlowGroup, 'label' | 'name' | 'title'> {
  const { lexer, scanner } = reader;
  const { start, end } = lexer.token;
  const text = end === start + 1 ? readText(scanner.text, end, ']') : { at: start, reason: 'character' as const };
  if (!isFailure(text)) {
    lexer.moveTo(text.next);
    const title = reader.labelOf(text);
    return { label: title.text, name: name.range, title: title.range };
  }
  const lineEnd = scanner.lineEnd(start);
  reader.failAt(start, end, 'The title of a subgraph is one text in [ ]: put it in quotes if it has brackets in it, ["…"].');
  const title = scanner.label(end, lineEnd);
  lexer.moveTo(lineEnd);
  return { label: title.text, name: name.range, title: title.range };
}
