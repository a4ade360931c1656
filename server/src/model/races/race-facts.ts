/** Sentences, messages and comments that tell of a race: what is checked and then written, given to one of several, changed by an amount. */
import type { SectionText } from '../../syntax/markdown/outline.ts';
import type { Part } from '../../syntax/mermaid/tree.ts';
import { rangeAt, type Range } from '../../text/range.ts';
import { wordsOf } from '../components/component-name.ts';
import { DRAWN, SQL } from '../facts.ts';
import { type Guard, readGuards } from './guards.ts';
import { sentencesOf } from '../sections/sentences.ts';

/** What a sentence tells: a check and a write behind it; that one of several wins; that there may be only one; a change of an amount; a claim. */
export type ActKind = 'check-then-write' | 'first-wins' | 'only-one' | 'change' | 'claim';

export interface Act {
  readonly kind: ActKind;
  /** Normalised, a blank around each: names are looked up in them. */
  readonly words: string;
  readonly range: Range;
}

export interface RaceFacts {
  readonly guards: readonly Guard[];
  readonly acts: readonly Act[];
}

export const NO_RACES: RaceFacts = { guards: [], acts: [] };

const CHECK =
  /\b(?:checks?|checking|looks? (?:for|up|whether|if)|finds?|picks?|reads?|selects?|quer(?:y|ies)|verif(?:y|ies)|validates?|ensures?|fetch(?:es)?)\b/i;
const CONTESTED =
  /\b(?:free(?! (?:tier|plan|of|text|trial))|available|availability|vacant|enough|sufficient|remaining|(?:seats?|slots?|items?|spots?|rooms?|tickets?|copies|units?|places) left|in stock|stock|balance|quota|unassigned|unclaimed|no \w+ yet|not (?:yet |already |been )?(?:taken|booked|assigned|reserved|sold|claimed|used|redeemed)|already (?:taken|booked|assigned|reserved|sold|claimed|used|redeemed|exists)|still (?:free|open|available|pending|valid)|latest|pending|no (?:\w+ ){1,3}(?:overlaps?|conflicts?))\b/i;
const WRITING =
  '(?:marks?|writes?|updates?|inserts?|sets?|assigns?|reserves?|books?|decrements?|decreases?|deducts?|debits?|subtracts?|reduces?|allocates?|issues?|takes?|creates?|saves?|returns? 304|return `304)';
const WRITE = new RegExp(`(?:\\bthen\\b|\\bbefore\\b|\\band\\b|,|→|->)[^.]{0,80}?\\b${WRITING}`, 'i');
/** The number of a step is a sentence of its own. */
const NUMBER = /^\d{1,3}[.)]$/;
/** A step that writes, whoever does it. */
const WRITING_STEP = new RegExp(`^(?:[^\\s.]{1,30}\\s+){0,4}${WRITING}\\b`, 'i');
const SELECT_UPDATE = /\bselect\b.{1,80}\bthen\b.{0,20}\b(?:update|insert)\b/i;
const FIRST =
  /\bfirst (?:one |driver |user |customer |worker |bidder |person |caller |rider |courier |agent )?(?:to|who|that) (?:accepts?|claims?|books?|responds?|commits?|confirms?|bids?|reserves?|takes?|answers?|clicks?)\b/i;
const ONLY_ONE =
  /\b(?:exactly|only|at most|no more than) one\b[^.]{0,80}\b(?:at a time|at any (?:given )?(?:time|moment)|at once|simultaneously|concurrently)\b|\bnever (?:be )?(?:given|assigned|sold|booked|allocated|promised) (?:to (?:a second|two|more than one)|twice)|\b(?:no|prevents?|avoids?|without|never|must not|cannot|can't) (?:be )?(?:double[- ]?book|oversell|oversold|double[- ]?spen|double[- ]?assign|overdr[ae]w|overbook)|\btwo (?:users|riders|customers|people|drivers|clients|workers|callers|guests|buyers|requests)\b[^.]{0,60}\b(?:the same|simultaneously|at the same time|at once|concurrently)\b/i;
const CHANGE =
  /\b(?:deduct|debit|credit|decrement|decreas|reduc|subtract|withdraw|transfer|top(?:s|ped)?[- ]up|redeem|spend|increment|adjust)\w{0,3}\b/i;
const CLAIM = /\b(?:book|reserv|claim|assign|allocat|hold|grab|occup|check(?:s|ed)? out)\w{0,4}\b/i;

/** Reads a section; `running` is its text with fences and comments blanked. */
export function readRaceFacts({ text, fences }: SectionText, running: string): RaceFacts {
  const said = [
    ...sentencesOf(running),
    ...fences.flatMap(({ lang, text: body, body: place }) => {
      if (DRAWN.has(lang)) return linesAfter(MESSAGE, body, place.start);
      return SQL.has(lang) ? linesAfter(COMMENT, body, place.start) : [];
    }),
  ];
  return { guards: readGuards(text, running), acts: [...said.flatMap(actsIn), ...actsInSteps(said)] };
}

/** A step that checks, and the next that writes. */
const actsInSteps = (said: readonly Part[]): Act[] =>
  said.flatMap((step, i): Act[] => {
    const next = said[i + 2];
    const inSteps = NUMBER.test(said[i - 1]?.text ?? '') && NUMBER.test(said[i + 1]?.text ?? '');
    if (!inSteps || !next || !WRITING_STEP.test(next.text) || WRITE.test(step.text)) return [];
    if (!CHECK.test(step.text) || !CONTESTED.test(step.text)) return [];
    return [{ kind: 'check-then-write', words: wordsIn(`${step.text} ${next.text}`), range: step.range }];
  });

/** Normalised, a blank around each. */
const wordsIn = (text: string): string => ` ${wordsOf(text).join(' ')} `;

const MESSAGE = /^[^:\n]{1,80}(?:-{1,2}>>|-{1,2}\)|-{1,2}>|-{1,2}x)[^:\n]{1,80}:(.{1,300})$/gm;
const COMMENT = /--(.{1,300})$/gm;

/** What stands behind the mark of each line. */
function linesAfter(mark: RegExp, text: string, offset: number): Part[] {
  return [...text.matchAll(mark)].map((match) => {
    const said = match[1]!.trim();
    return { text: said, range: rangeAt(offset + match.index + match[0].lastIndexOf(said), said.length) };
  });
}

function actsIn({ text, range }: Part): Act[] {
  const kinds: ActKind[] = [];
  if ((CHECK.test(text) && CONTESTED.test(text) && WRITE.test(text)) || SELECT_UPDATE.test(text)) kinds.push('check-then-write');
  if (FIRST.test(text)) kinds.push('first-wins');
  if (ONLY_ONE.test(text)) kinds.push('only-one');
  if (CHANGE.test(text)) kinds.push('change');
  if (CLAIM.test(text)) kinds.push('claim');
  if (kinds.length === 0) return [];
  const words = wordsIn(text);
  return kinds.map((kind) => ({ kind, words, range }));
}
