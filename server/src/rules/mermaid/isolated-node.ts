import type { FlowNode, Flowchart } from '../../syntax/mermaid/tree.ts';
import { meaningOf } from '../../model/components/component-name.ts';
import { shift } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

/** A box without an arrow among boxes that have some. */
export const isolatedNode = defineRule({
  id: 'mermaid/isolated-node',
  since: '0.1.0',
  source: 'Reading a design: every box is reached from the user’s action',
  scope: 'any',
  severity: 'hint',
  detected: 'hint',
  fix: 'none',
  summary: 'Box without an arrow.',
  why: 'What nothing leads to and nothing leaves is either not needed or not yet understood; often it is a misspelt id.',
  leftAlone: [
    'Diagrams in which fewer than half of the boxes have an arrow.',
    'Legends and notes.',
    'Instances of a box that has arrows: App 1, App 2, App 3.',
    'Boxes of a subgraph that has arrows itself.',
  ],
  bad: 'flowchart LR\n  app[Mobile App] -->|HTTPS| api[Order API]\n  api -->|SQL| db[(Orders DB)]\n  cache[(Session Cache)]\n',
  good: 'flowchart LR\n  app[Mobile App] -->|HTTPS| api[Order API]\n  api -->|SQL| db[(Orders DB)]\n  api -->|GET / SET| cache[(Session Cache)]\n',

  *check({ diagrams }) {
    for (const { tree, body } of diagrams) {
      if (tree.type !== 'flowchart' || tree.errors.length > 0) continue;
      for (const node of isolated(tree)) {
        const place = node.places[0]!;
        yield {
          range: shift(place.label ?? place.id, body.start),
          message: `Nothing leads to “${meaningOf(node.label).name || node.id}” and nothing leaves it. Connect it, or take it out.`,
        };
      }
    }
  },
});

const ASIDE = /\b(?:legend|key|notes?|info|description|comment|remarks?)(?:\b|\d|_)/i;

function isolated(flowchart: Flowchart): FlowNode[] {
  const { nodes, groups, edges } = flowchart;
  const joined = new Set(edges.flatMap(({ from, to }) => [from.id, to.id]));
  const boxes = nodes.filter(({ id }) => !groups.some((group) => group.id === id));
  const connected = boxes.filter(({ id }) => joined.has(id));
  if (connected.length * 2 < boxes.length) return [];
  const covered = membersOf(
    groups.filter((group) => joined.has(group.id) || ASIDE.test(group.label)).map(({ id }) => id),
    flowchart,
  );
  const names = new Set(connected.map(stem));
  return boxes.filter((node) => !joined.has(node.id) && !covered.has(node.id) && !names.has(stem(node)) && !ASIDE.test(`${node.id} ${node.label}`));
}

/** All that lies in these groups, inner groups included. */
function membersOf(ids: readonly string[], { groups }: Flowchart): ReadonlySet<string> {
  const members = new Map(groups.map((group) => [group.id, group.members]));
  const found = new Set<string>();
  const open = [...ids];
  for (let id; (id = open.pop()) !== undefined;) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(members.get(id) ?? []));
  }
  return found;
}

/** The name without what tells instances apart. */
const stem = ({ label }: FlowNode): string =>
  meaningOf(label)
    .name.toLowerCase()
    .replace(/[\s#_-]*\b(?:\d+|[a-z])\b.*$/, '')
    .trim();
