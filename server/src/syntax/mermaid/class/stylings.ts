import { namesIn, styling } from '../kit/lexer/stylings.ts';
import type { Part, Styling } from '../tree.ts';
import type { Kind, Tokens } from './lexer.ts';
import { NAME_EXPECTED } from './names.ts';
import type { NameReader } from './names.ts';

const STYLE_PARTS: readonly Kind[] = ['word', 'label', ':', '#', '%', 'style'];
const WORDS: ReadonlySet<string> = new Set<Kind>(['style', 'classDef', 'cssClass', 'click', 'link', 'callback']);

/** Whether a styling begins with a token of this kind. */
export const isStyling = (kind: string): boolean => WORDS.has(kind);

/** Reads the styling that begins with the next token; what was expected where it goes wrong. */
export function readStyling(tokens: Tokens, names: NameReader): Styling | string {
  const { kind } = tokens.take();
  if (kind === 'cssClass') return readCssClass(tokens);
  return kind === 'style' || kind === 'classDef' ? readStyle(tokens, kind) : readClick(tokens, names, kind);
}

/** `style A fill:red` or `classDef a,b fill:red`. */
function readStyle(tokens: Tokens, kind: 'style' | 'classDef'): Styling | string {
  const targets: Part[] = [];
  do {
    const name = tokens.takeIf('word');
    if (!name) return 'Write what is styled and how, e.g. `style A fill:red`.';
    targets.push(tokens.name(name));
  } while (kind === 'classDef' && tokens.takeIf(','));
  const { start } = tokens.token;
  do {
    let count = 0;
    while (STYLE_PARTS.some((part) => tokens.takeIf(part))) count++;
    if (count === 0) return 'Write a style, e.g. `fill:red`; the first may not hold a `-`.';
  } while (tokens.takeIf(','));
  return styling(kind, targets, [tokens.scanner.name(start, tokens.end)]);
}

/** `cssClass "A,B" name`. */
function readCssClass(tokens: Tokens): Styling | string {
  const targets = tokens.takeIf('string');
  const name = targets && tokens.takeIf('word');
  if (!name) return 'Write classes and a style: `cssClass "A,B" name`.';
  return styling('class', namesIn(tokens.scanner, targets.start, targets.end), [tokens.name(name)]);
}

/** What a click on a class does: `click A href "url"`, `click A call f()`, `link A "url"`, `callback A "f"`. */
function readClick(tokens: Tokens, names: NameReader, kind: string): Styling | string {
  const name = names.read(true);
  if (!name) return NAME_EXPECTED;
  const values: Part[] = [];
  const takeValue = (value: Kind): boolean => {
    const token = tokens.takeIf(value);
    if (token) values.push(tokens.name(token));
    return token !== undefined;
  };
  const isCall = kind === 'click' && takeValue('callback-name');
  if (isCall) takeValue('callback-args');
  else if (kind === 'click' && !tokens.takeIf('href')) return 'Write `click A href "url"` or `click A call f()`.';
  else if (!takeValue('string')) return 'Write the link or the callback in quotes.';
  takeValue('string');
  if (!isCall && kind !== 'callback') takeValue('link-target');
  return styling('click', [name], values);
}
