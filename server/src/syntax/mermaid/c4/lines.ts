/**
 * Reads on where Mermaid has given up: call by call, each on its own line, so that an unclosed quote or parenthesis
 * costs one line. What it says of a line is what makes Mermaid reject that line.
 */
import type { Scanner } from '../kit/index.ts';
import { shorten } from '../../../text/shorten.ts';
import type { C4Call, C4Parameter, DiagramFix, Part } from '../tree.ts';
import type { C4Model } from './model.ts';
import { BOUNDARIES, countIds, isCallWord } from './words.ts';

/** Reads from `scanner.position` to the end of the text into `model`. */
export function readLines(scanner: Scanner, model: C4Model): void {
  while (!scanner.isAtEnd) {
    scanner.skipSpace();
    if (!scanner.isAtEnd) readLine(scanner, model);
  }
}

function readLine(scanner: Scanner, model: C4Model): void {
  if (scanner.match(/%%[^\n]*/y) || scanner.match(/(?:title|acc(?:Title|Descr|Description))\b[^\n]*/y)) return;
  const start = scanner.position;
  if (scanner.skip('{')) return;
  if (scanner.skip('}')) {
    if (!model.close(scanner.position))
      scanner.error(start, start + 1, 'This brace closes nothing: no boundary is open.', [remove(scanner, start, start + 1)]);
    return;
  }
  const word = scanner.match(/[A-Za-z]\w*/y)?.[0];
  if (word !== undefined && isCallWord(word)) addCall(scanner, model, start, word);
  else {
    scanner.match(/[^\s]+/y);
    scanner.error(start, scanner.position, unknown(word));
    scanner.skipToLineEnd();
  }
}

const unknown = (word: string | undefined): string =>
  `Mermaid knows no ${word === undefined ? 'such statement' : `\`${shorten(word)}\``} in a C4 diagram: a line is a call such as \`Person(id, "Name")\` or \`Rel(from, to, "label")\`.`;

function addCall(scanner: Scanner, model: C4Model, start: number, word: string): void {
  const keyword = scanner.name(start);
  const parameters = readParameters(scanner, word);
  const call: C4Call = { keyword, parameters, range: scanner.range(start) };
  if (!BOUNDARIES.has(word)) model.add(call);
  else if (scanner.match(/\s*\{/y)) model.open(call);
  else {
    scanner.error(start, scanner.position, 'A boundary goes on with `{` on its line or the next.');
    model.open(call);
  }
}

function readParameters(scanner: Scanner, word: string): C4Parameter[] {
  const before = scanner.position;
  const open = scanner.match(/[^\S\n]*\(/y)?.[0];
  if (open === undefined) {
    scanner.error(before - word.length, before, `Write the parameters of \`${word}\` in parentheses behind it.`);
    scanner.skipToLineEnd();
    return [];
  }
  if (open !== '(')
    scanner.error(before, scanner.position, `No blank may stand before the parenthesis of \`${word}\`.`, [
      remove(scanner, before, scanner.position - 1),
    ]);
  const parameters: C4Parameter[] = [];
  let isQuoted = false;
  do {
    scanner.skipBlanks();
    isQuoted = scanner.peek(/["$]/y);
    parameters.push(readParameter(scanner, parameters.length < countIds(word)));
  } while (scanner.match(/[^\S\n]*,/y));
  closeCall(scanner, parameters.at(-1)!, isQuoted);
  return parameters;
}

function closeCall(scanner: Scanner, last: C4Parameter, isQuoted: boolean): void {
  const start = scanner.position;
  const close = scanner.match(/[^\S\n]*\)/y)?.[0];
  if (close === undefined) {
    scanner.error(start, start, 'Close the call with a parenthesis.', [
      { title: 'Write )', edits: [{ range: scanner.range(start, start), text: ')' }] },
    ]);
    scanner.match(/[^\n{}]*/y);
  } else if (!isQuoted) {
    const { range, text } = last.value;
    scanner.error(range.start, range.end, 'Mermaid finds the end of a call only behind a quoted parameter: quote this one.', [
      { title: 'Quote it', edits: [{ range, text: `"${text}"` }] },
    ]);
  } else if (close !== ')') {
    scanner.error(start, scanner.position, 'No blank may stand before the parenthesis.', [remove(scanner, start, scanner.position - 1)]);
  }
}

function readParameter(scanner: Scanner, isId: boolean): C4Parameter {
  const dollar = scanner.match(/\$(\w*)[^\S\n]*=?/y);
  if (!dollar) return { value: readValue(scanner, isId) };
  const keyStart = scanner.position - dollar[0].length + 1;
  const key = scanner.name(keyStart, keyStart + dollar[1]!.length);
  scanner.skipBlanks();
  if (scanner.next !== '"') scanner.error(scanner.position, scanner.position, 'The value of a named parameter must be quoted.');
  return { key, value: readValue(scanner, false) };
}

/** A quoted text, or what stands up to a comma or the last parenthesis of the line. */
function readValue(scanner: Scanner, isId: boolean): Part {
  const start = scanner.position;
  const quoted = scanner.match(/"[^"\n]*("?)/y);
  if (quoted && !quoted[1]) return mendQuote(scanner, start);
  if (!quoted && !scanner.match(/[^,\n]+(?=,)/y) && !scanner.match(/[^,\n]+(?=\))/y)) scanner.match(/[^,\n{}]*/y);
  const [from, to] = quoted ? [start + 1, scanner.position - 1] : [start, scanner.position];
  return isId ? scanner.name(from, to) : scanner.label(from, to);
}

/** The quote at `start` is never closed on its line: its text ends before the last parenthesis there. */
function mendQuote(scanner: Scanner, start: number): Part {
  const rest = scanner.text.slice(start, scanner.position);
  const close = rest.lastIndexOf(')');
  const end = close < 0 ? scanner.position : start + close;
  scanner.position = end;
  const part = scanner.label(start + 1, end);
  const at = { start: part.range.end, end: part.range.end };
  scanner.error(start, start + 1, 'This quote is never closed.', [{ title: 'Close it', edits: [{ range: at, text: '"' }] }]);
  return part;
}

const remove = (scanner: Scanner, start: number, end: number): DiagramFix => ({
  title: 'Remove it',
  edits: [{ range: scanner.range(start, end), text: '' }],
});
