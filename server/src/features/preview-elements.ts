/** The parts of a diagram that its picture shows, under the names Mermaid's SVG gives them. */
import type { Drawing } from '../syntax/arrow-text/tree.ts';
import { contains, type Range } from '../text/range.ts';
import { architectureElements } from './preview-elements/architecture.ts';
import { blockElements } from './preview-elements/block.ts';
import { c4Elements } from './preview-elements/c4.ts';
import { classElements } from './preview-elements/class.ts';
import type { PreviewElement } from './preview-elements/element.ts';
import { erElements } from './preview-elements/er.ts';
import { flowchartElements } from './preview-elements/flowchart.ts';
import { requirementElements } from './preview-elements/requirement.ts';
import { sequenceElements } from './preview-elements/sequence.ts';
import { stateElements } from './preview-elements/state.ts';

export type { PreviewElement } from './preview-elements/element.ts';

/** In the order in which Mermaid draws those that share a name. */
export function previewElements(diagram: Drawing): readonly PreviewElement[] {
  switch (diagram.type) {
    case 'flowchart':
      return flowchartElements(diagram);
    case 'sequence':
      return sequenceElements(diagram);
    case 'er':
      return erElements(diagram);
    case 'class':
      return classElements(diagram);
    case 'state':
      return stateElements(diagram);
    case 'c4':
      return c4Elements(diagram);
    case 'architecture':
      return architectureElements(diagram);
    case 'block':
      return blockElements(diagram);
    case 'requirement':
      return requirementElements(diagram);
    default:
      return [];
  }
}

/** The indices of the elements that a finding at `range` is about: those named by the smallest place that holds it; arrows made by `&` share theirs. */
export function elementsAt(elements: readonly PreviewElement[], range: Range): readonly number[] {
  const holding = elements.flatMap(({ start, end, also = [] }, index) =>
    [{ start, end }, ...also].filter((place) => contains(place, range)).map((place) => ({ index, length: place.end - place.start })),
  );
  const smallest = Math.min(...holding.map(({ length }) => length));
  return [...new Set(holding.filter(({ length }) => length === smallest).map(({ index }) => index))];
}
