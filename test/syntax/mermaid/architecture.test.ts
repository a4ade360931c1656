import { describe, expect, it, test } from 'vitest';
import { at, errorsIn, expectToReadAnything, fixed, piecesOf, read, told } from './reading.ts';

const architecture = (...lines: string[]): string => ['architecture-beta', ...lines].join('\n  ');

const nodes = (text: string): string[] => told(text, 'nodes');
const groups = (text: string): string[] => told(text, 'groups');
const edges = (text: string): string[] => told(text, 'edges');

const TWO = ['service a(server)[A]', 'service b(server)[B]'];

describe('services, junctions and groups', () => {
  it.each([
    ['service a', 'id=a shape=service'],
    ['service a(server)', 'id=a icon=server shape=service'],
    ['service a(logos:aws-lambda)[The fn]', 'id=a label=The fn icon=logos:aws-lambda shape=service'],
    ['service a [ The fn ]', 'id=a label=The fn shape=service'],
    ['service a(server)["T (q) [x]"]', 'id=a label=T (q) [x] icon=server shape=service'],
    ["service a['T']", 'id=a label=T shape=service'],
    ['service a "AB"', 'id=a label=AB shape=service'],
    ['service a "AB"[Label]', 'id=a label=Label shape=service'],
    ['service a-b_1(server)[A] %% comment', 'id=a-b_1 label=A icon=server shape=service'],
    ['service group-a', 'id=group-a shape=service'],
    ['junction j', 'id=j shape=junction'],
  ])('%s', (line, expected) => {
    expect(nodes(architecture(line))).toEqual([expected]);
    expect(errorsIn(architecture(line))).toEqual([]);
  });

  test('stand in groups', () => {
    const text = architecture('group g(cloud)[G]', 'group h in g', 'service a in h', 'junction j in g');
    expect(groups(text)).toEqual(['id=g label=G icon=cloud', 'id=h parent=g']);
    expect(nodes(text)).toEqual(['id=a parent=h shape=service', 'id=j parent=g shape=junction']);
    expect(errorsIn(text)).toEqual([]);
  });

  test('each part has its range', () => {
    const text = architecture('group g', 'service db(disk)["The disk"] in g');
    const [{ name, icon, label, parent, range }] = read('architecture', text).nodes as [
      NonNullable<ReturnType<typeof read<'architecture'>>['nodes'][0]>,
    ];
    expect([name, icon!.range, label!.range, parent!.range, range].map((each) => at(text, each))).toEqual([
      'db',
      'disk',
      'The disk',
      'g',
      'service db(disk)["The disk"] in g',
    ]);
  });
});

describe('edges', () => {
  it.each([
    ['a:L -- R:b', 'from=a to=b arrow=-- ports=L:R'],
    ['a:T-->B:b', 'from=a to=b arrow=--> ports=T:B'],
    ['a:L <-- R:b', 'from=a to=b arrow=<-- ports=L:R'],
    ['a:L <--> R:b', 'from=a to=b arrow=<--> ports=L:R'],
    ['a:L -[calls]-> R:b', 'from=a to=b label=calls arrow=--> ports=L:R'],
  ])('%s', (line, expected) => {
    expect(edges(architecture(...TWO, line))).toEqual([expected]);
    expect(errorsIn(architecture(...TWO, line))).toEqual([]);
  });

  test('may end at the group of a service', () => {
    const text = architecture('group g', 'group h', 'service a in g', 'service b in h', 'a{group}:L -- R:b', 'a:L -- R:b{group}');
    expect(edges(text)).toEqual(['from=a to=b arrow=-- ports=L:R groupEdge=10', 'from=a to=b arrow=-- ports=L:R groupEdge=01']);
  });

  test('each part has its range', () => {
    const text = architecture(...TWO, 'a:L <-[calls]-> R:b');
    const [edge] = read('architecture', text).edges;
    expect(
      edge &&
        [edge.from.range, edge.from.port.range, edge.arrow.range, edge.label!.range, edge.to.port.range, edge.to.range].map((range) =>
          at(text, range),
        ),
    ).toEqual(['a', 'L', '<-[calls]->', 'calls', 'R', 'b']);
  });
});

test('alignments name their members', () => {
  const text = architecture(...TWO, 'align row a b');
  expect(read('architecture', text).alignments.map(({ direction, members }) => [direction.text, members.map(({ id }) => id)])).toEqual([
    ['row', ['a', 'b']],
  ]);
  expect(errorsIn(text)).toEqual([]);
});

test('title and accessibility texts end at a comment', () => {
  const { title, accTitle, accDescr } = read(
    'architecture',
    architecture('title The shop %% c', 'accTitle: Shop', 'accDescr { a', 'b }', 'service a'),
  );
  expect([title?.text, accTitle?.text, accDescr?.text]).toEqual(['The shop', 'Shop', 'a\n  b']);
});

describe('what Mermaid rejects', () => {
  it.each([
    [['architecture'], '"architecture"'],
    [['service Redis(database)[Redis]'], '"R"'],
    [['service group(server)[A]'], '"group"'],
    [['service a(server)[]'], '"["'],
    [['service a(two words)[A]'], '"("'],
    [['service a(server)[A [b]]'], '"["'],
    [['service a(server)[A] service b'], '"service"'],
    [['a -- b'], '"--"'],
    [['a:X -- L:b'], '"X"'],
    [['a:L -- b'], '"b"'],
    [['a:L -[]- R:b'], '"["'],
    [['align a b'], '"a"'],
    [['align row a'], '""'],
    [['service a', 'service a'], '"a"'],
    [['group a', 'service a'], '"a"'],
    [['service a in g'], '"g"'],
    [['group a in g', 'group g'], '"g"'],
    [['group a in a'], '"a"'],
    [['service a', 'service b in a'], '"a"'],
    [['service a', 'a:L -- R:b'], '"b"'],
    [['group g', 'service a in g', 'a:L -- R:g'], '"g"'],
    [['group g', 'service a in g', 'service b in g', 'a{group}:L -- R:b'], '"{group}"'],
    [['service a', 'align row a a'], '"a"'],
    [['group g', 'service a', 'align row a g'], '"g"'],
  ])('%j stands on %s', (lines, place) => {
    const text = lines[0] === 'architecture' ? 'architecture\n service a' : architecture(...lines);
    const errors = errorsIn(text);
    expect(errors).toHaveLength(1);
    expect(errors[0]!.startsWith(`${place} `)).toBe(true);
  });

  it.each([
    ['a:L -> R:b', 'a:L --> R:b'],
    ['a:L <-> R:b', 'a:L <--> R:b'],
    ['a:L - R:b', 'a:L -- R:b'],
    ['a:L ==> R:b', 'a:L --> R:b'],
  ])('%s is mended to %s, and read as that', (written, mended) => {
    expect(fixed(architecture(...TWO, written))).toBe(architecture(...TWO, mended));
    expect(edges(architecture(...TWO, written))).toEqual(edges(architecture(...TWO, mended)));
  });

  test('the header may be mended', () => expect(fixed('architecture\n  service a')).toBe('architecture-beta\n  service a'));
});

const EVERYTHING = architecture(
  'title Shop',
  'accDescr { a }',
  'group g(cloud)[The cloud]',
  'group h in g',
  'service a(server)["A [x]"] in g',
  'service b "AB"[B] in h',
  'junction j in g',
  'a{group}:L <--> R:b',
  'a:T -[calls]- B:j',
  'align row a b',
);

test('any beginning and any mixture of it can be read', () => {
  expect(errorsIn(EVERYTHING)).toEqual([]);
  expectToReadAnything(EVERYTHING, 'architecture-beta\n', piecesOf(EVERYTHING));
});
