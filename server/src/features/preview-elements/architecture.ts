import type { ArchitectureDiagram } from '../../syntax/mermaid/tree.ts';
import { cover, type Range } from '../../text/range.ts';
import { element, type PreviewElement } from './element.ts';

export function architectureElements({ nodes, groups, edges }: ArchitectureDiagram): PreviewElement[] {
  const named = new Map<string, Range[]>(nodes.map(({ id }) => [id, []]));
  for (const { id, range } of edges.flatMap(({ from, to }) => [from, to])) named.get(id)?.push(range);
  return [
    ...nodes.flatMap(({ id, range }) => element('node', id, [range, ...(named.get(id) ?? [])])),
    ...edges.flatMap(({ from, to }) => element('edge', `${from.id}_${to.id}`, [cover(from.range, to.range)])),
    ...groups.flatMap(({ id, range }) => element('group', id, [range])),
  ];
}
