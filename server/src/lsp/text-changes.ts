import { diffArrays } from 'diff';
import { indexLines } from '../text/line-index.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** The edits that make one text of the other, line by line: cursors and marks elsewhere stay where they are. */
export function changesBetween(before: string, after: string): readonly TextEdit[] {
  const edits: { range: { start: number; end: number }; text: string }[] = [];
  let offset = 0;
  let open: (typeof edits)[number] | undefined;
  for (const { value, added, removed } of diffArrays(linesOf(before), linesOf(after))) {
    const text = value.join('');
    if (!added && !removed) {
      offset += text.length;
      open = undefined;
      continue;
    }
    if (!open) {
      open = { range: { start: offset, end: offset }, text: '' };
      edits.push(open);
    }
    if (added) open.text += text;
    else {
      offset += text.length;
      open.range.end = offset;
    }
  }
  return edits;
}

/** The lines of a text, each with its end. */
function linesOf(text: string): string[] {
  const { starts } = indexLines(text);
  return starts.map((start, line) => text.slice(start, starts[line + 1]));
}
