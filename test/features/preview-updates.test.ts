import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PreviewBlock, PreviewContent } from '../../server/src/features/preview-content.ts';
import { PreviewUpdates, type Shown } from '../../server/src/features/preview-updates.ts';
import { preview } from '../../server/src/features/preview.ts';
import { previewSource } from '../support/preview.ts';

const DOCUMENT = [
  '# Orders',
  'First.',
  '```mermaid\nflowchart LR\n  a --> b\n```',
  '## Next',
  'Second.',
  '```mermaid\nflowchart LR\n  c --> d\n```',
  'Last.',
];

const textOf = (blocks: readonly string[]): string => blocks.map((block) => `${block}\n`).join('\n');

/** Longer than what is sent at once. */
const LONG = textOf(Array.from({ length: 70 }, (_, i) => `## Part ${i}\n\n${'Some words of it. '.repeat(40)}`));

/** Blocks as a page has them after it was sent `content`. */
function apply(shown: readonly PreviewBlock[], { kept, blocks }: PreviewContent): PreviewBlock[] {
  if (!kept) return [...blocks];
  const moved = shown.slice(shown.length - kept.tail).map((block): PreviewBlock => {
    const at = { line: block.line + kept.lines, start: block.start + kept.offset };
    return 'html' in block ? { ...block, ...at } : { ...block, ...at, diagram: { ...block.diagram, index: block.diagram.index + kept.diagrams } };
  });
  return [...shown.slice(0, kept.head), ...blocks, ...moved];
}

/** A preview that is sent one version after the other. */
function previewed() {
  const updates = new PreviewUpdates();
  let blocks: readonly PreviewBlock[] = [];
  let shown: Shown | undefined;
  const ask = (text: string, version: number): PreviewContent => {
    const content = updates.next(previewSource(text, { version }), shown);
    blocks = apply(blocks, content);
    shown = { version, blocks: blocks.length };
    return content;
  };
  return { ask, blocks: () => blocks, reload: () => (shown = undefined), claim: (other: Shown) => (shown = other) };
}

const whole = (text: string, version: number) => preview(previewSource(text, { version })).blocks;

describe('what a preview is sent', () => {
  test('of a document that it does not show is all of it', () => {
    const { ask } = previewed();
    const content = ask(textOf(DOCUMENT), 1);
    expect(content.blocks).toEqual(whole(textOf(DOCUMENT), 1));
    expect(content.kept).toBeUndefined();
    expect(content.more).toBeUndefined();
  });

  test('after an edit is what the edit touched', () => {
    const { ask, blocks } = previewed();
    ask(textOf(DOCUMENT), 1);
    const { kept, blocks: sent } = ask(textOf(DOCUMENT.with(1, 'First, and more.\n\nMore.')), 2);
    expect(sent.map((block) => 'html' in block && block.html)).toEqual(['<p>First, and more.</p>', '<p>More.</p>']);
    expect(kept).toEqual({ version: 1, blocks: 7, head: 1, tail: 5, lines: 2, offset: 17, diagrams: 0 });
    expect(blocks()).toEqual(whole(textOf(DOCUMENT.with(1, 'First, and more.\n\nMore.')), 2));
  });

  test('counts the diagrams anew where one is put before others', () => {
    const { ask, blocks } = previewed();
    ask(textOf(DOCUMENT), 1);
    const next = textOf(DOCUMENT.with(1, '```mermaid\nflowchart LR\n  x --> y\n```'));
    expect(ask(next, 2).kept).toMatchObject({ head: 1, tail: 5, diagrams: 1 });
    expect(blocks()).toEqual(whole(next, 2));
  });

  test('leads from any version to the next', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom(...DOCUMENT, 'Other.', '- a\n- b')), { maxLength: 5 }), (versions) => {
        const { ask, blocks } = previewed();
        for (const [version, parts] of versions.entries()) {
          ask(textOf(parts), version);
          expect(blocks()).toEqual(whole(textOf(parts), version));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('of a long document that it does not show comes in parts, which an edit does not disturb', () => {
    const { ask, blocks } = previewed();
    const first = ask(LONG, 1);
    expect(first.more).toBe(true);
    expect(first.blocks.length).toBeLessThan(140);
    const edited = LONG.replace('Part 0', 'Part zero');
    expect(ask(edited, 2)).toMatchObject({ more: true, kept: { head: 0 } });
    for (let parts = 0; parts < 20 && ask(edited, 2).more; parts++);
    expect(blocks()).toEqual(whole(edited, 2));
    expect(ask(LONG, 3).blocks.length).toBe(1);
  });

  test('begins anew for a page that was reloaded, and is all at once for one that shows what is not known', () => {
    const { ask, reload, claim, blocks } = previewed();
    for (let parts = 0; parts < 20 && ask(LONG, 1).more; parts++);
    reload();
    expect(ask(LONG, 1)).toMatchObject({ more: true });
    claim({ version: 7, blocks: 3 });
    const content = ask(LONG, 8);
    expect([content.kept, content.more]).toEqual([undefined, undefined]);
    expect(blocks()).toEqual(whole(LONG, 8));
  });
});
