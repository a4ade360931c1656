import type { Part } from '../tree.ts';
import type { Tokens } from './lexer.ts';

/** Says what was expected instead of the next token, and goes on at the end of the line. */
export function fail(tokens: Tokens, message: string): undefined {
  tokens.fail(message);
  tokens.skipLine(['initial']);
}

/** An id, or nothing after an error. */
export function takeId(tokens: Tokens, what: string): Part | undefined {
  const id = tokens.takeIf('id');
  if (id) return tokens.name(id);
  const message =
    tokens.kind === 'port'
      ? 'Mermaid takes `L`, `R`, `T` or `B` at the start of an id for a side: begin the id with another letter.'
      : `Write ${what} here, of letters, digits, \`_\` and \`-\`; a word of the language is none.`;
  fail(tokens, message);
  return undefined;
}

/** `(cloud)`. */
export function iconOf(tokens: Tokens): Part | undefined {
  const icon = tokens.takeIf('icon');
  return icon && tokens.quoted(icon);
}

/** `"text"` in the place of an icon. */
export function stringOf(tokens: Tokens): Part | undefined {
  const string = tokens.takeIf('string');
  if (!string) return undefined;
  const { text, range } = tokens.quoted(string);
  return { text: text.replaceAll(/\\(.)/g, (_, letter: string) => ESCAPES[letter] ?? letter), range };
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', 0: '\0' };

/** `[label]`, `["label"]`. */
export function labelOf(tokens: Tokens): Part | undefined {
  const label = tokens.takeIf('label');
  if (!label) return undefined;
  const { scanner } = tokens;
  const [start, end] = scanner.trim(label.start + 1, label.end - 1);
  const quote = scanner.text[start];
  const isQuoted = end - start > 1 && (quote === '"' || quote === "'") && scanner.text[end - 1] === quote;
  if (!isQuoted) return scanner.label(start, end);
  const { text, range } = scanner.label(start + 1, end - 1);
  return { text: text.replaceAll(/\\(["'])/g, '$1'), range };
}
