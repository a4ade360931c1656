import { describe, test } from 'vitest';
import { isolatedNode } from '../../../server/src/rules/mermaid/isolated-node.ts';
import { checkRule } from '../../support/check-rule.ts';

describe('mermaid/isolated-node', () => {
  test('a box without an arrow among boxes that have some', () => {
    checkRule(
      isolatedNode,
      `
      flowchart LR
        app[Mobile App] -->|HTTPS| api[Order API]
        cache[(Session Cache)]
               ^^^^^^^^^^^^^ Nothing leads to “Session Cache” and nothing leaves it. Connect it, or take it out.
      `,
    );
  });
  test('silent where fewer than half of the boxes have an arrow', () => {
    checkRule(isolatedNode, 'flowchart LR\n  a[One] --> b[Two]\n  c[Three]\n  d[Four]\n  e[Five]\n');
  });
  test('silent in legends and on notes', () => {
    checkRule(isolatedNode, 'flowchart LR\n  a[One] --> b[Two]\n  subgraph Legend\n    l[solid: waits]\n  end\n  Note1[All in one region]\n');
  });
  test('silent on instances of a box that has arrows', () => {
    checkRule(isolatedNode, 'flowchart LR\n  lb[LB] --> a1[App Server 1]\n  a2[App Server 2]\n  a3[App Server 3 standby]\n  a1 --> db[(DB)]\n');
  });
  test('silent in a subgraph that has arrows itself', () => {
    checkRule(
      isolatedNode,
      'flowchart LR\n  a[Gateway] --> apps\n  a --> c[Cache]\n  subgraph apps\n    subgraph inner\n      b[Order API]\n    end\n  end\n',
    );
  });
  test('silent in half-typed diagrams', () => {
    checkRule(isolatedNode, 'flowchart LR\n  a[Gateway] --> b[Order API]\n  c[Cache]\n  b -->|x\n');
  });
});
