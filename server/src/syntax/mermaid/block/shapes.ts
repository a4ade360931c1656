import type { Stroke } from '../tree.ts';

/** Mermaid's names of the shapes by their brackets. */
const SHAPES: ReadonlyMap<string, string> = new Map([
  ['[]', 'square'],
  ['()', 'round'],
  ['(())', 'circle'],
  ['>]', 'rect_left_inv_arrow'],
  ['{}', 'diamond'],
  ['{{}}', 'hexagon'],
  ['([])', 'stadium'],
  ['[[]]', 'subroutine'],
  ['[()]', 'cylinder'],
  ['((()))', 'doublecircle'],
  ['[//]', 'lean_right'],
  ['[\\\\]', 'lean_left'],
  ['[/\\]', 'trapezoid'],
  ['[\\/]', 'inv_trapezoid'],
]);

/** Any pair of brackets makes a block; what is no shape is drawn as a bare one. */
export const shapeOf = (open: string, close: string): string => SHAPES.get(open + close) ?? 'na';

const STARTS: Readonly<Record<string, string>> = { x: 'arrow_cross', o: 'arrow_circle', '<': 'arrow_point' };
const ENDS: Readonly<Record<string, string>> = { x: 'arrow_cross', o: 'arrow_circle', '>': 'arrow_point' };

/** Mermaid's names of both heads of an arrow, by the last token of it. */
export const headsOf = (arrow: string): string => `${STARTS[arrow[0] ?? ''] ?? 'arrow_open'}|${ENDS[arrow.at(-1) ?? ''] ?? ''}`;

export function strokeOf(arrow: string): Stroke {
  if (arrow.includes('==')) return 'thick';
  return arrow.includes('.-') ? 'dotted' : 'solid';
}
