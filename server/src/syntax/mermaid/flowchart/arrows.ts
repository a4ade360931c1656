import type { Stroke } from '../tree.ts';

/** What an arrow's tokens say: Mermaid's name of its heads, and its stroke. */
export interface Arrow {
  readonly arrow: string;
  readonly stroke: Stroke;
}

const HEADS: Readonly<Record<string, string>> = { x: 'arrow_cross', '>': 'arrow_point', '<': 'arrow_point', o: 'arrow_circle' };

/** What one token says: `-->`, `x==x`, `-.-`, `~~~`. */
export function readArrow(token: string): Arrow {
  const head = HEADS[token.at(-1)!] ?? 'arrow_open';
  const opening = token.endsWith('>') ? '<' : token.at(-1)!;
  const isDouble = head !== 'arrow_open' && token.startsWith(opening);
  return { arrow: isDouble ? `double_${head}` : head, stroke: strokeOf(token.slice(isDouble ? 1 : 0, -1)) };
}

function strokeOf(line: string): Stroke {
  if (line.includes('.')) return 'dotted';
  if (line.startsWith('~')) return 'invisible';
  return line.startsWith('=') ? 'thick' : 'solid';
}

/** What two tokens around a label say: `--` and `-->`. */
export function readSplitArrow(start: string, end: string): Arrow {
  const { arrow, stroke } = readArrow(end);
  const head = HEADS[start[0]!] ?? 'arrow_open';
  const startStroke: Stroke = start.includes('.') ? 'dotted' : start.includes('=') ? 'thick' : 'solid';
  const fits = startStroke === stroke && (head === 'arrow_open' || head === arrow);
  if (!fits) return { arrow: 'INVALID', stroke };
  return { arrow: head === 'arrow_open' ? arrow : `double_${head}`, stroke };
}
