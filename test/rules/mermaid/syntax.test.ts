import { describe, expect, test } from 'vitest';
import { syntax } from '../../../server/src/rules/mermaid/syntax.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';
import { findingsOf } from '../../support/check-rule.ts';
import { mermaidErrors } from '../../support/mermaid.ts';

const fenced = (diagram: string): string => `# Notes\n\n- before\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n\nafter\n`;

describe('mermaid/syntax', () => {
  test.each([
    ['unquoted parentheses', 'flowchart LR\n  app[Mobile App (iOS)] --> gw[API Gateway]', '('],
    ['a path with a parameter between bars', 'flowchart LR\n  app -->|GET /rides/{id}| api', '{'],
    ['a reserved word as an id', 'flowchart LR\n  start --> end', 'end'],
    ['a stray arrow', 'flowchart LR\n  a -> b', '->'],
    ['a wrong cardinality', 'erDiagram\n  A ||-o{ B : has', undefined],
    ['a relation without a label', 'erDiagram\n  A ||--o{ B', undefined],
    ['a message without a colon', 'sequenceDiagram\n  A->>B', undefined],
    ['an open block', 'sequenceDiagram\n  A->>B: x\n  loop every day\n  B->>A: y', undefined],
    ['a transition without an end', 'stateDiagram-v2\n  [*] --> Open\n  Open -->', undefined],
  ])('%s: one finding inside the diagram, in plain words', async (_, diagram, token) => {
    const text = fenced(diagram);
    const [finding, ...others] = findingsOf(syntax, text);
    expect(await mermaidErrors(text)).toHaveLength(1);
    expect(others).toEqual([]);
    expect(finding!.message).toMatch(/^.{10,140}$/s);
    if (token) expect(text.slice(finding!.range.start, finding!.range.end)).toBe(token);
    const body = text.indexOf('mermaid\n') + 8;
    expect(finding!.range.start).toBeGreaterThanOrEqual(body);
    expect(finding!.range.end).toBeLessThanOrEqual(body + diagram.length + 1);
  });

  test.each([
    ['flowchart LR\n  app[Mobile App (iOS)] --> gw[API Gateway]', 'flowchart LR\n  app["Mobile App (iOS)"] --> gw[API Gateway]'],
    ['flowchart LR\n  a -> b', 'flowchart LR\n  a --> b'],
    ['flowchart LR\n  a -->| GET /rides/{id} (v2) | b', 'flowchart LR\n  a -->|"GET /rides/{id} (v2)"| b'],
  ])('its fix makes Mermaid accept the diagram', async (diagram, mended) => {
    const text = fenced(diagram);
    const fixed = applyEdits(text, findingsOf(syntax, text)[0]!.fixes![0]!.edits);
    expect(fixed).toBe(fenced(mended));
    expect(await mermaidErrors(fixed)).toEqual([]);
  });

  test('speaks in a list and in a quote, at the right place', () => {
    const text = '# Notes\n\n> - one\n>\n>   ```mermaid\n>   flowchart LR\n>     a[x (y)] --> b\n>   ```\n';
    const [finding] = findingsOf(syntax, text);
    expect(text.slice(finding!.range.start, finding!.range.end)).toBe('(');
  });

  test('speaks in a file that is one diagram', () => {
    expect(findingsOf(syntax, 'flowchart LR\n  a[x (y)] --> b\n', 'docs/a.mmd')).toHaveLength(1);
  });

  test('leaves alone the types that are not read', () => {
    expect(findingsOf(syntax, fenced('gantt\n  title A\n  section S\n  Task :a1, 2024-01-01, 30d'))).toEqual([]);
    expect(findingsOf(syntax, fenced('pie\n  "a" : 1'))).toEqual([]);
  });
});
