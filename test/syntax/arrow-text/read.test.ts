import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDrawing, readArrowText } from '../../../server/src/syntax/arrow-text/read.ts';
import type { Part } from '../../../server/src/syntax/mermaid/tree.ts';

/** The arrows of a drawing, one a line: `A → B: label`. */
function arrowsOf(text: string): string[] {
  const { nodes, groups, edges } = readArrowText(text);
  const names = new Map([...nodes.map(({ id, name }) => [id, name] as const), ...groups.map(({ id, label }) => [id, `{${label}}`] as const)]);
  return edges.map(
    ({ from, to, label, heads, dashed }) =>
      `${names.get(from.id)} ${['—', dashed ? '⇢' : '→', '↔'][heads]} ${names.get(to.id)}${label ? `: ${label.text}` : ''}`,
  );
}

/** A drawing without the indent of the test and its first line. */
const drawing = (text: string): string => {
  const lines = text.split('\n').slice(1);
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(indent)).join('\n');
};

describe('arrows', () => {
  test.each([
    ['A → B', ['A → B']],
    ['A --> B -> C', ['A → B', 'B → C']],
    ['A ⇢ [B]', ['A ⇢ B']],
    ['A ┄┄▶ B', ['A ⇢ B']],
    ['A -.-> B', ['A ⇢ B']],
    ['A ←→ B', ['A ↔ B']],
    ['A <--> B', ['A ↔ B']],
    ['A ◀── B', ['B → A']],
    ['A ──label──▶ B', ['A → B: label']],
    ['A ◀──label── B', ['B → A: label']],
    ['A --label--> B', ['A → B: label']],
    ['app → POST /rides → [Ride Service]', ['app → Ride Service: POST /rides']],
    ['Client → HTTPS → Gateway', ['Client → Gateway: HTTPS']],
    ['A (1 → 2) → B', ['A → B']],
    ['[Topic: created → Mailer, Biller]', []],
    ['A → [Topic: created → Mailer, Biller]', ['A → Topic', 'Topic → Mailer: created', 'Topic → Biller: created']],
    ['a->b', []],
    ['const f = (x) => x', []],
    ['fn area(r: f64) -> f64', []],
    ['pay() -- 3 -- done', []],
    ['GET /rides → list of rides', []],
    ['Factory.create(type) → Car | Bike', []],
    ['if full → reject', []],
    ['load > 5 → scale out', []],
    ['- upload → slow', []],
  ])('%s', (text, arrows) => expect(arrowsOf(text)).toEqual(arrows));
});

describe('boxes with borders', () => {
  test('typed, with a label on the line down', () => {
    const text = drawing(`
      +---------+
      | Gateway |
      +----+----+
           |
           | gRPC
           v
      +---------+
      | Orders  |
      | x3      |
      +---------+`);
    expect(arrowsOf(text)).toEqual(['Gateway → Orders: gRPC']);
    expect(readArrowText(text).nodes.map(({ places }) => places[0]!.details.map((part) => part.text))).toEqual([[], ['x3']]);
  });

  test('one line to many, heads in the borders, a column aside', () => {
    const text = drawing(`
             ┌──────────┐
             │ Balancer │
             └────┬─────┘
            ┌─────┼──────┐
            │     │      │
        ┌───▼─┐ ┌─▼──┐ ┌─▼──┐
        │ App │ │ DB │ │ S3 │
        └─────┘ └────┘ └────┘`);
    expect(arrowsOf(text)).toEqual(['Balancer → App', 'Balancer → DB', 'Balancer → S3']);
  });

  test('many lines to one, out of the box that holds them', () => {
    const text = drawing(`
      ┌───────────────────────┐
      │        CLIENTS        │
      │ ┌─────┐   ┌────────┐  │
      │ │ Web │   │ Mobile │  │
      │ └──┬──┘   └───┬────┘  │
      └────┼──────────┼───────┘
           └────┬─────┘
                ▼
            ┌───────┐
            │  API  │
            └───────┘`);
    expect(arrowsOf(text)).toEqual(['Web → API', 'Mobile → API']);
    expect(readArrowText(text).groups.map(({ label, members }) => [label, members.length])).toEqual([['CLIENTS', 2]]);
  });

  test('labels above and below the arrows', () => {
    const text = drawing(`
      ┌───┐  reserve  ┌───┐
      │ A │ ────────► │ B │
      │   │           │   │
      │   │ ◄──────── │   │
      └───┘  release  └───┘`);
    expect(arrowsOf(text)).toEqual(['A → B: reserve', 'B → A: release']);
  });

  test('a border that a long line pushes out', () => {
    const text = drawing(`
      ┌────────┐     ┌────────┐
      │ Counter │────▶│ Writer │
      └────────┘     └────────┘`);
    expect(arrowsOf(text)).toEqual(['Counter → Writer']);
  });

  test('wide characters fill two columns', () => {
    const text = drawing(`
      ┌──────────┐      ┌──────────┐
      │ 用户服务 │─查询─▶│ 订单服务 │
      └──────────┘      └─────┬────┘
                              ▼
                           数据库 (MySQL)`);
    expect(arrowsOf(text)).toEqual(['用户服务 → 订单服务: 查询', '订单服务 → 数据库']);
    for (const { name, places } of readArrowText(text).nodes) expect(text.slice(places[0]!.name.range.start, places[0]!.name.range.end)).toBe(name);
  });

  test('cells that share a border', () => {
    const text = drawing(`
      ┌────────────┬─────────┐
      │ Prometheus │ Sidecar │
      └────────────┴────┬────┘
                        v
                   ┌─────────┐
                   │ Storage │
                   └─────────┘`);
    expect(arrowsOf(text)).toEqual(['Sidecar → Storage']);
  });

  test('a line without a head joins two boxes', () =>
    expect(
      arrowsOf(
        drawing(`
          +---+     +---+
          | A |-----| B |
          +---+     +---+`),
      ),
    ).toEqual(['A — B']));

  test('a box with a line across has compartments', () => {
    const text = drawing(`
      ┌───────────┐
      │ Ride      │
      ├───────────┤
      │ id: UUID  │
      │ fare: int │
      └───────────┘`);
    const tree = readArrowText(text);
    expect(tree.nodes[0]!.places[0]!.compartments.map((lines) => lines.map((part) => part.text))).toEqual([['Ride'], ['id: UUID', 'fare: int']]);
    expect(isDrawing(tree)).toBe(true);
  });
});

describe('arrows that lead down', () => {
  test('as many as boxes: one each', () =>
    expect(
      arrowsOf(
        drawing(`
          [Orders]
           ↓           ↓
          [Kafka]   [Cache]`),
      ),
    ).toEqual(['Orders → Kafka', 'Orders → Cache']));

  test('one under a row belongs to each box of it', () =>
    expect(
      arrowsOf(
        drawing(`
          [A]   [B]
             ↓
            [C]`),
      ),
    ).toEqual(['A → C', 'B → C']));

  test('one under a single box of a row belongs to that box', () =>
    expect(
      arrowsOf(
        drawing(`
          [Orders]   [Cache]   [Kafka]
                                  ↓
                              [Worker]`),
      ),
    ).toEqual(['Kafka → Worker']));

  test('a branch leads from what stands above it', () =>
    expect(
      arrowsOf(
        drawing(`
          Order placed
            ↓
            ├─> Mailer
            └─> Biller`),
      ),
    ).toEqual(['Order placed → Mailer', 'Order placed → Biller']));

  test('an arrow under the first of several may as well go on with the line: it says nothing', () =>
    expect(
      arrowsOf(
        drawing(`
          Push → Build → Test
               → Deploy`),
      ),
    ).toEqual(['Push → Build', 'Build → Test']));

  test('arrows under a later arrow of a line lead from the same', () =>
    expect(
      arrowsOf(
        drawing(`
          A → B → C
                → D`),
      ),
    ).toEqual(['A → B', 'B → C', 'B → D']));
});

describe('no drawing', () => {
  test.each([
    ['a tree of directories', ['src/', '├── a.ts', '│   └── b.ts', '└── c.ts']],
    ['a table', ['+---+---+', '| a | b |', '+---+---+', '| 1 | 2 | <- two', '+---+---+']],
    ['messages between lifelines', ['Client      Server', '  │  GET      │', '  │──────────▶│', '  │           │', '  │◀──────────│']],
    ['a list of choices', ['CPU bound → scale up', 'DB bound → shard it']],
    ['calls that return', ['POST  /rides  → create', 'GET   /rides  → list']],
    ['a headline', ['Mechanism 1', '───────────']],
  ])('%s', (_, lines) => {
    const tree = readArrowText(lines.join('\n'));
    expect(tree.edges).toEqual([]);
    expect(isDrawing(tree)).toBe(false);
  });
});

test('no text makes it throw, and every part stands where its text is', () => {
  const parts = [
    'A',
    'Paid',
    ' ',
    '   ',
    '→',
    '──',
    '▶',
    '-->',
    '|',
    '\n',
    '\r\n',
    '[',
    ']',
    '(',
    ')',
    '┌──┐',
    '└──┘',
    '│',
    '+--+',
    '↓',
    '▼',
    'v',
    ': ',
    '⇢',
    '├',
    '┼',
    '😀',
    'LAYER 1',
    'if ',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((pieces) => pieces.join('')),
      (text) => {
        const { nodes, groups, edges, title } = readArrowText(text);
        const ids = new Set([...nodes, ...groups].map(({ id }) => id));
        const said: Part[] = [
          ...nodes.flatMap(({ places }) => places.flatMap(({ name, details, notes }) => [name, ...details, ...notes])),
          ...(title ? [title] : []),
        ];
        for (const { text: words, range } of said) expect(text.slice(range.start, range.end).replace(/\s+/g, ' ')).toContain(words.split(' ')[0]);
        for (const { from, to, arrow } of edges) {
          expect([ids.has(from.id), ids.has(to.id)]).toEqual([true, true]);
          expect(arrow.start).toBeGreaterThanOrEqual(0);
          expect(arrow.end).toBeLessThanOrEqual(text.length);
          expect(arrow.end).toBeGreaterThan(arrow.start);
        }
      },
    ),
    { numRuns: 400 },
  );
});

describe('lines that a label interrupts', () => {
  test('above a box whose border has the head', () =>
    expect(
      arrowsOf(
        drawing(`
        ┌─────────────────────────┐
        │         Clients         │
        └─────┬──────────────┬────┘
              │              │
        Request ride    Send location
              │              │
          ┌───▼──┐      ┌────▼─────┐
          │ Trip │      │ Location │
          └──────┘      └──────────┘`),
      ),
    ).toEqual(['Clients → Trip: Request ride', 'Clients → Location: Send location']));

  test('below one, and twice', () =>
    expect(
      arrowsOf(
        drawing(`
        ┌───────┐    ┌────────┐
        │ Order │    │ Notify │
        └───┬───┘    └────▲───┘
            │             │
        (created)       (paid)
            │             │
            │        ┌────┴────┐
            │        │ Payment │
            │        └─────────┘
            │             ▲
            └─── Kafka ───┘`),
      ),
    ).toEqual(['Payment → Notify: paid', 'Order → Payment: created Kafka']));
});

describe('boxes one right under the other', () => {
  test.each([
    ['┬', '▼', ['Web → Gateway']],
    ['▲', '┴', ['Gateway → Web']],
    ['┬', '┴', []],
    ['─', '▼', []],
  ])('joined by %s above %s', (above, below, arrows) =>
    expect(
      arrowsOf(
        drawing(`
        ┌─────────┐
        │   Web   │
        └────${above}────┘
        ┌────${below}────┐
        │ Gateway │
        └─────────┘`),
      ),
    ).toEqual(arrows),
  );
});
