import { describe, expect, test } from 'vitest';
import type { Design } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';

const designOf = (drawing: string, heading = 'Overview'): Design =>
  readDesign({ path: 'docs/order.hld.md', text: `# Orders\n\n## ${heading}\n\n\`\`\`text\n${drawing}\n\`\`\`\n` });

const components = ({ components: all }: Design): string[] => all.map(({ name, kind }) => `${name} · ${kind}`);
const connections = ({ connections: all }: Design): string[] =>
  all.map(({ from, to, label, async }) => `${from.name} ${async ? '⇢' : '→'} ${to.name}${label ? `: ${label.text}` : ''}`);

const BOXES = `
┌────────────┐
│ Mobile App │
└──────┬─────┘
       │ HTTPS
       ▼
┌────────────┐        ┌─────────────┐
│  Order     │ ─────▶ │  Order DB   │
│  Service   │        │  PostgreSQL │
│  x3        │        └─────────────┘
└──────┬─────┘
       ▼
  [Kafka: orders]`;

describe('a drawing in plain text', () => {
  test('is an architecture with components and connections', () => {
    const design = designOf(BOXES);
    expect(design.diagrams.map(({ type, role, tells }) => [type, role, tells])).toEqual([['arrow-text', 'architecture', false]]);
    expect(components(design)).toEqual(['Mobile App · client', 'Order Service · service', 'Order DB · database', 'Kafka · topic']);
    expect(connections(design)).toEqual(['Mobile App → Order Service: HTTPS', 'Order Service → Order DB', 'Order Service ⇢ Kafka']);
  });

  test('has its figures once, each where it is written', () => {
    const design = designOf('[Gateway ~5ms] → [Orders (200 rps)]\n[Orders] → [Redis]\nin all 50 ms');
    expect(design.quantities.map(({ value, unit, diagram }) => [value, unit, diagram])).toEqual([
      [5, 'ms', 0],
      [200, 'request', 0],
      [50, 'ms', 0],
    ]);
  });

  test('a chain in one line only tells a flow: components, and nothing to judge', () => {
    const design = designOf('Write flow: client → validation → [Order Service] → [Order DB]');
    expect(design.diagrams.map(({ role, tells }) => [role, tells])).toEqual([[null, true]]);
    expect(components(design)).toEqual(['client · client', 'Order Service · service', 'Order DB · database']);
  });

  test.each([
    ['its label', 'A Service ──publish order──▶ B Service', true],
    ['the box that it leads to', 'A Service → publish event', true],
    ['the name of its path', 'Async flow: A Service → B Service → C Service', true],
    ['an end that is a queue', 'A Service → Order Queue', true],
    ['its arrow', 'A Service ⇢ B Service', true],
    ['nothing', 'A Service → B Service', false],
  ])('%s says whether an arrow is asynchronous', (_, drawing, async) => {
    const arrows = designOf(drawing).diagrams[0]!.graph!.arrows;
    expect(arrows.map((arrow) => arrow.async === true)).toEqual(arrows.map(() => async));
  });

  test.each([
    ['states in capitals', 'PLACED ──pay──▶ PAID ──ship──▶ SHIPPED', 'state'],
    ['boxes with fields', '┌──────────┐\n│ Order    │\n├──────────┤\n│ id: UUID │\n└──────────┘', 'data'],
    ['steps', 'Validate token → Save to database → Send email to user', 'process'],
  ])('%s', (_, drawing, role) => expect(designOf(drawing).diagrams.map((view) => view.role)).toEqual([role]));

  test.each([
    ['a tree of directories', 'src/\n├── api/\n└── db/'],
    ['Mermaid that lacks its language', 'flowchart LR\n  a[Client] --> b[API]'],
    ['text without arrows', 'just words'],
    ['a list of choices', 'CPU bound → scale up\nDB bound → shard it'],
  ])('%s is none', (_, text) => expect(designOf(text).diagrams).toEqual([]));

  test('layers give their members a kind', () => {
    const design = designOf(
      'LAYER 1 — CLIENT\n  Web / Partner\n    ↓ HTTPS\nLAYER 2 — SERVICES\n  Order Service · Stock Service\n    ↓ SQL\nLAYER 3 — DATA\n  Order DB',
    );
    expect(components(design)).toContain('Web · client');
    expect(design.diagrams[0]!.graph!.arrows.map(({ label }) => label?.text)).toEqual(['HTTPS', 'SQL']);
  });
});
