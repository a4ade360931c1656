import { Lexer } from 'yaml';

/** Hostile YAML takes the parser seconds, or the stack; the lexer is linear. */
export const YAML_LIMITS = { length: 64 * 1024, tokens: 20_000, keys: 1000, aliases: 100, depth: 100 } as const;

/** A scalar's text is a token of its own that follows this one. */
const SCALAR = '\u001F';

/** Which limit the text is over, in words. */
export function excessOf(text: string): string | undefined {
  if (text.length > YAML_LIMITS.length) return 'more than 64 KB';
  const depth = depthCounter();
  let tokens = 0;
  let keys = 0;
  let aliases = 0;
  let inScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (++tokens > YAML_LIMITS.tokens) return `more than ${YAML_LIMITS.tokens} tokens`;
    if (!inScalar) {
      if (token === ':' || token === '?') keys++;
      if (token[0] === '*' || token[0] === '&') aliases++;
      if (keys > YAML_LIMITS.keys) return `more than ${YAML_LIMITS.keys} keys`;
      if (aliases > YAML_LIMITS.aliases) return `more than ${YAML_LIMITS.aliases} anchors and aliases`;
      if (depth(token) > YAML_LIMITS.depth) return `more than ${YAML_LIMITS.depth} levels`;
    }
    inScalar = token === SCALAR;
  }
  return undefined;
}

/** Takes token by token and says how deep the text is nested there: brackets, indents, and several marks in one line. */
function depthCounter(): (token: string) => number {
  const indents: number[] = [];
  let atLineStart = true;
  let marks = 0;
  let brackets = 0;
  return (token) => {
    if (token === '\n' || token === '\r\n') {
      atLineStart = true;
      marks = 0;
    } else if (atLineStart) {
      const indent = /^ +$/.test(token) ? token.length : 0;
      while (indents.length > 0 && indents.at(-1)! >= indent) indents.pop();
      indents.push(indent);
      atLineStart = false;
    }
    if (token === '-' || token === '?') marks++;
    if (token === '[' || token === '{') brackets++;
    if (token === ']' || token === '}') brackets--;
    return indents.length + marks + brackets;
  };
}
