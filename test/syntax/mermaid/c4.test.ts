import { describe, expect, it, test } from 'vitest';
import { at, errorsIn, expectToReadAnything, fixed, piecesOf, read, told } from './reading.ts';

const c4 = (...lines: string[]): string => ['C4Context', ...lines].join('\n  ');

const nodes = (text: string): string[] => told(text, 'nodes');
const groups = (text: string): string[] => told(text, 'groups');
const edges = (text: string): string[] => told(text, 'edges');

describe('elements', () => {
  it.each([
    ['Person(a, "A", "says")', 'id=a label=A shape=person descr=says'],
    ['Person_Ext(a, "A")', 'id=a label=A shape=external_person'],
    ['SystemDb(a, "A", "says", "sprite", "tags", "link")', 'id=a label=A shape=system_db descr=says sprite=sprite tags=tags link=link'],
    ['SystemQueue_Ext(a, "A")', 'id=a label=A shape=external_system_queue'],
    ['Container(a, "A", "Go", "says")', 'id=a label=A shape=container techn=Go descr=says'],
    ['ContainerDb_Ext(a, "A")', 'id=a label=A shape=external_container_db'],
    ['ComponentQueue(a, "A", "Kafka")', 'id=a label=A shape=component_queue techn=Kafka'],
    ['Container(a, "A", $descr="says", $tags="x")', 'id=a label=A shape=container descr=says tags=x'],
    ['Container(a, "A",, "says")', 'id=a label=A shape=container descr=says'],
    ['Container(a, "A", "", "says")', 'id=a label=A shape=container descr=says'],
    ['Container(a, "A, B (c)", "Go, #35;")', 'id=a label=A, B (c) shape=container techn=Go, #'],
    ['Person(a, "over\n   two lines")', 'id=a label=over\n   two lines shape=person'],
    ['Person(a, $link="x")', 'id=a label=[object Object] shape=person'],
    ['Person(a,\n    "A"\n  )\n  Person(b, "B"', undefined],
  ])('%s', (line, expected) => {
    if (expected === undefined) expect(errorsIn(c4(line))).not.toEqual([]);
    else expect(nodes(c4(line))).toEqual([expected]);
  });

  test('the last of two calls of one id counts; what it does not say stays', () => {
    expect(nodes(c4('System(a, "A", "says")', 'SystemDb(a, "B")'))).toEqual(['id=a label=B shape=system_db descr=says']);
  });

  test('a style may change the technology', () => {
    expect(nodes(c4('Container(a, "A", "Go")', 'UpdateElementStyle(a, $bgColor="red", $techn="Rust")'))).toEqual([
      'id=a label=A shape=container techn=Rust',
    ]);
  });

  test('each parameter and its name have their range', () => {
    const text = c4('Container(web, "Web app", "Go", $tags="core")');
    const [node] = read('c4', text).nodes;
    expect(node?.calls.map(({ keyword, range }) => [at(text, keyword.range), at(text, range)])).toEqual([
      ['Container', 'Container(web, "Web app", "Go", $tags="core")'],
    ]);
    expect(node?.calls[0]?.parameters.map(({ key, value }) => [key && at(text, key.range), at(text, value.range)])).toEqual([
      [undefined, 'web'],
      [undefined, 'Web app'],
      [undefined, 'Go'],
      ['tags', 'core'],
    ]);
  });
});

describe('boundaries', () => {
  const text = c4(
    'Enterprise_Boundary(e, "E") {',
    'System_Boundary(s, "S", $tags="x")',
    '{',
    'System(a, "A") }',
    'Boundary(b, "B", "team") {',
    'System(c, "C")',
    '}',
    '}',
    'System(d, "D")',
  );

  test('hold what stands between their braces', () => {
    expect(groups(text)).toEqual(['id=e label=E shape=ENTERPRISE', 'id=s label=S shape=SYSTEM parent=e', 'id=b label=B shape=team parent=e']);
    expect(nodes(text)).toEqual(['id=a label=A shape=system parent=s', 'id=c label=C shape=system parent=b', 'id=d label=D shape=system']);
    expect(errorsIn(text)).toEqual([]);
  });

  test('reach from the keyword to the brace', () => {
    expect(at(text, read('c4', text).groups[1]!.range)).toBe('System_Boundary(s, "S", $tags="x")\n  {\n  System(a, "A") }');
  });

  test('may be nodes of a deployment', () => {
    expect(groups('C4Deployment\n Deployment_Node(n, "N", "Linux") {\n Node_L(m, "M") {\n Container(a, "A")\n }\n }')).toEqual([
      'id=n label=N shape=Linux',
      'id=m label=M shape=node parent=n',
    ]);
  });
});

describe('relations', () => {
  it.each([
    ['Rel(a, b, "uses", "HTTPS")', 'from=a to=b label=uses techn=HTTPS arrow=rel'],
    ['BiRel(a, b, "uses")', 'from=a to=b label=uses arrow=birel'],
    ['Rel_Up(a, b, "uses")', 'from=a to=b label=uses arrow=rel_u'],
    ['Rel_L(a, b, "uses")', 'from=a to=b label=uses arrow=rel_l'],
    ['Rel_Back(a, b, "uses")', 'from=a to=b label=uses arrow=rel_b'],
    ['RelIndex(1, a, b, "uses", "HTTPS")', 'from=a to=b label=uses techn=HTTPS arrow=rel'],
    ['Rel(a, b, "uses", $techn="WS", $tags="x")', 'from=a to=b label=uses techn=WS tags=x arrow=rel'],
  ])('%s', (line, expected) => expect(edges(c4(line))).toEqual([expected]));

  test('are all kept, also between what is not declared', () => {
    expect(edges(c4('Rel(a, b, "x")', 'Rel(a, b, "y")'))).toHaveLength(2);
  });
});

describe('what Mermaid rejects', () => {
  it.each([
    ['Person(a, A)', '"A" Mermaid finds the end of a call only behind a quoted parameter: quote this one.', 'Person(a, "A")'],
    ['Person(a, "A" )', '" )" No blank may stand before the parenthesis.', 'Person(a, "A")'],
    ['Person (a, "A")', '" (" No blank may stand before the parenthesis of `Person`.', 'Person(a, "A")'],
    ['Person(a, "A"', '"" Close the call with a parenthesis.', 'Person(a, "A")'],
    ['Person(a, "A)', '"\\"" This quote is never closed.', 'Person(a, "A")'],
  ])('%s', (line, error, mended) => {
    expect(errorsIn(c4('Person(b, "B")', line))).toEqual([error]);
    expect(fixed(c4('Person(b, "B")', line))).toBe(c4('Person(b, "B")', mended));
    expect(errorsIn(c4('Person(b, "B")', mended))).toEqual([]);
  });

  it.each([
    [['System_Boundary(a, "A") {', '}'], '"}" A boundary holds at least one call.'],
    [['System_Boundary(a, "A") {', 'System(b, "B")'], '"" A boundary is never closed: write `}` behind what belongs to it.'],
    [['System(a, "A")', '}'], '"}" This brace closes nothing: no boundary is open.'],
    [['System_Boundary(a, "A")', 'System(b, "B")'], '"System_Boundary(a, \\"A\\")" A boundary goes on with `{` on its line or the next.'],
    [['System(a, "A") System(b, "B")'], '"System" A line end must stand here.'],
    [
      ['System(a, "the direction LR of it")'],
      '"System(a, \\"the direction LR of it\\")" A C4 diagram has no direction, and no line of it may hold `direction` and `TB`, `BT`, `LR` or `RL`.',
    ],
    [['System'], '"System" Write the parameters of `System` in parentheses behind it.'],
    [[], '"" A C4 diagram holds at least one call.'],
  ])('%j', (lines, error) => expect(errorsIn(c4(...lines))).toEqual([error]));

  test('a call of nothing known is named', () => {
    expect(errorsIn(c4('Rel_Neighbor(a, b, "x")'))[0]).toMatch(/^"Rel_Neighbor\(a," Mermaid knows no `Rel_Neighbor` in a C4 diagram/);
  });

  test('a comment behind a call swallows the line end, which matters but on the last line', () => {
    expect(errorsIn(c4('System(a, "A") %% c'))).toEqual([]);
    expect(errorsIn(c4('System(a, "A") %% c', 'System(b, "B")'))).toHaveLength(1);
  });

  test('without a quote a parameter may run into the next call', () => {
    const text = c4('Person(a, A)', 'Person(b, "B")');
    expect(nodes(text)).toEqual(['id=a label=A)\n  Person(b shape=person descr=B']);
    expect(read('c4', text).misreadings?.map(({ range }) => at(text, range))).toEqual(['A)']);
  });

  test('an open quote costs one line', () => {
    const text = c4('Person(a, "A)', 'Person(b, "B")', 'Rel(a, b, "x)', 'Rel(b, a, "y")');
    expect(nodes(text)).toEqual(['id=a label=A shape=person', 'id=b label=B shape=person']);
    expect(edges(text)).toEqual(['from=a to=b label=x arrow=rel', 'from=b to=a label=y arrow=rel']);
  });
});

const EVERYTHING = c4(
  'title Shop',
  'accTitle: a',
  'accDescr { b }',
  'Enterprise_Boundary(e, "E") {',
  'Person(a, "A", "says", $tags="x, y")',
  'System_Boundary(s, "S")',
  '{',
  'ContainerDb_Ext(b, "B",, "says")',
  '}',
  '}',
  'Rel(a, b, "uses", "HTTPS")',
  'RelIndex(1, a, b, "again")',
  'UpdateElementStyle(a, $bgColor="red")',
);

test('any beginning and any mixture of it can be read', () => {
  expect(errorsIn(EVERYTHING)).toEqual([]);
  expectToReadAnything(EVERYTHING, 'C4Context\n', piecesOf(EVERYTHING));
});
