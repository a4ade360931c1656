import type { Token } from '../kit/lexer/lexer.ts';
import type { BlockEdge, Part } from '../tree.ts';
import type { Kind, Tokens } from './lexer.ts';
import { fail, mendLabel } from './nodes.ts';
import { headsOf, strokeOf } from './shapes.ts';

/** An arrow without its ends. */
export type Link = Omit<BlockEdge, 'from' | 'to'>;

/** Reads `-->` or `-- "label" -->` if one is next. */
export function readLink(tokens: Tokens): Link | undefined {
  const link = tokens.takeIf('link');
  if (link) return make(tokens, [link]);
  const start = tokens.takeIf('link-start');
  if (!start) return undefined;
  const label = readLabel(tokens);
  const end = tokens.takeIf('link');
  if (!end && label) fail(tokens, 'Close the arrow: `-- "label" -->`.');
  return end && make(tokens, [start, end], label);
}

function make(tokens: Tokens, written: readonly Token<Kind>[], label?: Part): Link {
  const parts = written.map((token) => tokens.name(token));
  const arrow = parts.at(-1)!.text;
  return { ...(label && { label }), stroke: strokeOf(arrow), arrow: headsOf(arrow), tokens: parts };
}

/** A quoted text. An unquoted one is an error, and read up to the rest of the arrow; another error gives nothing. */
function readLabel(tokens: Tokens): Part | undefined {
  if (!tokens.takeIf('link-label')) return mendLabel(tokens, /(?:[^-=.\n"]|[-=.](?![-=.]))*/y, 'label');
  const text = tokens.takeIf('string');
  if (text) return tokens.scanner.label(text.start, text.end);
  if (tokens.kind === 'link') tokens.fail('The label of an arrow may not be empty.');
  else fail(tokens, 'The label of an arrow is a text in quotes.');
  return undefined;
}
