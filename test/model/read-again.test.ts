/** Typing reads one section again; what changes no fact only moves what stands behind it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FactsMemory, readDesign, readDocument } from '../../server/src/model/read.ts';

const DRAFT = readFileSync('examples/drafts/uber.md', 'utf8');

/** What is read of the draft after `piece` was typed behind the first `mark`. */
function afterTyping(mark: string, piece: string) {
  const memory = new FactsMemory();
  readDocument({ path: 'a.md', text: DRAFT }, {}, memory);
  const at = DRAFT.indexOf(mark) + mark.length;
  expect(at).toBeGreaterThanOrEqual(mark.length);
  const text = DRAFT.slice(0, at) + piece + DRAFT.slice(at);
  const reading = readDocument({ path: 'a.md', text }, {}, memory);
  expect(reading.design).toEqual(readDesign({ path: 'a.md', text }));
  return reading;
}

describe('typing', () => {
  test('a word of prose only moves what follows', () => {
    expect(afterTyping('The rider', ' and passenger').moved).toMatchObject({ after: expect.any(Number) });
  });
  test.each([
    ['a figure', 'In scope', ' 20 requests/s'],
    ['the name of a component beside figures', 'The multiplier', ' of the Matching Service'],
    ['a label', 'accept and progress', ' of a ride'],
    ['a heading', '## API', ' design'],
    ['a value of a field', 'OFFLINE, ', 'LOST, '],
    ['a new line', 'The rider', '\n'],
    ['the kind in the frontmatter', 'design: hld', ' '],
  ])('%s is a change', (_, mark, piece) => {
    expect(afterTyping(mark, piece).moved).toBeUndefined();
  });
});
