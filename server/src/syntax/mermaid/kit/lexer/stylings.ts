import type { Part, Styling } from '../../tree.ts';
import type { Scanner } from '../scanner.ts';

/** Names as they stand in the text, in order; at least one. */
export function styling(kind: Styling['kind'], names: readonly Part[], values: readonly Part[]): Styling {
  return {
    kind,
    targets: names.map(({ text, range }) => ({ id: text, range })),
    names: { start: names[0]!.range.start, end: names.at(-1)!.range.end },
    values,
  };
}

/** The names between commas from `start` to `end`. */
export function namesIn(scanner: Scanner, start: number, end: number): Part[] {
  const names: Part[] = [];
  let from = start;
  for (const { length } of scanner.text.slice(start, end).split(',')) {
    names.push(scanner.name(from, from + length));
    from += length + 1;
  }
  return names;
}
