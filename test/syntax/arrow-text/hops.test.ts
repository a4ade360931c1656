import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHops } from '../../../server/src/syntax/arrow-text/hops.ts';

const shown = (text: string): string[] => readHops(text).map(({ from, to, label }) => `${from.text} → ${to.text}${label ? `: ${label.text}` : ''}`);

describe('readHops', () => {
  test.each([
    ['A → B → C', ['A → B', 'B → C']],
    ['REQUESTED ──accept──▶ MATCHED ──pickup──▶ IN_PROGRESS', ['REQUESTED → MATCHED: accept', 'MATCHED → IN_PROGRESS: pickup']],
    ['- `NEW` -> `PAID`', ['NEW → PAID']],
    ['[Client] --> [API]', ['Client → API']],
    ['│ Created │────▶│ Validated │', ['Created → Validated']],
    ['| Client → Gateway | HTTPS → yes |', ['Client → Gateway', 'HTTPS → yes']],
    ['NEW => PAID', ['NEW → PAID']],
    ['no arrow here', []],
    ['→ dangling', []],
    ['a -- b', []],
  ])('%s', (text, hops) => expect(shown(text)).toEqual(hops));

  test('every part stands where its text is, in any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A', 'Paid', ' ', '→', '──', '▶', '-->', '|', '\n', '[', ']', '`', '😀', '─x─')).map((parts) => parts.join('')),
        (text) => {
          for (const { from, to, label } of readHops(text))
            for (const part of [from, to, ...(label ? [label] : [])]) expect(text.slice(part.range.start, part.range.end)).toBe(part.text);
        },
      ),
    );
  });
});
