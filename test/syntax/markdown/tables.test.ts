import { expect, test } from 'vitest';
import { outline } from '../../../server/src/syntax/markdown/outline.ts';
import { readBlocks } from '../../../server/src/syntax/markdown/blocks.ts';
import { tablesIn } from '../../../server/src/syntax/markdown/tables.ts';
import { tablesOf } from '../../support/tables.ts';

/** Each cell of the rows as `text [source]`. */
const cells = (text: string): string[][] =>
  tablesOf(text).map(({ rows }) => rows.flatMap((row) => row.map((cell) => `${cell.text} [${text.slice(cell.range.start, cell.range.end)}]`)));

test.each([
  ['with a cell without its bars', '| A | B |\n|---|---|\n|  x |y  |\n', [['x [x]', 'y [y]']]],
  ['without bars at the ends', 'A | B\n---|---\n1 | 2\n\n3 | 4\n', [['1 [1]', '2 [2]']]],
  ['with escaped bars, in code too', '| A | B |\n|---|---|\n| `x \\| y` | a \\| |\n', [['x | y [`x \\| y`]', 'a | [a \\|]']]],
  ['without its markup', '| A |\n|---|\n| **z** [l](u "t") ~~no~~ a<br>b |\n', [['z l no ab [**z** [l](u "t") ~~no~~ a<br>b]']]],
  ['in a quote', '> | A |\n> |---|\n> | 1 |\n', [['1 [1]']]],
  ['in a list', '- a\n\n  | A |\n  |---|\n  | 1 |\n', [['1 [1]']]],
  ['with line ends of Windows', '| A | B |\r\n|---|---|\r\n| 1 | 2 |\r\n', [['1 [1]', '2 [2]']]],
  ['with empty cells', '| A | B |\n|---|---|\n| | 2 |\n| 3 |  |\n', [[' []', '2 [2]', '3 [3]', ' []']]],
  ['not in a fence', '```\n| A |\n|---|\n| 1 |\n```\n', []],
  ['not in a comment', '<!--\n| A |\n|---|\n| 1 |\n-->\n', []],
  ['not with fewer dashes than columns', '| A | B |\n|---|\n| 1 | 2 |\n', []],
])('a table is read %s', (_, text, expected) => {
  expect(cells(text)).toEqual(expected);
});

test('an empty cell stands behind its bar', () => {
  const [table] = tablesOf('| A | B |\n|---|---|\n| | 2 |\n');
  expect(table!.rows[0]![0]!.range).toEqual({ start: 21, end: 21 });
});

test('what is blanked in the text is in no cell', () => {
  const text = '| A |\n|---|\n| <!-- no --> 1 |\n';
  const [table] = tablesIn(readBlocks({ text }).blocks, text.replace('<!-- no -->', '           '));
  expect(table!.rows[0]).toEqual([{ raw: '1', text: '1', range: { start: 26, end: 27 } }]);
});

test('a link whose definition stands in another section says its text', () => {
  const { sections, definitions } = outline('| A |\n|---|\n| [orders][o] |\n\n# B\n\n[o]: orders.md\n');
  const [table] = tablesIn(readBlocks(sections[0]!, definitions).blocks, sections[0]!.text);
  expect(table!.rows[0]![0]!.text).toBe('orders');
});

test('a table that is too long to be read has the rows up to there', () => {
  const [table] = tablesOf(`| A | B |\n|---|---|\n${'| `a` | [b](c) |\n'.repeat(5000)}`);
  expect(table!.rows.length).toBeGreaterThan(100);
  expect(table!.rows.length).toBeLessThan(5000);
});
