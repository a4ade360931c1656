/** What holds for every rule. */
import { existsSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDesign } from '../../server/src/model/read.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Severity } from '../../server/src/model/severity.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { asDocument, findingsOf, preferredEdits } from '../support/check-rule.ts';
import { deepFreeze } from '../support/deep-freeze.ts';
import { mermaidErrors } from '../support/mermaid.ts';

const ORDER: readonly Severity[] = ['hint', 'information', 'warning', 'error'];
const NO_DESIGN = '---\ndesign: off\n---\n';
const PROCESS = 'flowchart TD\n  s([Start]) --> r[Receive order]\n  r --> c{Paid?}\n  c -->|yes| d[Ship order]\n  c -->|no| e([End])\n';

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
    for (const { edits } of fixes) {
      const fixed = applyEdits(bad, edits);
      expect(await mermaidErrors(fixed)).toEqual([]);
      expect(findingsOf(rule, fixed).length).toBeLessThan(found.length);
      for (const other of rules) expect(findingsOf(other, fixed).length).toBeLessThanOrEqual(findingsOf(other, bad).length);
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

  test('is silent on a process diagram', () => {
    expect(findingsOf(rule, asDocument(PROCESS))).toEqual([]);
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
