/** What helps to read a design: its two paths, its components wherever they are drawn, its diagrams as tables. */
import { describe, expect, test } from 'vitest';
import { previewContent } from '../support/preview.ts';
import { workspace } from '../support/workspace.ts';

const fence = (...lines: readonly string[]): string => ['```mermaid', ...lines, '```', ''].join('\n');

const DESIGN = `---
design: hld
---

# Order booking

${fence(
  'flowchart LR',
  '  web[Web App] -->|HTTPS| gw[API Gateway]',
  '  gw -->|gRPC CreateOrder| api[Order Service]',
  '  api -->|SQL INSERT orders| db[(Order DB)]',
  '  api -.->|publish order-placed| bus[[Kafka]]',
  '  bus -.->|consume order-placed| mail[Mail Worker]',
  '  gw -->|gRPC GetCatalog| shop[Catalog Service]',
  '  shop --> cache[(Redis)]',
)}
## Write path

An order is stored before it is confirmed.

${fence('sequenceDiagram', '  participant W as Web App', '  participant G as API Gateway', '  W->>G: POST /orders', '  G-->>W: 201')}
### Retries

Three times.

## Security

Both the write path and the read path need a token.
`;

async function read(text: string) {
  const { report, design } = await workspace({ '/repo/a.md': text }).analyse('/repo/a.md');
  const { blocks, reading } = previewContent(text, { findings: report.findings, design });
  const written = ({ diagram, element }: { readonly diagram: number; readonly element: number }): string => {
    const block = blocks.find((each) => 'diagram' in each && each.diagram.index === diagram);
    if (!block || !('diagram' in block)) throw new Error(`no diagram ${diagram}`);
    const { start, end } = block.diagram.elements[element]!;
    return `${diagram}: ${block.diagram.source.slice(start, end)}`;
  };
  return { reading, written };
}

describe('the paths of a design', () => {
  const pathOf = async (name: 'write' | 'read') => {
    const { reading, written } = await read(DESIGN);
    const path = reading?.paths.find((each) => each.path === name);
    return { told: path?.told.map(({ start, end }) => DESIGN.slice(start, end)) ?? [], drawn: path?.places.map(written) ?? [] };
  };

  test('are told in the sections about nothing else, with what stands below them', async () => {
    const { told } = await pathOf('write');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^## Write path[^]*### Retries[^]*Three times/);
    expect(told[0]).not.toContain('Security');
    expect((await pathOf('read')).told).toEqual([]);
  });

  test('are drawn by what the arrows say, by what is published and consumed, and by what a sequence diagram of the path says', async () => {
    const { drawn } = await pathOf('write');
    expect(drawn).toEqual(
      expect.arrayContaining([
        '0: -->|gRPC CreateOrder|',
        '0: -->|SQL INSERT orders|',
        '0: -.->|publish order-placed|',
        '0: -.->|consume order-placed|',
        '0: -->|HTTPS|',
        '0: mail[Mail Worker]',
        '1: W->>G: POST /orders',
        '1: G-->>W: 201',
      ]),
    );
    expect(drawn.filter((each) => /shop|Catalog|cache/.test(each))).toEqual([]);
  });

  test('hold nothing that is not told: an arrow that says nothing is on neither', async () => {
    const { drawn } = await pathOf('read');
    expect(drawn.toSorted()).toEqual(['0: -->|gRPC GetCatalog|', '0: gw[API Gateway]', '0: shop[Catalog Service]']);
  });
});

test('a component has its place in each diagram, and its row in the table of each architecture', async () => {
  const { reading, written } = await read(DESIGN);
  const gateway = reading!.components.find(({ name }) => name === 'API Gateway')!;
  expect(gateway.kind).toBe('gateway');
  expect(gateway.places.map(written)).toEqual(['0: gw[API Gateway]', '1: G as API Gateway']);
  expect(reading!.tables.map(({ diagram }) => diagram)).toEqual([0]);
  const rows = reading!.tables[0]!.connections.map(({ from, to, label, async }) => [
    reading!.components[from]!.name,
    reading!.components[to]!.name,
    label,
    async,
  ]);
  expect(rows[0]).toEqual(['Web App', 'API Gateway', 'HTTPS', false]);
  expect(rows).toContainEqual(['Kafka', 'Mail Worker', 'consume order-placed', true]);
  expect(rows.at(-1)).toEqual(['Catalog Service', 'Redis', undefined, false]);
});

test('of a document that designs nothing there is nothing to tell', async () => {
  expect((await read('# Notes\n\nMilk.\n')).reading).toBeUndefined();
});
