import type { ErAttribute, Part } from '../tree.ts';
import type { EntityDraft } from './entities.ts';
import type { Kind, Tokens } from './lexer.ts';

/** A line that cannot be an attribute but can begin what comes after a block: the block was never closed. */
const AFTER_BLOCK =
  /[ \t]*(?:"[^"\n]*"|[\w\-.*\u0080-\uFFFF]+)[ \t]*(?:(?:\[[^\]\n]*\][ \t]*)?\{|(?:[|}][|o]|one\b|only\b|zero\b|many\b)[^\n]{0,12}(?:--|\.\.|to\b))/iy;

/** Reads the attributes between `{`, which is next, and `}`. Line ends mean nothing there. */
export function readBlock(tokens: Tokens, entity: EntityDraft): void {
  const { start } = tokens.take();
  const stop = readAttributes(tokens, entity.attributes, start);
  if (stop === 'closed') tokens.take();
  entity.bodies.push(tokens.scanner.range(start, tokens.end));
}

function readAttributes(tokens: Tokens, attributes: ErAttribute[], start: number): 'closed' | 'open' {
  for (;;) {
    if (isClosing(tokens)) return 'closed';
    if (tokens.kind === 'end') {
      tokens.fail('Close the attributes with `}`.');
      return 'open';
    }
    const attribute = tokens.kind === 'attribute-word' ? readAttribute(tokens) : undefined;
    if (attribute) attributes.push(attribute);
    else if (!isClosing(tokens) && leaveBlock(tokens, start)) return 'open';
  }
}

const isClosing = ({ kind }: Tokens): boolean => kind === '}';

/** Reads type, name, keys and comment; nothing where the name or a key is missing. */
function readAttribute(tokens: Tokens): ErAttribute | undefined {
  const { scanner } = tokens;
  const word = tokens.take();
  const mark = tokens.takeIf('?') ? '?' : '';
  const type = { text: scanner.written(word.start, word.end) + mark, range: scanner.range(word.start, tokens.end) };
  const name = tokens.takeIf('attribute-word');
  if (!name) return reportCut(tokens, word.start, 'An attribute is a type and a name: one of them is missing here.');
  const keys = readKeys(tokens);
  if (!keys) return reportCut(tokens, tokens.end - 1, 'Write PK, FK or UK behind the comma.');
  const comment = tokens.takeIf('comment');
  return {
    type,
    name: tokens.name(name),
    keys,
    ...(comment && { comment: tokens.quoted(comment) }),
    range: scanner.range(word.start, tokens.end),
  };
}

/** Reports an attribute that ends too early, with its line or its block; else what stands in the place of the rest will be. */
function reportCut(tokens: Tokens, start: number, message: string): undefined {
  const { scanner, token, end } = tokens;
  if (isClosing(tokens) || token.start > scanner.lineEnd(end)) scanner.error(start, end, message);
}

/** Keys with commas between them, if any; nothing where one is missing behind a comma. */
function readKeys(tokens: Tokens): Part[] | undefined {
  const keys: Part[] = [];
  for (let key = tokens.takeIf('key'); key; key = tokens.takeIf('key')) {
    keys.push(tokens.name(key));
    if (!tokens.takeIf(',')) return keys;
  }
  return keys.length === 0 ? keys : undefined;
}

/** Reports the next token and goes on behind it; tells whether that is outside the block, which begins at `start`. */
function leaveBlock(tokens: Tokens, start: number): boolean {
  const { scanner, token } = tokens;
  const lineStart = scanner.text.lastIndexOf('\n', token.start - 1) + 1;
  AFTER_BLOCK.lastIndex = lineStart;
  const isOutside = lineStart > start && AFTER_BLOCK.test(scanner.text);
  tokens.fail(
    isOutside ? 'The attributes above are never closed: write `}` before this line.' : expected(token.kind),
    isOutside ? [closeBefore(lineStart)] : [],
  );
  const lineEnd = scanner.lineEnd(token.start);
  const brace = scanner.text.indexOf('}', token.start);
  if (isOutside) tokens.moveTo(lineStart, ['initial']);
  else tokens.moveTo(brace >= 0 && brace < lineEnd ? brace : Math.max(lineEnd, token.end), ['initial', 'block']);
  return isOutside;
}

const closeBefore = (lineStart: number) => ({ title: 'Close the attributes', edits: [{ range: { start: lineStart, end: lineStart }, text: '}\n' }] });

function expected(kind: Kind | 'unknown' | 'end'): string {
  if (kind === 'key') return 'PK, FK and UK come after the name of an attribute: write type, name, keys.';
  if (kind === 'comment') return 'A comment comes last, after type, name and keys of an attribute.';
  return 'An attribute is a type, a name, then perhaps keys (PK, FK, UK) and a "comment".';
}
