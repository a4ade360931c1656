/** Which design patterns a document names, and which of its classes have the shape of one. */
import type { SectionText } from '../../syntax/markdown/outline.ts';
import { shift } from '../../text/range.ts';
import type { DiagramView, Patterns } from '../design.ts';
import { DRAWN, SQL } from '../facts.ts';
import type { SectionMemory } from '../section-memory.ts';
import { readPatternNames } from './pattern-names.ts';
import { shapesOfClasses, shiftShape } from './pattern-shapes.ts';
import { shapesOfCode } from './pattern-shapes-in-code.ts';

/** What one section says; ranges count from its start. Shapes are those of its code. */
export type PatternFacts = Patterns;

export const NO_PATTERNS: PatternFacts = { named: [], shapes: [] };

export const readPatternFacts = ({ text, fences }: SectionText, memory: SectionMemory): PatternFacts => ({
  named: readPatternNames(text),
  shapes: fences
    .filter(({ lang }) => !DRAWN.has(lang) && !SQL.has(lang))
    .flatMap(({ text: code, body }) => memory.read(shapesOfCode, code).map((shape) => shiftShape(shape, body.start))),
});

export function findPatterns(
  located: readonly { readonly facts: PatternFacts; readonly offset: number }[],
  diagrams: readonly DiagramView[],
): Patterns {
  const drawn = diagrams.flatMap(({ tree, body }) =>
    tree.type === 'class' ? shapesOfClasses(tree).map((shape) => shiftShape(shape, body.start)) : [],
  );
  const inCode = located.flatMap(({ facts, offset }) => facts.shapes.map((shape) => shiftShape(shape, offset)));
  return {
    named: located.flatMap(({ facts, offset }) => facts.named.map(({ name, range }) => ({ name, range: shift(range, offset) }))),
    shapes: [...drawn, ...inCode].sort((a, b) => a.range.start - b.range.start),
  };
}
