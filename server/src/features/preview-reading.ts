/** What helps to read a design: its components and where they are drawn, what each architecture diagram shows as a table, and its two paths. */
import { ofArchitecture } from '../model/components/connections.ts';
import type { Component, Design } from '../model/design.ts';
import { tracePaths, type TracedPath } from '../model/sections/paths.ts';
import { type Range, shift } from '../text/range.ts';
import type { PreviewPlace, PreviewReading } from './preview-content.ts';
import { elementsAt, type PreviewElement } from './preview-elements.ts';

/** @param elements those of each diagram. Nothing for a document that designs nothing */
export function readingOf(design: Design, elements: readonly (readonly PreviewElement[])[]): PreviewReading | undefined {
  if (design.kind === null) return undefined;
  const { components, diagrams } = design;
  const numbers = new Map(components.map((component, index) => [component, index]));
  const number = (component: Component): number => numbers.get(component) ?? 0;

  const placesAt = (diagram: number, range: Range): PreviewPlace[] => {
    const view = diagrams[diagram];
    return view ? elementsAt(elements[diagram] ?? [], shift(range, -view.body.start)).map((element) => ({ diagram, element })) : [];
  };
  const pathOf = ({ path, told, diagrams: whole, drawn }: TracedPath): PreviewReading['paths'][number] => ({
    path,
    told: told.map(({ start, end }) => ({ start, end })),
    places: distinct([
      ...whole.flatMap((diagram) => (elements[diagram] ?? []).map((_, element) => ({ diagram, element }))),
      ...drawn.flatMap(({ diagram, range }) => placesAt(diagram, range)),
    ]),
  });

  const arrows = ofArchitecture(design).filter(({ isContainment }) => !isContainment);
  return {
    components: components.map(({ name, kind, technology, described, places }) => ({
      name,
      ...(kind && { kind }),
      ...(technology !== undefined && { technology }),
      ...(described && { described: { start: described.start, end: described.end } }),
      places: distinct(places.flatMap(({ diagram, range }) => placesAt(diagram, range))),
    })),
    tables: diagrams
      .filter(({ role, type }) => role === 'architecture' && type !== 'arrow-text')
      .map(({ index: diagram }) => ({
        diagram,
        components: components.filter(({ places }) => places.some((place) => place.diagram === diagram)).map(number),
        connections: arrows
          .filter((arrow) => arrow.diagram === diagram)
          .map(({ from, to, label, async, dashed, range: { start, end } }) => ({
            from: number(from),
            to: number(to),
            ...(label && { label: label.text }),
            async: async || dashed,
            start,
            end,
          })),
      })),
    paths: tracePaths(design).map(pathOf),
  };
}

function distinct(places: readonly PreviewPlace[]): PreviewPlace[] {
  const known = new Set<string>();
  return places.filter(({ diagram, element }) => known.size < known.add(`${diagram} ${element}`).size);
}
