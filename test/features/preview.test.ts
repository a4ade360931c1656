import { describe, expect, test } from 'vitest';
import type { PreviewBlock } from '../../server/src/features/preview-content.ts';
import { PreviewMemory } from '../../server/src/features/preview-memory.ts';
import { preview } from '../../server/src/features/preview.ts';
import { previewSource } from '../support/preview.ts';

const blocksOf = (text: string, path?: string): readonly PreviewBlock[] => preview(previewSource(text, path === undefined ? {} : { path })).blocks;

/** Each block as its line and what it shows. */
const told = (text: string): string[] =>
  blocksOf(text).map((block) => `${block.line} ${'html' in block ? block.html : `[${block.diagram.source.trim()}]`}`);

const DOCUMENT = `# Orders

Text with *stress*.

\`\`\`mermaid
flowchart LR
  a --> b
\`\`\`

## Next

> Quoted.
>
> \`\`\`mermaid
> flowchart LR
>   c --> d
> \`\`\`
`;

describe('the preview of a document', () => {
  test('is its blocks in order, each where it stands, diagrams by their source', () => {
    expect(told(DOCUMENT)).toEqual([
      '0 <h1>Orders</h1>',
      '2 <p>Text with <em>stress</em>.</p>',
      '5 [flowchart LR\n  a --> b]',
      '9 <h2>Next</h2>',
      '11 <blockquote>\n<p>Quoted.</p>\n</blockquote>',
      '14 [flowchart LR\n    c --> d]',
    ]);
  });

  test('gives the source of a diagram where its own text begins', () => {
    const [, , block] = blocksOf(DOCUMENT);
    expect(DOCUMENT.slice(block!.start)).toMatch(/^flowchart LR\n {2}a/);
  });

  test('keeps the keys of what an edit above only moves', () => {
    const keys = (text: string) => blocksOf(text).map(({ key }) => key);
    expect(keys(`New first paragraph.\n\n${DOCUMENT}`).slice(1)).toEqual(keys(DOCUMENT));
    expect(new Set(keys(DOCUMENT)).size).toBe(6);
  });

  test('is the same whether or not an earlier version is remembered', () => {
    const memory = new PreviewMemory();
    const next = DOCUMENT.replace('Text with', 'Text [linked](x.md) with');
    preview(previewSource(DOCUMENT), memory);
    expect(preview(previewSource(next), memory)).toEqual(preview(previewSource(next)));
  });

  test('shows links whose definition stands in another section', () => {
    expect(told('See [notes].\n\n# Links\n\n[notes]: notes.md\n')[0]).toBe('0 <p>See <a href="notes.md">notes</a>.</p>');
  });

  test('follows a definition that changes in another section', () => {
    const memory = new PreviewMemory();
    const text = 'See [notes].\n\n# Links\n\n[notes]: notes.md\n';
    preview(previewSource(text), memory);
    const { blocks } = preview(previewSource(text.replace('notes.md', 'other.md')), memory);
    expect(blocks[0]).toMatchObject({ html: '<p>See <a href="other.md">notes</a>.</p>' });
  });

  test('of a file that is one diagram is that diagram', () => {
    const blocks = blocksOf('flowchart LR\n  a --> b\n', 'a.mmd');
    expect(blocks).toMatchObject([{ line: 0, start: 0, diagram: { index: 0, source: 'flowchart LR\n  a --> b\n' } }]);
  });

  test('names the first error of a diagram, counted from its source', () => {
    const text = '```mermaid\nflowchart LR\n  a -->|x\n```\n';
    const [block] = blocksOf(text);
    const error = block && 'diagram' in block ? block.diagram.error : undefined;
    expect(error?.message).toBeTruthy();
    expect(error!.start).toBeGreaterThanOrEqual('flowchart LR\n'.length);
  });
});

describe('findings', () => {
  const text = '# Orders\n\n```mermaid\nflowchart LR\n  a --> b\n  a --> b\n```\n';
  const finding = (at: number) => ({
    rule: 'hld/label-every-arrow',
    severity: 'warning' as const,
    message: 'Say what.',
    range: { start: at, end: at + 3 },
    diagram: 0,
  });

  test('in a diagram tell which of its elements they are about', () => {
    const [first, second] = [text.indexOf('-->'), text.lastIndexOf('-->')];
    const { findings } = preview(previewSource(text, { findings: [finding(first), finding(second)] }));
    expect(findings.map(({ diagram, elements }) => ({ diagram, elements }))).toEqual([
      { diagram: 0, elements: [2] },
      { diagram: 0, elements: [3] },
    ]);
  });

  test('elsewhere tell where they stand', () => {
    const { findings } = preview(
      previewSource(text, { findings: [{ rule: 'doc/x', severity: 'hint', message: 'Why?', range: { start: 2, end: 8 } }] }),
    );
    expect(findings).toEqual([{ rule: 'doc/x', severity: 'hint', message: 'Why?', start: 2, end: 8 }]);
  });
});

describe('what would hang is not drawn, and said so', () => {
  const refusalOf = (diagram: string): string | undefined => {
    const [block] = blocksOf(`\`\`\`mermaid\n${diagram}\n\`\`\`\n`);
    return block && 'diagram' in block ? block.diagram.refusal : undefined;
  };
  const lines = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join('\n');

  test.each([
    ['too many nodes', `flowchart LR\n${lines(450, (i) => `  n${i}`)}`, '450 boxes'],
    ['too many classes', `classDiagram\n${lines(300, (i) => `  C${i} --> C${i + 1}`)}`, '301 boxes'],
    ['too many entities', `erDiagram\n${lines(300, (i) => `  E${i} ||--o{ E${i + 1} : x`)}`, '301 boxes'],
    ['too many states', `stateDiagram-v2\n${lines(300, (i) => `  s${i} --> s${i + 1}`)}`, '301 boxes'],
    [
      'too many arrows',
      `flowchart LR\n${lines(300, (i) => `  n${i % 60} --> n${(i * 7 + 1 + Math.floor(i / 60)) % 60}`)}`,
      '300 arrows between 60 boxes',
    ],
    ['too many transitions', `stateDiagram-v2\n${lines(300, (i) => `  s${i % 60} --> s${(i * 7 + 1 + Math.floor(i / 60)) % 60}`)}`, '300 arrows'],
    ['too wide a mind map', `mindmap\n  root\n${lines(300, (i) => `    c${i}`)}`, 'boxes'],
    ['too long a text', `flowchart LR\n${lines(900, (i) => `  n${i % 100}[${'x'.repeat(70)}]`)}`, 'characters'],
    ['too many lines', `mindmap\n${lines(1500, (i) => `  n${i}`)}`, '1502 lines'],
    ['too long a style', `flowchart LR\n  a\n  classDef x ${'fill:#fff,'.repeat(300)}stroke:#000`, 'characters on a line'],
    ['too many cells', 'block-beta\n  space:99999', 'too many cells'],
    ['too long a packet', 'packet-beta\n  0-99999: "all"', 'too many cells'],
  ])('%s', (_what, diagram, reason) => expect(refusalOf(diagram)).toContain(reason));

  test.each([
    ['a flowchart', `flowchart LR\n${lines(100, (i) => `  n${i} --> n${i + 1}`)}`],
    ['a flowchart of many arrows', `flowchart LR\n${lines(150, (i) => `  n${i % 60} --> n${(i * 7 + 1) % 60}`)}`],
    ['a long sequence', `sequenceDiagram\n${lines(900, (i) => `  A->>B: m${i}`)}`],
    ['a block diagram', 'block-beta\n  columns 12\n  a space:5 b'],
  ])('%s of ordinary size is drawn', (_what, diagram) => expect(refusalOf(diagram)).toBeUndefined());
});
