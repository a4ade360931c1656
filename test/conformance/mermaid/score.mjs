// The figures that the bars are about, as tables.
import { compare, kindOf, SUM } from './compare.mjs';
import { originalLine } from './lines.mjs';
import { scoreRanges } from './ranges.mjs';
import { tokensOf } from './tokens.mjs';

const isWanted = (type) => (row) => type === undefined || kindOf(row.type) === kindOf(type);

/**
 * Compares every diagram of a corpus with what `inspect` makes of its text.
 * @param {{ answers: any[], source: Function, original?: Function }} corpus
 * @param {(text: string) => unknown} inspect
 * @param {string} [type]
 */
export function scoreGraphs({ answers, source, original }, inspect, type) {
  const ours = (id) => JSON.parse(JSON.stringify(inspect(source(id))));
  return compare(answers.filter(isWanted(type)), { ours, source, original, originalLine });
}

const RANGED = ['flowchart', 'sequence', 'class', 'state', 'er', 'block', 'c4', 'requirement'];

/**
 * Counts, for each type that has tokens, Mermaid's parts in accepted diagrams and those of them for which we have a range.
 * @param {{ answers: any[], source: Function }} corpus
 * @param {(text: string) => unknown} readDiagram
 * @param {string} [type]
 * @returns {Promise<{ table: Record<string, { parts: number, found: number }>, missed: { id: string, line: number, text: string }[] }>}
 */
export async function scoreAllRanges({ answers, source }, readDiagram, type) {
  const table = {};
  const missed = [];
  for (const row of answers.filter((each) => each.ok && RANGED.includes(kindOf(each.type))).filter(isWanted(type))) {
    const text = source(row.id);
    const tokens = await tokensOf(text);
    const score = scoreRanges(kindOf(row.type), text, tokens ?? [], readDiagram(text));
    const total = (table[kindOf(row.type)] ??= { parts: 0, found: 0 });
    total.parts += score.parts;
    total.found += score.found;
    for (const [start, end] of score.missed) missed.push({ id: row.id, line: text.slice(0, start).split('\n').length, text: text.slice(start, end) });
  }
  return { table, missed };
}

/**
 * The types in which we have too small a share of Mermaid's parts, as sentences.
 * @param {Record<string, { parts: number, found: number }>} table
 * @param {number} share
 */
export const belowShare = (table, share) =>
  Object.entries(table)
    .filter(([, { parts, found }]) => found < parts * share)
    .map(([kind, { parts, found }]) => `${kind}: ranges of ${found}/${parts}`);

/** Puts a figure to each bar: in which types it is not reached, as sentences. `mutants` is the same table over edits of the diagrams. */
export function belowBars(table, mutants) {
  const found = [];
  const expect = (isReached, sentence) => isReached || found.push(sentence);
  const percent = (part, whole) => (whole === 0 ? 100 : (100 * part) / whole);
  for (const [kind, row] of Object.entries(table)) {
    const accepted = row.accepted - row.oursAccepted;
    if (kind === SUM) expect(percent(row.oursAccepted, row.accepted) >= 99.5, `accepted of all that are read: ${row.oursAccepted}/${row.accepted}`);
    else if (row.accepted < 100) expect(accepted <= 1, `${kind}: ${accepted} accepted diagrams are missed`);
    else expect(percent(row.oursAccepted, row.accepted) >= 98.5, `${kind}: accepted ${row.oursAccepted}/${row.accepted}`);
  }
  const sum = table[SUM];
  const both = (key) => sum[key] + mutants[SUM][key];
  expect(percent(sum.graph, sum.compared) >= 99, `graph identical ${sum.graph}/${sum.compared}`);
  expect(percent(sum.full, sum.compared) >= 95, `full identical ${sum.full}/${sum.compared}`);
  expect(percent(both('oursRejected'), both('rejected')) >= 97, `rejected ${both('oursRejected')}/${both('rejected')}`);
  expect(percent(both('oursLines'), both('lines')) >= 90, `error line ${both('oursLines')}/${both('lines')}`);
  expect(percent(mutants[SUM].oursEdges, mutants[SUM].edges) >= 92, `edges kept ${mutants[SUM].oursEdges}/${mutants[SUM].edges}`);
  return found;
}
