import type { ClassDiagram } from '../../syntax/mermaid/tree.ts';
import { cover } from '../../text/range.ts';
import { element, type PreviewElement } from './element.ts';

/** Relationships are numbered from 1, notes and the interfaces at lollipops from 0. */
export function classElements({ classes, relationships, groups, notes }: ClassDiagram): PreviewElement[] {
  const lollipops = relationships.flatMap(({ typeFrom, typeTo, from, to }) => {
    if (typeFrom === 'lollipop') return [from];
    return typeTo === 'lollipop' ? [to] : [];
  });
  return [
    ...classes.flatMap(({ id, places, annotations, members, methods }) => [
      ...element('node', id, places),
      ...[...annotations.slice(0, 1).map(({ whole }) => whole), ...members.map(({ range }) => range), ...methods.map(({ range }) => range)].flatMap(
        (range) => element('member', id, [range]),
      ),
    ]),
    ...relationships.flatMap(({ range }, index) => element('edge', `${index + 1}`, [range])),
    ...lollipops.flatMap(({ range }, index) => element('node', `interface${index}`, [range])),
    ...groups.flatMap(({ id, places, title }) =>
      element(
        'group',
        id,
        places.map((place, index) => (index === 0 ? cover(place, title ?? place) : place)),
      ),
    ),
    ...notes.flatMap(({ text }, index) => element('note', `note${index}`, [text.range])),
  ];
}
