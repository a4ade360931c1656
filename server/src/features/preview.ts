/** What the preview of a document shows, from what was read of it and what is said of it. */
import type { Design, DiagramView } from '../model/design.ts';
import type { Severity } from '../model/severity.ts';
import { outline, type SectionText } from '../syntax/markdown/outline.ts';
import { type RenderedBlock, renderBlocks } from '../syntax/markdown/render.ts';
import { lineAt, type LineIndex } from '../text/line-index.ts';
import { type Range, shift } from '../text/range.ts';
import type { PreviewBlock, PreviewContent, PreviewDiagram, PreviewFinding } from './preview-content.ts';
import { elementsAt, type PreviewElement, previewElements } from './preview-elements.ts';
import { contentKey } from './preview-key.ts';
import { MOST_TEXT, refusal } from './preview-limits.ts';

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
  readonly design: Design;
  readonly version: number;
  readonly findings: readonly SaidOf[];
}

/** What was rendered of the sections of one document; holds no more than its last version had. */
export class PreviewMemory {
  private kept: ReadonlyMap<string, readonly RenderedBlock[]> = new Map();

  /** The blocks of each section: kept ones, else rendered now. */
  recall(sections: readonly SectionText[], definitions: readonly string[]): readonly (readonly RenderedBlock[])[] {
    const next = new Map<string, readonly RenderedBlock[]>();
    const links = definitions.join('\n');
    const rendered = sections.map((section) => {
      const key = `${links}\0${section.text}`;
      const blocks = next.get(key) ?? this.kept.get(key) ?? renderBlocks(section, definitions);
      next.set(key, blocks);
      return blocks;
    });
    this.kept = next;
    return rendered;
  }
}

/** `memory` makes the next version cheaper and changes nothing else. */
export function preview({ text, lines, design, version, findings }: PreviewSource, memory: PreviewMemory = new PreviewMemory()): PreviewContent {
  const elements = design.diagrams.map(({ tree }) => previewElements(tree));
  const place = (offset: number) => ({ line: lineAt(lines, offset), start: offset });

  const diagramBlock = (view: DiagramView, source: string): PreviewDiagram => ({
    key: contentKey('diagram', source),
    ...place(view.body.start),
    diagram: diagramOf(view, source, elements[view.index] ?? []),
  });

  function blocks(): PreviewBlock[] {
    if (text.length > MOST_TEXT) return [{ key: 'too large', ...place(0), html: '<p><em>This document is too large to be shown.</em></p>' }];
    const [first] = design.diagrams;
    if (first && isStandalone(first)) return [diagramBlock(first, text)];
    const byBody = new Map(design.diagrams.map((view) => [view.body.start, view]));
    const { sections, definitions } = outline(text);
    const rendered = memory.recall(sections, definitions);
    return sections.flatMap(({ range: { start }, fences }, section) =>
      (rendered[section] ?? []).flatMap((block): PreviewBlock[] => {
        if ('html' in block) return [{ key: contentKey('prose', block.html), ...place(start + block.range.start), html: block.html }];
        const fence = fences[block.fence];
        const view = fence && byBody.get(start + fence.body.start);
        return view ? [diagramBlock(view, fence.text)] : [];
      }),
    );
  }

  return { version, blocks: blocks(), findings: findings.map((finding) => findingOf(finding, design, elements)) };
}

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
  { diagrams }: Design,
  elements: readonly (readonly PreviewElement[])[],
): PreviewFinding {
  const finding = { rule, severity, message, ...range };
  const view = diagram === undefined ? undefined : diagrams[diagram];
  // A drawing in plain text is shown as it is written.
  return view && view.type !== 'arrow-text'
    ? { ...finding, diagram: view.index, elements: elementsAt(elements[view.index] ?? [], shift(range, -view.body.start)) }
    : finding;
}

/** Whether the diagram is the whole file. */
const isStandalone = ({ range, body }: DiagramView): boolean => range.start === body.start && range.end === body.end;
