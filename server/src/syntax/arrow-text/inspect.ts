import type { Inspected, PlaceOf } from '../mermaid/inspect.ts';
import type { ArrowText } from './tree.ts';

/** A drawing as `designdoc inspect` prints it: boxes, groups and arrows with the places where they are written. */
export const inspectArrowText = ({ header, title, nodes, groups, edges }: ArrowText, placeOf: PlaceOf): Inspected => ({
  type: 'arrow-text',
  line: placeOf(header.start).line,
  errors: [],
  ...(title && { title: title.text }),
  nodes: nodes.map(({ id, name, form, group, places: [first] }) => ({
    id,
    label: name,
    ...(form !== 'bare' && { shape: form }),
    ...(group !== undefined && { group }),
    details: first!.details.map(({ text }) => text),
    notes: first!.notes.map(({ text }) => text),
    ...placeOf(first!.name.range.start),
  })),
  edges: edges.map(({ from, to, label, heads, dashed, arrow }) => ({
    from: from.id,
    to: to.id,
    ...(label && { label: label.text }),
    style: dashed ? 'dotted' : 'solid',
    heads,
    ...placeOf(arrow.start),
  })),
  groups: groups.map(({ id, label, members, notes, name }) => ({
    id,
    label,
    members,
    notes: notes.map(({ text }) => text),
    ...placeOf(name.start),
  })),
});
