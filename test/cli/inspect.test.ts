import { describe, expect, test } from 'vitest';
import { design, folder } from './support/run.ts';

const lld = `<!-- designdoc lld -->
# Data model

\`\`\`mermaid
erDiagram
  CUSTOMER ||--o{ ORDER : places
  ORDER {
    uuid id PK
    text status "NEW, PAID, SENT"
  }
\`\`\`

Peak is 3K RPS.
`;

describe('designdoc inspect', () => {
  test('prints the model of one file', async () => {
    const { out, status } = await folder({ 'docs/a.md': design }).run(['inspect', 'docs/a.md']);
    expect(status).toBe(0);
    const model = JSON.parse(out) as Record<string, unknown>;
    expect(Object.keys(model)).toEqual([
      'version',
      'path',
      'kind',
      'sections',
      'diagrams',
      'components',
      'connections',
      'entities',
      'relationships',
      'stateMachines',
      'queries',
      'indexes',
      'endpoints',
      'quantities',
    ]);
    expect(model).toMatchObject({
      version: 1,
      path: 'docs/a.md',
      kind: 'hld',
      sections: [
        { title: '', level: 0 },
        { title: 'Orders', level: 1, kind: null, place: { line: 2, column: 1, endLine: 2, endColumn: 9 } },
      ],
      diagrams: [
        {
          type: 'flowchart',
          role: 'architecture',
          line: 5,
          errors: [],
          direction: 'LR',
          nodes: [{ id: 'app', label: 'Mobile App' }, { id: 'gw' }, { id: 'api' }, { id: 'db', shape: 'cylinder' }],
        },
      ],
    });
    expect(model['components']).toContainEqual(
      expect.objectContaining({ name: 'Mobile App', kind: 'client', places: [{ line: 6, column: 7, endLine: 6, endColumn: 17 }] }),
    );
    expect(model['connections']).toHaveLength(3);
    expect((model['connections'] as unknown[])[2]).toMatchObject({
      label: 'SQL, 3K RPS',
      async: false,
      notation: 'flowchart',
      place: { line: 8, column: 7 },
    });
    expect(model['quantities']).toMatchObject([{ value: 3000, unit: 'request', per: 's', place: { line: 8 } }]);
  });

  test('prints entities, relationships and quantities', async () => {
    const { out } = await folder({ 'a.md': lld }).run(['inspect', 'a.md']);
    expect(JSON.parse(out)).toMatchObject({
      kind: 'lld',
      diagrams: [{ type: 'er', role: 'data', relationships: [{ from: 'CUSTOMER', to: 'ORDER', cardFrom: 'ONLY_ONE', cardTo: 'ZERO_OR_MORE' }] }],
      entities: [
        { name: 'CUSTOMER' },
        {
          name: 'ORDER',
          attributes: [
            { name: 'id', type: 'uuid', keys: ['PK'] },
            { name: 'status', values: ['NEW', 'PAID', 'SENT'] },
          ],
        },
      ],
      relationships: [{ label: 'places', cardFrom: '1', cardTo: '*' }],
      quantities: [{ value: 3000, unit: 'request', per: 's', place: { line: 13 } }],
    });
  });

  test('prints drawings in plain text', async () => {
    const text = '# HLD\n\n```text\nClient ──HTTPS──▶ [API Gateway: auth (~5ms)]\n                        ↓\n                  [Kafka]\n```\n';
    const { out } = await folder({ 'a.md': text }).run(['inspect', 'a.md']);
    expect(JSON.parse(out)).toMatchObject({
      diagrams: [
        {
          type: 'arrow-text',
          role: 'architecture',
          line: 4,
          nodes: [
            { label: 'Client', line: 4, column: 1 },
            { label: 'API Gateway', shape: 'bracket', details: ['auth'], notes: ['~5ms'], line: 4, column: 20 },
            { label: 'Kafka', shape: 'bracket', line: 6 },
          ],
          edges: [
            { label: 'HTTPS', style: 'solid', line: 4, column: 8 },
            { style: 'solid', line: 5 },
          ],
        },
      ],
      connections: [{ label: 'HTTPS', async: false, notation: 'arrow-text' }, { async: true }],
    });
  });

  test('prints of several files one object a line', async () => {
    const { out } = await folder({ 'a.md': design, 'b.md': lld }).run(['inspect', 'b.md', 'a.md']);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { path: string }).path),
    ).toEqual(['b.md', 'a.md']);
  });

  test('reads diagrams of any Markdown file, and a diagram alone', async () => {
    const files = folder({ 'README.md': design.split('\n').slice(1).join('\n'), 'a.mmd': 'flowchart LR\n  a --> b\n' });
    expect(JSON.parse((await files.run(['inspect', 'README.md'])).out)).toMatchObject({ kind: null, diagrams: [{ type: 'flowchart' }] });
    expect(JSON.parse((await files.run(['inspect', 'a.mmd'])).out)).toMatchObject({
      diagrams: [{ type: 'flowchart', line: 1, edges: [{ from: 'a', to: 'b', line: 2 }] }],
    });
  });

  test('ends with 2 where a file is not there, or none is named', async () => {
    const files = folder({ 'a.md': design });
    expect(await files.run(['inspect', 'nope.md'])).toEqual({ status: 2, out: '', err: 'designdoc: nope.md: there is no such file or folder\n' });
    expect((await files.run(['inspect'])).status).toBe(2);
  });
});

describe('designdoc rules', () => {
  test('lists every rule, one a line', async () => {
    const { out } = await folder().run(['rules']);
    expect(out).toMatch(/^rule +declared +detected +fix +finds\n/);
    expect(out).toMatch(/\nhld\/async-dashed +warning +off +safe +\S/);
    expect(out).toMatch(/\ndesigndoc\/config +error/);
  });

  test('prints the page of one', async () => {
    const { out } = await folder().run(['rules', 'hld/label-every-arrow']);
    expect(out).toMatch(/^# hld\/label-every-arrow\n/);
    expect(out).toContain('## How to suppress it');
  });

  test('ends with 2 where there is no such rule, and names the nearest', async () => {
    expect(await folder().run(['rules', 'hld/async-dash'])).toEqual({
      status: 2,
      out: '',
      err: 'designdoc: No rule has the id “hld/async-dash”. Did you mean “hld/async-dashed”?\n',
    });
  });
});
