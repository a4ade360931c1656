import { describe, expect, test } from 'vitest';
import type { Component, ComponentKind } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { type CourseComponent, type CourseConnection, type CourseDiagram, describeCourseDiagrams } from '../syntax/arrow-text/course-diagrams.ts';

/** The kinds of the course by the model's names; steps and data are no components. */
const KINDS: Readonly<Record<string, ComponentKind>> = {
  client: 'client',
  edge: 'cdn',
  'edge (CDN)': 'cdn',
  'edge (DNS)': 'dns',
  'edge (load balancer)': 'load-balancer',
  gateway: 'gateway',
  service: 'service',
  worker: 'worker',
  queue: 'queue',
  topic: 'topic',
  cache: 'cache',
  database: 'database',
  'database (wide-column)': 'wide-column',
  'database (vector)': 'vector-store',
  'database (analytics)': 'database',
  search: 'search',
  'object store': 'object-store',
  external: 'external',
  model: 'model',
};

const documentOf = ({ drawing }: CourseDiagram): string => `# Course\n\n\`\`\`text\n${drawing}\`\`\`\n`;

const bare = (name: string): string => name.replace(/ #\d$/, '');
const shown = (from: string, to: string, both: boolean, label: string | undefined, async: boolean): string =>
  `${from} ${both ? '←→' : '→'} ${to} : ${label ?? '—'} (${async ? 'async' : 'sync'})`;

/** Connections between components of the list. */
function between({ components, connections }: CourseDiagram): CourseConnection[] {
  const known = new Set(components.filter(({ kind }) => KINDS[kind]).map(({ name }) => name));
  return connections.filter(({ from, to }) => known.has(from) && known.has(to));
}

/** The name that the list gives, or the shorter one that is as good. */
const nameOf = (name: string, components: readonly CourseComponent[]): string => components.find(({ also }) => also === name)?.name ?? name;

describeCourseDiagrams('the drawings of the course, in the model', (diagrams) => {
  describe.each(diagrams.map((diagram) => [`${diagram.number}. ${diagram.title}`, diagram] as const))('%s', (_, diagram: CourseDiagram) => {
    const text = documentOf(diagram);
    const design = readDesign({ path: 'course.hld.md', text });

    test('its components with their kinds', () => {
      const expected = diagram.components.flatMap(({ name, kind }) => (KINDS[kind] ? [`${bare(name)} · ${KINDS[kind]}`] : []));
      // Instances of one component (`Client A`, `Client B`) stand as they are drawn.
      const drawn = design.components.flatMap(({ kind, places }) =>
        places.map(({ range }) => `${nameOf(text.slice(range.start, range.end), diagram.components)} · ${kind}`),
      );
      expect([...new Set(drawn)].sort()).toEqual([...new Set(expected)].sort());
    });

    test('the connections between them', () => {
      const expected = between(diagram).map(({ from, to, both, label, async }) => shown(bare(from), bare(to), both, label, async));
      const { graph, body } = design.diagrams[0] ?? {};
      const boxes = new Map(graph?.boxes.map(({ id, label }) => [id, nameOf(label.split('\n')[0]!, diagram.components)]));
      const connected = design.connections.map(({ label, async, arrow, from, to }) => {
        const drawn = graph!.arrows.filter((one) => one.arrow.start === arrow.start - body!.start);
        const one = drawn.length === 1 ? drawn[0]! : drawn.find((each) => isEnd(boxes.get(each.from), from) && isEnd(boxes.get(each.to), to))!;
        return shown(boxes.get(one.from)!, boxes.get(one.to)!, one.heads === 2, label?.text, async);
      });
      expect(connected.sort()).toEqual(expected.sort());
    });

    if (diagram.states.length === 0) test('no states', () => expect(design.stateMachines).toEqual([]));

    if (diagram.entities.length === 0) test('no entities', () => expect(design.entities).toEqual([]));
  });
});

const isEnd = (name: string | undefined, { name: first, aliases }: Component): boolean => [first, ...aliases].includes(name ?? '');
