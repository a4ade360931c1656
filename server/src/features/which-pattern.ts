/** Which of the twelve patterns a design calls for: the questions of the decision tree, answered as far as its document answers them. */
import type { Design } from '../model/design.ts';
import { type Question, type QuestionId, QUESTIONS } from '../patterns/questions.ts';
import { lineOf } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { byWords, type Evidence, type Verdict } from './which-pattern/answer.ts';
import { dependencies, globalLatency, location, search, serverPush, uniqueIds, writeAndPublish } from './which-pattern/connections.ts';
import { readsToWrites, writesPerSecond } from './which-pattern/rates.ts';

export interface Answer {
  readonly question: Question;
  readonly answer: Verdict['answer'];
  /** The lines that it is read from, the strongest first; at most three. */
  readonly evidence: readonly Quoted[];
}

export interface Quoted extends Evidence {
  /** The line it stands in, without its blanks, shortened around the place. */
  readonly quote: string;
}

const READERS: Readonly<Record<QuestionId, (design: Design) => Verdict>> = {
  'read-write-ratio': readsToWrites,
  'writes-per-second': writesPerSecond,
  'server-push': serverPush,
  'global-latency': globalLatency,
  'transaction-over-services': (design) => byWords(design, 'transaction'),
  'write-and-publish': writeAndPublish,
  search,
  location,
  abuse: (design) => byWords(design, 'abuse'),
  ids: uniqueIds,
  'read-models': (design) => byWords(design, 'read-model'),
  dependencies,
};

const MOST_EVIDENCE = 3;

/** All twelve, in the order of the course; `text` is what the design was read from. */
export const answersOf = (design: Design, text: string): Answer[] =>
  QUESTIONS.map((question) => {
    const { answer, evidence } = READERS[question.id](design);
    return { question, answer, evidence: inOtherLines(evidence, text).map((each) => ({ ...each, quote: quoteOf(text, each.range) })) };
  });

/** The same without a design: all is asked. */
export const nothingAnswered = (): Answer[] => QUESTIONS.map((question) => ({ question, answer: 'unknown', evidence: [] }));

/** The first, one a line. */
function inOtherLines(evidence: readonly Evidence[], text: string): Evidence[] {
  const found: Evidence[] = [];
  const lines: Range[] = [];
  for (const each of evidence) {
    if (lines.some(({ start, end }) => start <= each.range.start && each.range.start <= end)) continue;
    found.push(each);
    lines.push(lineOf(text, each.range.start));
    if (found.length === MOST_EVIDENCE) break;
  }
  return found;
}

const LONGEST_QUOTE = 140;

function quoteOf(text: string, { start, end }: Range): string {
  const line = lineOf(text, start);
  const whole = text.slice(line.start, line.end).trim();
  if (whole.length <= LONGEST_QUOTE) return whole;
  const lead = Math.max(0, Math.min(60, LONGEST_QUOTE - (end - start)));
  const from = Math.max(line.start, Math.min(start - lead, line.end - LONGEST_QUOTE));
  const to = Math.min(line.end, from + LONGEST_QUOTE);
  return `${from > line.start ? '…' : ''}${text.slice(from, to).trim()}${to < line.end ? '…' : ''}`;
}
