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
/** Cells are counted out one by one: `space:999` takes 6 s. */
const MANY_CELLS = /\b(?:space|columns)[ \t]*(?::[ \t]*)?\d{3,}|^[ \t]*(?:\d{1,9}-)?\d{5,}[ \t]*[-:]/m;

/** Why `source` is not given to Mermaid, in words for the reader; undefined where it is. What is here would hold the page for many seconds, or for ever. */
export function refusal(source: string, tree: Drawing): string | undefined {
  const lines = source.split('\n');
  const reason =
    over('characters', source.length, MOST_CHARACTERS) ??
    over('lines', lines.length, MOST_LINES) ??
    over('characters on a line', Math.max(...lines.map(({ length }) => length)), LONGEST_LINE) ??
    over('boxes', boxesOf(tree, lines.length), MOST_BOXES) ??
    (MANY_CELLS.test(source) ? 'it asks for too many cells' : undefined);
  return reason && `Not drawn: ${reason}.`;
}

const over = (what: string, count: number, most: number): string | undefined =>
  count > most ? `${count} ${what} are more than the ${most} that can be drawn in good time` : undefined;

/** What has to be laid out; a mind map has a box on each line. */
function boxesOf(tree: Drawing, lines: number): number {
  switch (tree.type) {
    case 'er':
      return tree.entities.length;
    case 'class':
      return tree.classes.length;
    case 'state':
      return tree.states.length;
    case 'sequence':
      return tree.participants.length;
    case 'other':
      return tree.name === 'mindmap' ? lines : 0;
    default:
      return tree.nodes.length;
  }
}
