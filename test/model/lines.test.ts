import { expect, test } from 'vitest';
import { linesOf } from '../../server/src/model/queries/lines.ts';
import { readBlocks } from '../../server/src/syntax/markdown/blocks.ts';

test.each([
  ['a `b c` d\n\n`e f`', [['b c'], ['e f']]],
  ['``a ` b``', [['a ` b']]],
  ['- a\n\n  > `b c`', [[], ['b c']]],
  ['[`a b`](u)', [['a b']]],
  ['| A |\n|---|\n| `a \\| b` |', [[], [], ['a \\| b']]],
  ['\\`a b\\`', [[]]],
  ['`a\nb`', [[], []]],
])('the code spans of the lines of %j', (text, expected) => {
  const lines = linesOf(text, readBlocks({ text }).blocks);
  expect(lines.map(({ spans }) => spans.map((span) => span.text))).toEqual(expected);
  for (const { spans } of lines) for (const span of spans) expect(text.slice(span.range.start, span.range.end)).toBe(span.text);
});
