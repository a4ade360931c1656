/** Comments in every notation, and what follows each: suppressions stand in them. */
import type { SectionText } from '../../syntax/markdown/outline.ts';
import { lineOf, nextLineStart } from '../../text/lines.ts';
import { contains, type Range, shift } from '../../text/range.ts';
import type { DesignComment } from '../design.ts';
import type { DiagramFacts, ScriptFacts } from '../facts.ts';

/** A comment of a section; what it covers is absent where the section ends first. */
export interface CommentFact extends Omit<DesignComment, 'covers'> {
  readonly covers?: Range;
}

type Lines = Pick<SectionText, 'text' | 'fences'>;

/** `<!-- … -->` between blocks. */
export function htmlComments({ text, fences, comments }: SectionText): CommentFact[] {
  return comments.map(({ text: said, range }) => ({ text: said, range, notation: 'html' as const, ...coverOf(range, { text, fences }) }));
}

/** `%% …` in diagrams and `-- …` in SQL. */
export function innerComments(lines: Lines, diagrams: readonly DiagramFacts[], scripts: readonly ScriptFacts[]): CommentFact[] {
  const fact = (said: string, range: Range, notation: 'mermaid' | 'sql'): CommentFact => ({
    text: said,
    range,
    notation,
    ...coverOf(range, { text: lines.text, fences: [] }),
  });
  return [
    ...diagrams.flatMap(({ tree, body }) => tree.comments.map(({ text, range }) => fact(text, shift(range, body.start), 'mermaid'))),
    ...scripts.flatMap(({ script, body }) => script.comments.map(({ text, range }) => fact(text, shift(range, body.start), 'sql'))),
  ];
}

const SKIPPED = /^(?:[\s>]*|[\s>]*(?:%%|--|<!--).*)$/;

/** Lines that are skipped at most: a longer run of comments covers nothing. */
const MOST_SKIPPED = 100;

/** The next line that is neither blank nor a comment, or the whole fence that begins there. */
function coverOf({ end }: Range, { text, fences }: Lines): { readonly covers?: Range } {
  let start = nextLineStart(text, end);
  for (let skipped = 0; start < text.length && skipped < MOST_SKIPPED; skipped++, start = nextLineStart(text, start)) {
    const line = lineOf(text, start);
    if (SKIPPED.test(text.slice(line.start, line.end))) continue;
    return { covers: fences.find(({ range }) => contains(line, { start: range.start, end: range.start }))?.range ?? line };
  }
  return {};
}
