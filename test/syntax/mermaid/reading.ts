/** What the tests of the readers of diagrams have in common. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { inspectDiagram } from '../../../server/src/syntax/mermaid/inspect.ts';
import { readDiagram } from '../../../server/src/syntax/mermaid/read.ts';
import type { Diagram } from '../../../server/src/syntax/mermaid/tree.ts';
import type { Range } from '../../../server/src/text/range.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';

/** A diagram of the type asked for. */
export function read<Type extends Diagram['type']>(type: Type, text: string): Extract<Diagram, { type: Type }> {
  const diagram = readDiagram(text);
  expect(diagram.type).toBe(type);
  return diagram as Extract<Diagram, { type: Type }>;
}

/** What `designdoc inspect` prints of it, without places. */
export const inspect = (text: string): Record<string, unknown> =>
  withoutPlaces(inspectDiagram(readDiagram(text), () => ({ line: 1, column: 1 }))) as Record<string, unknown>;

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (key === 'line' || key === 'column' ? [] : [[key, withoutPlaces(each)]])));
}

/** One of the lists that `inspect` gives, each thing as `key=value …`. */
export const told = (text: string, list: string): string[] =>
  (inspect(text)[list] as Record<string, unknown>[]).map((each) =>
    Object.entries(each)
      .map(([key, value]) => `${key}=${String(value)}`)
      .join(' '),
  );

export const at = (text: string, { start, end }: Range): string => text.slice(start, end);

/** Each error as what it stands on and what it says. */
export const errorsIn = (text: string): string[] =>
  readDiagram(text).errors.map(({ range, message }) => `${JSON.stringify(at(text, range))} ${message}`);

/** The text after the first fix of its first error. */
export function fixed(text: string): string {
  const fix = readDiagram(text).errors[0]?.fixes?.[0];
  return fix ? applyEdits(text, fix.edits) : text;
}

function rangesIn(value: unknown): Range[] {
  if (typeof value !== 'object' || value === null) return [];
  const { start, end } = value as Partial<Range>;
  const inner = Object.values(value).flatMap(rangesIn);
  return typeof start === 'number' && typeof end === 'number' ? [{ start, end }, ...inner] : inner;
}

const splits = (text: string, offset: number): boolean =>
  /[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, offset - 1), offset + 1)) || text.slice(offset - 1, offset + 1) === '\r\n';

/** Every range stands inside the text, the right way round, and splits neither a line end nor a character. */
export function expectSoundRanges(text: string): void {
  const broken = rangesIn(readDiagram(text)).filter(
    ({ start, end }) => start < 0 || start > end || end > text.length || splits(text, start) || splits(text, end),
  );
  expect(broken.map(({ start, end }) => ({ start, end, in: text }))).toEqual([]);
}

/** Reads every beginning of `text`, and texts made of `pieces` behind `header`. */
export function expectToReadAnything(text: string, header: string, pieces: readonly string[]): void {
  for (let end = 0; end <= text.length; end++) expectSoundRanges(text.slice(0, end));
  const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((chosen) => header + chosen.join(''));
  fc.assert(fc.property(anyText, expectSoundRanges), { numRuns: 400 });
}

/** The pieces that a text is made of: words, signs, blanks. */
export const piecesOf = (text: string): string[] => [...new Set(text.match(/\w+|\s+|[^\w\s]/g)), '\r\n', '😀', 'é', '\u2028', '#35;', '%%', '"'];
