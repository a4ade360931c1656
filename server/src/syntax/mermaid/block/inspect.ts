import type { Inspected, PlaceOf } from '../inspect.ts';
import type { BlockDiagram } from '../tree.ts';

/** The blocks, groups and arrows of a block diagram with Mermaid's names. */
export function inspectBlock({ nodes, groups, edges }: BlockDiagram, placeOf: PlaceOf): Inspected {
  return {
    nodes: nodes.map(({ id, label, shape, width, parent, directions, places }) => ({
      id,
      label,
      shape,
      ...(width > 1 && { width }),
      ...(parent !== undefined && { parent }),
      ...(directions.length > 0 && { directions }),
      ...placeOf(places[0]!.id.start),
    })),
    groups: groups.map(({ id, label, parent, range }) => ({
      id,
      ...(label !== undefined && { label }),
      ...(parent !== undefined && { parent }),
      ...placeOf(range.start),
    })),
    edges: edges.map(({ from, to, label, stroke, arrow, tokens }) => ({
      from: from.id,
      to: to.id,
      ...(label && { label: label.text }),
      style: stroke,
      arrow,
      ...placeOf(tokens[0]!.range.start),
    })),
  };
}
