import type { Token } from '../kit/lexer/lexer.ts';
import type { BlockNodePlace, Part } from '../tree.ts';
import type { Kind, Mode, Tokens } from './lexer.ts';
import type { Written } from './model.ts';
import { shapeOf } from './shapes.ts';

/** Reads an id, its shape and label, its width. Gives nothing, and an error, where no id is next. */
export function readNode(tokens: Tokens, takesSize: boolean): Written | undefined {
  const token = tokens.takeIf('name');
  if (!token) {
    reportMissing(tokens, 'Write the id of a block here.');
    return undefined;
  }
  const id = tokens.name(token);
  const look = tokens.kind === 'open' ? readShape(tokens) : tokens.kind === 'arrow-open' ? readBlockArrow(tokens) : BARE;
  const size = takesSize ? tokens.takeIf('size') : undefined;
  const place: BlockNodePlace = { id: id.range, ...look.place, ...(size && { size: tokens.scanner.range(size.start + 1, size.end) }) };
  const width = size && Number(tokens.scanner.text.slice(size.start + 1, size.end));
  return { id, label: look.label, shape: look.shape, width, directions: look.directions ?? [], place };
}

/** Says what was expected instead of the next token, and goes on at the end of the line. */
export function fail(tokens: Tokens, message: string): void {
  tokens.fail(message);
  tokens.skipLine(['initial']);
}

/** Says what is missing: if the next token stands on a later line, at the end of this one. */
function reportMissing(tokens: Tokens, message: string): void {
  const { scanner, token, end } = tokens;
  const [, at] = scanner.trim(scanner.source.start, end);
  if (scanner.text.slice(at, token.start).includes('\n')) scanner.error(at, at, message);
  else tokens.fail(message);
}

interface Look {
  readonly shape: string;
  readonly label?: Part | undefined;
  readonly directions?: readonly string[];
  readonly place: Omit<BlockNodePlace, 'id' | 'size'>;
}

const BARE: Look = { shape: 'na', place: {} };

/** `["label"]` and its sisters. */
function readShape(tokens: Tokens): Look {
  const open = tokens.take();
  const label = readLabel(tokens, 'shape');
  const close = tokens.takeIf('close');
  const written = ({ start, end }: Token<Kind>): string => tokens.scanner.text.slice(start, end);
  if (!close && label) fail(tokens, 'Close the shape with the bracket that belongs to it.');
  return { shape: close ? shapeOf(written(open), written(close)) : 'na', label, place: placeOf(tokens, open, label) };
}

/** `<["label"]>(right, down)`. */
function readBlockArrow(tokens: Tokens): Look {
  const open = tokens.take();
  const label = readLabel(tokens, 'arrow');
  const directions: Token<Kind>[] = [];
  for (let next = tokens.takeIf('direction'); next; next = tokens.takeIf('direction')) directions.push(next);
  const isClosed = directions.length > 0 && tokens.takeIf('arrow-close') !== undefined;
  if (!isClosed && label) fail(tokens, 'Say where the arrow points: `(right)`, `(left)`, `(up)`, `(down)`, `(x)`, `(y)`.');
  const { scanner } = tokens;
  const parts = directions.map(({ start, end }) => {
    const from = scanner.text[start] === ',' ? start + 1 : start;
    return { text: scanner.text.slice(from, end), range: scanner.label(from, end).range };
  });
  return {
    shape: 'block_arrow',
    label,
    // Mermaid keeps the blanks behind a direction, and those before it where no comma stands.
    directions: parts.map(({ text }, i) => (scanner.text[directions[i]!.start] === ',' ? text.trimStart() : text)),
    place: { ...placeOf(tokens, open, label), directions: parts.map(({ range }) => range) },
  };
}

const placeOf = (tokens: Tokens, open: Token<Kind>, label: Part | undefined): Omit<BlockNodePlace, 'id' | 'size'> => ({
  shape: tokens.scanner.range(open.start, tokens.scanner.trim(open.start, tokens.end)[1]),
  ...(label && { label: label.range }),
});

/**
 * A quoted text inside brackets. An unquoted one is an error, and read up to the end of a bracket or the line; another
 * error gives nothing, and reading goes on at the closing bracket or the end of the line.
 */
function readLabel(tokens: Tokens, mode: Mode): Part | undefined {
  const { scanner } = tokens;
  const token = tokens.takeIf('string');
  if (token) return scanner.label(token.start, token.end);
  if (tokens.kind === 'unknown') return mendLabel(tokens, /[^\])}>"`\n]*/y, mode);
  if (tokens.kind === 'close') tokens.fail('A label may not be empty.');
  else fail(tokens, 'A label is a text in quotes, and no Markdown string.');
  return undefined;
}

/** What `pattern` takes is a label without quotes. */
export function mendLabel(tokens: Tokens, pattern: RegExp, mode: Mode): Part | undefined {
  const { scanner, token } = tokens;
  pattern.lastIndex = token.start;
  pattern.test(scanner.text);
  const label = scanner.label(token.start, pattern.lastIndex);
  if (label.text === '') {
    fail(tokens, 'A label is a text in quotes.');
    return undefined;
  }
  const written = scanner.written(token.start, pattern.lastIndex).trim();
  tokens.fail('A label must be quoted here.', [{ title: 'Quote it', edits: [{ range: label.range, text: `"${written}"` }] }]);
  tokens.moveTo(pattern.lastIndex, ['initial', mode]);
  return label;
}
