/** The page of a pattern: all that is known of it. */
import { PATTERNS, patternWithId, twoDigits } from './index.ts';
import { blocks, bullets, mermaid, table } from './markdown.ts';
import type { Pattern } from './pattern.ts';
import { callTable, failureTable, knobTable, pathBlocks } from './section.ts';
import { plain } from './slots.ts';

/** `01-cache-aside`: the name of its page and of its section's file. */
export const fileName = (pattern: Pick<Pattern, 'number' | 'id'>): string => `${twoDigits(pattern)}-${pattern.id}`;

export function patternPage(pattern: Pattern): string {
  const { number, name, need, id, summary, whenToUse, whenNot, howItWorks, keyQuestion, related } = pattern;
  const lines = blocks(
    [`# ${number}. ${name}`],
    [`*${need}.* ${summary}`],
    ['## When to use it'],
    bullets(whenToUse),
    ['## When not'],
    bullets(whenNot),
    ['## How it works'],
    ...howItWorks.map((paragraph) => [paragraph]),
    ...example(pattern),
    ['## The key question'],
    [`**${keyQuestion.question}**`],
    table(
      ['Answer', 'When, and what it costs'],
      keyQuestion.answers.map(({ answer, when }) => [answer, when]),
    ),
    ...operation(pattern),
    ['## Examples of use'],
    bullets(pattern.examples),
    ['## Related patterns'],
    bullets(related.map(({ id: other, why }) => `${linkTo(patternWithId(other))}: ${why}.`)),
    ['---'],
    [`In the editor: the snippets \`pattern-${String(number).padStart(2, '0')}\` and \`${id}\`. In the terminal: \`designdoc pattern ${id}\`.`],
    [WRITTEN],
  );
  return `${plain(lines.join('\n'), pattern.slots)}\n`;
}

const example = ({ why, calls, flowchart, paths, sequence, questions }: Pattern): string[][] => [
  ['## An example'],
  [why],
  callTable(calls, 'Load'),
  mermaid(flowchart),
  ...pathBlocks(paths),
  mermaid(sequence),
  ['Still to be asked:'],
  bullets(questions),
];

const operation = ({ knobs, failures, tradeOffs, numbers }: Pattern): string[][] => [
  ['## Operational knobs'],
  knobTable(knobs),
  ['## What fails first'],
  failureTable(failures),
  ['## Trade-offs'],
  table(
    ['Gain', 'Price'],
    tradeOffs.map(({ gain, cost }) => [gain, cost]),
  ),
  ['## Typical numbers'],
  table(
    ['What', 'Value'],
    numbers.map(({ what, value }) => [what, value]),
  ),
];

const linkTo = (pattern: Pattern): string => `[${pattern.name}](${fileName(pattern)}.md)`;

const WRITTEN = '<!-- Written by `npm run generate` from server/src/patterns. -->';

/** The list of all pages. */
export function patternList(): string {
  const rows = PATTERNS.map((pattern) => [String(pattern.number), linkTo(pattern), pattern.need, pattern.keyQuestion.question]);
  return `${blocks(['# Patterns'], ['Every design maps to one or more of these twelve. Find the pattern first, then answer its key question.'], table(['', 'Pattern', 'Need', 'Key question'], rows), [WRITTEN]).join('\n')}\n`;
}
