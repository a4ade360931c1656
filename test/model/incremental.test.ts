/** What was kept of the last version never shows in the next: the design equals one that is read from scratch. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FactsMemory, readDesign } from '../../server/src/model/read.ts';
import { rules } from '../../server/src/rules/index.ts';
import { shift } from '../../server/src/text/range.ts';
import { deepFreeze } from '../support/deep-freeze.ts';

// A few runs, each by chance: more come with each run of the tests, and one that fails prints its seed.
const DRAFT = readFileSync('examples/drafts/uber.md', 'utf8');
const PIECES = [
  '\n',
  ' ',
  '#',
  '# New\n',
  '```mermaid\n',
  '```\n',
  '-->',
  '|x|',
  '%% c\n',
  'flowchart LR\n',
  'a[Order API] --> b[(Orders DB)]\n',
  '---\n',
  '<!-- designdoc hld -->\n',
  '10K RPS',
  '\r\n',
  '😀',
  ');\n',
  'status text',
  '[l]: x.md\n',
  '| [a][l] |\n',
];

/** Where, how much goes, what comes. */
const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.constantFrom(...PIECES)), { minLength: 1, maxLength: 12 });

const apply = (text: string, [at, gone, piece]: readonly [number, number, string]): string => {
  const start = at % (text.length + 1);
  return text.slice(0, start) + piece + text.slice(start + gone);
};

const findingsOf = (design: ReturnType<typeof readDesign>) =>
  rules.flatMap((rule) => [...rule.check(design)].map(({ range, message, fixes }) => ({ rule: rule.id, range, message, fixes })));

describe('an edited document', () => {
  test('has the same design as one read from scratch', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        const memory = new FactsMemory();
        let text = DRAFT;
        readDesign({ path: 'a.md', text }, {}, memory);
        for (const step of steps) {
          text = apply(text, step);
          expect(readDesign({ path: 'a.md', text }, {}, memory)).toEqual(readDesign({ path: 'a.md', text }));
        }
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  test('has the same design after each key that is typed in one place', () => {
    const keys = fc.array(fc.tuple(fc.nat({ max: 300 }), fc.nat({ max: 2 }), fc.constantFrom('a', ' ', '|', '`', '10K', '- ', ')', '')), {
      minLength: 6,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.nat({ max: DRAFT.length }), keys, (place, typed) => {
        const memory = new FactsMemory();
        let text = DRAFT;
        readDesign({ path: 'a.md', text }, {}, memory);
        for (const [at, gone, key] of typed) {
          text = apply(text, [place + at, gone, key]);
          expect(readDesign({ path: 'a.md', text }, {}, memory)).toEqual(readDesign({ path: 'a.md', text }));
        }
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  test('has ranges inside its text, none of which cuts a surrogate pair or a CRLF', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        const text = steps.reduce(apply, DRAFT);
        const design = readDesign({ path: 'a.md', text });
        const drawn = design.diagrams.flatMap(({ graph, body }) => rangesIn(graph).map((range) => shift(range, body.start)));
        for (const { start, end } of [...rangesIn(design), ...drawn]) {
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
          for (const at of [start, end]) expect(/^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(at - 1, at + 1))).toBe(false);
        }
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});

test('rules leave a frozen design as it is', () => {
  const design = deepFreeze(readDesign({ path: 'a.md', text: DRAFT }));
  expect(findingsOf(design)).toEqual(findingsOf(readDesign({ path: 'a.md', text: DRAFT })));
});

/** Every range in a design but those of the diagrams' trees and graphs, which count from their body. */
function rangesIn(value: unknown, seen: Set<unknown> = new Set()): { start: number; end: number }[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const own =
    'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number'
      ? [{ start: value.start, end: value.end }]
      : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => (key === 'tree' || key === 'graph' ? [] : rangesIn(inner, seen)))];
}
