import { cover } from '../../../text/range.ts';
import type { ArchitectureDiagram, ArchitectureEdge, ArchitectureEnd, ArchitectureGroup } from '../../../syntax/mermaid/tree.ts';
import type { Graph, GraphArrow } from '../graph.ts';
import { membersByParent } from './members.ts';

/** Services, groups and edges; a junction is no box, so what ends at one is no connection. */
export function graphOfArchitecture({ nodes, groups, edges }: ArchitectureDiagram): Graph {
  const services = nodes.filter(({ kind }) => kind === 'service');
  const parentOf = ({ parent }: ArchitectureGroup): { readonly parent?: string } => (parent ? { parent: parent.id } : {});
  const members = membersByParent([...services, ...groups].map((each) => ({ id: each.id, ...parentOf(each) })));
  const groupOf = new Map(services.map(({ id, parent }) => [id, parent?.id]));
  return {
    boxes: services.map((service) => ({
      id: service.id,
      label: service.label?.text || service.id,
      type: 'service',
      ...(service.icon && { icon: service.icon.text }),
      places: [{ id: service.name, ...(service.label && { label: service.label }) }],
      ...parentOf(service),
    })),
    groups: groups.map((group) => ({
      id: group.id,
      ...(group.label && { label: group.label }),
      name: group.name,
      ...(group.icon && { icon: group.icon.text }),
      ...parentOf(group),
      members: members.get(group.id) ?? [],
      range: group.range,
    })),
    arrows: edges.map((edge) => arrowOf(edge, groupOf)),
  };
}

function arrowOf({ from, to, label, arrow }: ArchitectureEdge, groupOf: ReadonlyMap<string, string | undefined>): GraphArrow {
  const endOf = ({ id, group }: ArchitectureEnd): string => (group && groupOf.get(id)) || id;
  const starts = arrow.text.startsWith('<');
  const ends = arrow.text.endsWith('>');
  const isBack = starts && !ends;
  return {
    from: endOf(isBack ? to : from),
    to: endOf(isBack ? from : to),
    ...(label && label.text !== '' && { label }),
    dashed: false,
    invisible: false,
    heads: starts && ends ? 2 : starts || ends ? 1 : 0,
    reply: false,
    arrow: arrow.range,
    range: cover(from.port.range, to.port.range),
    notation: { kind: 'architecture', token: arrow },
  };
}
