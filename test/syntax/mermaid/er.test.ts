import { describe, expect, it, test } from 'vitest';
import { at, errorsIn, expectToReadAnything, fixed, inspect, piecesOf, read, told } from './reading.ts';

const er = (...lines: string[]): string => ['erDiagram', ...lines].join('\n  ');
const ids = (text: string): string[] => read('er', text).entities.map(({ id }) => id);
const relations = (text: string): string[] =>
  read('er', text).relationships.map(({ from, to, cardFrom, cardTo, identifying, label }) =>
    [from.id, cardFrom.text, identifying ? '--' : '..', cardTo.text, to.id, label?.text ?? ''].join(' '),
  );

describe('relationships', () => {
  it.each([
    ['A ||--o{ B : x', 'A ONLY_ONE -- ZERO_OR_MORE B x'],
    ['A |{--}| B : x', 'A ONE_OR_MORE -- ONE_OR_MORE B x'],
    ['A |o..|| B : x', 'A ZERO_OR_ONE .. ONLY_ONE B x'],
    ['A u--o{ B : x', 'A MD_PARENT -- ZERO_OR_MORE B x'],
    ['A || -- o{ B : x', 'A ONLY_ONE -- ZERO_OR_MORE B x'],
    ['A ||.-o{ B : x', 'A ONLY_ONE .. ZERO_OR_MORE B x'],
    ['A one or more optionally to zero or one B : x', 'A ONE_OR_MORE .. ZERO_OR_ONE B x'],
    ['A 1 to many(0) B : x', 'A ONLY_ONE -- ZERO_OR_MORE B x'],
    ['A 1+--0+ B : x', 'A ONE_OR_MORE -- ZERO_OR_MORE B x'],
    ['A only one to many B : x', 'A ONLY_ONE -- ZERO_OR_MORE B x'],
    ['A ||--o{ B : "two words"', 'A ONLY_ONE -- ZERO_OR_MORE B two words'],
    ['A ||--o{ B : ""', 'A ONLY_ONE -- ZERO_OR_MORE B '],
    ['"LINE ITEM" ||--|| A.b-c* : #quot;x', 'LINE ITEM ONLY_ONE -- ONLY_ONE A.b-c* "x'],
    ['A:::k ||--|| B:::k,l : x', 'A ONLY_ONE -- ONLY_ONE B x'],
  ])('%s', (line, expected) => {
    expect(relations(er(line))).toEqual([expected]);
    expect(errorsIn(er(line))).toEqual([]);
  });

  test('the word behind a label is an entity', () => {
    expect(ids(er('A ||--o{ B : a b'))).toEqual(['A', 'B', 'b']);
  });

  test('each part has its range', () => {
    const text = er('"LINE ITEM" }o..|| B : "is of"');
    const [{ from, cardFrom, line, cardTo, to, label, range }] = read('er', text).relationships as [
      ReturnType<typeof read<'er'>>['relationships'][0],
    ];
    expect([from.range, cardFrom.range, line, cardTo.range, to.range, label!.range].map((each) => at(text, each))).toEqual([
      'LINE ITEM',
      '}o',
      '..',
      '||',
      'B',
      'is of',
    ]);
    expect(at(text, range)).toBe('"LINE ITEM" }o..|| B : "is of"');
  });
});

describe('entities', () => {
  test('need no line ends between them', () => {
    expect(ids(er('A B 1A 1.5 "C D"'))).toEqual(['A', 'B', '1', '1.5', 'C D']);
  });

  test('have the first alias given', () => {
    const text = er('p[Person]', 'p["Someone else"]', 'q["Two words"] {', 'int id', '}');
    expect(read('er', text).entities.map(({ id, alias }) => [id, alias?.text, alias && at(text, alias.range)])).toEqual([
      ['p', 'Person', 'Person'],
      ['q', 'Two words', 'Two words'],
    ]);
    expect(errorsIn(text)).toEqual([]);
  });

  test('know every place and body', () => {
    const text = er('A {', 'int id', '}', 'A ||--o{ B : x', 'A { int age }');
    const [entity] = read('er', text).entities;
    expect(entity!.places).toHaveLength(3);
    expect(entity!.bodies.map((body) => at(text, body))).toEqual(['{\n  int id\n  }', '{ int age }']);
    expect(entity!.attributes.map(({ name }) => name.text)).toEqual(['id', 'age']);
  });

  test('a line with a direction in it is swallowed', () => {
    const text = er('A', 'B redirection lr C');
    expect([ids(text), inspect(text)['direction']]).toEqual([['A'], 'LR']);
  });
});

describe('attributes', () => {
  it.each([
    ['varchar(20)[] name', 'varchar(20)[] name'],
    ['decimal(10,2) x', 'decimal(10,2) x'],
    ['List~Map~k, v~~ x', 'List~Map~k, v~~ x'],
    ['int? x', 'int? x'],
    ['`two words` `a b`', 'two words a b'],
    ['int *x', 'int *x'],
    ['int x,', 'int x,'],
    ['uuid id pk,Fk , UK "the \'id\'"', "uuid id pk,Fk,UK the 'id'"],
  ])('%s', (line, expected) => {
    const text = er('A {', line, '}');
    const [attribute] = read('er', text).entities[0]!.attributes;
    expect(
      [
        attribute!.type,
        attribute!.name,
        ...(attribute!.keys.length > 0 ? [{ text: attribute!.keys.map((key) => key.text).join() }] : []),
        ...(attribute!.comment ? [attribute!.comment] : []),
      ]
        .map((part) => part.text)
        .join(' '),
    ).toBe(expected);
    expect(errorsIn(text)).toEqual([]);
  });

  test('each part has its range', () => {
    const text = er('A {', 'uuid? id PK, FK "of it" int b', '}');
    const [first, second] = read('er', text).entities[0]!.attributes;
    expect([first!.type, first!.name, ...first!.keys, first!.comment!].map(({ range }) => at(text, range))).toEqual([
      'uuid?',
      'id',
      'PK',
      'FK',
      'of it',
    ]);
    expect([first!, second!].map(({ range }) => at(text, range))).toEqual(['uuid? id PK, FK "of it"', 'int b']);
  });

  it.each([
    ['decimal(10, 2) x', '"2"'],
    ['enum("a") x', '"\\"a\\""'],
    ['int a:b', '":"'],
    ['int x?', '"?"'],
    ['int PK', '"PK"'],
    ['int a PK FK', '"FK"'],
    ['int a "c" PK', '"PK"'],
    ['int a PK,', '","'],
    ['int', '"int"'],
  ])('%s is rejected at %s', (line, place) => {
    const text = er('A {', line, '}', 'A ||--o{ B : x');
    expect(errorsIn(text).map((error) => error.slice(0, place.length))).toContain(place);
    expect(errorsIn(text)[0]!.slice(0, place.length)).toBe(place);
    expect(relations(text)).toEqual(['A ONLY_ONE -- ZERO_OR_MORE B x']);
  });
});

describe('groups', () => {
  test('hold entities and groups; an entity belongs to the one closed first', () => {
    const text = er('subgraph out [The shop]', 'subgraph in', 'A ||--o{ B : x', 'end', 'A C', 'end', 'D');
    expect(told(text, 'groups')).toEqual(['id=in label=in members=A,B', 'id=out label=The shop members=in,C']);
    const { groups } = read('er', text);
    expect(groups.map(({ name, title, range }) => [at(text, name), title && at(text, title), at(text, range).split('\n')[0]])).toEqual([
      ['in', undefined, 'subgraph in'],
      ['out', 'The shop', 'subgraph out [The shop]'],
    ]);
  });

  test('keep their directions', () => {
    expect(inspect(er('subgraph g', 'direction LR', 'A', 'end'))['direction']).toBeUndefined();
  });

  test('must be closed', () => {
    expect(errorsIn(er('subgraph g', 'A'))).toEqual(['"" Close the subgraph with `end`.']);
    expect(errorsIn(er('A', 'end'))).toEqual(['"end" `end` closes a subgraph, and none is open here.']);
  });
});

test('styles and classes have their places', () => {
  const text = er('A:::hot', 'classDef hot,cold fill:#f00,stroke:red;', 'class A,B hot', 'style A color:blue');
  expect(
    read('er', text).stylings.map(({ kind, names, values }) => [kind, at(text, names), values.map(({ range }) => at(text, range)).join('|')]),
  ).toEqual([
    [':::', 'A', 'hot'],
    ['classDef', 'hot,cold', 'fill:#f00,stroke:red'],
    ['class', 'A,B', 'hot'],
    ['style', 'A', 'color:blue'],
  ]);
  expect(errorsIn(text)).toEqual([]);
});

describe('what is half typed', () => {
  it.each([
    ['A ||-o{ B : x', 'A ||--o{ B : x'],
    ['A ||---o{ B : x', 'A ||--o{ B : x'],
    ['A |--o{ B : x', 'A ||--o{ B : x'],
    ['A --> B : x', 'A ||--o{ B : x'],
    ['A -> B : x', 'A ||--o{ B : x'],
    ['A }|..| B : x', 'A }|..|| B : x'],
    ['A ||-- B : x', 'A ||--o{ B : x'],
    ['A ||--o{ B', 'A ||--o{ B : "TODO label"'],
    ['A ||--o{ B : to C', 'A ||--o{ B : "to C"'],
    ['A[two words]', 'A["two words"]'],
    ['one ||--o{ B : x', '"one" ||--o{ B : x'],
    ['end ||--o{ B : x', '"end" ||--o{ B : x'],
    ['A ||--o{ to : x', 'A ||--o{ "to" : x'],
    ['A ||--o{ class : x', 'A ||--o{ "class" : x'],
  ])('%s becomes %s', (line, expected) => {
    expect(fixed(er(line, 'C ||--|| D : y'))).toBe(er(expected, 'C ||--|| D : y'));
    expect(errorsIn(er(line, 'C ||--|| D : y'))).toHaveLength(1);
    expect(errorsIn(er(expected, 'C ||--|| D : y'))).toEqual([]);
  });

  test('a wrong sign keeps the relationship', () => {
    expect(relations(er('A |-o{ B : x', 'C ||--|| D : y'))).toEqual(['A ONLY_ONE -- ZERO_OR_MORE B x', 'C ONLY_ONE -- ONLY_ONE D y']);
  });

  test('a relationship without its other end leaves the next', () => {
    const text = er('A ||--o{', 'C ||--|| D : y');
    expect(relations(text)).toEqual(['C ONLY_ONE -- ONLY_ONE D y']);
    expect(errorsIn(text)).toEqual(['"" Name the entity at the other end of this relationship.']);
  });

  test('attributes never closed end before what cannot be one', () => {
    const text = er('A {', 'int id', 'B {', 'int id', '}', 'A ||--o{ B : x');
    expect(ids(text)).toEqual(['A', 'B']);
    expect(relations(text)).toEqual(['A ONLY_ONE -- ZERO_OR_MORE B x']);
    expect(errorsIn(text)).toEqual(['"{" The attributes above are never closed: write `}` before this line.']);
    expect(errorsIn(fixed(text))).toEqual([]);
  });

  test('attributes behind a brace on the next line are kept', () => {
    const text = er('A', '{', 'int id', '}');
    expect(read('er', text).entities[0]!.attributes).toHaveLength(1);
    expect(errorsIn(text)).toEqual(['"{" `{` must stand on the line of its entity.']);
  });

  test('a description never closed is said at the end', () => {
    expect(errorsIn(er('A', 'accDescr { x'))).toEqual(['"" The diagram ends inside a text: close its quotes, or `accDescr {` with `}`.']);
  });
});

test('any text is read, with sound ranges', () => {
  const text = er(
    'direction LR',
    'subgraph g [a b]',
    '"A B":::c ||--o{ B : "x#quot;"',
    'B[alias] {',
    'int? id PK, FK "c"',
    '`a b` List~x~',
    '}',
    'end',
    'style B fill:#f00;',
    'accDescr { x }',
    'C one to many D : y',
  );
  expectToReadAnything(text, 'erDiagram\n', piecesOf(text));
});
