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
  while (isParameter(tokens.kind)) {
    const parameter = readParameter(tokens, parameters.length < ids);
    if (!parameter) return undefined;
    parameters.push(parameter);
  }
  if (parameters.length === 0 || tokens.kind === 'unclosed') return undefined;
  const { text } = tokens.scanner;
  const quoteEnd = tokens.end + (text[tokens.end] === '"' ? 1 : 0);
  return { keyword, parameters, range: tokens.scanner.range(start, quoteEnd + (text[quoteEnd] === ')' ? 1 : 0)) };
}

const isParameter = (kind: Kind | 'unknown' | 'end'): boolean => kind === 'text' || kind === 'empty' || kind === 'key';

function readParameter(tokens: Tokens, isId: boolean): C4Parameter | undefined {
  const token = tokens.take();
  if (token.kind === 'text') return { value: isId ? tokens.name(token) : part(tokens, token) };
  if (token.kind === 'empty') return { value: { text: '', range: tokens.scanner.range(token.end - 1, token.end - 1) } };
  const value = tokens.takeIf('value');
  return value && { key: part(tokens, token), value: part(tokens, value) };
}

const part = ({ scanner }: Tokens, { start, end }: Token<Kind>): Part => scanner.label(start, end);
