/** Places to go to, one after the other, in the order of the document. */
import type { Content, Finding } from '../../protocol/messages.ts';
import { DiagramView } from '../diagram-view.ts';
import type { View } from '../document-view.ts';
import { badgeOf } from './badges.ts';
import { type Choice, chosenFindings, chosenPlaces } from './choice.ts';
import { blockAt, byDiagram, markOf } from './prose-marks.ts';

export interface Stop {
  readonly view: View;
  /** Of the diagram that the view shows. */
  readonly element?: number;
  /** Of which it is the place. */
  readonly finding?: Finding;
}

export function stopsOf(views: readonly View[], content: Content, choice: Choice | undefined): readonly Stop[] {
  const pictured = byDiagram(views);
  const order = new Map(views.map((view, index) => [view, index]));
  const inOrder = (stops: readonly Stop[]): readonly Stop[] => stops.toSorted((a, b) => order.get(a.view)! - order.get(b.view)!);
  const places = chosenPlaces(choice, content);

  switch (choice?.kind) {
    case 'path': {
      const told = toldViews(views, content, choice).filter((view) => !(view instanceof DiagramView));
      const drawn = new Set(places.flatMap(({ diagram }) => pictured.get(diagram) ?? []));
      return inOrder([...firstOfEach(told, order), ...drawn].map((view) => ({ view })));
    }
    case 'component': {
      const described = content.reading?.components[choice.index]?.described;
      const view = described && blockAt(views, described.start);
      const drawn = places.flatMap(({ diagram, element }) => {
        const at = pictured.get(diagram);
        return at ? [{ view: at, element }] : [];
      });
      return inOrder([...(view ? [{ view }] : []), ...drawn]);
    }
    default:
      return chosenFindings(content.findings, choice).flatMap((finding) => {
        const view = (finding.diagram !== undefined && pictured.get(finding.diagram)) || blockAt(views, finding.start);
        const [element] = finding.elements ?? [];
        return view ? [{ view, finding, ...(element !== undefined && { element }) }] : [];
      });
  }
}

/** The blocks in which the text tells of the chosen path. */
export function toldViews(views: readonly View[], { reading }: Content, choice: Choice | undefined): readonly View[] {
  if (choice?.kind !== 'path') return [];
  const told = reading?.paths.find(({ path }) => path === choice.path)?.told ?? [];
  const leads = new Set(told.flatMap(({ start }) => blockAt(views, start) ?? []));
  return views.filter((view) => leads.has(view) || told.some(({ start, end }) => start <= view.block.start && view.block.start < end));
}

/** Of blocks that follow each other the first. */
const firstOfEach = (some: readonly View[], order: ReadonlyMap<View, number>): readonly View[] =>
  some.filter((view, index) => index === 0 || order.get(some[index - 1]!) !== order.get(view)! - 1);

/** What stands for a stop on the page: the mark of a finding, the part of a picture, else the block. */
export function targetOf({ view, element, finding }: Stop): Element {
  const picture = view instanceof DiagramView ? view.picture : undefined;
  if (picture && element !== undefined) return (finding && badgeOf(picture, element)) ?? picture.parts[element]?.[0] ?? view.element;
  return (finding && markOf(view)) ?? view.element;
}
