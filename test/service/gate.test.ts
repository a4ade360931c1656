import { describe, expect, test } from 'vitest';
import type { Design } from '../../server/src/model/design.ts';
import type { Finding, Rule } from '../../server/src/rules/rule.ts';
import { workspace } from '../support/workspace.ts';

/** A rule that reports the first character of each diagram, or of each heading. */
function rule(id: Rule['id'], changes: Partial<Rule> = {}): Rule {
  return {
    id,
    since: '0.1.0',
    source: 'test',
    scope: 'any',
    severity: 'warning',
    detected: 'off',
    fix: 'none',
    summary: '',
    why: '',
    leftAlone: [],
    bad: '',
    good: '',
    *check(design: Design): Iterable<Finding> {
      for (const { header } of design.diagrams) yield { range: header, message: 'diagram' };
      for (const { heading } of design.sections) if (heading) yield { range: heading, message: 'heading' };
    },
    ...changes,
  };
}

const rules = [
  rule('hld/declared'),
  rule('hld/both', { detected: 'information' }),
  rule('lld/declared'),
  rule('lld/both', { detected: 'hint' }),
  rule('doc/declared', { scope: 'document' }),
  rule('mermaid/any', { severity: 'error', detected: 'error' }),
  rule('hld/drawn', { scope: 'architecture', detected: 'warning' }),
];

const architecture = '```mermaid\nflowchart LR\n  app[Mobile App] --> api[Order Service] --> db[(Orders DB)]\n```\n';
const process = '```mermaid\nflowchart TD\n  start([Start]) --> ok{Is it paid?} -->|yes| ship[Ship the order]\n  ok -->|no| stop([End])\n```\n';

/** The rules that report at each line. */
async function speakers(text: string, path = '/repo/a.md', strict = false): Promise<Record<number, string>> {
  const files = { [path]: text, ...(strict && { '/repo/designdoc.config.json': '{ "extends": "designdoc:strict" }' }) };
  const found: Record<number, string> = {};
  for (const line of await workspace(files, { rules }).findings(path)) {
    const [place, severity, id] = line.split(' ') as [string, string, string];
    const at = Number.parseInt(place, 10);
    found[at] = [found[at], `${severity} ${id}`].filter(Boolean).join(', ');
  }
  return found;
}

describe('a declared document', () => {
  test('of both kinds: hld in what is not LLD, lld in LLD sections, ◆ rules everywhere', async () => {
    const text = `<!-- designdoc hld+lld -->\n# Orders\n## Architecture\n## Data model\n### Tables\n`;
    const high = 'warning doc/declared, warning hld/both, warning hld/declared, warning hld/drawn, warning lld/both, error mermaid/any';
    const low = 'warning doc/declared, warning hld/both, warning hld/drawn, warning lld/both, warning lld/declared, error mermaid/any';
    expect(await speakers(text)).toEqual({ 2: high, 3: high, 4: low, 5: low });
  });

  test('of kind hld: no lld rule but ◆, and hld in what is not LLD', async () => {
    const found = await speakers('<!-- designdoc hld -->\n# Orders\n## Data model\n');
    expect(found[2]).toBe('warning doc/declared, warning hld/both, warning hld/declared, warning hld/drawn, warning lld/both, error mermaid/any');
    expect(found[3]).toBe('warning doc/declared, warning hld/both, warning hld/drawn, warning lld/both, error mermaid/any');
  });

  test('of kind lld: lld in the whole, no hld rule but ◆', async () => {
    const found = await speakers('<!-- designdoc lld -->\n# Orders\n## Data model\n');
    const all = 'warning doc/declared, warning hld/both, warning hld/drawn, warning lld/both, warning lld/declared, error mermaid/any';
    expect(found).toEqual({ 2: all, 3: all });
  });
});

describe('a detected document', () => {
  test('has ◆ rules only, at their severity there', async () => {
    const found = await speakers(`# Orders\n\n${architecture}`);
    expect(found[4]).toBe('information hld/both, warning hld/drawn, hint lld/both, error mermaid/any');
  });

  test('counts as declared under designdoc:strict', async () => {
    const found = await speakers(`# Orders\n\n${architecture}`, '/repo/a.md', true);
    expect(found[4]).toBe('warning doc/declared, warning hld/both, warning hld/declared, warning hld/drawn, warning lld/both, error mermaid/any');
  });
});

test('a file that is no design doc has mermaid/* only', async () => {
  expect(await speakers(`# How to pay\n\n${process}`)).toEqual({ 1: 'error mermaid/any', 4: 'error mermaid/any' });
});

test('a rule about one role is silent in diagrams of another', async () => {
  const found = await speakers(`<!-- designdoc hld -->\n# Orders\n\n${process}\n${architecture}`);
  expect(found[5]).not.toContain('hld/drawn');
  expect(found[11]).toContain('hld/drawn');
});

test('a standalone diagram has the diagram rules', async () => {
  const drawing = architecture.split('\n').slice(1, -2).join('\n');
  expect(await speakers(drawing, '/repo/a.mmd')).toEqual({ 1: 'information hld/both, warning hld/drawn, hint lld/both, error mermaid/any' });
  expect(await speakers(drawing, '/repo/a.hld.mermaid')).toEqual({
    1: 'warning hld/both, warning hld/declared, warning hld/drawn, warning lld/both, error mermaid/any',
  });
});
