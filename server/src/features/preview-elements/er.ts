import type { ErDiagram } from '../../syntax/mermaid/tree.ts';
import { element, headOf, type PreviewElement } from './element.ts';

/** Relationships are numbered. */
export function erElements({ entities, relationships, groups }: ErDiagram): PreviewElement[] {
  const isGroup = new Set(groups.map(({ id }) => id));
  return [
    ...entities
      .filter(({ id }) => !isGroup.has(id))
      .flatMap(({ id, places, attributes }) => [
        ...element('node', id, places),
        ...attributes.flatMap(({ range }) => element('member', id, [range])),
      ]),
    ...relationships.flatMap(({ range }, index) => element('edge', `${index}`, [range])),
    ...groups.flatMap(({ id, name, title, range }) => {
      const named = entities.find((entity) => entity.id === id)?.places ?? [];
      return element('group', id, [headOf(range, title ?? name), ...named]);
    }),
  ];
}
