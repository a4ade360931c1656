import { describe, expect, it, test } from 'vitest';
import type { Flowchart } from '../../../server/src/syntax/mermaid/tree.ts';
import { FIXTURES } from '../../conformance/mermaid/fixtures/index.mjs';
import { at, errorsIn, expectSoundRanges, expectToReadAnything, fixed, piecesOf, read } from './reading.ts';

const flowchart = (...lines: string[]): string => ['flowchart LR', ...lines].join('\n  ');

/** Nodes as `id shape label`, what is not there left out. */
const nodes = (text: string): string[] =>
  read('flowchart', text).nodes.map(({ id, shape, label }) => [id, shape, label === id ? undefined : `“${label}”`].filter(Boolean).join(' '));

const edge = ({ id, from, to, label, stroke, arrow }: Flowchart['edges'][number]): string =>
  `${id ? `${id.text}: ` : ''}${from.id} ${stroke} ${arrow} ${to.id}${label ? `: ${label.text}` : ''}`;

const edges = (text: string): string[] => read('flowchart', text).edges.map(edge);

const groups = (text: string): string[] =>
  read('flowchart', text).groups.map(
    ({ id, label, members, direction }) => `${id} “${label}” ${members.join(' ')}${direction ? ` ${direction.text}` : ''}`,
  );

describe('nodes', () => {
  it.each([
    ['a', ['a']],
    ['a[one]', ['a square “one”']],
    ['a("one (1)")', ['a round “one (1)”']],
    ['a{{one}} --> b([two])', ['a hexagon “one”', 'b stadium “two”']],
    ['a[/one/two/] --> b[/three\\]', ['a lean_right “one/two”', 'b trapezoid “three”']],
    ['a["`**one**`"]', ['a square “**one**”']],
    ['a["one" two]', ['a square “one two”']],
    ['a[one #quot;two#quot; &#35;3]', ['a square “one "two" #3”']],
    ['a[one]\n  a[two]', ['a square “two”']],
    ['a@{ shape: cyl, label: "one (1)" }', ['a cyl “one (1)”']],
    ['a@{\n    shape: doc\n  }', ['a doc']],
    ['東京 --> Zürich.1', ['東京', 'Zürich.1']],
  ])('%s', (line, expected) => expect(nodes(flowchart(line))).toEqual(expected));

  test('know each place that names them, with its shape, its label and its class', () => {
    const text = flowchart('shop["The shop"]:::hot --> till', 'till@{ shape: cyl, label: Money }');
    const places = read('flowchart', text).nodes.flatMap((node) => node.places);
    expect(places.map((place) => [place.id, place.shape, place.label, place.className].map((range) => range && at(text, range)))).toEqual([
      ['shop', '["The shop"]', 'The shop', 'hot'],
      ['till', undefined, undefined, undefined],
      ['till', '@{ shape: cyl, label: Money }', 'Money', undefined],
    ]);
  });
});

describe('edges', () => {
  it.each([
    ['a --> b', ['a solid arrow_point b']],
    ['a <-.-> b', ['a dotted double_arrow_point b']],
    ['a ===|one| b', ['a thick arrow_open b: one']],
    ['a -- one --x b', ['a solid arrow_cross b: one']],
    ['a ~~~ b', ['a invisible arrow_open b']],
    ['a---oB', ['a solid arrow_circle B']],
    ['a <-- one --- b', ['a solid INVALID b: one']],
    ['a & b --> c & d', ['a solid arrow_point c', 'a solid arrow_point d', 'b solid arrow_point c', 'b solid arrow_point d']],
    ['a e1@--> b & c', ['e1: a solid arrow_point b', 'a solid arrow_point c']],
    ['a --> b\n  --> c', ['a solid arrow_point b', 'b solid arrow_point c']],
  ])('%s', (line, expected) => expect(edges(flowchart(line))).toEqual(expected));

  test('know the place of their tokens, their label and their ends', () => {
    const text = flowchart('shop -- "asks (once)" --> till -->|"pays"| bank');
    const found = read('flowchart', text).edges.map(({ from, to, tokens, label, link }) => [
      ...[from, to, ...tokens].map(({ range }) => at(text, range)),
      label && at(text, label.range),
      at(text, link),
    ]);
    expect(found).toEqual([
      ['shop', 'till', '--', '-->', 'asks (once)', '-- "asks (once)" -->'],
      ['till', 'bank', '-->', 'pays', '-->|"pays"|'],
    ]);
  });
});

describe('subgraphs', () => {
  it.each([
    ['subgraph yard [The yard]\n  van\n  end', ['yard “The yard” van']],
    ['subgraph the yard\n  van\n  end', ['subGraph0 “the yard” van']],
    ['subgraph "yard"\n  direction TB\n  van --> bike\n  end', ['yard “yard” van bike TB']],
    ['subgraph a\n  x\n  subgraph b\n  y\n  end\n  end\n  subgraph c\n  x\n  z\n  end', ['b “b” y', 'a “a” x b', 'c “c” z']],
    ['subgraph a\n  x\n  end\n  subgraph a\n  y\n  end', ['a “a” x y']],
  ])('%s', (lines, expected) => expect(groups(flowchart(lines))).toEqual(expected));

  test('know their place', () => {
    const text = flowchart('subgraph yard [The yard]', 'van', 'end', 'van --> yard');
    const [group] = read('flowchart', text).groups;
    expect([group!.name, group!.title, group!.range].map((range) => range && at(text, range))).toEqual([
      'yard',
      'The yard',
      'subgraph yard [The yard]\n  van\n  end',
    ]);
  });
});

test('lines of looks know what they speak of', () => {
  const text = flowchart(
    'a e1@--> b',
    'style a fill:#eee',
    'class a,b hot',
    'linkStyle 0 stroke:red',
    'click a "https://example.org" "A tip"',
    'e1@{ animate: true }',
  );
  const found = read('flowchart', text).stylings.map(({ kind, names, targets, value, tooltip }) => [
    kind,
    at(text, names),
    targets.map(({ range }) => at(text, range)).join(' '),
    value?.text,
    tooltip?.text,
  ]);
  expect(found).toEqual([
    ['style', 'a', 'a', 'fill:#eee', undefined],
    ['class', 'a,b', 'a b', 'hot', undefined],
    ['linkStyle', '0', '0', 'stroke:red', undefined],
    ['click', 'a', 'a', 'https://example.org', 'A tip'],
    ['data', 'e1', 'e1', 'animate: true', undefined],
  ]);
});

test('what is no part of the drawing is read, too', () => {
  const text = '---\ntitle: Shop\n---\nflowchart TD\n  %% later\n  accTitle: The shop\n  accDescr { From shop\n  to till }\n  a --> b\n';
  const { title, direction, accTitle, accDescr, comments } = read('flowchart', text);
  expect([title, direction, accTitle, accDescr, ...comments].map((part) => part?.text)).toEqual([
    'Shop',
    'TB',
    'The shop',
    'From shop\nto till',
    'later',
  ]);
});

describe('what Mermaid rejects is told in plain words, at its place', () => {
  it.each([
    ['a --> end', '"end" `end` closes a subgraph here; write `End` or quote it: e["end"].'],
    ['a[one (two)] --> b', '"(" `(` cannot stand in a label without quotes: write "…" around the label.'],
    ['a -> b', '"->" `->` is no arrow of Mermaid\'s: write `-->`.'],
    ['a->b', '"->" `->` is no arrow of Mermaid\'s: write `-->`.'],
    ['a -- b', '"--" `--` begins an arrow with a label, and no arrow ends it: write `-->`.'],
    ['a[] --> b', '"[" A label cannot be empty: write a text before ], or a blank.'],
    ['a["one] --> b', '"\\"" This quote is never closed: write " before ].'],
    ['a --> graph-db', '"graph" `graph` is a word of Mermaid\'s and names no node: write e.g. graph1["graph"].'],
    ['a --> b c --> d', '"c" Write an arrow, or end the line here; two statements on a line need a semicolon between them.'],
    ['subgraph yard\n  van', '"" `end` is missing: the subgraph "yard" is never closed.'],
    ['end', '"end" `end` closes a subgraph, and none is open here. A node is called `End`, or `e[end]`.'],
    ['a[one]::hot', '"::" A class comes behind three colons: A[x]:::important.'],
    ['a --> b\n  linkStyle 3 stroke:red', '"3" There is no edge 3 above this line: edges count from 0, and so far there are 1.'],
    ['a@{ shape: Cylinder }', '"Cylinder" Mermaid has no shape Cylinder: names are in lower case, e.g. rect, cyl, diam, stadium, doc.'],
  ])('%s', (line, expected) => expect(errorsIn(flowchart(line))).toEqual([expected]));

  it.each([
    ['a --> end'],
    ['a[one (two)] --> b'],
    ['a -> b'],
    ['a->b'],
    ['a => b'],
    ['a -- b'],
    ['a -- one b'],
    ['a -. b'],
    ['a -. one b'],
    ['a -. v1.2 .-> b'],
    ['a -.1. Place order.-> b'],
    ['a == x=y ==> b'],
    ['a - one --> b'],
    ['subgraph yard\n  van'],
    ['a[one]::hot'],
  ])('the fix of %s leaves nothing to reject', (line) => expect(errorsIn(fixed(flowchart(line)))).toEqual([]));

  test('a header without a known direction', () => {
    expect(errorsIn('flowchart LEFT\n  a --> b')).toEqual(['"LEFT" Write one direction here: TB, TD, BT, LR or RL.']);
  });
});

describe('half-typed lines keep their edges', () => {
  it.each([
    ['a[one --> b[two]', 'a solid arrow_point b'],
    ['a["one] --> b["two"]', 'a solid arrow_point b'],
    ['a[one (two) three] --> b', 'a solid arrow_point b'],
    ['a -->|one b', 'a solid arrow_point b: one'],
    ['a --> ) b', 'a solid arrow_point b'],
    ['a| --> b', 'a solid arrow_point b'],
    ['a - one --> b', 'a solid arrow_point b: one'],
    ['a --> style', 'a solid arrow_point style'],
  ])('%s', (line, expected) => {
    const text = flowchart(line, 'c --> d');
    expect(errorsIn(text)).not.toEqual([]);
    expect(edges(text)).toEqual([expected, 'c solid arrow_point d']);
  });
});

describe('any text', () => {
  it.each(Object.entries(FIXTURES.flowchart))('%s, cut anywhere', (_name, text) => {
    // Those with hundreds of arrows are cut at some places only: each cut reads all arrows before it.
    const step = edges(text).length > 100 ? Math.ceil(text.length / 50) : 1;
    for (let end = 0; end <= text.length; end += step) expectSoundRanges(text.slice(0, end));
  });

  const pieces = [
    ...piecesOf(Object.values(FIXTURES.flowchart).join('')),
    '-->',
    '-- ',
    '@{',
    '"`',
    '`"',
    'subgraph ',
    '\nend\n',
    'direction LR',
    'click ',
  ];
  test('gives sound ranges', () => expectToReadAnything(FIXTURES.flowchart.subgraphs, 'flowchart LR\n', pieces));
});
