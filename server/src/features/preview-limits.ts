import type { Drawing } from '../syntax/arrow-text/tree.ts';

/** Characters of a document that is shown: what is larger is not analysed either. */
export const MOST_TEXT = 1024 * 1024;

/** Mermaid's own limit of a diagram's length; it draws an error picture for what is longer. */
const MOST_CHARACTERS = 50_000;
/** Of a sequence of 900 messages Mermaid makes a picture within a second or two; no other type of that length is drawn in good time. */
const MOST_LINES = 1_000;
/** Values of `style` and `classDef` of a few thousand characters have taken minutes. */
const LONGEST_LINE = 2_000;
/** 300 classes or children of one node take 6 s, 400 nodes around one 14 s, and the page does nothing else meanwhile. */
const MOST_BOXES = 250;
/** Arrows beyond one for each box cross: 60 boxes and 200 arrows take 2 s, 300 arrows 7 s, 490 over a minute. */
const MOST_CROSSING = 150;
/** Cells are counted out one by one: `space:999` takes 6 s. */
const MANY_CELLS = /\b(?:space|columns)[ \t]*(?::[ \t]*)?\d{3,}|^[ \t]*(?:\d{1,9}-)?\d{5,}[ \t]*[-:]/m;

/** Why `source` is not given to Mermaid, in words for the reader; undefined where it is. What is here would hold the page for many seconds, or for ever. */
export function refusal(source: string, tree: Drawing): string | undefined {
  const lines = source.split('\n');
  const { boxes, arrows } = sizeOf(tree, lines.length);
  const reason =
    over('characters', source.length, MOST_CHARACTERS) ??
    over('lines', lines.length, MOST_LINES) ??
    over('characters on a line', Math.max(...lines.map(({ length }) => length)), LONGEST_LINE) ??
    over('boxes', boxes, MOST_BOXES) ??
    over(`arrows between ${boxes} boxes`, arrows, boxes + MOST_CROSSING) ??
    (MANY_CELLS.test(source) ? 'it asks for too many cells' : undefined);
  return reason && `Not drawn: ${reason}.`;
}

const over = (what: string, count: number, most: number): string | undefined =>
  count > most ? `${count} ${what} are more than the ${most} that can be drawn in good time` : undefined;

/** What has to be laid out; a mind map has a box on each line, and messages stand in a row. */
function sizeOf(tree: Drawing, lines: number): { readonly boxes: number; readonly arrows: number } {
  switch (tree.type) {
    case 'er':
      return { boxes: tree.entities.length, arrows: tree.relationships.length };
    case 'class':
      return { boxes: tree.classes.length, arrows: tree.relationships.length };
    case 'state':
      return { boxes: tree.states.length, arrows: tree.transitions.length };
    case 'sequence':
      return { boxes: tree.participants.length, arrows: 0 };
    case 'other':
      return { boxes: tree.name === 'mindmap' ? lines : 0, arrows: 0 };
    default:
      return { boxes: tree.nodes.length, arrows: tree.edges.length };
  }
}
