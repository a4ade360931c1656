import { matchAt } from './number.ts';
import type { Unit } from './units.ts';
import { ADJECTIVES, PERIODS, unitNamed } from './units.ts';

/** What a number measures, as written after it. */
export interface Measure extends Unit {
  /** As written; empty where a rate has none. */
  readonly name: string;
  /** No blank between number and name. */
  readonly adjacent: boolean;
  readonly per?: string;
  readonly end: number;
}

interface Word {
  readonly text: string;
  readonly end: number;
}

/** The words of a rate's thing that say that it is none. */
const NO_THING = /^(?:of|in|and|at|is|to|or|than|with|for|by|on|as|from|per|a|an|the|usd|eur|gbp|dollars?|euros?|cents?)$/i;
const MOST_WORDS = 4;

/** The unit that follows a number which ends at `end`. */
export function measureAt(text: string, end: number): Measure | undefined {
  if (text[end] === '%' || /^[ \u00A0]%/.test(text.slice(end, end + 2))) return share(text, text.indexOf('%', end) + 1);
  const words = wordsAt(text, end);
  const index = words.findIndex((word, i) => !(ADJECTIVES.has(word.text.toLowerCase()) && counts(words[i + 1])));
  const word = words[index];
  const unit = word && unitNamed(word.text);
  if (!unit) return rateAt(text, end, words);
  const adjacent = index === 0 && word.end - word.text.length === end;
  const of =
    index === 0
      ? unit.of
      : words
          .slice(0, index)
          .map(({ text: adjective }) => adjective.toLowerCase())
          .join(' ');
  const period = unit.kind === 'rate' ? { per: 's', end: word.end } : periodAt(text, word.end);
  return { ...unit, ...(of !== undefined && { of }), name: word.text, adjacent, end: word.end, ...period };
}

const counts = (word: Word | undefined): boolean =>
  word !== undefined && (ADJECTIVES.has(word.text.toLowerCase()) || ['things', 'copies', 'rate'].includes(unitNamed(word.text)?.kind ?? ''));

function share(text: string, end: number): Measure | undefined {
  // `100%20` is an encoded blank.
  if (/^[\dA-Fa-f]{2}/.test(text.slice(end, end + 2))) return undefined;
  return { kind: 'share', unit: '%', factor: 1, name: '%', adjacent: true, end };
}

/** `/s`, or `things per second` of things that the table of units does not know. */
function rateAt(text: string, end: number, words: readonly Word[]): Measure | undefined {
  for (let count = 0; count < MOST_WORDS; count++) {
    const last = words[count - 1];
    if (last && NO_THING.test(last.text)) return undefined;
    const period = periodAt(text, last?.end ?? end, RATE);
    if (!period) continue;
    const of = words
      .slice(0, count)
      .map((word) => word.text.toLowerCase())
      .join(' ');
    return { kind: 'things', unit: 'item', factor: 1, ...(of !== '' && { of }), name: of, adjacent: false, ...period };
  }
  return undefined;
}

const NAMES = Object.keys(PERIODS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const RATE = new RegExp(String.raw`[ \u00A0]?/[ \u00A0]?(${NAMES})(?![\w-])|[ \u00A0]per[ \u00A0](${NAMES})(?![\w-])`, 'iy');
const PER = new RegExp(String.raw`${RATE.source}|[ \u00A0](?:an?|each|every)[ \u00A0](second|minute|hour|day|month|year)(?!\w)`, 'iy');

function periodAt(text: string, end: number, pattern = PER): { readonly per: string; readonly end: number } | undefined {
  const period = matchAt(pattern, text, end);
  if (!period) return undefined;
  const name = (period[1] ?? period[2] ?? period[3])!.toLowerCase();
  return { per: PERIODS[name]!, end: end + period[0].length };
}

/** A hyphen may join a number and a word (`5-minute`), not a short name. */
const FIRST = /(?:[ \u00A0]{0,2}([A-Za-zµμ]{1,24})|-([A-Za-z]{3,24}))(?!\w|-\d|\.[a-z])/y;
const NEXT = /[ \u00A0]{1,2}([A-Za-z]{1,24})(?!\w|\.[a-z])/y;

function wordsAt(text: string, end: number): Word[] {
  const words: Word[] = [];
  for (let found = matchAt(FIRST, text, end); found && words.length < MOST_WORDS; found = matchAt(NEXT, text, words.at(-1)!.end)) {
    words.push({ text: (found[1] ?? found[2])!, end: found.index + found[0].length });
  }
  return words;
}
