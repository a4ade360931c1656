import type { Token } from '../kit/lexer/lexer.ts';
import type { C4Call, C4Parameter, Part } from '../tree.ts';
import type { Kind, Tokens } from './lexer.ts';
import { countIds } from './words.ts';

/** Reads a call as Mermaid does; gives nothing where no parameter follows its keyword or a named one has no value. */
export function readCall(tokens: Tokens): C4Call | undefined {
  const start = tokens.token.start;
  const keyword = tokens.name(tokens.take());
  const ids = countIds(keyword.text);
  const parameters: C4Parameter[] = [];
  for (;;) {
    const parameter = readParameter(tokens, parameters.length < ids);
    if (!parameter) break;
    parameters.push(parameter);
  }
  if (parameters.length === 0 || tokens.kind === 'unclosed') return undefined;
  const close = /"?\)?/y;
  close.lastIndex = tokens.end;
  close.test(tokens.scanner.text);
  return { keyword, parameters, range: tokens.scanner.range(start, close.lastIndex) };
}

function readParameter(tokens: Tokens, isId: boolean): C4Parameter | undefined {
  const text = tokens.takeIf('text');
  if (text) return { value: isId ? tokens.name(text) : part(tokens, text) };
  const empty = tokens.takeIf('empty');
  if (empty) return { value: { text: '', range: tokens.scanner.range(empty.end - 1, empty.end - 1) } };
  const key = tokens.takeIf('key');
  const value = key && tokens.takeIf('value');
  return value && { key: part(tokens, key), value: part(tokens, value) };
}

const part = ({ scanner }: Tokens, { start, end }: Token<Kind>): Part => scanner.label(start, end);
