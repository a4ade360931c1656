/** How many of one belong to one of the other, in the many ways in which it is written. */
import type { Cardinality } from '../design.ts';

/** `1`, `0..1`, `0..*`, `1..n`, `many` as the model writes them. */
export function multiplicity(text: string): Cardinality | undefined {
  const said = text.trim().toLowerCase().replace(/\\/g, '').replace(/\s+/g, '');
  if (/^(?:1|one|1\.\.1|exactlyone)$/.test(said)) return '1';
  if (/^(?:0\.\.1|0-1|01|zeroorone|\?)$/.test(said)) return '0..1';
  if (/^(?:1\.\.(?:\*|n|m|many)|1\+|\+|oneormore|[2-9]\d*(?:\.\.(?:\*|n|m|\d+))?|1\.\.\d+)$/.test(said)) return '1..*';
  return /^(?:\*|n|m|many|0\.\.(?:\*|n|m|many|[2-9]\d*)|0\+|zeroormore)$/.test(said) ? '*' : undefined;
}

/** Whether several may be meant. */
export const isMany = (cardinality: Cardinality | undefined): boolean => cardinality === '*' || cardinality === '1..*';
