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
  let smallest = Infinity;
  let found: number[] = [];
  for (const [index, element] of elements.entries()) {
    const length = lengthAround(element, range);
    if (length < smallest) [smallest, found] = [length, []];
    if (length === smallest && length !== Infinity) found.push(index);
  }
  return found;
}

/** Of the smallest of its places that holds `range`; infinite where none does. */
function lengthAround(element: PreviewElement, range: Range): number {
  let length = contains(element, range) ? element.end - element.start : Infinity;
  for (const place of element.also ?? []) if (contains(place, range)) length = Math.min(length, place.end - place.start);
  return length;
}
