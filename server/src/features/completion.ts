/** The snippets that make sense where somebody types. */
import type { Design } from '../model/design.ts';
import { snippets } from '../patterns/snippets/index.ts';
import type { Snippet } from '../patterns/snippets/snippet.ts';
import { outline } from '../syntax/markdown/outline.ts';
import type { Range } from '../text/range.ts';

export interface Completion {
  readonly prefix: string;
  readonly snippet: Snippet;
  /** What has been typed of it, to be replaced. */
  readonly range: Range;
}

/** Longer words are no prefix of ours. */
const LONGEST = 40;

/** Nothing inside a fence, behind other words of a line, or in the middle of a paragraph. */
export function completionsAt(offset: number, text: string, design: Design): readonly Completion[] {
  const typed = /(?<![^\n])[\w-]*$/.exec(text.slice(Math.max(0, offset - LONGEST), offset))?.[0];
  if (typed === undefined || typed.length === LONGEST) return [];
  const range = { start: offset - typed.length, end: offset };
  if (!startsBlock(range.start, text) || isInFence(offset, text)) return [];
  return snippets
    .filter((snippet) => makesSense(snippet, range, text, design))
    .flatMap((snippet) => snippet.prefixes.map((prefix) => ({ prefix, snippet, range })));
}

/** The line above is blank, or there is none. */
const startsBlock = (start: number, text: string): boolean => /(?:^|\n[ \t]*\r?\n)$/.test(text.slice(Math.max(0, start - 200), start));

const isInFence = (offset: number, text: string): boolean =>
  outline(text).sections.some(({ range: { start }, fences }) =>
    fences.some(({ range }) => start + range.start < offset && offset <= start + range.end),
  );

function makesSense({ part, place }: Snippet, { start, end }: Range, text: string, { kind, entities }: Design): boolean {
  if (place === 'file') return text.slice(end).trim() === '' && isBare(text.slice(0, start));
  if (kind === null || (part && !kind.includes(part))) return false;
  return place === 'block' || entities.some(({ views }) => views.some(({ attributes }) => attributes.some(({ range }) => range.end <= start)));
}

/** Nothing, or a frontmatter alone. */
const isBare = (text: string): boolean => /^(?:---\r?\n(?:[^\n]*\n){0,99}?---\r?\n)?\s*$/.test(text);
