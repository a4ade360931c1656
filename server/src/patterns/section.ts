/** The section of a design that a pattern is written in. */
import type { Pattern } from './pattern.ts';
import { LAST_STOP } from './slots.ts';

/** Its lines below the heading, with slots. The key question comes last: it is what the author has to answer. */
export function sectionLines(pattern: Pattern): string[] {
  const { why, calls, flowchart, sequence, paths, knobs, failures, tradeOffs, questions, keyQuestion } = pattern;
  return [
    why,
    '',
    ...table(
      ['Call', 'What it does', 'Load'],
      calls.map(({ call, does, load }) => [`\`${call}\``, does, load]),
    ),
    '',
    ...fence(flowchart),
    '',
    ...paths.flatMap(({ name, steps }) => [`**${name}.**`, '', ...steps.map((step, i) => `${i + 1}. ${step}`), '']),
    ...fence(sequence),
    '',
    ...table(
      ['Knob', 'Start with', 'What it does'],
      knobs.map(({ name, value, effect }) => [name, value, effect]),
    ),
    '',
    ...table(
      ['What fails first', 'Seen by', 'Response'],
      failures.map(({ what, sign, response }) => [what, sign, response]),
    ),
    '',
    '**Trade-offs.**',
    '',
    ...tradeOffs.map(({ gain, cost }) => `- ${gain} The price: ${cost}`),
    '',
    '**Open questions.**',
    '',
    ...questions.map((question) => `- ${question}`),
    '',
    `**Key question.** ${keyQuestion.question}`,
    '',
    ...keyQuestion.answers.map(({ answer, when }) => `- ${answer}: ${when}`),
    '',
    `TODO our answer and why${LAST_STOP}`,
  ];
}

const fence = (diagram: string): string[] => ['```mermaid', ...diagram.trimEnd().split('\n'), '```'];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map((cells) => row(cells)),
];

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
