/** Lists of the values of a status in running text: `Status: PENDING, PAID`, `The status values are:` before bullets. */
import type { Part } from '../../syntax/mermaid/tree.ts';
import { valuesIn } from '../../syntax/value-list/value-list.ts';
import { rangeAt, type Range, shift } from '../../text/range.ts';

/** A list of values; ranges count from the start of the text that was read. */
export interface StatusList {
  /** What stands before the colon. */
  readonly title: string;
  readonly values: readonly Part[];
  readonly range: Range;
}

const TITLE =
  /^[\s>*_`•-]*((?:[\p{L}\p{N}'’_.]+[ -]){0,6}?`?(?:[\p{L}_]+\.)?(?:status(?:es)?|states?)`?(?: (?:values?|list|enum|codes?))?(?: (?:is|are|can be|may be|is one of|one of|include))?)[*_`]*\s*(?::|=)[*_`]*\s*/iu;
const BULLET = /^\s*(?:[-*•+]|\d+[.)])\s+(?:\[[ x]\]\s+)?[*_]*(?:`([^`\n]{1,40})`|\*\*([^*\n]{1,40})\*\*|([\p{Lu}][\p{Lu}\p{N}_]+)\b)/u;
const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*(?:[ -][\p{L}\p{N}_]+){0,2}$/u;
/** Of a document or a decision, not of a thing that it designs. */
const OF_DOCUMENT =
  /^(?:draft|proposed|accepted|rejected|approved|superseded|deprecated|implemented|final|in[ _-]?review|reviewed|wip|ready|active|review|provisional|withdrawn)$/i;
const LONGEST = 500;

/** All such lists of `text`; linear. */
export function readStatusLists(text: string): StatusList[] {
  if (!/stat(?:us|e)/i.test(text)) return [];
  const lines = text.split('\n');
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  return lines.flatMap((line, i): StatusList[] => {
    const found = line.length <= LONGEST ? TITLE.exec(line) : null;
    if (!found) return [];
    const rest = line.slice(found[0].length).trimEnd();
    const values = rest === '' ? bulletsFrom(lines, starts, i + 1) : inLine(rest, starts[i]! + found[0].length);
    if (values.length < 2 || values.every(({ text }) => OF_DOCUMENT.test(text))) return [];
    return [{ title: found[1]!.replaceAll('`', ''), values, range: { start: values[0]!.range.start, end: values.at(-1)!.range.end } }];
  });
}

/** Code spans and emphasis around values do not count. */
function inLine(rest: string, offset: number): Part[] {
  return valuesIn(rest.replace(/[`*]/g, ' ').replace(/\.\s*$/, ''), offset);
}

function bulletsFrom(lines: readonly string[], starts: readonly number[], first: number): Part[] {
  const values: Part[] = [];
  for (let i = first; i < lines.length && values.length < 50; i++) {
    const line = lines[i]!;
    const found = line.length <= LONGEST ? BULLET.exec(line) : null;
    const text = (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').replace(/[:.]$/, '').trim();
    if (found && PLAIN.test(text)) values.push({ text, range: rangeAt(starts[i]! + found[0].lastIndexOf(text), text.length) });
    else if (found || (line.trim() !== '' && !/^\s/.test(line) && !(values.length === 0 && i === first))) break;
  }
  return values;
}

export const shiftList = ({ title, values, range }: StatusList, offset: number): StatusList => ({
  title,
  values: values.map((value) => ({ text: value.text, range: shift(value.range, offset) })),
  range: shift(range, offset),
});
