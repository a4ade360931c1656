/** SQL inside code: a string that begins with a verb of it, or a line of plain text that does. */
import type { Query } from '../../syntax/query/tree.ts';
import type { Range } from '../../text/range.ts';
import { readQueries, shiftQuery } from '../../syntax/sql/queries.ts';

const VERB = String.raw`(?:SELECT\s+\S|INSERT\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|WITH\s+\w+\s+AS\s*\()`;
/** The opening quote of a string that begins with SQL. */
const OPENING = new RegExp(String.raw`("""|'''|["'\x60])\s*(?=${VERB})`, 'gi');
/** A line that is SQL, behind a bullet or a number perhaps; in capitals, since it is told from prose by them. */
const LINE = /^[ \t]*(?:(?:\d+[.)]|[-*•])[ \t]+)?(?=(?:SELECT[ \t]+\S.*|UPDATE[ \t]+\S+[ \t]+SET[ \t]|DELETE[ \t]+FROM[ \t]|SELECT[ \t]*$))/gm;
/** More strings than these are not read. */
const MOST = 200;
const LONGEST = 4000;

/** The queries of a piece of code in any language. Linear. */
export function queriesInCode(text: string): Query[] {
  if (!/\b(?:SELECT|INSERT|UPDATE|DELETE)\b/i.test(text)) return [];
  const found: Query[] = [];
  let done = 0;
  for (const match of text.matchAll(OPENING)) {
    if (match.index < done || found.length >= MOST) continue;
    const start = match.index + match[0].length;
    const end = text.indexOf(match[1]!, start);
    if (end < 0 || end - start > LONGEST) continue;
    const loop = loopAround(text, match.index);
    found.push(...readQueries(text.slice(start, end)).map((query) => inLoop(shiftQuery(query, start), loop)));
    done = end + match[1]!.length;
  }
  return found.length > 0 ? found : linesOf(text);
}

const inLoop = (query: Query, loop: Range | undefined): Query => (loop ? { ...query, shape: { ...query.shape, loop } } : query);

const LOOP = /^\s*(?:\}\s*)?(?:for|foreach|while)\b.*(?:[{:(]|\bin\b|\bof\b).*$|\.(?:forEach|map|flatMap)\(\s*(?:async\s*)?(?:\(|\w+\s*=>)/;
/** A loop further above is not looked for. */
const NEAR = 12;

/** The line of the loop whose body holds `at`: the first above that is indented less, as far as the lines between are not. */
function loopAround(text: string, at: number): Range | undefined {
  let line = lineBefore(text, at + 1);
  let indent = indentOf(text, line);
  for (let steps = 0; steps < NEAR && line.start > 0; steps++) {
    line = lineBefore(text, line.start);
    const said = text.slice(line.start, line.end);
    if (said.trim() === '' || indentOf(text, line) >= indent) continue;
    if (LOOP.test(said)) return { start: line.start + indentOf(text, line), end: line.end };
    if (/\b(?:function|def|class|func|fn)\b|=>\s*\{?\s*$/.test(said)) return undefined;
    indent = indentOf(text, line);
  }
  return undefined;
}

/** The line that ends before `at`. */
function lineBefore(text: string, at: number): Range {
  const end = Math.max(0, at - 1);
  return { start: text.lastIndexOf('\n', end - 1) + 1, end };
}

const indentOf = (text: string, { start, end }: Range): number => /^[ \t]*/.exec(text.slice(start, end))![0].length;

/** Statements on lines of their own: each ends with a semicolon, a blank line or where the next item begins. */
function linesOf(text: string): Query[] {
  const found: Query[] = [];
  let done = 0;
  for (const match of text.matchAll(LINE)) {
    if (match.index < done || found.length >= MOST) continue;
    const start = match.index + match[0].length;
    const end = start + (/;|\r?\n[ \t]*(?:\r?\n|(?:\d+[.)]|[-*•])[ \t])|$(?![^])/.exec(text.slice(start, start + LONGEST))?.index ?? 0);
    found.push(
      ...readQueries(text.slice(start, end))
        .slice(0, 1)
        .filter(({ blocks }) => blocks)
        .map((query) => shiftQuery(query, start)),
    );
    done = end;
  }
  return found;
}
