import type { Inspected, PlaceOf } from '../inspect.ts';
import type { Flowchart } from '../tree.ts';

/** The keys of a flowchart. */
export function inspectFlowchart({ nodes, edges, groups }: Flowchart, placeOf: PlaceOf): Inspected {
  return {
    nodes: nodes.map(({ id, label, shape, classes, places }) => ({
      id,
      label,
      ...(shape !== undefined && { shape }),
      ...(classes.length > 0 && { classes }),
      ...placeOf(places[0]!.id.start),
    })),
    edges: edges.map(({ id, from, to, label, stroke, arrow, link }) => ({
      ...(id && { id: id.text }),
      from: from.id,
      to: to.id,
      ...(label && { label: label.text }),
      style: arrow === 'INVALID' ? 'INVALID' : stroke,
      arrow,
      ...placeOf(link.start),
    })),
    groups: groups.map(({ id, label, members, name }) => ({ id, label, members, ...placeOf(name.start) })),
  };
}
