/** What holds for every rule. */
import { existsSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import type { Severity } from '../../server/src/model/severity.ts';
import type { Report } from '../../server/src/service/report.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { asDocument, findingsOf, preferredEdits } from '../support/check-rule.ts';
import { deepFreeze } from '../support/deep-freeze.ts';
import { mermaidErrors } from '../support/mermaid.ts';
import { workspace } from '../support/workspace.ts';

const ORDER: readonly Severity[] = ['hint', 'information', 'warning', 'error'];
const NO_DESIGN = '---\ndesign: off\n---\n';
const PROCESS = 'flowchart TD\n  s([Start]) --> r[Receive order]\n  r --> c{Paid?}\n  c -->|yes| d[Ship order]\n  c -->|no| e([End])\n';

/** Every place but those in a word after its second letter: half of a long word is a word like another. */
const CUTS = /(?<!\w\w)|(?!\w)/g;

const PLACEHOLDER = 'doc/placeholder';

/** One diagram of each role, as the reader sees it. */
const OF_ROLE: Readonly<Record<Role, string>> = {
  architecture: 'flowchart LR\n  app[Mobile App] --> gw[API Gateway]\n  gw --> api[Order Service]\n  api --> db[(Orders DB)]\n',
  process: PROCESS,
  structure: 'flowchart TD\n  OrderController --> OrderService\n  OrderService --> OrderRepository\n  OrderRepository --> OrderMapper\n',
  illustration: 'flowchart LR\n  a[Partition 1] --> b[Partition 2]\n  b --> c[Partition 3]\n',
  behaviour: 'sequenceDiagram\n  participant A as Mobile App\n  participant B as Order Service\n  A->>B: order\n  B->>A: done\n',
  data: 'erDiagram\n  ORDER ||--o{ LINE : has\n  ORDER {\n    uuid id PK\n    text status "OPEN, PAID, SENT"\n  }\n  LINE {\n    text name\n  }\n',
  state: 'stateDiagram-v2\n  [*] --> OPEN\n  OPEN --> PAID\n  PAID --> SENT\n',
};

/** What the runner says of a declared document: only what the rule may say there. */
async function reportedOn(rule: Rule, text: string): Promise<Report['findings']> {
  const { service } = workspace({}, { rules: [rule] });
  const { report } = await service.analyse({ path: '/repo/design.md', text }, { folder: '/repo' });
  return report.findings.filter(({ rule: of }) => of === rule.id);
}

test('there is a diagram of each role to be silent on', () => {
  for (const [role, diagram] of Object.entries(OF_ROLE)) expect(readDesign({ path: 'a.md', text: asDocument(diagram) }).diagrams[0]?.role).toBe(role);
});

test('ids are unique and in order', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test('every file under rules/ is in the list', () => {
  const files = readdirSync('server/src/rules', { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  expect(files.filter((file) => /^[a-z]+\/[a-z-]+\.ts$/.test(file)).sort()).toEqual(rules.map(({ id }) => `${id}.ts`));
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const bad = asDocument(rule.bad);
  const found = findingsOf(rule, bad);

  test('has a test and a page', () => {
    expect(existsSync(`test/rules/${id}.test.ts`)).toBe(true);
    expect(existsSync(`docs/rules/${id}.md`)).toBe(true);
  });

  test('finds what is wrong in `bad`, and nothing in `good`', () => {
    expect(found).not.toEqual([]);
    expect(findingsOf(rule, asDocument(rule.good))).toEqual([]);
  });

  test('`good` is accepted by Mermaid, and so is `bad` but for what the rule says Mermaid rejects', async () => {
    expect(await mermaidErrors(asDocument(rule.good))).toEqual([]);
    expect((await mermaidErrors(bad)).length).toBe(id === 'mermaid/syntax' ? found.length : 0);
  });

  test('messages are one or two sentences of at most 140 characters', () => {
    for (const { message } of found) {
      expect(message.length).toBeLessThanOrEqual(140);
      expect(message).toMatch(/^[A-Z“`].*[.?]$/s);
    }
  });

  test('a finding is never graver than its rule', () => {
    for (const { severity } of found) expect(ORDER.indexOf(severity ?? rule.severity)).toBeLessThanOrEqual(ORDER.indexOf(rule.severity));
  });

  test('each fix parses in Mermaid, takes its finding away and adds none', async () => {
    if (rule.fix === 'none') return expect(found.flatMap(({ fixes }) => fixes ?? [])).toEqual([]);
    const fixes = found.flatMap(({ fixes }) => fixes ?? []);
    expect(fixes).not.toEqual([]);
    // A diagram that could not be read has more to say once it can.
    const wasRead = (await mermaidErrors(bad)).length === 0;
    for (const { edits } of fixes) {
      const fixed = applyEdits(bad, edits);
      expect(await mermaidErrors(fixed)).toEqual([]);
      expect(findingsOf(rule, fixed).length).toBeLessThan(found.length);
      for (const other of rules) {
        if (other.id !== PLACEHOLDER && (wasRead || other.id.startsWith('mermaid/')))
          expect({ of: other.id, more: Math.max(0, findingsOf(other, fixed).length - findingsOf(other, bad).length) }).toEqual({
            of: other.id,
            more: 0,
          });
      }
    }
  });

  test('all fixes together converge', () => {
    let text = bad;
    for (let pass = 0; pass < 10; pass++) {
      const edits = preferredEdits(findingsOf(rule, text));
      if (edits.length === 0) break;
      text = applyEdits(text, edits);
    }
    expect(preferredEdits(findingsOf(rule, text))).toEqual([]);
  });

  test('says the same of CRLF, at the mapped places', () => {
    const crlf = bad.replaceAll('\n', '\r\n');
    const mapped = findingsOf(rule, crlf).map(({ range, message }) => ({
      message,
      start: crlf.slice(0, range.start).replaceAll('\r\n', '\n').length,
      text: crlf.slice(range.start, range.end),
    }));
    expect(mapped).toEqual(found.map(({ range, message }) => ({ message, start: range.start, text: bad.slice(range.start, range.end) })));
  });

  test('is silent on diagrams of a role that it is not about', async () => {
    if (rule.scope === 'document' || rule.scope === 'any') return;
    for (const [role, diagram] of Object.entries(OF_ROLE)) {
      if (role !== rule.scope) expect({ role, said: await reportedOn(rule, asDocument(diagram)) }).toEqual({ role, said: [] });
    }
  });

  test('is silent on a process diagram', () => {
    expect(findingsOf(rule, asDocument(PROCESS))).toEqual([]);
  });

  test('is silent in a line that is half typed', async () => {
    if (id.startsWith('mermaid/')) return;
    for (const { index: end } of bad.matchAll(CUTS)) {
      const prefix = bad.slice(0, end);
      const { damaged } = readDesign({ path: 'a.md', text: prefix }).diagrams.at(-1) ?? { damaged: [] };
      if (damaged.length === 0) continue;
      const spoken = (await reportedOn(rule, prefix)).filter(({ range }) =>
        damaged.some((line) => line.start <= range.start && range.start < line.end),
      );
      expect({ prefix, spoken }).toEqual({ prefix, spoken: [] });
    }
  });

  test('never throws on any prefix of its examples, and its ranges lie inside the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(bad, asDocument(rule.good)), fc.nat(), (text, at) => {
        const prefix = text.slice(0, at % (text.length + 1));
        for (const { range, fixes } of findingsOf(rule, prefix)) {
          for (const { start, end } of [range, ...(fixes ?? []).flatMap(({ edits }) => edits.map((edit) => edit.range))]) {
            expect(0 <= start && start <= end && end <= prefix.length).toBe(true);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('does not change the design that it reads', () => {
    const design = deepFreeze(readDesign({ path: 'a.md', text: bad }));
    expect([...rule.check(design)]).toHaveLength(found.length);
  });
});

test('a document that is no design has no kind, whatever it draws', () => {
  for (const { bad } of rules) expect(readDesign({ path: 'a.md', text: NO_DESIGN + bad }).kind).toBeNull();
});
