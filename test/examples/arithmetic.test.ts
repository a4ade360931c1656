/** Every sum, product and rate that the worked designs state follows from its own numbers. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkArithmetic } from '../support/arithmetic.ts';

const FOLDER = 'examples/designs';
const designs = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));

/** `= 12` as it stands outside fences and backticks. */
const resultsIn = (text: string): RegExpMatchArray[] => [
  ...text
    .replace(/```[\s\S]*?```/g, (code) => code.replace(/[^\n]/g, ' '))
    .replace(/`[^`\n]*`/g, (code) => ' '.repeat(code.length))
    .matchAll(/[=≈] (\d[\d,]*(?:\.\d+)?)/g),
];

describe.each(designs)('%s', (name) => {
  const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
  const { right, problems } = checkArithmetic(text);

  test('has no wrong result, and none that cannot be recomputed', () => expect(problems).toEqual([]));

  test('has each of its results recomputed', () => {
    expect(right).toHaveLength(resultsIn(text).length);
    expect(right.length).toBeGreaterThan(30);
  });

  test('would not get away with a result a tenth too large', () => {
    const missed = resultsIn(text).flatMap(({ 0: stated, 1: number = '', index = 0 }) => {
      const wrong = (Number(number.replaceAll(',', '')) * 1.1 + 0.1).toFixed(4);
      const falsified = `${text.slice(0, index)}= ${wrong}${text.slice(index + stated.length)}`;
      const line = falsified.slice(falsified.lastIndexOf('\n', index) + 1).split('\n', 1)[0]!;
      return checkArithmetic(line).problems.length > 0 ? [] : [line];
    });
    expect(missed).toEqual([]);
  });
});
