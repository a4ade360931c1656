/** What the preview of a document shows, from what was read of it and what is said of it. */
import type { Design, DiagramView } from '../model/design.ts';
import type { Severity } from '../model/severity.ts';
import type { Outline } from '../syntax/markdown/outline.ts';
import { lineAt, type LineIndex } from '../text/line-index.ts';
import { type Range, shift } from '../text/range.ts';
import type { PreviewBlock, PreviewDiagram, PreviewFinding, PreviewReading } from './preview-content.ts';
import { elementsAt, type PreviewElement, previewElements } from './preview-elements.ts';
import { contentKey } from './preview-key.ts';
import { MOST_TEXT, refusal } from './preview-limits.ts';
import { PreviewMemory } from './preview-memory.ts';
import { readingOf } from './preview-reading.ts';

/** What is said of a document, as far as its preview shows it. */
interface SaidOf {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly diagram?: number;
}

export interface PreviewSource {
  readonly text: string;
  readonly lines: LineIndex;
  /** Absent for a file that is one diagram. */
  readonly outline?: Outline;
  readonly diagrams: readonly DiagramView[];
  readonly version: number;
  readonly findings: readonly SaidOf[];
  /** Absent where nothing is said of the design. */
  readonly design?: Design;
}

/** A document's blocks and what is said of them. */
export interface Preview {
  readonly version: number;
  readonly blocks: readonly PreviewBlock[];
  readonly findings: readonly PreviewFinding[];
  /** False where the document goes on after the blocks. */
  readonly isWhole: boolean;
  readonly reading?: PreviewReading;
}

/**
 * @param memory makes the next version cheaper and changes nothing else
 * @param most characters after which the next section is left out
 */
export function preview(source: PreviewSource, memory: PreviewMemory = new PreviewMemory(), most = Infinity): Preview {
  const { version, diagrams, findings, design } = source;
  const elements = diagrams.map(({ tree }) => previewElements(tree));
  const reading = design && memory.reading(design, () => readingOf(design, elements));
  return {
    version,
    ...blocksOf(source, elements, memory, most),
    findings: findings.map((finding) => findingOf(finding, diagrams, elements)),
    ...(reading && { reading }),
  };
}

function blocksOf(
  { text, lines, outline, diagrams }: PreviewSource,
  elements: readonly (readonly PreviewElement[])[],
  memory: PreviewMemory,
  most: number,
): Pick<Preview, 'blocks' | 'isWhole'> {
  const place = (offset: number) => ({ line: lineAt(lines, offset), start: offset });
  const diagramBlock = (view: DiagramView, source: string): PreviewDiagram => ({
    key: contentKey('diagram', source),
    ...place(view.body.start),
    diagram: diagramOf(view, source, elements[view.index] ?? []),
  });

  if (text.length > MOST_TEXT) return { blocks: [{ key: 'too large', ...place(0), html: TOO_LARGE }], isWhole: true };
  if (!outline) return { blocks: diagrams.slice(0, 1).map((view) => diagramBlock(view, text)), isWhole: true };
  const { sections, definitions } = outline;
  const byBody = new Map(diagrams.map((view) => [view.body.start, view]));
  const shown = sections.filter(({ range }) => range.start - sections[0]!.range.start < most);
  const rendered = memory.recall(sections, definitions, shown.length);
  const blocks = shown.flatMap(({ range: { start }, fences }, section) =>
    rendered[section]!.flatMap((block): PreviewBlock[] => {
      if ('html' in block) return [{ key: block.key, ...place(start + block.range.start), html: block.html }];
      const fence = fences[block.fence];
      const view = fence && byBody.get(start + fence.body.start);
      return view ? [diagramBlock(view, fence.text)] : [];
    }),
  );
  return { blocks, isWhole: shown.length === sections.length };
}

const TOO_LARGE = '<p><em>This document is too large to be shown.</em></p>';

function diagramOf({ index, tree }: DiagramView, source: string, elements: readonly PreviewElement[]): PreviewDiagram['diagram'] {
  const [error] = tree.errors;
  const notDrawn = refusal(source, tree);
  return {
    index,
    source,
    elements,
    ...(error && { error: { message: error.message, ...error.range } }),
    ...(notDrawn !== undefined && { refusal: notDrawn }),
  };
}

function findingOf(
  { rule, severity, message, range, diagram }: SaidOf,
  diagrams: readonly DiagramView[],
  elements: readonly (readonly PreviewElement[])[],
): PreviewFinding {
  const finding = { rule, severity, message, ...range };
  const view = diagram === undefined ? undefined : diagrams[diagram];
  // A drawing in plain text is shown as it is written.
  return view && view.type !== 'arrow-text'
    ? { ...finding, diagram: view.index, elements: elementsAt(elements[view.index] ?? [], shift(range, -view.body.start)) }
    : finding;
}
