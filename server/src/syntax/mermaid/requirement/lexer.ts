/** The lexer of Mermaid's requirementDiagram, rule by rule in its order; what can never match there is left out. */
import { accessibilityModes, accessibilityRules } from '../kit/lexer/accessibility.ts';
import { directionRule, grammar, rule, skip } from '../kit/lexer/lexer.ts';
import type { Grammar } from '../kit/lexer/lexer.ts';
import type { TokenReader } from '../kit/lexer/token-reader.ts';

const openString = skip(/"/y, { push: 'string' });
const alpha = rule('alpha', /\w+/y);
const comma = rule(',', /,/y);

export const requirementGrammar = grammar({
  initial: [
    rule('title', /title\s[^#\n;]+/iy),
    ...accessibilityRules('iy'),
    directionRule('direction', 'gi'),
    rule('newline', /\n+/y),
    skip(/\s+/y),
    skip(/#[^\n]*/y),
    skip(/%[^\n]*/y),
    rule('eof', /$/y),
    rule('header', /requirementDiagram\b/iy),
    rule('{', /\{/y),
    rule('}', /\}/y),
    rule(':::', /:::/y),
    rule(':', /:/y),
    rule('id', /id\b/iy),
    rule('text', /text\b/iy),
    rule('risk', /risk\b/iy),
    rule('verifyMethod', /verifyMethod\b/iy),
    rule('Requirement', /requirement\b/iy),
    rule('Functional Requirement', /functionalRequirement\b/iy),
    rule('Interface Requirement', /interfaceRequirement\b/iy),
    rule('Performance Requirement', /performanceRequirement\b/iy),
    rule('Physical Requirement', /physicalRequirement\b/iy),
    rule('Design Constraint', /designConstraint\b/iy),
    rule('Low', /low\b/iy),
    rule('Medium', /medium\b/iy),
    rule('High', /high\b/iy),
    rule('Analysis', /analysis\b/iy),
    rule('Demonstration', /demonstration\b/iy),
    rule('Inspection', /inspection\b/iy),
    rule('Test', /test\b/iy),
    rule('element', /element\b/iy),
    rule('contains', /contains\b/iy),
    rule('copies', /copies\b/iy),
    rule('derives', /derives\b/iy),
    rule('satisfies', /satisfies\b/iy),
    rule('verifies', /verifies\b/iy),
    rule('refines', /refines\b/iy),
    rule('traces', /traces\b/iy),
    rule('type', /type\b/iy),
    rule('docRef', /docref\b/iy),
    rule('style', /style\b/iy, { push: 'style' }),
    rule('classDef', /classDef\b/iy, { push: 'style' }),
    rule('class', /class\b/iy, { push: 'style' }),
    rule('<-', /<-/y),
    rule('->', /->/y),
    rule('-', /-/y),
    openString,
    rule('unquoted', /\w[^:,\n{<>\-=]*/y),
    comma,
  ],
  style: [alpha, rule(':', /:/y), rule(';', /;/y), rule('-', /-/y), rule('#', /#/y), skip(/ /y), openString, skip(/\n/y, { pop: 1 }), comma],
  string: [skip(/"/y, { pop: 1 }), rule('quoted', /[^"]*/y)],
  ...accessibilityModes,
});

type KindOf<G> = G extends Grammar<infer Kind, string> ? Kind : never;
type ModeOf<G> = G extends Grammar<string, infer Mode> ? Mode : never;
export type Kind = KindOf<typeof requirementGrammar>;
export type Tokens = TokenReader<Kind, ModeOf<typeof requirementGrammar>>;
