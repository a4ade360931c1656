import type { Range } from '../../text/range.ts';
import type { Stated } from './loads.ts';

/** How soon users all over the world must have their answer. */
export interface WorldwideLatency {
  readonly ms: number;
  readonly range: Range;
}

const WORLDWIDE =
  /\b(?:global(?:ly)?|world[- ]?wide|around the (?:world|globe)|all over the world|anywhere in the world|(?:on|in|from) (?:all|every|each|any) (?:region|continent|countr)\w*|(?:users|clients|readers|customers) in (?:all|every|each|any) (?:region|continent|countr)\w*)\b/i;
const ANSWERS = /\b(?:latenc(?:y|ies)|p\d{2,3}|respon\w+|answers?|loads?|reads?|requests?|sees?|plays?|starts?)\b/i;
/** Times between data centres, and how late a copy is. */
const BETWEEN = /\b(?:replicat\w+|lag|propagat\w+|cross-region|inter-region|round[- ]?trips?|RTT|converge\w*|failover|RTO|RPO|TTL|invalidat\w+)\b/i;
/** What is longer is no latency of an answer. */
const LONGEST = 10_000;

/** All that a section states. */
export const readLatencies = ({ quantities, sentenceAt }: Pick<Stated, 'quantities' | 'sentenceAt'>): WorldwideLatency[] =>
  quantities
    .filter(({ unit, per, value }) => unit === 'ms' && per === undefined && value <= LONGEST)
    .filter(({ range }) => isWorldwide(sentenceAt(range)?.text ?? ''))
    .map(({ value, upTo, range }) => ({ ms: upTo ?? value, range }));

const isWorldwide = (sentence: string): boolean => WORLDWIDE.test(sentence) && ANSWERS.test(sentence) && !BETWEEN.test(sentence);
