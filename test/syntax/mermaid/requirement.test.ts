import { describe, expect, it, test } from 'vitest';
import { at, errorsIn, expectToReadAnything, fixed, inspect, piecesOf, read, told } from './reading.ts';

const requirement = (...lines: string[]): string => ['requirementDiagram', ...lines].join('\n  ');
const nodes = (text: string): string[] => told(text, 'nodes');
const edges = (text: string): string[] => told(text, 'edges');

describe('requirements and elements', () => {
  it.each([
    [
      ['requirement a {', 'id: 1.1', 'text: the text.', 'risk: High', 'verifymethod: Test', '}'],
      'id=a label=the text. shape=Requirement reqId=1.1 risk=High verify=Test',
    ],
    [['functionalRequirement "a b" {', 'text: "x, y"', '}'], 'id=a b label=x, y shape=Functional Requirement'],
    [['interfaceRequirement two words {', '}'], 'id=two words shape=Interface Requirement'],
    [['performancerequirement a {', '}'], 'id=a shape=Performance Requirement'],
    [['physicalRequirement a {', '}'], 'id=a shape=Physical Requirement'],
    [['designConstraint a:::b,c {', '}'], 'id=a shape=Design Constraint'],
    [['element a {', 'type: a thing', 'docref: docs/a', '}'], 'id=a shape=element etype=a thing docRef=docs/a'],
    [['requirement a {', 'id: 1', 'id: 2', '}', 'requirement a {', 'id: 3', '}'], 'id=a shape=Requirement reqId=1'],
    [['requirement a {', 'text: tested_by } us %% x', '}'], 'id=a label=tested_by } us %% x shape=Requirement'],
  ])('%s', (lines, expected) => {
    expect(nodes(requirement(...lines))).toEqual([expected]);
    expect(errorsIn(requirement(...lines))).toEqual([]);
  });

  test('may share a name', () => {
    expect(nodes(requirement('element a {', '}', 'requirement a {', '}'))).toEqual(['id=a shape=Requirement', 'id=a shape=element']);
  });

  test('each part has its range', () => {
    const text = requirement(
      'b - traces -> a',
      'functionalRequirement "a" {',
      'id: 1',
      'text: "x y"',
      'risk: low',
      'verifyMethod: test',
      '}',
      'element b {',
      'type: t',
      'docref: d',
      '}',
    );
    const [a, b] = read('requirement', text).nodes;
    expect(
      [a!.kind, a!.reqId!, a!.text!, a!.risk!, a!.verifyMethod!, b!.kind, b!.elementType!, b!.docRef!].map(({ range }) => at(text, range)),
    ).toEqual(['functionalRequirement', '1', 'x y', 'low', 'test', 'element', 't', 'd']);
    expect([a!.name, ...a!.places, b!.name, b!.body].map((range) => at(text, range))).toEqual(['a', 'a', 'a', 'b', '{\n  type: t\n  docref: d\n  }']);
    expect(a!.places[1]).toEqual(a!.name);
  });

  test('a line with a direction in it is swallowed', () => {
    expect(inspect(requirement('requirement a {', 'text: the direction LR is right', 'id: 1', '}'))).toMatchObject({ errors: [{}] });
    expect(inspect(requirement('direction BT'))['direction']).toBe('BT');
  });
});

describe('relationships', () => {
  it.each([
    ['a - satisfies -> b', 'from=a to=b label=satisfies'],
    ['a <- copies - b', 'from=b to=a label=copies'],
    ['"a-b" - Contains -> two words', 'from=a-b to=two words label=contains'],
  ])('%s', (line, expected) => {
    expect(edges(requirement(line))).toEqual([expected]);
    expect(errorsIn(requirement(line))).toEqual([]);
  });

  test('each part has its range', () => {
    const text = requirement('"a b" <- traces - c');
    const [{ from, to, label, arrow, range }] = read('requirement', text).edges as [ReturnType<typeof read<'requirement'>>['edges'][0]];
    expect([from.range, to.range, label.range, arrow, range].map((each) => at(text, each))).toEqual([
      'c',
      'a b',
      'traces',
      '<-',
      'a b" <- traces - c',
    ]);
  });
});

test('styles and classes have their places', () => {
  const text = requirement('a:::x,y', 'classDef x,y fill:#f00,stroke-width:1px;', 'class a,b x', 'style a color:red');
  expect(
    read('requirement', text).stylings.map(({ kind, names, values }) => [
      kind,
      at(text, names),
      values.map(({ range }) => at(text, range)).join('|'),
    ]),
  ).toEqual([
    [':::', 'a', 'x|y'],
    ['classDef', 'x,y', 'fill:#f00,stroke-width:1px'],
    ['class', 'a,b', 'x'],
    ['style', 'a', 'color:red'],
  ]);
  expect(errorsIn(text)).toEqual([]);
});

describe('what is half typed', () => {
  const inside = (line: string): string => requirement('requirement a {', line, '}', 'c - traces -> d');

  it.each([
    ['id: REQ-1', 'id: "REQ-1"'],
    ['text: high load', 'text: "high load"'],
    ['text: a, b', 'text: "a, b"'],
    ['text: ёлка', 'text: "ёлка"'],
    ['risk: low ', 'risk: low'],
  ])('the field %s becomes %s', (line, expected) => {
    expect(fixed(inside(line))).toBe(inside(expected));
    expect(errorsIn(inside(line))).toHaveLength(1);
    expect(errorsIn(inside(expected))).toEqual([]);
    expect(edges(inside(line))).toEqual(['from=c to=d label=traces']);
  });

  it.each([
    ['requirement Ёлка {\n}', 'requirement "Ёлка" {\n}'],
    ['requirement test {\n}', 'requirement "test" {\n}'],
    ['a - traces - b', 'a - traces -> b'],
    ['a <- traces -> b', 'a <- traces - b'],
    ['a - traces > b', 'a - traces -> b'],
    ['requirement a { \n}', 'requirement a {\n}'],
  ])('%s becomes %s', (line, expected) => {
    expect(fixed(requirement(line, 'c - traces -> d'))).toBe(requirement(expected, 'c - traces -> d'));
    expect(errorsIn(requirement(expected, 'c - traces -> d'))).toEqual([]);
  });

  it.each([
    ['a - likes -> b', []],
    ['a - traces ->', []],
    ['a traces b', []],
    ['title Shop', []],
    ['}', []],
    ['a - traces - b', ['from=a to=b label=traces']],
  ])('%s is rejected, and the next line is read', (line, expected) => {
    expect(errorsIn(requirement(line, 'c - traces -> d')).length).toBeGreaterThan(0);
    expect(edges(requirement(line, 'c - traces -> d'))).toEqual([...expected, 'from=c to=d label=traces']);
  });

  it.each([
    [['requirement a {', 'id: 1'], '"" Close the definition above with `}`.'],
    [['requirement a {', 'id: 1', 'element b {', '}'], '"element" Close the definition above with `}`.'],
    [['requirement a {', 'id: 1', 'a - traces -> b'], '"a" Close the definition above with `}`.'],
    [['requirement a {', 'owner: Ann', '}'], '"owner" Here stand the fields id, text, risk, verifyMethod, or `}`.'],
    [['element a {', 'id: 1', '}'], '"id" Here stand the fields type, docRef, or `}`.'],
    [['requirement a {', 'risk: huge', '}'], '"huge" Write low, medium, high here.'],
  ])('%s', (lines, expected) => {
    expect(errorsIn(requirement(...lines))).toEqual([expected]);
  });
});

test('any text is read, with sound ranges', () => {
  const text = requirement(
    'direction LR',
    'requirement "a b":::x {',
    'id: 1.1',
    'text: "x#quot;"',
    'risk: high',
    'verifymethod: test',
    '}',
    'element c {',
    'type: t',
    '}',
    'c - satisfies -> a',
    'b <- traces - c',
    'style a fill:#f00',
    'class a,b x',
    'accDescr { x }',
  );
  expectToReadAnything(text, 'requirementDiagram\n', piecesOf(text));
});
