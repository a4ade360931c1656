import { describe, expect, test } from 'vitest';
import type { ComponentKind, Design } from '../../server/src/model/design.ts';
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

const designOf = ({ drawing }: CourseDiagram): Design => readDesign({ path: 'course.hld.md', text: `# Course\n\n\`\`\`text\n${drawing}\`\`\`\n` });

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
    const design = designOf(diagram);

    test('its components with their kinds', () => {
      const expected = diagram.components.flatMap(({ name, kind }) => (KINDS[kind] ? [`${bare(name)} · ${KINDS[kind]}`] : []));
      expect(design.components.map(({ name, kind }) => `${nameOf(name, diagram.components)} · ${kind}`).sort()).toEqual(expected.sort());
    });

    test('the connections between them', () => {
      const expected = between(diagram).map(({ from, to, both, label, async }) => shown(bare(from), bare(to), both, label, async));
      const name = (component: { readonly name: string }): string => nameOf(component.name, diagram.components);
      const graph = design.diagrams[0]?.graph;
      const bothWays = new Set(graph?.arrows.filter(({ heads }) => heads === 2).map(({ arrow }) => arrow.start + design.diagrams[0]!.body.start));
      expect(
        design.connections.map(({ from, to, label, async, arrow }) => shown(name(from), name(to), bothWays.has(arrow.start), label?.text, async)).sort(),
      ).toEqual(expected.sort());
    });
  });
});
