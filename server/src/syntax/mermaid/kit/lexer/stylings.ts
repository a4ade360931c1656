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
  for (let from = start; from <= end;) {
    const comma = scanner.text.indexOf(',', from);
    const to = comma < 0 || comma > end ? end : comma;
    names.push(scanner.name(from, to));
    from = to + 1;
  }
  return names;
}
