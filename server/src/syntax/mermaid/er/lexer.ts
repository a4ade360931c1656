/** The lexer of Mermaid's erDiagram, rule by rule in its order; what can never match there is left out. */
import { accessibilityModes, accessibilityRules } from '../kit/lexer/accessibility.ts';
import { directionRule, grammar, rule, skip } from '../kit/lexer/lexer.ts';
import type { Grammar } from '../kit/lexer/lexer.ts';
import type { TokenReader } from '../kit/lexer/token-reader.ts';

const cardinality = {
  zeroOrOne: 'ZERO_OR_ONE',
  zeroOrMore: 'ZERO_OR_MORE',
  oneOrMore: 'ONE_OR_MORE',
  onlyOne: 'ONLY_ONE',
} as const;

export const erGrammar = grammar({
  initial: [
    ...accessibilityRules('iy'),
    directionRule('direction', 'gi'),
    skip(/[ \t\r]+/y),
    rule('newline', /\n+/y),
    rule('quoted-name', /"[^"%\r\n\v\x08\\]+"/y),
    rule('quoted-text', /"[^"]*"/y),
    rule('header', /erDiagram\b/iy),
    rule('{', /\{/y, { push: 'block' }),
    rule('#', /#/y),
    rule(',', /,/y),
    rule(':::', /:::/y),
    rule(':', /:/y),
    rule('[', /\[/y),
    rule(']', /\]/y),
    rule('style', /style\b/iy, { push: 'style' }),
    rule('classDef', /classDef\b/iy, { push: 'style' }),
    rule('class', /class\b/iy),
    rule('subgraph', /subgraph\b/iy),
    rule('end-word', /end\b\s*/iy),
    rule(cardinality.zeroOrOne, /one or zero\b/iy),
    rule(cardinality.oneOrMore, /one or more\b/iy),
    rule(cardinality.oneOrMore, /one or many\b/iy),
    rule(cardinality.oneOrMore, /1\+/y),
    rule(cardinality.zeroOrOne, /\|o\b/iy),
    rule(cardinality.zeroOrOne, /zero or one\b/iy),
    rule(cardinality.zeroOrMore, /zero or more\b/iy),
    rule(cardinality.zeroOrMore, /zero or many\b/iy),
    rule(cardinality.zeroOrMore, /0\+/y),
    rule(cardinality.zeroOrMore, /\}o\b/iy),
    rule(cardinality.zeroOrMore, /many\(0\)/iy),
    rule(cardinality.oneOrMore, /many\(1\)/iy),
    rule(cardinality.zeroOrMore, /many\b/iy),
    rule(cardinality.oneOrMore, /\}\|/y),
    rule(cardinality.onlyOne, /one\b/iy),
    rule(cardinality.onlyOne, /only one\b/iy),
    rule('decimal', /[0-9]+\.[0-9]+/y),
    rule(cardinality.onlyOne, /1(?=\s+[A-Za-z_"'0-9]|--|\.\.|\.-|-\.)/y),
    rule('number', /1\b/y),
    rule('number', /[0-9]+/y),
    rule(cardinality.onlyOne, /\|\|/y),
    rule(cardinality.zeroOrOne, /o\|/iy),
    rule(cardinality.zeroOrMore, /o\{/iy),
    rule(cardinality.oneOrMore, /\|\{/y),
    rule('MD_PARENT', /u(?=[.\-|])/iy),
    rule('non-identifying', /\.\./y),
    rule('identifying', /--/y),
    rule('identifying', /to\b/iy),
    rule('non-identifying', /optionally to\b/iy),
    rule('non-identifying', /\.-/y),
    rule('non-identifying', /-\./y),
    rule('word', /[\w\-*.\u0080-\uFFFF]+/y),
    rule('eof', /$/y),
  ],
  style: [
    rule('newline', /\n+/y, { pop: 1 }),
    skip(/\s+/y),
    rule(':', /:/y),
    rule(',', /,/y),
    rule('#', /#/y),
    rule('style-text', /[\w\-*\u0080-\uFFFF]+/y),
    rule(';', /;/y),
  ],
  block: [
    skip(/\s+/y),
    rule('key', /(?:PK|FK|UK)\b/iy),
    rule('attribute-word', /[^\s~]*~.*~\S*/y),
    // Without the noncharacters that stand for the ends of entity codes, which Mermaid does not take here.
    rule('attribute-word', /[*A-Z_\u00C0-\uFDCF\uFDD2-\uFFFF][A-Z0-9\-_[\]().,\u00C0-\uFDCF\uFDD2-\uFFFF*]*/iy),
    skip(/`/y, { push: 'backquoted' }),
    rule('comment', /"[^"]*"/y),
    rule('}', /\}/y, { pop: 1 }),
    rule('?', /\?/y),
    rule(',', /,/y),
  ],
  backquoted: [rule('attribute-word', /[^`]+/y), skip(/`/y, { pop: 1 })],
  ...accessibilityModes,
});

type KindOf<G> = G extends Grammar<infer Kind, string> ? Kind : never;
type ModeOf<G> = G extends Grammar<string, infer Mode> ? Mode : never;
export type Kind = KindOf<typeof erGrammar>;
export type Tokens = TokenReader<Kind, ModeOf<typeof erGrammar>>;
