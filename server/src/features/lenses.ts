import type { Design } from '../model/design.ts';
import type { Declaration } from '../model/gate.ts';
import type { Range } from '../text/range.ts';

/** A line of text above a place of the document; who follows it declares what the document is. */
export interface Lens {
  readonly range: Range;
  readonly title: string;
  readonly declares: Declaration;
}

const ANSWERS: readonly (readonly [title: string, declares: Declaration])[] = [
  ['Design doc? Lint as HLD', 'hld'],
  ['LLD', 'lld'],
  ['both', 'hld+lld'],
  ['never', 'off'],
];

/** The question on the title of a document that only looks like a design doc; nothing where the answer is known. */
export function lenses({ door, title }: Pick<Design, 'door' | 'title'>): readonly Lens[] {
  if (door !== 'detected') return [];
  const range = title?.range ?? { start: 0, end: 0 };
  return ANSWERS.map(([text, declares]) => ({ range, title: text, declares }));
}
