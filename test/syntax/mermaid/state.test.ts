import { describe, expect, it, test } from 'vitest';
import { at, errorsIn, expectToReadAnything, fixed, inspect, piecesOf, read, told } from './reading.ts';

const state = (...lines: string[]): string => ['stateDiagram-v2', ...lines].join('\n  ');
const states = (text: string): string[] => told(text, 'states');
const transitions = (text: string): string[] => told(text, 'transitions');
const arrows = (text: string): string[] =>
  read('state', text).transitions.map(({ from, to, label }) => `${from.id}>${to.id}${label ? `: ${label.text}` : ''}`);

describe('transitions', () => {
  it.each([
    ['a --> b', 'a>b'],
    ['a-->b', 'a>b'],
    ['[*] --> a.b', '[*]>a.b'],
    ['a --> [*] : done', 'a>[*]: done'],
    ['a --> b : ev [guard] / act: x', 'a>b: ev [guard] / act: x'],
    ['a --> b %% later', 'a>b'],
    ['a --> b : x %% y', 'a>b: x %% y'],
    ['a --> b :  ', 'a>b'],
    ['a:::hot --> b:::hot', 'a>b'],
    ['a --> b : #quot;x#quot;', 'a>b: "x"'],
  ])('%s', (line, expected) => {
    expect(arrows(state(line))).toEqual([expected]);
    expect(errorsIn(state(line))).toEqual([]);
  });

  test('end at a semicolon', () => {
    const text = state('a --> b : x; y');
    expect(arrows(text)).toEqual(['a>b: x']);
    expect(states(text).map((each) => each.split(' ')[0])).toEqual(['id=a', 'id=b', 'id=;', 'id=y']);
  });

  test('may run over line ends in a composite only', () => {
    expect(arrows(state('state s {', 'a -->', 'b', '}'))).toEqual(['a>b']);
    expect(errorsIn(state('a -->', 'b'))).toEqual(['"" Name the state here: one word, or `[*]` for start and end.']);
  });

  test('each part has its range', () => {
    const text = state('[*] --> b : is on');
    const [{ from, arrow, to, label }] = read('state', text).transitions as [ReturnType<typeof read<'state'>>['transitions'][0]];
    expect([from.range, arrow, to.range, label!.range].map((range) => at(text, range))).toEqual(['[*]', '-->', 'b', 'is on']);
  });
});

describe('states', () => {
  it.each([
    ['a b', ['id=a label=a', 'id=b label=b']],
    ['a : one', ['id=a label=one descriptions=one']],
    ['state "one" as a', ['id=a label=one descriptions=one']],
    ['state "one" as a: two: three', ['id=a label=one descriptions=one,two']],
    ['state a <<fork>>', ['id=a label=a type=fork']],
    ['state a [[choice]]', ['id=a label=a type=choice']],
    ['state two words <<join>>', ['id=two words label=two words type=join']],
    ['state a', []],
    ['state a : one', []],
    ['state a <<nope>>', []],
    ['a%%b', ['id=a label=a']],
    ['hide empty description', []],
    ['# a', []],
  ])('%s', (line, expected) => {
    expect(states(state(line))).toEqual(expected);
    expect(errorsIn(state(line))).toEqual([]);
  });

  test('keep each text about them once', () => {
    expect(states(state('a : one', 'a : two', 'a : one'))).toEqual(['id=a label=one descriptions=one,two']);
  });

  test('know their places, texts, kinds and bodies', () => {
    const text = state('state "The shop" as shop {', 'a --> b', '--', 'c', '}', 'state f <<fork>>', 'f --> shop');
    const { states: found } = read('state', text);
    const shop = found.find(({ id }) => id === 'shop')!;
    const fork = found.find(({ id }) => id === 'f')!;
    expect(
      [...shop.descriptions.map(({ range }) => range), ...shop.places, ...shop.bodies, ...shop.dividers].map((range) => at(text, range)),
    ).toEqual(['The shop', 'shop', 'shop', '{\n  a --> b\n  --\n  c\n  }', '--']);
    expect([...fork.places, fork.kindPlace!].map((range) => at(text, range))).toEqual(['f', 'f', '<<fork>>']);
  });

  test('what Mermaid drops is known', () => {
    expect(read('state', state('state a', 'note "x y" as n')).dropped.map(({ text }) => text)).toEqual(['a', 'x y', 'n']);
  });
});

describe('composites', () => {
  test('are the parents of what they name first', () => {
    const text = state('b --> x', 'state s {', 'b --> c', 'state t {', 'd', '}', '}', 'c --> d');
    expect(states(text)).toEqual([
      'id=b label=b',
      'id=x label=x',
      'id=s label=s',
      'id=c label=c parent=s',
      'id=t label=t parent=s',
      'id=d label=d parent=t',
    ]);
    expect(transitions(text)).toEqual(['from=b to=x', 'from=b to=c scope=s', 'from=c to=d']);
  });

  test('have regions, if something follows the last divider', () => {
    expect(transitions(state('state s {', 'a --> b', '--', 'c --> d', '}'))).toEqual([
      'from=a to=b scope=s region=1',
      'from=c to=d scope=s region=2',
    ]);
    expect(transitions(state('state s {', 'a --> b', '--', '}'))).toEqual(['from=a to=b scope=s']);
  });

  test('have a direction that is not the diagram’s', () => {
    expect(inspect(state('state s {', 'direction LR', 'a', '}', 'direction RL', 'direction BT'))['direction']).toBe('RL');
  });

  test('may have one description', () => {
    const text = state('s : one', 's : two', 'state s {', 'a', '}');
    expect(errorsIn(text)).toEqual(['"two" A composite state has one description: remove this one.']);
  });

  test('must be closed', () => {
    expect(errorsIn(state('state s {', 'a --> b'))).toEqual(['"" Close the composite state with `}`.']);
  });
});

describe('notes', () => {
  test('have a target, a side and a text', () => {
    const text = state('note right of a : short', 'note left of b', '  one', '  two: three', 'end note');
    expect(told(text, 'notes')).toEqual(['target=a position=right of text=short', 'target=b position=left of text=one\n    two: three']);
    expect(read('state', text).notes.map(({ target, text: words }) => [at(text, target.range), at(text, words.range)])).toEqual([
      ['a', 'short'],
      ['b', 'one\n    two: three'],
    ]);
  });

  test('lose two characters where they are on one line, as in Mermaid', () => {
    expect(told(state('note right of a:short'), 'notes')).toEqual(['target=a position=right of text=hort']);
  });

  it.each(['note right of a : x:y', 'note right of a x', 'note over a : x', 'note left of a', 'note left of a\n x'])('%s is rejected', (line) => {
    expect(errorsIn(state(line, 'c --> d'))).not.toEqual([]);
    expect(arrows(state(line, 'c --> d'))).toEqual(['c>d']);
  });
});

test('styles, classes and links have their places', () => {
  const text = state('classDef hot fill:#f00;', 'class a, b hot', 'style a,b color:red', 'a:::hot', 'click a "https://x" "tip"', 'click b href "y"');
  expect(
    read('state', text).stylings.map(({ kind, names, targets, values }) => [
      kind,
      at(text, names),
      targets.length,
      values.map(({ range }) => at(text, range)).join('|'),
    ]),
  ).toEqual([
    ['classDef', 'hot', 1, 'fill:#f00'],
    ['class', 'a, b', 2, 'hot'],
    ['style', 'a,b', 2, 'color:red'],
    [':::', 'a', 1, 'hot'],
    ['click', 'a', 1, 'https://x|tip'],
    ['click', 'b', 1, 'y'],
  ]);
  expect(errorsIn(text)).toEqual([]);
});

describe('what is half typed', () => {
  it.each([
    ['a -> b', 'a --> b'],
    ['a ---> b', 'a --> b'],
    ['a-b --> c', 'a_b --> c'],
    ['state long name {\n a\n }', 'state "long name" as long_name {\n a\n }'],
  ])('%s becomes %s', (line, expected) => {
    expect(fixed(state(line, 'c --> d'))).toBe(state(expected, 'c --> d'));
    expect(errorsIn(state(expected, 'c --> d'))).toEqual([]);
    expect(arrows(state(line, 'c --> d'))).toContain('c>d');
  });

  it.each([
    ['a -> b : x', ['a>b: x']],
    ['a ---> b', ['a>b']],
    ['a --> "The shop"', ['a>The shop']],
    ['a -->', []],
    ['a --> b : x::y', ['a>b: x']],
    ['a --> b --> c', ['a>b']],
    ['a-b --> c', ['a-b>c']],
    ['state "x" a', []],
    ['state s {{', []],
  ])('%s is rejected, and the next line is read', (line, expected) => {
    expect(errorsIn(state(line, 'c --> d')).length).toBeGreaterThan(0);
    expect(arrows(state(line, 'c --> d'))).toEqual([...expected, 'c>d']);
  });

  test('a name that runs into the next line is said at its first line', () => {
    const text = state('state a', 'state b {', 'c --> d', '}');
    expect(errorsIn(text)).toEqual([expect.stringMatching(/^"a\\n  state" Mermaid takes this line and the next for one name/)]);
    expect(arrows(text)).toEqual(['c>d']);
  });
});

test('any text is read, with sound ranges', () => {
  const text = state(
    'direction LR',
    'state "x y" as s {',
    '[*] --> a:::c : #quot;e',
    '--',
    'state f <<fork>>',
    'note left of a : x',
    '}',
    'note right of s',
    'x',
    'end note',
    'classDef c fill:#f00;',
    'click a href "x"',
    'note "x" as n',
    'accDescr { x }',
  );
  expectToReadAnything(text, 'stateDiagram-v2\n', piecesOf(text));
});
