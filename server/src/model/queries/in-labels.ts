/** SQL on the arrows of diagrams: only what reads as a whole statement is one. */
import type { Query } from '../../syntax/query/tree.ts';
import { readQueries, shiftQuery } from '../../syntax/sql/queries.ts';

const LABEL = /(?::[ \t]*|\|[ \t]*"?|"|--[ \t]+)(?=(?:SELECT[ \t]+\S|UPDATE[ \t]+\w|DELETE[ \t]+FROM[ \t]))/g;

/** The queries in the labels of a Mermaid diagram. Linear. */
export function queriesInLabels(text: string): Query[] {
  if (!/\b(?:SELECT|UPDATE|DELETE)\b/.test(text)) return [];
  return [...text.matchAll(LABEL)].flatMap((match) => {
    const start = match.index + match[0].length;
    const line = /^[^\r\n|"]*/.exec(text.slice(start))![0];
    const label = line.replace(/<br\s*\/?>/gi, (mark) => ' '.repeat(mark.length));
    return readQueries(label)
      .filter(({ blocks }, _, all) => blocks && blocks.length > 0 && all.length === 1)
      .map((query) => ({ ...shiftQuery(query, start), text: label.trim() }));
  });
}
