/** The lexer of Mermaid's classDiagram, rule by rule in its order; what can never match there is left out. */
import { accessibilityModes, accessibilityRules } from '../kit/lexer/accessibility.ts';
import { directionRule, grammar, rule, skip } from '../kit/lexer/lexer.ts';
import type { Grammar } from '../kit/lexer/lexer.ts';
import type { TokenReader } from '../kit/lexer/token-reader.ts';

const openString = skip(/"/y, { push: 'string' });
const openGeneric = skip(/~/y, { push: 'generic' });
const namespace = rule('namespace', /namespace\b/y, { push: 'namespace' });
const classWord = rule('class', /class\b/y, { push: 'class' });
const newline = /\s*\n/y;
const keywords = [
  rule('cssClass', /cssClass\b/y),
  rule('callback', /callback\b/y),
  rule('link', /link\b/y),
  rule('click', /click\b/y),
  rule('note for', /note for\b/y),
  rule('note', /note\b/y),
  rule('<<', /<</y),
  rule('>>', />>/y),
  rule('href', /href\b/y),
];
const tokens = [
  ...keywords,
  openGeneric,
  skip(/`/y, { push: 'literal' }),
  rule('link-target', /_(?:self|blank|parent|top)\b/y),
  rule('extension', /<\|/y),
  rule('extension', /\|>/y),
  rule('dependency', /[><]/y),
  rule('composition', /\*/y),
  rule('aggregation', /o\b/y),
  rule('lollipop', /\(\)/y),
  rule('line', /--/y),
  rule('dotted-line', /\.\./y),
  rule('label', /:[^:\n;]+/y),
  rule(':::', /:::/y),
  rule('-', /-/y),
  rule('.', /\./y),
];
const words = [
  rule('%', /%/y),
  rule('word', /\w+/y),
  rule('[', /\[/y),
  rule(']', /\]/y),
  rule('letter', /(?![\u{10000}-\u{10FFFF}])\p{L}/uy),
  rule('eof', /$/y),
];

export const classGrammar = grammar({
  initial: [
    directionRule('direction', 'g'),
    skip(/%%[^\n]*\n*/y),
    ...accessibilityRules('y'),
    rule('newline', newline),
    skip(/\s+/y),
    rule('header', /classDiagram(?:-v2)?\b/y),
    rule('[*]', /\[\*\]/y),
    skip(/call\s+/y, { push: 'callback-name' }),
    openString,
    rule('style', /style\b/y),
    rule('classDef', /classDef\b/y),
    namespace,
    classWord,
    ...tokens,
    rule(':', /:/y),
    rule(',', /,/y),
    rule('#', /#/y),
    ...words,
  ],
  namespace: [
    openString,
    namespace,
    rule('newline', newline, { pop: 1 }),
    skip(/\s+/y),
    rule('{', /\{/y, { push: 'namespace-body' }),
    skip(/(?=\})/y, { pop: 1 }),
    ...tokens,
    ...words,
  ],
  'namespace-body': [
    openString,
    namespace,
    rule('}', /\}/y, { pop: 1 }),
    rule('eof-in-body', /$/y),
    rule('newline', newline),
    skip(/\s+/y),
    rule('[*]', /\[\*\]/y),
    classWord,
    ...tokens,
    ...words,
  ],
  class: [
    openString,
    rule('newline', newline, { pop: 1 }),
    skip(/\s+/y),
    rule('}', /\}/y, { pop: 2 }),
    rule('{', /\{/y, { push: 'class-body' }),
    ...tokens,
    ...words,
  ],
  'class-body': [
    openString,
    rule('}', /\}/y, { pop: 1 }),
    rule('eof-in-body', /$/y),
    rule('[*]', /\[\*\]/y),
    rule('{', /\{/y),
    skip(/\n/y),
    rule('member', /[^{}\n]+/y),
  ],
  string: [skip(/"/y, { pop: 1 }), rule('string', /[^"]*/y)],
  generic: [openString, ...keywords, skip(/~/y, { pop: 1 }), rule('generic', /[^~]*/y)],
  literal: [openString, ...keywords, openGeneric, skip(/`/y, { pop: 1 }), rule('literal', /[^`]+/y), rule('eof', /$/y)],
  'callback-name': [skip(/\(\s*\)/y, { pop: 1 }), skip(/\(/y, { pop: 1, push: 'callback-args' }), rule('callback-name', /[^(]*/y)],
  'callback-args': [skip(/\)/y, { pop: 1 }), rule('callback-args', /[^)]*/y)],
  ...accessibilityModes,
});

type KindOf<G> = G extends Grammar<infer Kind, string> ? Kind : never;
type ModeOf<G> = G extends Grammar<string, infer Mode> ? Mode : never;
export type Kind = KindOf<typeof classGrammar>;
export type Mode = ModeOf<typeof classGrammar>;
export type Tokens = TokenReader<Kind, Mode>;
