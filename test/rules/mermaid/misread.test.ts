import { describe, expect, test } from 'vitest';
import { misread } from '../../../server/src/rules/mermaid/misread.ts';
import { checkRule, findingsOf, asDocument } from '../../support/check-rule.ts';
import { mermaidErrors, mermaidFlowchart } from '../../support/mermaid.ts';

const LOST = 'and the rest of it is lost. Word it differently.';

describe('mermaid/misread', () => {
  test('an id whose first letter becomes the head of the arrow', async () => {
    expect(await mermaidFlowchart('flowchart LR\n  gw---orders')).toEqual({ nodes: ['gw', 'rders'], edges: ['gw arrow_circle rders'] });
    checkRule(
      misread,
      `
      flowchart LR
        gw---orders
          ^^^^^^^^^ Mermaid draws an arrow with a circle to “rders” here. Write a blank before “orders” if that is the box.
        gw--xray
          ^^^^^^ Mermaid draws an arrow with a cross to “ray” here. Write a blank before “xray” if that is the box.
      `,
      { fixed: 'flowchart LR\n  gw--- orders\n  gw--- xray\n' },
    );
    expect((await mermaidFlowchart('flowchart LR\n  gw--- orders\n  gw--- xray')).nodes).toEqual(['gw', 'orders', 'xray']);
  });

  test('a bare comment mark, which is a box', async () => {
    expect((await mermaidFlowchart('flowchart LR\n  a --> b\n  %%\n  b --> c')).nodes).toContain('%%');
    checkRule(
      misread,
      `
      flowchart LR
        a --> b
        %%
        ^^ Mermaid makes a box of this \`%%\`. A comment is a line of its own, with text after \`%%\`.
      `,
    );
  });

  test('a comment behind a block, which is more blocks', async () => {
    expect(await mermaidErrors(asDocument('block-beta\n  a["x"] %% note\n'))).toEqual([]);
    expect(findingsOf(misread, asDocument('block-beta\n  a["x"] %% note\n'))).toHaveLength(1);
  });

  test.each([
    ['flowchart LR\n  a[direction LR]-->b\n  c --> d', 'flowchart'],
    ['flowchart LR\n  a[direction TD]-->b\n  c --> d', 'flowchart with TD'],
    ['erDiagram\n  A ||--o{ B : has\n  redirection LR', 'er'],
    ['stateDiagram-v2\n  a --> b : direction LR', 'state'],
  ])('a line that is taken for its direction: %j (%s)', (diagram) => {
    const [finding, ...others] = findingsOf(misread, asDocument(diagram));
    expect(finding?.message).toContain(LOST);
    expect(others).toEqual([]);
  });

  test('Mermaid really loses such a line', async () => {
    expect((await mermaidFlowchart('flowchart LR\n  a[direction LR]-->b\n  c --> d')).nodes).toEqual(['c', 'd']);
    expect((await mermaidFlowchart('flowchart LR\n  a[direction TD]-->b\n  c --> d')).nodes).toEqual(['c', 'd']);
  });

  describe('is silent', () => {
    test('on directions, comments and heads that are meant', () =>
      checkRule(
        misread,
        'flowchart LR\n  %% direction LR is a comment\n  subgraph s\n    direction TB\n    a --o b\n    a --x c\n  end\n  a --- oB\n',
      ));
    test('on what Mermaid rejects', () => checkRule(misread, 'flowchart LR\n  a---oB\n  c -> d\n'));
  });
});
