/** Every range of the model holds the text that the model says stands there. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Design } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';
import type { Range } from '../../server/src/text/range.ts';
import { describeRealDocuments } from '../support/real-documents.ts';

const EXAMPLES = ['designs/uber', 'drafts/uber', 'drafts/parking-lot'].map((name) => `examples/${name}.md`);

/** Letters and figures, in which spellings, quotes, entities and line breaks do not matter. */
const plain = (text: string): string =>
  text
    .replace(/<br\s*\/?>|&\w+;|#\w+;/gi, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** What the model says of places, each with its range: the text there must hold the words. */
function* claims(design: Design): Generator<readonly [what: string, words: string, range: Range]> {
  for (const { name, aliases, places } of design.components)
    for (const { range, labelled } of places) if (labelled) yield ['component', [name, ...aliases].join('|'), range];
  for (const { label, technology } of design.connections) for (const part of [label, technology]) if (part) yield ['label', part.text, part.range];
  for (const { members, things } of design.boxes)
    for (const { text, range, cut } of [...members, ...things]) {
      yield ['in a box', text, range];
      if (cut) yield ['what goes with it', text, cut];
    }
  for (const { views } of design.entities)
    for (const { name, notation, range, attributes } of views) {
      yield ['entity', name, range];
      for (const attribute of attributes) {
        yield ['attribute', attribute.name, attribute.range];
        // An example has values where others have types.
        if (attribute.type && attribute.typeRange && notation !== 'json') yield ['type', attribute.type, attribute.typeRange];
        for (const value of attribute.values) yield ['value', value.text, value.range];
      }
    }
  for (const { label } of design.relationships) if (label) yield ['relationship', label.text, label.range];
  for (const { states, transitions } of design.stateMachines) {
    for (const { id, descriptions, places } of states) for (const range of places) yield ['state', [id, ...descriptions].join('|'), range];
    for (const { label } of transitions) if (label) yield ['transition', label.text, label.range];
  }
  for (const { path, name, range } of design.endpoints) yield ['endpoint', path ?? name?.split('.').at(-1) ?? '', range];
  for (const { text, range } of design.placeholders) yield ['placeholder', text, range];
}

/** The claims that are not true. */
const lies = (text: string): string[] =>
  [...claims(readDesign({ path: 'a.md', text }, { forced: 'hld+lld' }))]
    .filter(([, words, range]) => !words.split('|').some((said) => plain(text.slice(range.start, range.end)).includes(plain(said))))
    .map(([what, words, { start, end }]) => `${what} “${words}” is not in “${text.slice(start, end)}”`);

describe.each(EXAMPLES)('%s', (file) => {
  test('says what stands at its ranges', () => expect(lies(readFileSync(file, 'utf8'))).toEqual([]));
});

describeRealDocuments('real documents', (documents) => {
  test.each(documents.map(({ name, text }) => [name, text] as const))('%s says what stands at its ranges', (_, text) =>
    expect(lies(text)).toEqual([]),
  );
});
