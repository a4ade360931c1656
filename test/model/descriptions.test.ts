import { describe, expect, test } from 'vitest';
import { readDesign } from '../../server/src/model/read.ts';

const DRAWING = '```mermaid\nflowchart LR\n  app[Rider App] --> a1[Order Service 1]\n  app --> a2[Order Service 2]\n  a1 --> q[[Trip Queue]]\n```\n';

/** What describes each component, as the first line of the place. */
function described(text: string): Record<string, string> {
  const document = `---\ndesign: hld\n---\n# Rides\n\n${DRAWING}\n${text}`;
  const { components } = readDesign({ path: 'a.md', text: document });
  return Object.fromEntries(components.flatMap(({ name, described: at }) => (at ? [[name, document.slice(at.start, at.end)]] : [])));
}

describe('a component is described', () => {
  test.each([
    ['by a heading, whatever its number', '### 3.1 Order Service\n\nText.\n', { 'Order Service': '### 3.1 Order Service' }],
    [
      'by a list item',
      '- **Order Service**: takes orders.\n- `Trip Queue` — holds trips\n',
      { 'Order Service': 'Order Service', 'Trip Queue': 'Trip Queue' },
    ],
    ['by a numbered item with a note', '1. **Order Service (Go)** takes orders.\n', { 'Order Service': 'Order Service (Go)' }],
    ['by a paragraph', 'Trip Queue: holds trips.\n\nRider App - what riders see.\n', { 'Trip Queue': 'Trip Queue', 'Rider App': 'Rider App' }],
    ['by a row of a table', '| Component | Does |\n|---|---|\n| Order Service | takes orders |\n', { 'Order Service': 'Order Service' }],
    ['by the heading before the item', '- **Order Service**: x\n\n## Order Services\n', { 'Order Service': '## Order Services' }],
  ])('%s', (_, text, expected) => expect(described(text)).toEqual(expected));

  test.each([
    ['in passing', 'Then the Order Service takes the order.\n'],
    ['in code', '```\nOrder Service: x\n```\n'],
    ['as another thing', '- **Order Service Tests**: x\n'],
  ])('not %s', (_, text) => expect(described(text)).toEqual({}));
});

test('the title of the document describes no component', () => {
  const text = '# Order Service HLD\n\n```mermaid\nflowchart LR\n  a[Rider App] --> b[Order Service]\n  b --> c[(Rides)]\n```\n';
  expect(readDesign({ path: 'a.md', text }).components.every((component) => component.described === undefined)).toBe(true);
});

test('hostile lines take no time', () => {
  for (const piece of ['**', '- **a', 'a ', '`', '| ', 'a: ', '- [ ] ']) described(`${piece.repeat(50_000)}\n`);
});
