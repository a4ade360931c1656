import { describe, test } from 'vitest';
import { relabelledNode } from '../../../server/src/rules/mermaid/relabelled-node.ts';
import { checkRule } from '../../support/check-rule.ts';

describe('mermaid/relabelled-node', () => {
  test('one id, two labels', () => {
    checkRule(
      relabelledNode,
      `
      flowchart LR
        a[Order API] --> b[Orders DB]
        a[Stock API] --> c[Stock DB]
          ^^^^^^^^^ “a” is already “Order API”, and Mermaid draws one box for both. Give this one an id of its own.
      `,
    );
  });
  test('silent on the same label written twice, and on a label after a bare id', () => {
    checkRule(relabelledNode, 'flowchart LR\n  a --> b[Orders DB]\n  a[Order API] --> c[Stock DB]\n  a[Order API] --> d["Orders DB 2"]\n');
  });
});
