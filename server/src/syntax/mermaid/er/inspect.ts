import type { Inspected, PlaceOf } from '../inspect.ts';
import type { ErDiagram } from '../tree.ts';

/** What `inspect` shows of an erDiagram. */
export const inspectEr = ({ entities, relationships, groups }: ErDiagram, placeOf: PlaceOf): Inspected => ({
  entities: entities.map(({ id, alias, attributes, places }) => ({
    id,
    ...(alias && { alias: alias.text }),
    attributes: attributes.map(({ type, name, keys, comment, range }) => ({
      type: type.text,
      name: name.text,
      ...(keys.length > 0 && { keys: keys.map(({ text }) => text) }),
      ...(comment && { comment: comment.text }),
      ...placeOf(range.start),
    })),
    ...placeOf(places[0]!.start),
  })),
  relationships: relationships.map(({ from, to, label, cardFrom, cardTo, identifying, range }) => ({
    from: from.id,
    to: to.id,
    ...(label && { label: label.text }),
    cardFrom: cardFrom.text,
    cardTo: cardTo.text,
    identifying,
    ...placeOf(range.start),
  })),
  groups: groups.map(({ id, label, members, range }) => ({ id, label, members, ...placeOf(range.start) })),
});
