import { expect, test } from 'vitest';
import { lenses } from '../../server/src/features/lenses.ts';
import { readDesign } from '../../server/src/model/read.ts';

const diagram = '```mermaid\nflowchart LR\n  app[Mobile App] --> gw[API Gateway]\n  gw --> api[Order Service]\n```\n';
const shown = (text: string, path = 'docs/orders.md'): string[] =>
  lenses(readDesign({ path, text })).map(({ range, title, declares }) => `${text.slice(range.start, range.end)}: ${title} = ${declares}`);

test('a document that only looks like a design doc is asked about on its title', () => {
  expect(shown(`Words.\n\n# Orders\n\n${diagram}`)).toEqual([
    '# Orders: Design doc? Lint as HLD = hld',
    '# Orders: LLD = lld',
    '# Orders: both = hld+lld',
    '# Orders: never = off',
  ]);
});

test('one without a title, on its first line', () => {
  const [first] = lenses(readDesign({ path: 'docs/orders.md', text: diagram }));
  expect(first?.range).toEqual({ start: 0, end: 0 });
});

test.each([
  ['is declared', `---\ndesign: hld\n---\n# Orders\n\n${diagram}`],
  ['is declared to be none', `---\ndesign: off\n---\n# Orders\n\n${diagram}`],
  ['is no design doc', '# Notes\n\nWords.\n'],
  ['teaches', `# How to order\n\n${diagram}`],
])('nothing is asked of one that %s', (_, text) => expect(shown(text)).toEqual([]));
