import { describe, expect, test } from 'vitest';
import { unfenced } from '../../../server/src/rules/mermaid/unfenced.ts';
import { checkRule, findingsOf } from '../../support/check-rule.ts';

const BARE = 'This diagram stands in no fence, so it is shown as text. Put ```mermaid before it and ``` after it.';
const OPEN = 'This fence is never closed, so all that follows is part of the diagram. Close it with ```.';

describe('mermaid/unfenced', () => {
  test('a diagram in no fence', () => {
    checkRule(
      unfenced,
      `
      # Order

      stateDiagram-v2
      ^^^^^^^^^^^^^^^ ${BARE}
        [*] --> Placed
        Placed --> Paid : pay

      ## Next
      `,
      { fixed: '# Order\n\n```mermaid\nstateDiagram-v2\n  [*] --> Placed\n  Placed --> Paid : pay\n```\n\n## Next\n' },
    );
  });

  test('a diagram whose opening fence is missing', () => {
    const [finding] = findingsOf(unfenced, '# Order\n\nflowchart LR\n  a --> b\n```\n\nmore\n');
    expect(finding?.message).toBe(BARE);
    expect(finding?.fixes?.[0]?.edits).toEqual([{ range: { start: 9, end: 9 }, text: '```mermaid\n' }]);
  });

  test('a fence that is open to the end', () => {
    checkRule(unfenced, `# Order\n\n\`\`\`mermaid\n^^^^^^^^^^ ${OPEN}\nflowchart LR\n  a --> b\n`, {
      fixed: '# Order\n\n```mermaid\nflowchart LR\n  a --> b\n```\n',
    });
  });

  test('a fence that swallows what follows is closed after its diagram', () => {
    checkRule(unfenced, `# Order\n\n\`\`\`mermaid\n^^^^^^^^^^ ${OPEN}\nsequenceDiagram\n  A->>B: hi\n\nThe order is placed, and then it is paid.\n`, {
      fixed: '# Order\n\n```mermaid\nsequenceDiagram\n  A->>B: hi\n```\n\nThe order is placed, and then it is paid.\n',
    });
  });

  describe('is silent', () => {
    test.each([
      '# A\n\nflowchart LR\n',
      '# A\n\nflowchart LR\n\nis the header of a left-to-right chart, (see below).\n',
      '# A\n\nerDiagram\nis a type of diagram.\n',
      '# A\n\ngraph TD is the old word.\n',
    ])('where the lines below do not read as that type: %j', (text) => expect(findingsOf(unfenced, text)).toEqual([]));
    test('in fences, whatever their language', () => expect(findingsOf(unfenced, '# A\n\n```text\nflowchart LR\n  a --> b\n```\n')).toEqual([]));
    test('in fences that close', () => expect(findingsOf(unfenced, '# A\n\n```mermaid\nflowchart LR\n  a --> b\n```\n')).toEqual([]));
  });
});
