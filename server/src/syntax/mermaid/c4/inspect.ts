import type { Inspected, PlaceOf } from '../inspect.ts';
import type { C4Boundary, C4Details, C4Diagram, C4Node } from '../tree.ts';

/** The elements, boundaries and relations of a C4 diagram with Mermaid's names. */
export function inspectC4({ nodes, groups, edges }: C4Diagram, placeOf: PlaceOf): Inspected {
  return {
    nodes: nodes.map((node) => ({
      id: node.id,
      label: labelOf(node),
      shape: node.shape,
      ...texts(node),
      ...(node.parent !== undefined && { parent: node.parent }),
      ...placeOf(node.calls[0]!.range.start),
    })),
    groups: groups.map((group) => ({
      id: group.id,
      label: labelOf(group),
      ...(group.shape !== undefined && { shape: group.shape }),
      ...(group.parent !== undefined && { parent: group.parent }),
      ...placeOf(group.range.start),
    })),
    edges: edges.map((edge) => ({
      from: edge.from.id,
      to: edge.to.id,
      ...(edge.label && { label: edge.label.text }),
      ...texts(edge),
      arrow: edge.arrow,
      ...placeOf(edge.call.range.start),
    })),
  };
}

const texts = (says: C4Details): Inspected =>
  Object.fromEntries((['techn', 'descr', 'sprite', 'tags', 'link'] as const).flatMap((key) => (says[key]?.text ? [[key, says[key].text]] : [])));

/** As Mermaid has it: a named parameter in the place of the label is the label, name and all. */
function labelOf({ label, calls }: C4Node | C4Boundary): unknown {
  const second = calls.at(-1)!.parameters[1];
  return second?.key && label.text === '' ? { [second.key.text]: second.value.text } : label.text;
}
