/** The lexer of Mermaid's block diagrams, rule by rule in its order; what can never match there is left out. */
import { grammar, rule, skip } from '../kit/lexer/lexer.ts';
import type { Rule } from '../kit/lexer/lexer.ts';
import type { TokenReader } from '../kit/lexer/token-reader.ts';

/** `open` and `close` are the brackets of a shape; `refused` is what Mermaid's lexer knows and its grammar never takes. */
export type Kind =
  | 'header'
  | 'group'
  | 'columns'
  | 'space'
  | 'classDef'
  | 'class'
  | 'style'
  | 'class-name'
  | 'targets'
  | 'value'
  | 'end-word'
  | 'open'
  | 'close'
  | 'arrow-open'
  | 'direction'
  | 'arrow-close'
  | 'string'
  | 'name'
  | 'link'
  | 'link-start'
  | 'link-label'
  | 'size'
  | 'eof'
  | 'markdown'
  | 'refused';
export type Mode =
  | 'initial'
  | 'string'
  | 'markdown'
  | 'classDef'
  | 'classDef-value'
  | 'class'
  | 'class-value'
  | 'style'
  | 'style-value'
  | 'shape'
  | 'arrow'
  | 'directions'
  | 'label';
export type Tokens = TokenReader<Kind, Mode>;

type BlockRule = Rule<Kind, Mode>;

const OPENINGS = [
  /-\)/y,
  /\(-/y,
  /\)\)/y,
  /\)/y,
  /\(\(\(/y,
  /\(\(/y,
  /\{\{/y,
  /\{/y,
  />/y,
  /\(\[/y,
  /\(/y,
  /\[\[/y,
  /\[\|/y,
  /\[\(/y,
  /\[\\/y,
  /\[\//y,
  /\[/y,
];
const CLOSINGS = [
  /\(\(\(/y,
  /\)\)\)/y,
  /\)\)/y,
  /\}\}/y,
  /\}/y,
  /\(-/y,
  /-\)/y,
  /\(\(/y,
  /\]\]/y,
  /\(/y,
  /\]\)/y,
  /\\\]/y,
  /\/\]/y,
  /\)\]/y,
  /\)/y,
  /\]>/y,
  /\]/y,
];

const openings = OPENINGS.map((pattern): BlockRule => rule('open', pattern, { push: 'shape' }));
const closings = CLOSINGS.map((pattern): BlockRule => rule('close', pattern, { pop: 1 }));
const direction = (word: string): BlockRule => rule('direction', new RegExp(`,?\\s*${word}\\s*`, 'y'));
const markdown: BlockRule = skip(/"`/y, { push: 'markdown' });
const string: BlockRule = skip(/"/y, { push: 'string' });

export const blockGrammar = grammar<Kind, Mode>({
  initial: [
    rule('header', /block-beta\b/y),
    rule('group', /block:/y),
    rule('header', /block\b/y),
    skip(/\s+/y),
    rule('columns', /columns\s+auto\b/y),
    rule('columns', /columns\s+\d+/y),
    markdown,
    string,
    rule('space', /space:\d+/y),
    rule('space', /space\b/y),
    rule('refused', /default\b/y),
    rule('refused', /linkStyle\b/y),
    rule('refused', /interpolate\b/y),
    rule('classDef', /classDef\s+/y, { push: 'classDef' }),
    rule('class', /class\s+/y, { push: 'class' }),
    rule('style', /style\s+/y, { push: 'style' }),
    // Its grammar takes no accessibility texts; an empty description is no token.
    skip(/accDescr\s*\{\s*\}/y),
    rule('refused', /accDescr\s*[{:]/y),
    rule('refused', /accTitle\s*:/y),
    rule('end-word', /end\b\s*/y),
    ...openings,
    rule('arrow-open', /<\[/y, { push: 'arrow' }),
    rule('name', /[^([\n\-){}\s<>:=]+/y),
    rule('eof', /$/y),
    rule('link', /<?--+[-xo>]\s*/y),
    rule('link', /<?==+[=xo>]\s*/y),
    rule('link', /<?-?\.+-[xo>]?\s*/y),
    rule('link-start', /<?--\s*/y, { push: 'label' }),
    rule('link-start', /<?==\s*/y, { push: 'label' }),
    rule('link-start', /<?-\.\s*/y, { push: 'label' }),
    rule('size', /:\d+/y),
  ],
  string: [skip(/"/y, { pop: 1 }), rule('string', /[^"]*/y)],
  markdown: [rule('markdown', /[^`"]+/y), skip(/`"/y, { pop: 1 })],
  classDef: [rule('refused', /DEFAULT\s+/y, { pop: 1, push: 'classDef-value' }), rule('class-name', /\w+\s+/y, { pop: 1, push: 'classDef-value' })],
  'classDef-value': [rule('value', /[^\n]*/y, { pop: 1 })],
  class: [rule('targets', /\w+(?:,\s*\w+)*/y, { pop: 1, push: 'class-value' })],
  'class-value': [rule('value', /[^\n]*/y, { pop: 1 })],
  style: [rule('targets', /\w+(?:,\s*\w+)*/y, { pop: 1, push: 'style-value' })],
  'style-value': [rule('value', /[^\n]*/y, { pop: 1 })],
  shape: [...closings, markdown, string],
  arrow: [markdown, string, skip(/\]>\s*\(/y, { push: 'directions' })],
  directions: [
    direction('right'),
    direction('left'),
    direction('x'),
    direction('y'),
    direction('up'),
    direction('down'),
    rule('arrow-close', /\)\s*/y, { pop: 2 }),
  ],
  label: [
    markdown,
    rule('link-label', /"/y, { push: 'string' }),
    rule('link', /\s*[xo<]?--+[-xo>]\s*/y, { pop: 1 }),
    rule('link', /\s*[xo<]?==+[=xo>]\s*/y, { pop: 1 }),
    rule('link', /\s*[xo<]?-?\.+-[xo>]?\s*/y, { pop: 1 }),
  ],
});
