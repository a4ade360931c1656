/** The section of a design that a pattern is written in. */
import { blocks, bullets, mermaid, numbered, table } from './markdown.ts';
import type { Call, Failure, Knob, Path, Pattern, TradeOff } from './pattern.ts';
import { LAST_STOP } from './slots.ts';

/** What the author has to write first: the answer to the key question. */
export const OPEN_ANSWER = 'TODO our answer and why';

/** Its lines below the heading, with slots. The key question comes last: it is what the author has to answer. */
export function sectionLines(pattern: Pattern): string[] {
  const { why, calls, flowchart, sequence, paths, knobs, failures, tradeOffs, questions, keyQuestion } = pattern;
  return blocks(
    [why],
    callTable(calls, 'Load'),
    mermaid(flowchart),
    ...pathBlocks(paths),
    mermaid(sequence),
    knobTable(knobs),
    failureTable(failures),
    ['**Trade-offs.**'],
    tradeOffList(tradeOffs),
    ['**Open questions.**'],
    bullets(questions),
    [`**Key question.** ${keyQuestion.question}`],
    bullets(keyQuestion.answers.map(({ answer, when }) => `${answer}: ${when}`)),
    [`${OPEN_ANSWER}${LAST_STOP}`],
  );
}

/** The same under a heading with its name. */
export const sectionWithHeading = (pattern: Pattern): string[] => blocks([`## ${pattern.name}`], sectionLines(pattern));

/** Each path as a bold name and its steps. */
export const pathBlocks = (paths: readonly Path[]): string[][] => paths.flatMap(({ name, steps }) => [[`**${name}.**`], numbered(steps)]);

export const knobTable = (knobs: readonly Knob[]): string[] =>
  table(
    ['Knob', 'Start with', 'What it does'],
    knobs.map(({ name, value, effect }) => [name, value, effect]),
  );

export const tradeOffList = (tradeOffs: readonly TradeOff[]): string[] => bullets(tradeOffs.map(({ gain, cost }) => `${gain} The price: ${cost}`));

/** @param last what its last column says of a call */
export const callTable = (calls: readonly Call[], last: string): string[] =>
  table(
    ['Call', 'What it does', last],
    calls.map(({ call, does, load }) => [`\`${call}\``, does, load]),
  );

export const failureTable = (failures: readonly Failure[]): string[] =>
  table(
    ['What fails first', 'Seen by', 'Response'],
    failures.map(({ what, sign, response }) => [what, sign, response]),
  );
