import type { Inspected, PlaceOf } from '../inspect.ts';
import type { ArchitectureDiagram, ArchitectureGroup } from '../tree.ts';

/** The services, junctions, groups and edges of an architecture diagram with Mermaid's names. */
export function inspectArchitecture({ nodes, groups, edges }: ArchitectureDiagram, placeOf: PlaceOf): Inspected {
  const inspectBox = ({ id, label, icon, parent, name }: ArchitectureGroup): Inspected => ({
    id,
    ...(label && { label: label.text }),
    ...(icon && { icon: icon.text }),
    ...(parent && { parent: parent.id }),
    ...placeOf(name.start),
  });
  return {
    nodes: nodes.map((node) => ({ ...inspectBox(node), shape: node.kind })),
    groups: groups.map(inspectBox),
    edges: edges.map(({ from, to, label, arrow }) => ({
      from: from.id,
      to: to.id,
      ...(label && { label: label.text }),
      arrow: arrow.text,
      ports: `${from.port.text}:${to.port.text}`,
      ...((from.group || to.group) && { groupEdge: `${from.group ? 1 : 0}${to.group ? 1 : 0}` }),
      ...placeOf(arrow.range.start),
    })),
  };
}
