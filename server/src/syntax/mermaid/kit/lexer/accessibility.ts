/** `accTitle: …`, `accDescr: …` and `accDescr { … }`, which Mermaid's grammars have in common. */
import { rule, skip } from './lexer.ts';

/** They come first in the mode in which statements begin. */
export const accessibilityRules = (flags: 'y' | 'iy') =>
  [
    rule('accTitle', new RegExp('accTitle\\s*:\\s*', flags), { push: 'acc-title' }),
    rule('accDescr', new RegExp('accDescr\\s*:\\s*', flags), { push: 'acc-descr' }),
    skip(new RegExp('accDescr\\s*\\{\\s*', flags), { push: 'acc-descr-block' }),
  ] as const;

export const accessibilityModes = {
  'acc-title': [rule('acc-text', /[^\n]*/y, { pop: 1 })],
  'acc-descr': [rule('acc-text', /[^\n]*/y, { pop: 1 })],
  'acc-descr-block': [skip(/\}/y, { pop: 1 }), rule('acc-block', /[^}]*/y)],
} as const;
