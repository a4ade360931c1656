import type { Inspected, PlaceOf } from '../inspect.ts';
import type { ClassDiagram, ClassMember } from '../tree.ts';

/** What `inspect` shows of a classDiagram. */
export const inspectClass = ({ classes, relationships, groups, notes }: ClassDiagram, placeOf: PlaceOf): Inspected => ({
  classes: classes.map(({ id, label, generic, members, methods, annotations, parent, places }) => ({
    id,
    label: label?.text ?? id,
    ...(generic && { generic: generic.text }),
    members: members.map((member) => inspectMember(member, placeOf)),
    methods: methods.map((method) => inspectMember(method, placeOf)),
    ...(annotations.length > 0 && { annotations: annotations.map(({ text }) => text) }),
    ...(parent !== undefined && { parent }),
    ...placeOf(places[0]!.start),
  })),
  relationships: relationships.map(({ from, to, label, typeFrom, typeTo, stroke, cardFrom, cardTo, range }) => ({
    from: from.id,
    to: to.id,
    ...(label && { label: label.text }),
    typeFrom,
    typeTo,
    style: stroke,
    ...(cardFrom && { cardFrom: cardFrom.text }),
    ...(cardTo && { cardTo: cardTo.text }),
    ...placeOf(range.start),
  })),
  groups: groups.map(({ id, label, parent, members, places }) => ({
    id,
    label,
    ...(parent !== undefined && { parent }),
    members,
    ...placeOf(places[0]!.start),
  })),
  notes: notes.map(({ target, text }) => ({ ...(target && { target: target.id }), text: text.text, ...placeOf(text.range.start) })),
});

const inspectMember = ({ text, returnType, classifier, range }: ClassMember, placeOf: PlaceOf): Inspected => ({
  text,
  ...(returnType && { ret: returnType }),
  ...(classifier && { classifier }),
  ...placeOf(range.start),
});
