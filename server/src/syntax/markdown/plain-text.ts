import type { TextEdit } from '../../text/text-edit.ts';
import { applyEdits } from '../../text/text-edit.ts';

/** Longer titles keep their markup: the patterns below are quadratic on hostile text. */
const LONGEST = 1000;

/** What an inline text says without its markup, well enough for a heading's title: code, links, images, emphasis, tags, escapes. */
export function plainText(source: string): string {
  const text = source.length > LONGEST ? source : withoutMarkup(source);
  return text.replace(/\s+/g, ' ').trim();
}

function withoutMarkup(source: string): string {
  return withoutTargets(source)
    .split(/(`+[^`]+`+)/)
    .map((piece) => (piece.startsWith('`') ? piece.replace(/^`+ ?| ?`+$/g, '') : withoutMarks(piece)))
    .join('');
}

function withoutMarks(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->|<\/?[A-Za-z][^<>]*>/g, '')
    .replace(/\\([!-/:-@[-`{-~])|\*+|~~|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '$1')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: keyof typeof ENTITIES) => ENTITIES[name]);
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** `[text](target)`, `[text][label]` and `![alt](target)` become their text; other brackets stay. */
function withoutTargets(source: string): string {
  const deletions: TextEdit[] = [];
  const open: number[] = [];
  const target = /\([^()[\]]*(?:\([^()[\]]*\)[^()[\]]*)?\)|\[[^[\]]*\]/y;
  for (let i = 0; i < source.length; i++) {
    const unit = source[i];
    if (unit === '\\') i++;
    else if (unit === '[') open.push(i);
    else if (unit === ']') {
      const start = open.pop();
      target.lastIndex = i + 1;
      if (start === undefined || !target.test(source)) continue;
      const mark = source[start - 1] === '!' ? start - 1 : start;
      deletions.push({ range: { start: mark, end: start + 1 }, text: '' }, { range: { start: i, end: target.lastIndex }, text: '' });
      i = target.lastIndex - 1;
    }
  }
  return applyEdits(source, deletions);
}
