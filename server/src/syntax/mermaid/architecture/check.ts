import type { Range } from '../../../text/range.ts';
import { shorten } from '../../../text/shorten.ts';
import type { ArchitectureDiagram, ArchitectureEnd, ArchitectureGroup } from '../tree.ts';

interface Problem {
  readonly range: Range;
  readonly message: string;
}

type Parts = Pick<ArchitectureDiagram, 'nodes' | 'groups' | 'edges' | 'alignments'>;

/** What ids Mermaid rejects. It takes groups first, then services, junctions, edges, alignments. */
export function findProblems({ nodes, groups, edges, alignments }: Parts): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, 'group' | 'node'>();
  const add = (range: Range, message: string): void => void problems.push({ range, message });
  const see = (box: ArchitectureGroup, kind: 'group' | 'node'): void => {
    const { id, name, parent } = box;
    if (seen.has(id)) add(name, `${shorten(id)} names a ${seen.get(id) === 'group' ? 'group' : 'service or junction'} already.`);
    else if (parent?.id === id) add(parent.range, `${shorten(id)} cannot stand in itself.`);
    else if (parent && seen.get(parent.id) === undefined) add(parent.range, unknownGroup(parent.id, kind));
    else if (parent && seen.get(parent.id) === 'node') add(parent.range, `${shorten(parent.id)} is no group.`);
    seen.set(id, seen.get(id) ?? kind);
  };
  for (const group of groups) see(group, 'group');
  for (const service of nodes.filter(({ kind }) => kind === 'service')) see(service, 'node');
  for (const junction of nodes.filter(({ kind }) => kind === 'junction')) see(junction, 'node');

  const parents = new Map(nodes.map(({ id, parent }) => [id, parent?.id]));
  const checkEnd = ({ id, range }: ArchitectureEnd): boolean => {
    if (seen.get(id) === 'node') return true;
    add(
      range,
      seen.has(id)
        ? `${shorten(id)} is a group: name a service, with \`{group}\` behind its id for the group that it stands in.`
        : `No service or junction is named ${shorten(id)}.`,
    );
    return false;
  };
  for (const { from, to } of edges) {
    const areKnown = [from, to].map(checkEnd).every(Boolean);
    const group = from.group ?? to.group;
    const parent = parents.get(from.id);
    if (areKnown && group && parent !== undefined && parent === parents.get(to.id))
      add(group, `${shorten(from.id)} and ${shorten(to.id)} stand in one group: the edge does not leave it.`);
  }
  for (const { members } of alignments) {
    const ids = new Set<string>();
    for (const { id, range } of members) {
      if (seen.get(id) !== 'node') add(range, `No service or junction is named ${shorten(id)}.`);
      else if (ids.has(id)) add(range, `${shorten(id)} is aligned twice.`);
      ids.add(id);
    }
  }
  return problems;
}

const unknownGroup = (id: string, kind: 'group' | 'node'): string =>
  kind === 'group' ? `No group above this one is named ${shorten(id)}.` : `No group is named ${shorten(id)}.`;
