/** The lexer of Mermaid's C4 diagrams, rule by rule in its order; what can never match there is left out. */
import { accessibilityModes, accessibilityRules } from '../kit/lexer/accessibility.ts';
import { directionRule, grammar, rule, skip } from '../kit/lexer/lexer.ts';
import type { TokenReader } from '../kit/lexer/token-reader.ts';

/** `text`, `empty`, `key` and `value` are the parameters of a call; its parentheses and commas give no tokens. */
export type Kind =
  | 'direction'
  | 'title'
  | 'accDescription'
  | 'accTitle'
  | 'accDescr'
  | 'acc-text'
  | 'acc-block'
  | 'newline'
  | 'header'
  | 'element'
  | 'boundary'
  | 'relation'
  | 'style'
  | 'text'
  | 'empty'
  | 'key'
  | 'value'
  | '{'
  | '}'
  | 'eof'
  | 'unclosed';
export type Mode = 'initial' | 'call' | 'parameters' | 'string' | 'key' | 'equals' | 'value' | keyof typeof accessibilityModes;
export type Tokens = TokenReader<Kind, Mode>;

const toCall = { push: 'call' } as const;

export const c4Grammar = grammar<Kind, Mode>({
  initial: [
    directionRule('direction', 'g'),
    rule('title', /title\s[^#\n;]+/y),
    rule('accDescription', /accDescription\s[^#\n;]+/y),
    ...accessibilityRules('y'),
    skip(/%%[^\n]*\n*/y),
    rule('newline', /\s(?:\s*\n)?(?<=\n)/y), // blanks up to the last line feed among them
    skip(/\s+/y),
    rule('header', /C4(?:Context|Container|Component|Dynamic|Deployment)\b/y),
    rule('element', /Person(?:_Ext)?\b/y, toCall),
    rule('element', /System(?:Db|Queue)?(?:_Ext)?\b/y, toCall),
    rule('element', /Container(?:Db|Queue)?(?:_Ext)?\b/y, toCall),
    rule('element', /Component(?:Db|Queue)?(?:_Ext)?\b/y, toCall),
    rule('boundary', /Boundary\b/y, toCall),
    rule('boundary', /Enterprise_Boundary\b/y, toCall),
    rule('boundary', /System_Boundary\b/y, toCall),
    rule('boundary', /Container_Boundary\b/y, toCall),
    rule('boundary', /Deployment_Node\b/y, toCall),
    rule('boundary', /Node(?:_L|_R)?\b/y, toCall),
    rule('relation', /Rel(?:_(?:Up|U|Down|D|Left|L|Right|R|Back)|Index)?\b/y, toCall),
    rule('relation', /BiRel\b/y, toCall),
    rule('style', /Update(?:ElementStyle|RelStyle|LayoutConfig)\b/y, toCall),
    rule('{', /\{/y),
    rule('}', /\}/y),
    rule('eof', /$/y),
  ],
  call: [rule('unclosed', /$/y), rule('empty', /\( *,/y, { push: 'parameters' }), skip(/\(/y, { push: 'parameters' }), skip(/\)/y, { pop: 2 })],
  parameters: [
    skip(/\)/y, { pop: 2 }),
    rule('empty', /,,/y),
    skip(/,/y),
    rule('empty', / *""/y),
    skip(/ *"/y, { push: 'string' }),
    skip(/ *\$/y, { push: 'key' }),
    rule('text', /[^,]+/y),
  ],
  // The first two save steps: a quote and, as the next rules would find, the end of the call or the next string.
  string: [skip(/"\)/y, { pop: 3 }), skip(/", *"(?!")/y), skip(/"/y, { pop: 1 }), rule('text', /[^"]*/y)],
  key: [rule('key', /[^=]*/y, { push: 'equals' })],
  equals: [skip(/= *"/y, { pop: 1, push: 'value' })],
  value: [rule('value', /[^"]+/y), skip(/"/y, { pop: 2 })],
  ...accessibilityModes,
});
