// The index by first character leaves out no rule that could match.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classGrammar } from '../../../../server/src/syntax/mermaid/class/lexer.ts';
import { erGrammar } from '../../../../server/src/syntax/mermaid/er/lexer.ts';
import { requirementGrammar } from '../../../../server/src/syntax/mermaid/requirement/lexer.ts';
import { stateGrammar } from '../../../../server/src/syntax/mermaid/state/lexer.ts';

const grammars: Record<string, Record<string, readonly (readonly { pattern: RegExp }[])[]>> = {
  er: erGrammar,
  state: stateGrammar,
  class: classGrammar,
  requirement: requirementGrammar,
};
const modes = Object.entries(grammars).flatMap(([type, grammar]) => Object.entries(grammar).map(([mode, rules]) => ({ type, mode, rules })));

const PIECES = [
  'a',
  'Z',
  '_',
  '1',
  '0',
  ' ',
  '\n',
  '"',
  '`',
  '~',
  '-->',
  '--',
  '..',
  '{',
  '}',
  '[*]',
  '<<',
  ':',
  ':::',
  '#',
  '%%',
  'é',
  '注',
  'o',
  'u',
  '|',
  'one',
  'id',
  'note ',
];

test.each(modes)('$type, $mode', ({ rules }) => {
  const all = rules.at(-1)!;
  const matches = ({ pattern }: { pattern: RegExp }, text: string): boolean => new RegExp(pattern.source, pattern.flags.replace('g', 'y')).test(text);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }), (pieces) => {
      const text = pieces.join('');
      const indexed = rules[Math.min(text.charCodeAt(0), rules.length - 1)]!;
      expect(all.filter((rule) => matches(rule, text) && !indexed.includes(rule))).toEqual([]);
    }),
  );
});
