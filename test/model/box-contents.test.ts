import { describe, expect, test } from 'vitest';
import type { DrawnBox } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';

const boxes = (diagram: string): readonly DrawnBox[] => readDesign({ path: 'a.mmd', text: diagram }).boxes;
const box = (label: string): DrawnBox => boxes(`flowchart LR\n  x["${label}"] --> y[(Orders DB)]\n`)[0]!;

test.each([
  ['Order Service', 'deployed'],
  ['Order Controller', 'part'],
  ['OrderRepository', 'part'],
  ['Channel Buffer', 'part'],
  ['save()', 'part'],
  ['Git Repository', undefined],
  ['Admission Controller', undefined],
  ['Fraud Manager', undefined],
  ['Save to S3', 'activity'],
  ['Validate the order', 'activity'],
  ['Route 53', 'deployed'],
  ['Streaming Platform', undefined],
  ['Quota', undefined],
])('the level of %s: %s', (label, level) => expect(box(label).level).toBe(level));

describe('members of a class', () => {
  test.each([
    ['Ride<br/>+id: UUID<br/>+accept(driver): Ride', ['+id: UUID', '+accept(driver): Ride']],
    ['Ride<br/>String name<br/>int count', ['String name', 'int count']],
    ['Ride<br/>+id: UUID<br/>+save(): void', ['+id: UUID', '+save(): void']],
    ['Ride<br/>save(), load(id)', ['save()', 'load(id)']],
    ['Ride<br/>+id: UUID', []],
    ['Ride<br/>GET /rides<br/>POST /rides', []],
    ['Ride<br/>TTL: 10s<br/>Users: A-G<br/>3 replicas', []],
    ['Ride<br/>- Video encoding<br/>- Image resizing', []],
  ])('%s', (label, members) => expect(box(label).members.map(({ text }) => text)).toEqual(members));
});

test('a part stands in the frame of its component, unless a store stands in it too', () => {
  const frame = (inside: string): boolean[] =>
    boxes(
      `flowchart LR\n  subgraph s [Order Service]\n    c[Order Controller] --> r[Order Repository]\n    ${inside}\n  end\n  r --> d[(Orders DB)]\n`,
    ).map(({ zoomed }) => zoomed);
  expect(frame('').slice(0, 2)).toEqual([true, true]);
  expect(frame('d').slice(0, 2)).toEqual([false, false]);
});

test('what a C4 type zooms past', () => {
  const foreign = (type: string): string[] =>
    boxes(
      `${type}\n  Person(a, "Rider")\n  System(b, "Ride App")\n  Container(c, "Ride API", "Go")\n  ContainerDb(d, "Rides DB", "SQL")\n  Component(e, "Matcher", "Go")\n`,
    )
      .filter((each) => each.foreign)
      .map(({ name }) => name);
  expect(foreign('C4Context')).toEqual(['Ride API', 'Rides DB', 'Matcher']);
  expect(foreign('C4Container')).toEqual(['Matcher']);
  expect(foreign('C4Component')).toEqual([]);
  expect(foreign('C4Dynamic')).toEqual([]);
});

test('a label that is not written as it reads can be told, not cut', () => {
  const [first] = boxes('flowchart LR\n  x["Order API + Mail #35;1 Worker"] --> y[(Orders DB)]\n');
  expect(first!.things.map(({ text, cut }) => [text, cut])).toEqual([
    ['Order API', undefined],
    ['Mail #1 Worker', undefined],
  ]);
});
