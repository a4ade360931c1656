import { describe, expect, it, test } from 'vitest';
import { FIXTURES } from '../../conformance/mermaid/fixtures/index.mjs';
import { at, errorsIn, expectSoundRanges, fixed, inspect, read } from './reading.ts';

test('a type that passes through has its header, its title and its accessibility texts', () => {
  const text = '%% plan\ngantt\n  title The plan\n  accTitle: Plan\n  accDescr: All of it\n  section One\n';
  const { name, header, title, accTitle, accDescr, errors } = read('other', text);
  expect([name, at(text, header), title?.text, accTitle?.text, accDescr?.text, errors]).toEqual([
    'gantt',
    'gantt',
    'The plan',
    'Plan',
    'All of it',
    [],
  ]);
});

test('inspect calls it by its name', () => expect(inspect('pie\n  "Dogs" : 1')).toEqual({ type: 'pie', errors: [] }));

describe('a text of no type', () => {
  it.each([
    ['', '"" There is no diagram here: start with its type, e.g. flowchart LR.'],
    ['flowchrt LR\n  a --> b', '"flowchrt" `flowchrt` is no diagram type that Mermaid knows: did you mean `flowchart`?'],
    ['SequenceDiagram\n  a->>b: x', '"SequenceDiagram" `SequenceDiagram` is no diagram type that Mermaid knows: did you mean `sequenceDiagram`?'],
    [
      'The shop sells bread.',
      '"The" This is no diagram type that Mermaid knows: start with e.g. flowchart, sequenceDiagram, erDiagram, stateDiagram-v2.',
    ],
    [
      '\n---\ntitle: x\n---\npie',
      '"---" Frontmatter must be the very first thing: move it above blank lines, comments and directives, and close it with ---.',
    ],
  ])('%j', (text, expected) => expect(errorsIn(text)).toEqual([expected]));
});

test('the fix of a misspelt type leaves a diagram of that type', () => {
  expect(errorsIn(fixed('flowchrt LR\n  a --> b'))).toEqual([]);
});

it.each(Object.entries(FIXTURES.other))('%s can be cut anywhere', (_name, text) => {
  for (let end = 0; end <= text.length; end++) expectSoundRanges(text.slice(0, end));
});
