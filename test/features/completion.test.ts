/** Where a snippet is offered: `|` is where somebody types. */
import { expect, test } from 'vitest';
import { completionsAt } from '../../server/src/features/completion.ts';
import { readDesign } from '../../server/src/model/read.ts';

function offered(drawn: string): string[] {
  const offset = drawn.indexOf('|');
  const text = drawn.slice(0, offset) + drawn.slice(offset + 1);
  return completionsAt(offset, text, readDesign({ path: 'docs/design.md', text })).map(({ prefix }) => prefix);
}

const HLD = '---\ndesign: hld\n---\n\n# Rides\n\n';
const LLD = '---\ndesign: lld\n---\n\n# Rides\n\n';
const ENTITY = '```mermaid\nerDiagram\n  RIDE {\n    uuid id PK\n    string status\n  }\n```\n\n';

test('an empty file is offered whole documents, and nothing else', () => {
  expect(offered('|')).toEqual(['hld', 'lld', 'adr']);
  expect(offered('hl|')).toEqual(['hld', 'lld', 'adr']);
  expect(offered('---\ndesign: hld\n---\n\n|').slice(0, 3)).toEqual(['hld', 'lld', 'adr']);
});

test('a high-level design is offered patterns and flows at the start of a block, and no whole document', () => {
  const all = offered(`${HLD}|`);
  expect(all).toEqual(expect.arrayContaining(['pattern-01', 'cache-aside', 'write-path', 'capacity', 'api']));
  expect(all).not.toEqual(expect.arrayContaining(['hld']));
  expect(all.filter((prefix) => prefix.startsWith('lld-'))).toEqual([]);
});

test('a low-level design is offered design patterns', () => {
  const all = offered(`${LLD}|`);
  expect(all).toEqual(expect.arrayContaining(['lld-strategy', 'concurrency', 'entities', 'api']));
  expect(all).not.toContain('cache-aside');
});

test('a state machine is offered after an entity', () => {
  expect(offered(`${LLD}|`)).not.toContain('state-machine');
  expect(offered(`${LLD}|\n\n${ENTITY}`)).not.toContain('state-machine');
  expect(offered(`${LLD}${ENTITY}state|`)).toContain('state-machine');
});

test('what is typed is replaced', () => {
  const text = `${HLD}cache-a`;
  const [first] = completionsAt(text.length, text, readDesign({ path: 'docs/design.md', text }));
  expect(first!.range).toEqual({ start: HLD.length, end: text.length });
});

test.each([
  ['behind words', `${HLD}We use a cache|`],
  ['in the middle of a paragraph', `${HLD}We use\ncache|`],
  ['in a fence', `${HLD}\`\`\`mermaid\nflowchart LR\n\ncache|\n\`\`\`\n`],
  ['in a heading', `${HLD}## cache|`],
  ['in a list', `${HLD}- cache|`],
  ['in a document that is no design doc', '# Notes\n\nWe met.\n\ncache|'],
  ['behind a word that is too long', `${HLD}${'a'.repeat(60)}|`],
])('nothing is offered %s', (_, drawn) => expect(offered(drawn)).toEqual([]));

test('lines that end in CRLF are no other place', () => {
  expect(offered(`${HLD}cache|`.replaceAll('\n', '\r\n'))).toContain('cache-aside');
});
