import { describe, expect, it, test } from 'vitest';
import { at, errorsIn, expectToReadAnything, fixed, piecesOf, read, told } from './reading.ts';

const classes = (...lines: string[]): string => ['classDiagram', ...lines].join('\n  ');
const ids = (text: string): string[] => read('class', text).classes.map(({ id }) => id);
const relations = (text: string): string[] =>
  read('class', text).relationships.map(({ from, to, typeFrom, typeTo, stroke, cardFrom, cardTo, label }) =>
    [from.id, cardFrom?.text, typeFrom, stroke, typeTo, cardTo?.text, to.id, label?.text].filter((each) => each !== undefined).join(' '),
  );

describe('relationships', () => {
  it.each([
    ['A <|-- B', 'A extension solid none B'],
    ['A --|> B', 'A none solid extension B'],
    ['A *-- B', 'A composition solid none B'],
    ['A o..o B', 'A aggregation dotted aggregation B'],
    ['A ..> B : uses', 'A none dotted dependency B uses'],
    ['A<..>B:uses it', 'A dependency dotted dependency B uses it'],
    ['A ()-- B', 'A lollipop solid none B'],
    ['A "1" --> "0..*" B', 'A 1 none solid dependency 0..* B'],
    ['A "" --> "n" B', 'A none solid dependency n B'],
    ['A~T~ -- B~K,V~', 'A none solid none B'],
    ['`A/B` -- C', 'A/B none solid none C'],
    ['A 1 --> 2 B', 'A1 none solid dependency 2B'],
    ['A.B-C -- Ёл', 'A.B-C none solid none Ёл'],
    ['A --> B : #quot;x', 'A none solid dependency B "x'],
  ])('%s', (line, expected) => {
    expect(relations(classes(line))).toEqual([expected]);
    expect(errorsIn(classes(line))).toEqual([]);
  });

  test('an interface of a lollipop is no class', () => {
    expect(ids(classes('A ()-- B', 'C --() D', 'E ()--() F'))).toEqual(['B', 'C', 'E', 'F']);
  });

  test('each part has its range', () => {
    const text = classes('A.B "1" *--> "n" `C D` : has many');
    const [{ from, cardFrom, arrow, line, cardTo, to, label }] = read('class', text).relationships as [
      ReturnType<typeof read<'class'>>['relationships'][0],
    ];
    expect(
      [from.range, cardFrom!.range, arrow, line, cardTo!.range, to.range, label!.range].map((range) => at(text, range).replaceAll('`', '')),
    ).toEqual(['A.B', '1', '*-->', '--', 'n', 'C D', 'has many']);
  });
});

describe('classes', () => {
  it.each([
    ['class A', 'id=A label=A members= methods='],
    ['class A["the A"]', 'id=A label=the A members= methods='],
    ['class A~K, V~', 'id=A label=A generic=K, V members= methods='],
    ['class `A~T~`', 'id=A label=A generic=T members= methods='],
    ['class A <<interface>>', 'id=A label=A members= methods= annotations=interface'],
    ['class A:::hot', 'id=A label=A members= methods='],
    ['class A extends B', 'id=AextendsB label=AextendsB members= methods='],
  ])('%s', (line, expected) => {
    expect(told(classes(line), 'classes')).toEqual([expected]);
    expect(errorsIn(classes(line))).toEqual([]);
  });

  test('a name alone makes none', () => {
    const text = classes('A B', 'note for C "x"', 'class D');
    expect(ids(text)).toEqual(['D']);
    expect(read('class', text).dropped.map(({ text: name, range }) => [name, at(text, range)])).toEqual([['AB', 'A B']]);
  });

  test('know their places, label, generic type and bodies', () => {
    const text = classes('class A~T~["the A"] {', '+x', '}', 'A --> B', 'class A { +y }');
    const [a] = read('class', text).classes;
    expect([...a!.places, a!.generic!.range, a!.label!.range, ...a!.bodies].map((range) => at(text, range))).toEqual([
      'A',
      'A',
      'A',
      'T',
      'the A',
      '{\n  +x\n  }',
      '{ +y }',
    ]);
  });

  test('are annotated from a line of their own only once they are known', () => {
    const text = classes('<<interface>> A', 'class A', '<<service>> A');
    expect(errorsIn(text)).toEqual(['"A" Declare A in a line above before you annotate it.']);
    expect(read('class', text).classes[0]!.annotations.map(({ text: word, range, whole }) => [word, at(text, range), at(text, whole)])).toEqual([
      ['service', 'service', '<<service>>'],
    ]);
  });
});

describe('members', () => {
  it.each([
    ['+String name', { text: '+String name' }],
    ['-int age$', { text: '-int age', classifier: '$' }],
    ['~pack', { text: '~pack' }],
    ['List~Map~k, v~~ ids*', { text: 'List~Map~k, v~~ ids', classifier: '*' }],
    ['x %% no comment', { text: 'x %% no comment' }],
  ])('the field %s', (line, expected) => {
    for (const text of [classes('class A {', line, '}'), classes(`A : ${line}`)]) {
      expect(read('class', text).classes[0]!.members).toEqual([{ ...expected, range: expect.anything() }]);
      expect(at(text, read('class', text).classes[0]!.members[0]!.range)).toBe(line);
    }
  });

  it.each([
    ['+f()', { text: '+f()' }],
    ['f(int a, b)* bool', { text: 'f(int a, b)', returnType: 'bool', classifier: '*' }],
    ['f() List~int~$', { text: 'f()', returnType: 'List~int~', classifier: '$' }],
    ['- f ( a ) c', { text: '- f(a)', returnType: 'c' }],
    ['f(a)(b) c', { text: 'f(a)(b)', returnType: 'c' }],
    ['+(x)', { text: '+(x)' }],
  ])('the method %s', (line, expected) => {
    const text = classes('class A {', line, '}');
    expect(read('class', text).classes[0]!.methods).toEqual([{ ...expected, range: expect.anything() }]);
    expect(at(text, read('class', text).classes[0]!.methods[0]!.range)).toBe(line);
  });

  test('may have a colon before their return type in braces only', () => {
    expect(read('class', classes('class A {', 'f() : int', '}')).classes[0]!.methods[0]!.returnType).toBe(': int');
    expect(errorsIn(classes('A : f() : int'))).toEqual([expect.stringMatching(/^": int" A text behind a colon holds no second colon/)]);
  });

  it.each(['(x)', 'x)', 'x)('])('%s is no method', (line) => {
    expect(errorsIn(classes('class A {', line, '}'))).toEqual([`${JSON.stringify(line)} A method is a name and parameters in \`(\` and \`)\`.`]);
  });

  test('stand one a line, and annotations among them', () => {
    const text = classes('class A { +x; +y', '<< interface >>', '', '  z }');
    const [a] = read('class', text).classes;
    expect([a!.members.map((member) => member.text), a!.annotations.map((each) => [each.text, at(text, each.whole)])]).toEqual([
      ['+x; +y', 'z'],
      [[' interface ', '<< interface >>']],
    ]);
  });
});

describe('namespaces', () => {
  test('nest by dots and by braces', () => {
    const text = classes('namespace a.b {', 'class X', 'namespace c["The c"] { class Y', '}', '}', 'namespace a {', 'class Z', '}');
    expect(told(text, 'groups')).toEqual([
      'id=a label=a members=Z',
      'id=a.b label=b parent=a members=X',
      'id=a.b.c label=The c parent=a.b members=Y',
    ]);
    expect(read('class', text).classes.map(({ id, parent }) => `${id} in ${parent}`)).toEqual(['X in a.b', 'Y in a.b.c', 'Z in a']);
    expect(read('class', text).groups.map(({ places, bodies }) => [places.map((range) => at(text, range)).join(), bodies.length])).toEqual([
      ['a.b,a', 1],
      ['a.b', 1],
      ['c', 1],
    ]);
    expect(errorsIn(text)).toEqual([]);
  });

  it.each([
    [['namespace a {', '}'], '"}" Mermaid rejects an empty namespace: declare a class in it.'],
    [['namespace a {', 'class X'], '"" Close the namespace with `}`.'],
    [
      ['namespace a {', 'B --> C', 'D --> E', '}'],
      '"B" A namespace holds classes, notes and namespaces; write relationships and members behind its `}`.',
    ],
    [['namespace "a b" {', 'class X', '}'], '"a b" A namespace’s name has no quotes: use backquotes.'],
  ])('%s', (lines, expected) => {
    expect(errorsIn(classes(...lines))).toEqual([expected]);
  });

  test('have a bound', () => {
    const deep = classes(...Array.from({ length: 60 }, (_, i) => `namespace n${i} {`), 'class X', ...Array.from({ length: 60 }, () => '}'));
    expect(errorsIn(deep)[0]).toBe('"{" Not analysed: namespaces nest too deep here.');
  });
});

test('notes have a target and a text', () => {
  const text = classes('note "free\n  of all"', 'note for A~T~ "on A"', 'class A');
  expect(told(text, 'notes')).toEqual(['text=free\n  of all', 'target=A~T~ text=on A']);
});

test('styles, classes and links have their places', () => {
  const text = classes(
    'class A:::hot',
    'classDef hot,cold fill:#f00,stroke-width:2px;',
    'cssClass "A,B" hot',
    'style A color:blue',
    'click A href "x" "tip" _blank',
    'click A call f(1)',
    'link A "y"',
    'callback A "g" "tip"',
  );
  expect(
    read('class', text).stylings.map(({ kind, names, values }) => [kind, at(text, names), values.map(({ range }) => at(text, range)).join('|')]),
  ).toEqual([
    [':::', 'A', 'hot'],
    ['classDef', 'hot,cold', 'fill:#f00,stroke-width:2px'],
    ['class', 'A,B', 'hot'],
    ['style', 'A', 'color:blue'],
    ['click', 'A', 'x|tip|_blank'],
    ['click', 'A', 'f|1'],
    ['click', 'A', 'y'],
    ['click', 'A', 'g|tip'],
  ]);
  expect(errorsIn(text)).toEqual([]);
});

describe('what is half typed', () => {
  it.each([
    ['A -> B', 'A --> B'],
    ['A ->> B : x', 'A --> B : x'],
    ['A => B', 'A --> B'],
    ['A --| B', 'A --|> B'],
    ['A "1" .> "n" B', 'A "1" ..> "n" B'],
    ['class A:::hot {}', 'class A:::hot '],
    ['link --> B', 'Link --> B'],
    ['A --> click : x', 'A --> Click : x'],
    ['A/B --> E', '`A/B` --> E'],
  ])('%s becomes %s', (line, expected) => {
    expect(fixed(classes(line, 'C --> D'))).toBe(classes(expected, 'C --> D'));
    expect(errorsIn(classes(line, 'C --> D'))).toHaveLength(1);
    expect(errorsIn(classes(expected, 'C --> D'))).toEqual([]);
    expect(relations(classes(line, 'C --> D')).at(-1)).toBe('C none solid dependency D');
  });

  it.each([
    ['A -> B : x', ['A none solid dependency B x']],
    ['A --> B : x : y', ['A none solid dependency B x']],
    ['A --> B --> E', ['A none solid dependency B']],
    ['A "1 --> B', []],
    ['class A~T {', []],
    ['A/B --> E', ['A/B none solid dependency E']],
    ['class A,B', []],
    ['link --> E', ['link none solid dependency E']],
    ['A --> note', ['A none solid dependency note']],
    ['note for A x', []],
    ['class A["x]', []],
  ])('%s is rejected, and the next line is read', (line, expected) => {
    expect(errorsIn(classes(line, 'C --> D')).length).toBeGreaterThan(0);
    expect(relations(classes(line, 'C --> D'))).toEqual([...expected, 'C none solid dependency D']);
  });

  test('a body never closed ends before what looks like a statement', () => {
    const text = classes('class A {', '+x', 'A "1" --> B', 'class C {', '+y', '}');
    expect([ids(text), relations(text)]).toEqual([['A', 'B', 'C'], ['A 1 none solid dependency B']]);
    expect(errorsIn(text)).toEqual(['"{" Close the body of the class above with `}`.']);
  });

  test('a text never closed is said where it begins', () => {
    expect(errorsIn(classes('A "1 --> B', 'C --> D', 'note "x"'))).toEqual(['"\\"1 --> B" This " is never closed on its line.']);
  });

  test('a diagram needs a statement', () => {
    expect(errorsIn('classDiagram\n')).toEqual(['"" A class diagram needs a statement, e.g. `class A`.']);
  });
});

test('any text is read, with sound ranges', () => {
  const text = classes(
    'direction LR',
    'namespace a.b["l"] {',
    'class A~T~["l"]:::c {',
    '<<interface>>',
    '+f(int a)$ bool',
    '}',
    'note "x"',
    '}',
    '`A` "1" <|..o "n" B-é : x#quot;',
    'A : +y',
    '<<service>> A',
    'click A call f(x) "t"',
    'style A fill:#f00',
    'accDescr { x }',
  );
  expectToReadAnything(text, 'classDiagram\n', piecesOf(text));
});
