/**
 * Findings marked in a text by a comment on the line before: `<!-- finding: RULE -->`, `%% finding: RULE` in Mermaid,
 * `-- finding: RULE` in SQL. Several marks in a row stand for the next line that is no mark.
 */
const MARK = /^\s*(?:<!--|%%|--)\s*finding:\s*([\w-]+\/[\w-]+)\s*(?:-->)?\s*$/;

/** The marked findings as `line rule`, sorted; the line is that of the finding, from 1. */
export function markedFindings(text: string): string[] {
  const found: string[] = [];
  let waiting: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const rule = MARK.exec(line)?.[1];
    if (rule) waiting.push(rule);
    else {
      found.push(...waiting.map((marked) => `${index + 1} ${marked}`));
      waiting = [];
    }
  }
  return found.sort();
}
