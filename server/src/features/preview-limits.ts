import type { Diagram } from '../syntax/mermaid/tree.ts';

/** Characters of a document that is shown: what is larger is not analysed either. */
export const MOST_TEXT = 1024 * 1024;

/** Mermaid's own limit of a diagram's length; it draws an error picture for what is longer. */
const MOST_CHARACTERS = 50_000;
/** A picture of this many lines takes Mermaid seconds; one of many more hangs the page. */
const MOST_LINES = 1_000;
/** Values of `style` and `classDef` of a few thousand characters take minutes. */
const LONGEST_LINE = 2_000;
/** One node with 400 others around it takes 14 s, and the page does nothing else meanwhile. More than 500 arrows Mermaid itself rejects. */
const MOST_NODES = 250;
/** Columns, spaces and packets are counted out one by one. */
const LARGEST_NUMBER = /\b(?:space|columns)[ \t]*(?::[ \t]*)?\d{4,}|^[ \t]*(?:\d{1,9}-)?\d{5,}[ \t]*[-:]/m;

/** Why `source` is not given to Mermaid, in words for the reader; undefined where it is. What is here would hold the page for seconds, or for ever. */
export function refusal(source: string, tree: Diagram): string | undefined {
  const lines = source.split('\n');
  const reason =
    over('characters', source.length, MOST_CHARACTERS) ??
    over('lines', lines.length, MOST_LINES) ??
    over('characters on a line', Math.max(...lines.map(({ length }) => length)), LONGEST_LINE) ??
    (tree.type === 'flowchart' ? over('nodes', tree.nodes.length, MOST_NODES) : undefined) ??
    (LARGEST_NUMBER.test(source) ? 'it asks for thousands of cells' : undefined);
  return reason && `Not drawn: ${reason}.`;
}

const over = (what: string, count: number, most: number): string | undefined =>
  count > most ? `${count} ${what} are more than the ${most} that can be drawn in good time` : undefined;
