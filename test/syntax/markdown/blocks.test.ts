import type { RootContent } from 'mdast';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, readBlocks } from '../../../server/src/syntax/markdown/blocks.ts';
import { type Inline, textOf } from '../../../server/src/syntax/markdown/inlines.ts';
import { outline } from '../../../server/src/syntax/markdown/outline.ts';
import { describeRealDocuments } from '../../support/real-documents.ts';
import { anyText, markdown, splitsCharacter } from './texts.ts';
import { parseWhole } from './whole.ts';

const blocks = (text: string): readonly Block[] => readBlocks({ text }).blocks;

/** The runs of the first paragraph as `kind "text" at [source]`. */
function runs(text: string): string[] {
  const [first] = blocks(text);
  const inlines = first?.kind === 'paragraph' || first?.kind === 'heading' ? first.inlines : [];
  return inlines.map(
    (run) =>
      `${run.emphasis ? `${run.emphasis} ` : ''}${run.kind} ${JSON.stringify(run.text)}${run.url ? ` ${run.url}` : ''} [${text.slice(run.range.start, run.range.end)}]`,
  );
}

describe('readBlocks', () => {
  it('reads the kinds of blocks, each with its range', () => {
    const text = '# Title\n\nText.\n\n- a\n- b\n\n1. c\n\n> q\n\n```sql\nx\n```\n\n    code\n\n<div>\n\n---\n';
    expect(blocks(text).map(({ kind, range }) => [kind, text.slice(range.start, range.end)])).toEqual([
      ['heading', '# Title'],
      ['paragraph', 'Text.'],
      ['list', '- a\n- b'],
      ['list', '1. c'],
      ['quote', '> q'],
      ['code', '```sql\nx\n```'],
      ['code', '    code'],
      ['html', '<div>'],
      ['rule', '---'],
    ]);
  });

  it.each([
    ['plain', ['text "plain" [plain]']],
    ['a **b *c*** d', ['text "a " [a ]', 'strong text "b " [b ]', 'strong text "c" [c]', 'text " d" [ d]']],
    ['~~old~~', ['deleted text "old" [old]']],
    ['`a  b`', ['code "a  b" [`a  b`]']],
    ['[a `b`](http://x.y)', ['link "a b" http://x.y [[a `b`](http://x.y)]']],
    ['![alt](a.png)', ['image "alt" a.png [![alt](a.png)]']],
    ['a &amp; b', ['text "a & b" [a &amp; b]']],
    ['a<br>b', ['text "a" [a]', 'html "<br>" [<br>]', 'text "b" [b]']],
    ['a  \nb', ['text "a" [a]', 'break "\\n" [  \n]', 'text "b" [b]']],
    ['http://x.y', ['text "http://x.y" [http://x.y]']],
  ])('reads the runs of %j', (text, expected) => {
    expect(runs(text)).toEqual(expected);
  });

  it('reads tables cell by cell', () => {
    const text = '| Field | Type |\n|---|:-:|\n| `id` | uuid |\n| a \\| b |\n';
    const [table] = blocks(text);
    const cells = (row: { readonly cells: readonly { readonly inlines: readonly Inline[] }[] }) => row.cells.map((cell) => textOf(cell.inlines));
    expect(table).toMatchObject({ kind: 'table' });
    if (table?.kind !== 'table') return;
    expect(cells(table.header)).toEqual(['Field', 'Type']);
    expect(table.rows.map(cells)).toEqual([['id', 'uuid'], ['a | b']]);
    expect(text.slice(table.rows[0]!.range.start, table.rows[0]!.range.end)).toBe('| `id` | uuid |');
  });

  it('reads task lists', () => {
    expect(blocks('- [x] a\n- [ ] b\n- c\n')).toMatchObject([
      { kind: 'list', ordered: false, items: [{ checked: true }, { checked: false }, { blocks: [{ kind: 'paragraph' }] }] },
    ]);
  });

  it('says which fence a code block is', () => {
    const text = '- x\n\n  ```mermaid\n  a\n  ```\n\n:::mermaid\nb ~~~ c\n~~~\n:::\n\n    code\n';
    const [list, colons, indented] = blocks(text);
    expect(list).toMatchObject({ items: [{ blocks: [{ kind: 'paragraph' }, { kind: 'code', fence: 0, text: 'a' }] }] });
    expect(colons).toMatchObject({ kind: 'code', fence: 1 });
    expect(indented).toEqual({ kind: 'code', text: 'code', range: { start: text.indexOf('    code'), end: text.length - 1 } });
  });

  it('knows the link definitions of other sections', () => {
    const text = '# A\n[one][two]\n\n# B\n[two]: http://x.y\n';
    const { sections, definitions } = outline(text);
    expect(readBlocks(sections[1]!, definitions).blocks[1]).toMatchObject({ inlines: [{ kind: 'link', text: 'one', range: { start: 4, end: 14 } }] });
  });
});

describe('limits', () => {
  const skipped = (text: string): string[] => readBlocks({ text }).notAnalysed.map(({ start, end }) => text.slice(start, end));

  it('leaves out a line of more than 20 KB, and reads what stands around it', () => {
    const line = 'x'.repeat(20 * 1024 + 1);
    const text = `before\n\n- ${line}\n\nafter\n`;
    expect(skipped(text)).toEqual([`- ${line}`]);
    expect(blocks(text).map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
  });

  it('leaves out what is nested deeper than 50', () => {
    expect(skipped(`${'> '.repeat(50)}a`)).toEqual([]);
    expect(skipped(`${'> '.repeat(52)}a\n\nb`)).toEqual(['> > a']);
  });

  it('leaves out a paragraph that is full of marks', () => {
    const text = `${'a** b* '.repeat(400)}\n\n*fine*`;
    expect(skipped(text)).toEqual([text.slice(0, text.indexOf('\n'))]);
    expect(blocks(text)).toMatchObject([{ kind: 'paragraph', inlines: [{ text: 'fine', emphasis: 'emphasis' }] }]);
  });

  it('leaves out the end of a section that is too long, and not the next section', () => {
    const text = `# A\n\n${'- item\n'.repeat(5000)}\n# B\n\nb\n`;
    const [, a, b] = outline(text).sections;
    expect(readBlocks(a!).notAnalysed).toMatchObject([{ end: a!.text.length }]);
    expect(readBlocks(b!).notAnalysed).toEqual([]);
  });

  /** The parser takes seconds, or for ever, for each of these at a fraction of this size. */
  it.each([
    ['>', '>'.repeat(50_000)],
    ['* ', '* '.repeat(50_000)],
    ['> - ', '> - '.repeat(50_000)],
    ['lines of > ', `${'> '.repeat(10_000)}\n`.repeat(5)],
    ['[a](', '[a]('.repeat(50_000)],
    ['CDATA', 'a <![CDATA['.repeat(50_000)],
    ['a** b* ', 'a** b* '.repeat(50_000)],
    ['a** b* in lines', `${'a** b* '.repeat(20)}\n`.repeat(2500)],
    ['a lazy quote', `> a\n${'a\n'.repeat(50_000)}`],
    ['quotes', '> a\n\n'.repeat(50_000)],
    ['items', '- a\n'.repeat(50_000)],
    ['nested items', '- a\n  - b\n    - c\n'.repeat(20_000)],
    ['rows', `|a|\n|-|\n${'|b|\n'.repeat(50_000)}`],
    ['definitions', Array.from({ length: 20_000 }, (_, index) => `[a${index}]: b\n`).join('')],
  ])('holds nothing up: %s', (_, text) => {
    const { sections, definitions } = outline(text);
    const before = process.cpuUsage().user;
    for (const section of sections) readBlocks(section, definitions);
    // Microseconds of processor time. Far more than needed, far less than the parser alone takes.
    expect(process.cpuUsage().user - before).toBeLessThan(2_000_000);
  });
});

/**
 * A tree as compared. Link definitions are no blocks of ours, the blanks at the end of a block are nobody's, and the parser
 * lets an underlined heading start at the link definitions before it.
 */
interface Shape {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly Shape[];
}

const KIND: Readonly<Record<string, string>> = { blockquote: 'quote', thematicBreak: 'rule' };

function shapeOfNode(text: string, node: RootContent): Shape[] {
  if (node.type === 'definition') return [];
  const { start, end } = node.position!;
  const inside = 'children' in node && isContainer(node.type) ? (node.children as RootContent[]).flatMap((child) => shapeOfNode(text, child)) : [];
  const last = text.slice(0, end.offset).trimEnd().length;
  return [{ kind: KIND[node.type] ?? node.type, start: node.type === 'heading' ? last : start.offset!, end: last, children: inside }];
}

const isContainer = (type: string): boolean => ['list', 'listItem', 'blockquote', 'table', 'tableRow'].includes(type);

function shapesOfBlocks(text: string, read: readonly Block[], offset: number): Shape[] {
  const shape = (kind: string, range: { start: number; end: number }, children: readonly Shape[] = []): Shape => ({
    kind,
    start: range.start + offset,
    end: text.slice(0, range.end + offset).trimEnd().length,
    children,
  });
  return read.flatMap((block): Shape | Shape[] => {
    if (block.kind === 'definition') return [];
    if (block.kind === 'list') {
      return shape(
        'list',
        block.range,
        block.items.map((item) => shape('listItem', item.range, shapesOfBlocks(text, item.blocks, offset))),
      );
    }
    if (block.kind === 'quote') return shape('quote', block.range, shapesOfBlocks(text, block.blocks, offset));
    if (block.kind === 'table') {
      const rows = [block.header, ...block.rows];
      return shape(
        'table',
        block.range,
        rows.map((row) =>
          shape(
            'tableRow',
            row.range,
            row.cells.map((cell) => shape('tableCell', cell.range)),
          ),
        ),
      );
    }
    const { start, end, ...rest } = shape(block.kind, block.range);
    return { ...rest, start: block.kind === 'heading' ? end : start, end };
  });
}

function expectCutEqualsWhole(text: string): void {
  const { sections, definitions, frontmatter } = outline(text);
  const start = frontmatter?.range.end ?? 0;
  const cut = sections.flatMap((section) => {
    const read = readBlocks(section, definitions);
    expect(read.notAnalysed).toEqual([]);
    return shapesOfBlocks(text, read.blocks, section.range.start);
  });
  const blanked = text.slice(0, start).replace(/[^\r\n]/g, ' ') + text.slice(start);
  expect(cut).toEqual(parseWhole(blanked).nodes.flatMap((node) => shapeOfNode(text, node)));
}

describe('cut and parsed', () => {
  it('any text gives the blocks of the whole', () => {
    fc.assert(
      fc.property(markdown, (text) => expectCutEqualsWhole(`\n${text}`)),
      { numRuns: 500 },
    );
  });

  it('a long text gives the blocks of the whole', () => {
    fc.assert(
      fc.property(fc.array(markdown, { minLength: 100, maxLength: 100 }), (texts) => expectCutEqualsWhole(`\n${texts.join('\n\n')}`)),
      { numRuns: 5 },
    );
  });

  it('a text gives the same blocks whatever its line ends are', () => {
    fc.assert(
      fc.property(markdown, (mixed) => {
        const text = mixed.replace(/\r\n?/g, '\n');
        const windows = text.replaceAll('\n', '\r\n');
        const moved = (offset: number): number => offset + (text.slice(0, offset).match(/\n/g)?.length ?? 0);
        const move = (shape: Shape): Shape => ({ ...shape, start: moved(shape.start), end: moved(shape.end), children: shape.children.map(move) });
        expect(shapesOfBlocks(windows, blocks(windows), 0)).toEqual(shapesOfBlocks(text, blocks(text), 0).map(move));
      }),
      { numRuns: 500 },
    );
  });

  it('any text has ranges inside it that split no character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const visit = (shapes: readonly Shape[]): void => {
          for (const { start, end, children } of shapes) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(splitsCharacter(text, start) || splitsCharacter(text, end)).toBe(false);
            visit(children);
          }
        };
        visit(shapesOfBlocks(text, blocks(text), 0));
      }),
      { numRuns: 500 },
    );
  });
});

describeRealDocuments('real documents', (documents) => {
  it.each(documents)('$name: cut and parsed it gives the blocks of the whole', ({ text }) => {
    expectCutEqualsWhole(text);
  });
});
