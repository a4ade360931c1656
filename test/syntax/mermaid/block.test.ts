import { describe, expect, it, test } from 'vitest';
import { at, errorsIn, expectToReadAnything, fixed, piecesOf, read, told } from './reading.ts';

const block = (...lines: string[]): string => ['block', ...lines].join('\n  ');

const nodes = (text: string): string[] => told(text, 'nodes');
const groups = (text: string): string[] => told(text, 'groups');
const edges = (text: string): string[] => told(text, 'edges');

describe('blocks', () => {
  it.each([
    ['a["one"]', 'square'],
    ['a("one")', 'round'],
    ['a(["one"])', 'stadium'],
    ['a[["one"]]', 'subroutine'],
    ['a[("one")]', 'cylinder'],
    ['a(("one"))', 'circle'],
    ['a((("one")))', 'doublecircle'],
    ['a>"one"]', 'rect_left_inv_arrow'],
    ['a{"one"}', 'diamond'],
    ['a{{"one"}}', 'hexagon'],
    ['a[/"one"/]', 'lean_right'],
    ['a[\\"one"\\]', 'lean_left'],
    ['a[/"one"\\]', 'trapezoid'],
    ['a[\\"one"/]', 'inv_trapezoid'],
    ['a["one")', 'na'],
  ])('%s is %s', (written, shape) => expect(nodes(block(written))).toEqual([`id=a label=one shape=${shape}`]));

  it.each([
    ['a', ['id=a label=a shape=na']],
    ['a:3', ['id=a label=a shape=na width=3']],
    ['a["x"]:2 b', ['id=a label=x shape=square width=2', 'id=b label=b shape=na']],
    ['a<["x"]>(right, down)', ['id=a label=x shape=block_arrow directions=right,down']],
    ['space a space:2', ['id=a label=a shape=na']],
    ['a a["x"]', ['id=a label=x shape=square']],
    ['blocks spaced columns2', ['id=blocks label=blocks shape=na', 'id=spaced label=spaced shape=na', 'id=columns2 label=columns2 shape=na']],
    ['a %% b', ['id=a label=a shape=na', 'id=%% label=%% shape=na', 'id=b label=b shape=na']],
    ['a~~~b', ['id=a~~~b label=a~~~b shape=na']],
  ])('%s', (line, expected) => expect(nodes(block(line))).toEqual(expected));

  test('each part has its range', () => {
    const text = block('web["The web"]:2 down<["x"]>(down)');
    const [first, second] = read('block', text).nodes.map(({ places: [place] }) => place!);
    expect([first!.id, first!.shape!, first!.label!, first!.size!].map((range) => at(text, range))).toEqual(['web', '["The web"]', 'The web', '2']);
    expect([second!.shape!, ...second!.directions!].map((range) => at(text, range))).toEqual(['<["x"]>(down)', 'down']);
  });

  test('columns and spaces', () => {
    const text = block('columns 3', 'a space:2 space', 'columns auto');
    const { columns, spaces } = read('block', text);
    expect(columns.map(({ count, range }) => [count, at(text, range)])).toEqual([
      [3, 'columns 3'],
      [undefined, 'columns auto'],
    ]);
    expect(spaces.map(({ width, range }) => [width, at(text, range)])).toEqual([
      [2, 'space:2'],
      [1, 'space'],
    ]);
  });
});

describe('groups', () => {
  const text = block('block:one["One"]:2', 'a', 'block', 'b', 'end', 'end', 'block c end');

  test('hold what stands up to their end', () => {
    expect(groups(text)).toEqual(['id=one label=One', 'id=#1 parent=one', 'id=#2']);
    expect(nodes(text)).toEqual(['id=a label=a shape=na parent=one', 'id=b label=b shape=na parent=#1', 'id=c label=c shape=na parent=#2']);
  });

  test('reach from the keyword to the end', () => {
    expect(read('block', text).groups.map(({ name, range }) => [name && at(text, name), at(text, range).split('\n').length])).toEqual([
      ['one', 6],
      [undefined, 3],
      [undefined, 1],
    ]);
  });

  test('of an id that is known already, Mermaid shows nothing of what is in it', () => {
    expect(nodes(block('a', 'block:a', 'b', 'end'))).toEqual([]);
    expect(groups(block('a', 'block:a', 'b', 'end'))).toEqual(['id=a']);
  });
});

describe('edges', () => {
  it.each([
    ['a --> b', 'from=a to=b style=solid arrow=arrow_open|arrow_point'],
    ['a --- b', 'from=a to=b style=solid arrow=arrow_open|'],
    ['a <--> b', 'from=a to=b style=solid arrow=arrow_point|arrow_point'],
    ['a --x b', 'from=a to=b style=solid arrow=arrow_open|arrow_cross'],
    ['a ==> b', 'from=a to=b style=thick arrow=arrow_open|arrow_point'],
    ['a -.-> b', 'from=a to=b style=dotted arrow=arrow_open|arrow_point'],
    ['a -- "goes" --> b', 'from=a to=b label=goes style=solid arrow=arrow_open|arrow_point'],
    ['a == "goes" ==o b', 'from=a to=b label=goes style=thick arrow=arrow_open|arrow_circle'],
  ])('%s', (line, expected) => expect(edges(block(line))).toEqual([expected]));

  test('the arrow and its label have their ranges', () => {
    const text = block('a -- "goes" --> b');
    const [edge] = read('block', text).edges;
    expect(
      edge && [...edge.tokens.map(({ range }) => range), edge.label!.range, edge.from.range, edge.to.range].map((range) => at(text, range)),
    ).toEqual(['--', '-->', 'goes', 'a', 'b']);
  });

  test('of a chain Mermaid keeps the last arrow, without its start', () => {
    const text = block('a --> b --> c');
    expect(nodes(text)).toEqual(['id= label= shape=na', 'id=c label=c shape=na']);
    expect(edges(text)).toEqual(['from= to=c style=solid arrow=arrow_open|arrow_point']);
    expect(read('block', text).chains.map((range) => at(text, range))).toEqual(['a --> b --> c']);
  });

  test('behind an arrow a bar is the beginning of an id', () => expect(nodes(block('a -->|x| b'))).toContain('id=|x| label=|x| shape=na'));
});

describe('styles', () => {
  test('name what they speak of', () => {
    const text = block('a b', 'classDef hot fill:#f00;', 'class a, b hot', 'style a fill:#f00');
    const { stylings } = read('block', text);
    expect(
      stylings.map(({ kind, targets, names, values }) => [
        kind,
        targets.map(({ id }) => id),
        at(text, names),
        values.map(({ range }) => at(text, range)),
      ]),
    ).toEqual([
      ['classDef', ['hot'], 'hot', ['fill:#f00']],
      ['class', ['a', 'b'], 'a, b', ['hot']],
      ['style', ['a'], 'a', ['fill:#f00']],
    ]);
  });

  test('a class line before the block keeps it from being shown', () =>
    expect(nodes(block('class a hot', 'a b'))).toEqual(['id=b label=b shape=na']));
});

describe('what Mermaid rejects', () => {
  it.each([
    ['a[one two]', '"o" A label must be quoted here.', 'a["one two"]'],
    ['a -- goes --> b', '"g" A label must be quoted here.', 'a -- "goes" --> b'],
    ['a\n  end', '"end" `end` closes nothing here: no block is open.', 'a\n  '],
    ['block\n  a', '"" A block is never closed: write `end` behind what belongs to it.', 'block\n  a\nend'],
  ])('%s', (line, error, mended) => {
    expect(errorsIn(block(line))).toEqual([error]);
    expect(fixed(block(line))).toBe(block(mended));
    expect(errorsIn(block(mended))).toEqual([]);
  });

  it.each([
    [[], '""'],
    [['block', 'end', 'a'], '"end"'],
    [['a[""]'], '"]"'],
    [['a["`x`"]'], '"x"'],
    [['a:2["x"]'], '"["'],
    [['a -->'], '""'],
    [['--> a'], '"-->"'],
    [['a-b'], '"-"'],
    [['a["x"'], '""'],
    [['a<["x"]>(left right'], '""'],
    [['default'], '"default"'],
    [['classDef'], '""'],
    [['style a fill:#f00'], '"a"'],
    [['a', 'style a,b fill:#f00'], '"a,b"'],
    [['accTitle: x'], '"accTitle:"'],
  ])('%j stands on %s', (lines, place) => {
    const errors = errorsIn(block(...lines));
    expect(errors).toHaveLength(1);
    expect(errors[0]!.startsWith(`${place} `)).toBe(true);
  });

  test('what follows is read', () => {
    expect(edges(block('a[x', 'b --> c'))).toEqual(['from=b to=c style=solid arrow=arrow_open|arrow_point']);
  });
});

const EVERYTHING = block(
  'columns 3',
  'a["one"]:2 b(("two")) space:2',
  'block:g["three"]:2',
  'c<["four"]>(right, x)',
  'end',
  'a --> b',
  'b -- "five" --> c',
  'd ==> e -.-> f',
  'classDef hot fill:#f00;',
  'class a,b hot',
  'style a fill:#f00',
);

test('any beginning and any mixture of it can be read', () => {
  expect(errorsIn(EVERYTHING)).toEqual([]);
  expectToReadAnything(EVERYTHING, 'block\n', piecesOf(EVERYTHING));
});
