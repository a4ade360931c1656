import { describe, expect, test } from 'vitest';
import { label } from '../../server/src/edits/arrow-text.ts';
import { graphOf } from '../../server/src/model/components/graph.ts';
import { readArrowText } from '../../server/src/syntax/arrow-text/read.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';

/** The drawing after the first arrow that has room for a label got one. */
function labelled(text: string, said: string): string {
  const edits = graphOf(readArrowText(text))!.arrows.flatMap(({ notation }) => (notation.kind === 'arrow-text' ? (label(notation, said) ?? []) : []));
  return applyEdits(text, edits.slice(0, 1));
}

describe('an arrow of a drawing in plain text gets a label', () => {
  test.each([
    ['[A] → [B]', '[A] ──GET /x──▶ [B]'],
    ['[A] ──▶ [B]', '[A] ──GET /x──▶ [B]'],
    ['[A] --> [B]', '[A] --GET /x--> [B]'],
    ['[A] ◀── [B]', '[A] ◀──GET /x── [B]'],
    ['[A] ←→ [B]', '[A] ◀──GET /x──▶ [B]'],
    ['[A] ⇢ [B]', '[A] ──GET /x──⇢ [B]'],
    ['[A]\n ↓\n[B]', '[A]\n ↓ GET /x\n[B]'],
  ])('%s', (text, expected) => {
    expect(labelled(text, 'GET /x')).toBe(expected);
    const [before, after] = [text, expected].map((each) => readArrowText(each).edges[0]!);
    expect(after!.label?.text).toBe('GET /x');
    expect([after!.from.id, after!.to.id, after!.heads, after!.dashed]).toEqual([before!.from.id, before!.to.id, before!.heads, before!.dashed]);
  });

  test('not where something stands under it', () => expect(labelled('[A] → [B]\n       ↓', 'x')).toBe('[A] → [B]\n       ↓'));

  test('not where something follows in the row', () =>
    expect(labelled('[A]   [B]\n ↓     ↓\n[C]   [D]', 'x')).toBe('[A]   [B]\n ↓     ↓ x\n[C]   [D]'));
});
