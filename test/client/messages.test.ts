import { describe, expect, test } from 'vitest';
import { isFromPage, isToPage } from '../../client/protocol/messages.ts';
import type { PreviewContent } from '../../server/src/features/preview-content.ts';

const CONTENT: PreviewContent = {
  version: 3,
  blocks: [
    { key: 'a', line: 0, start: 0, html: '<p>x</p>' },
    {
      key: 'b',
      line: 2,
      start: 30,
      diagram: {
        index: 0,
        source: 'flowchart LR',
        elements: [{ kind: 'edge', id: 'L_a_b_0', start: 4, end: 7 }],
        error: { message: 'No.', start: 1, end: 2 },
      },
    },
  ],
  findings: [{ rule: 'hld/x', severity: 'hint', message: 'Why?', start: 1, end: 2, diagram: 0, elements: [0] }],
};

const READING: NonNullable<PreviewContent['reading']> = {
  components: [{ name: 'A', kind: 'service', described: { start: 1, end: 2 }, places: [{ diagram: 0, element: 0 }] }],
  tables: [{ diagram: 0, components: [0], connections: [{ from: 0, to: 0, label: 'x', async: true, start: 1, end: 2 }] }],
  paths: [{ path: 'write', told: [{ start: 0, end: 9 }], places: [{ diagram: 0, element: 0 }] }],
};

const KEPT = { version: 2, blocks: 7, head: 1, tail: 5, lines: -2, offset: 17, diagrams: 0 };

describe('to the page', () => {
  test('goes what the server says of a document', () => expect(isToPage({ type: 'content', content: CONTENT })).toBe(true));

  test('goes what has changed, and that there is more', () =>
    expect(isToPage({ type: 'content', content: { ...CONTENT, kept: KEPT, more: true } })).toBe(true));

  test('goes what helps to read a design, and which fixes there are', () => {
    expect(isToPage({ type: 'content', content: { ...CONTENT, reading: READING } })).toBe(true);
    expect(isToPage({ type: 'fixes', titles: ['Label it'] })).toBe(true);
  });

  test.each<[string, unknown]>([
    ['a path of another name', { type: 'content', content: { ...CONTENT, reading: { ...READING, paths: [{ ...READING.paths[0], path: 'x' }] } } }],
    ['a component without a name', { type: 'content', content: { ...CONTENT, reading: { ...READING, components: [{ places: [] }] } } }],
    ['fixes without titles', { type: 'fixes', titles: [1] }],
    ['no message', null],
    ['a text', 'content'],
    ['an unknown kind', { type: 'eval', content: CONTENT }],
    ['no content', { type: 'content' }],
    ['a version that is no number', { type: 'content', content: { ...CONTENT, version: '3' } }],
    ['an offset before the text', { type: 'content', content: { ...CONTENT, blocks: [{ key: 'a', line: 0, start: -1, html: '' }] } }],
    ['a block without anything to show', { type: 'content', content: { ...CONTENT, blocks: [{ key: 'a', line: 0, start: 0 }] } }],
    ['a distance that is no whole number', { type: 'content', content: { ...CONTENT, kept: { ...KEPT, lines: 0.5 } } }],
    ['less than no blocks', { type: 'content', content: { ...CONTENT, kept: { ...KEPT, head: -1 } } }],
    ['keys that are no texts', { type: 'aside', keys: [1] }],
    ['HTML that is no text', { type: 'content', content: { ...CONTENT, blocks: [{ key: 'a', line: 0, start: 0, html: {} }] } }],
    ['an unknown severity', { type: 'content', content: { ...CONTENT, findings: [{ ...CONTENT.findings[0], severity: 'fatal' }] } }],
    ['elements that are no list', { type: 'content', content: { ...CONTENT, findings: [{ ...CONTENT.findings[0], elements: '0' }] } }],
  ])('does not go: %s', (_what, message) => expect(isToPage(message)).toBe(false));
});

describe('to the extension', () => {
  test.each([
    { type: 'ready' },
    { type: 'drawing', key: 'a' },
    { type: 'drawing' },
    { type: 'reveal', version: 1, start: 0, end: 3 },
    { type: 'open', href: 'notes.md' },
    { type: 'fixes', version: 1, places: [{ start: 0, end: 3 }] },
    { type: 'applyFix', version: 1, index: 0 },
    { type: 'export', name: 'a', svg: '<svg/>' },
  ])('goes %o', (message) => expect(isFromPage(message)).toBe(true));

  test.each<unknown>([
    undefined,
    'ready',
    { type: 'command', command: 'x' },
    { type: 'reveal', version: 1, start: 0.5, end: 3 },
    { type: 'reveal', start: 0, end: 3 },
    { type: 'open', href: ['x'] },
    { type: 'drawing', key: 1 },
  ])('does not go: %o', (message) => expect(isFromPage(message)).toBe(false));
});
