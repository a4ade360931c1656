import type { FlowNode } from '../../syntax/mermaid/tree.ts';
import { shift } from '../../text/range.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule } from '../rule.ts';

/** One id, two labels. */
export const relabelledNode = defineRule({
  id: 'mermaid/relabelled-node',
  since: '0.1.0',
  source: 'Mermaid 12.3.0: a node has the last label written',
  scope: 'any',
  severity: 'warning',
  detected: 'warning',
  fix: 'none',
  summary: 'One node with two labels.',
  why: 'Mermaid draws one box with the last label; the first name, and what its arrows meant, is silently lost.',
  leftAlone: ['The same label written twice, and a label after a bare id.'],
  bad: 'flowchart LR\n  a[Order API] --> b[Orders DB]\n  a[Stock API] --> c[Stock DB]\n',
  good: 'flowchart LR\n  a[Order API] --> b[Orders DB]\n  s[Stock API] --> c[Stock DB]\n',

  *check({ diagrams }) {
    for (const { tree, body } of diagrams) {
      if (tree.type !== 'flowchart') continue;
      for (const node of tree.nodes) {
        const [first, ...others] = labelsOf(node);
        const other = others.find(({ text }) => text !== first?.text);
        if (!first || !other) continue;
        yield {
          range: shift(other.range, body.start),
          message: `“${node.id}” is already “${shorten(first.text, 30)}”, and Mermaid draws one box for both. Give this one an id of its own.`,
          related: [{ range: shift(first.range, body.start), message: 'The first label.' }],
        };
      }
    }
  },
});

const labelsOf = ({ places }: FlowNode) => places.flatMap(({ text, label }) => (text !== undefined && label ? [{ text, range: label }] : []));
