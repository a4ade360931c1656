/** The lexer of Mermaid's stateDiagram, rule by rule in its order; what can never match there is left out. */
import { accessibilityModes, accessibilityRules } from '../kit/lexer/accessibility.ts';
import { aheadRule, directionRule, grammar, rule, skip } from '../kit/lexer/lexer.ts';
import type { Grammar } from '../kit/lexer/lexer.ts';
import type { TokenReader } from '../kit/lexer/token-reader.ts';

const direction = directionRule('direction', 'gi');
const comments = [skip(/#[^\n]*/y), skip(/%%(?!\{)[^\n]*/y)];
const classDef = rule('classDef', /classDef\s+/iy, { push: 'classdef' });
const cssClass = rule('class', /class\s+/iy, { push: 'class' });
const style = rule('style', /style\s+/iy, { push: 'style' });
const state = skip(/state\s+/iy, { push: 'state' });
const note = rule('note', /note\s+/iy, { push: 'note' });
const edgeState = rule('[*]', /\[\*\]/y);
const open = rule('{', /\{/y, { pop: 1, push: 'struct' });
/** A `%%` in it starts a comment. */
const id = rule('id', /(?:(?!%%)[^:\n\s\-{])+/y);
const description = rule('description', /:(?:[^:\n;]|:[^:\n;])+/y);
const arrow = rule('-->', /-->/y);
const styleSeparator = rule(':::', /:::/y);

export const stateGrammar = grammar({
  initial: [
    rule('click', /click\b/iy),
    rule('href', /href\b/iy),
    rule('string', /"[^"]*"/y),
    rule('default', /default\b/iy),
    direction,
    rule('newline', /\n+/y),
    skip(/\s+/y),
    ...comments,
    rule('scale', /scale\s+/iy, { push: 'scale' }),
    ...accessibilityRules('iy'),
    classDef,
    cssClass,
    style,
    state,
    open,
    note,
    rule('header', /stateDiagram(?:-v2)?\s+/iy),
    rule('hide', /hide empty description\b/iy),
    edgeState,
    id,
    description,
    arrow,
    styleSeparator,
    rule('newline', /$/y),
  ],
  struct: [
    skip(/[^\S\n]+/y),
    ...comments,
    classDef,
    cssClass,
    style,
    state,
    direction,
    rule('}', /\}/y, { pop: 1 }),
    skip(/\n/y),
    note,
    edgeState,
    id,
    description,
    arrow,
    rule('--', /--/y),
    styleSeparator,
  ],
  state: [
    skip(/[^\S\n]+/y),
    ...comments,
    aheadRule(
      'kind',
      {
        pattern: /(<<(?:fork|join|choice)>>|\[\[(?:fork|join|choice)\]\])/gi,
        order: ['<<fork>>', '<<join>>', '<<choice>>', '[[fork]]', '[[join]]', '[[choice]]'],
        to: 'word end',
      },
      1,
    ),
    skip(/"/y, { push: 'state-string' }),
    rule('as', /\s*as\s+/iy, { push: 'state-id' }),
    { kind: 'two-words', pattern: /\w+\s+\w+/y, before: /(\{)/g },
    rule('state-name', /[^\n\s{]+/y),
    skip(/\n/y, { pop: 1 }),
    open,
  ],
  'state-id': [rule('id', /(?:(?!%%)[^\n{])*/y, { pop: 1 })],
  'state-string': [skip(/"/y, { pop: 1 }), rule('state-text', /[^"]*/y)],
  scale: [rule('width', /\d+/y), skip(/\s+width\b/iy, { pop: 1 })],
  classdef: [rule('default-class', /default\s+/iy, { pop: 1, push: 'line' }), rule('class-name', /\w+\s+/y, { pop: 1, push: 'line' })],
  class: [rule('class-ids', /\w+(?:,\s*\w+)*/y, { pop: 1, push: 'line' })],
  style: [rule('style-ids', /[\w,]+\s+/y, { pop: 1, push: 'line' })],
  line: [rule('line', /[^\n]*/y, { pop: 1 })],
  note: [
    rule('left of', /left of\b/iy, { pop: 1, push: 'note-target' }),
    rule('right of', /right of\b/iy, { pop: 1, push: 'note-target' }),
    skip(/"/y, { pop: 1, push: 'floating-note' }),
  ],
  'note-target': [rule('id', /\s*(?:(?!%%)[^:\n\s-])+/y, { pop: 1, push: 'note-text' })],
  'note-text': [
    rule('note-line', /\s*:[^:\n;]+/y, { pop: 1 }),
    aheadRule('note-block', { pattern: /^[^\S\n]*(end note)\b/gim, order: [], to: 'word end' }, 1),
  ],
  'floating-note': [rule('as', /\s*as\s*/iy, { pop: 1, push: 'floating-note-id' }), skip(/"/y), rule('note-line', /[^"]*/y)],
  'floating-note-id': [rule('id', /(?:(?!%%)[^\n])*/y, { pop: 1 })],
  ...accessibilityModes,
});

type KindOf<G> = G extends Grammar<infer Kind, string> ? Kind : never;
type ModeOf<G> = G extends Grammar<string, infer Mode> ? Mode : never;
export type Kind = KindOf<typeof stateGrammar>;
export type Mode = ModeOf<typeof stateGrammar>;
export type Tokens = TokenReader<Kind, Mode>;
