/** The lexer of Mermaid's sequenceDiagram, rule by rule in its order; what can never match there is left out. */
import { accessibilityModes, accessibilityRules } from '../kit/lexer/accessibility.ts';
import { grammar, rule, skip } from '../kit/lexer/lexer.ts';
import type { Rule } from '../kit/lexer/lexer.ts';
import type { TokenReader } from '../kit/lexer/token-reader.ts';

/** Mermaid's names of the arrows. */
export const ARROWS = [
  'SOLID',
  'BIDIRECTIONAL_SOLID',
  'DOTTED',
  'BIDIRECTIONAL_DOTTED',
  'SOLID_OPEN',
  'DOTTED_OPEN',
  'SOLID_CROSS',
  'DOTTED_CROSS',
  'SOLID_POINT',
  'DOTTED_POINT',
  'SOLID_TOP_DOTTED',
  'SOLID_BOTTOM_DOTTED',
  'STICK_TOP_DOTTED',
  'STICK_BOTTOM_DOTTED',
  'SOLID_ARROW_TOP_REVERSE_DOTTED',
  'SOLID_ARROW_BOTTOM_REVERSE_DOTTED',
  'STICK_ARROW_TOP_REVERSE_DOTTED',
  'STICK_ARROW_BOTTOM_REVERSE_DOTTED',
  'SOLID_TOP',
  'SOLID_BOTTOM',
  'STICK_TOP',
  'STICK_BOTTOM',
  'SOLID_ARROW_TOP_REVERSE',
  'SOLID_ARROW_BOTTOM_REVERSE',
  'STICK_ARROW_TOP_REVERSE',
  'STICK_ARROW_BOTTOM_REVERSE',
] as const;

export type Arrow = (typeof ARROWS)[number];
export type BlockWord = 'box' | 'loop' | 'rect' | 'opt' | 'alt' | 'par' | 'par_over' | 'critical' | 'break';
export type SectionWord = 'else' | 'and' | 'option';
export type LinkWord = 'links' | 'link' | 'properties' | 'details';
type Keyword =
  | BlockWord
  | SectionWord
  | LinkWord
  | 'participant'
  | 'actor'
  | 'create'
  | 'destroy'
  | 'as'
  | 'end-word'
  | 'left of'
  | 'right of'
  | 'over'
  | 'note'
  | 'activate'
  | 'deactivate'
  | 'autonumber'
  | 'off'
  | 'header';

/** `rest` is the rest of a line, `config` what stands between `@{` and `}`, `text` a colon and what follows it. */
export type Kind =
  | Arrow
  | Keyword
  | 'newline'
  | 'number'
  | 'name'
  | 'text'
  | 'rest'
  | 'title'
  | 'old-title'
  | 'accTitle'
  | 'accDescr'
  | 'acc-text'
  | 'acc-block'
  | '@{'
  | 'config'
  | '}'
  | '+'
  | '-'
  | '()'
  | ','
  | 'invalid';
export type Mode = 'initial' | 'name' | 'alias' | 'line' | 'config' | keyof typeof accessibilityModes;
export type Tokens = TokenReader<Kind, Mode>;

type SequenceRule = Rule<Kind, Mode>;

/** A keyword after which the rest of its line is text. */
const block = (kind: BlockWord | SectionWord): SequenceRule => rule(kind, new RegExp(`${kind}\\b`, 'iy'), { push: 'line' });

/** A keyword after which a name stands. */
const named = (kind: Keyword): SequenceRule => rule(kind, new RegExp(`${kind}\\b`, 'iy'), { push: 'name' });

const word = (kind: Keyword, source: string = kind): SequenceRule => rule(kind, new RegExp(`${source}\\b`, 'iy'));

/** These may name participants; they are keywords where blanks and a name follow. */
const link = (kind: LinkWord): SequenceRule => rule(kind, new RegExp(`${kind}(?=[ \\t]+[^/\\\\+()<>:\\n,;\\s-])`, 'iy'));

const blanksAndComments: readonly SequenceRule[] = [skip(/[^\S\n]+/y), skip(/#[^\n]*/y)];

export const sequenceGrammar = grammar<Kind, Mode>({
  initial: [
    rule('newline', /\n+/y),
    skip(/\s+/y),
    skip(/#[^\n]*/y),
    skip(/%(?!\{)[^\n]*/y),
    skip(/[^}]%%[^\n]*/y),
    rule('number', /[0-9]+(?:\.[0-9]{1,2})?(?=[ \n])/y),
    rule('number', /\.[0-9]{1,2}(?=[ \n])/y),
    block('box'),
    named('participant'),
    named('actor'),
    word('create'),
    named('destroy'),
    block('loop'),
    block('rect'),
    block('opt'),
    block('alt'),
    block('else'),
    block('par'),
    block('par_over'),
    block('and'),
    block('critical'),
    block('option'),
    block('break'),
    word('end-word', 'end'),
    word('left of'),
    word('right of'),
    link('links'),
    link('link'),
    link('properties'),
    link('details'),
    word('over'),
    word('note'),
    named('activate'),
    named('deactivate'),
    rule('title', /title\s[^#\n;]+/iy),
    rule('old-title', /title:\s[^#\n;]+/iy),
    ...accessibilityRules('iy'),
    word('header', 'sequenceDiagram'),
    word('autonumber'),
    word('off'),
    rule(',', /,/y),
    rule('newline', /;/y),
    // Dashes and slashes belong to a name where no arrow begins with them.
    rule('name', /[^/\\+()<\->:\n,;]+(?:(?!-[x)]|--|-\|?[\\/]|[\\/]\|-|\/\/-|\\\\-|\(\))-*[^+<\->:\n,;]+)*/iy),
    rule('SOLID', /->>/y),
    rule('BIDIRECTIONAL_SOLID', /<<->>/y),
    rule('DOTTED', /-->>/y),
    rule('BIDIRECTIONAL_DOTTED', /<<-->>/y),
    rule('SOLID_OPEN', /->/y),
    rule('DOTTED_OPEN', /-->/y),
    rule('SOLID_CROSS', /-x/iy),
    rule('DOTTED_CROSS', /--x/iy),
    rule('SOLID_POINT', /-\)/y),
    rule('DOTTED_POINT', /--\)/y),
    rule('SOLID_TOP_DOTTED', /--\|\\/y),
    rule('SOLID_BOTTOM_DOTTED', /--\|\//y),
    rule('STICK_TOP_DOTTED', /--\\\\/y),
    rule('STICK_BOTTOM_DOTTED', /--\/\//y),
    rule('SOLID_ARROW_TOP_REVERSE_DOTTED', /\/\|--/y),
    rule('SOLID_ARROW_BOTTOM_REVERSE_DOTTED', /\\\|--/y),
    rule('STICK_ARROW_TOP_REVERSE_DOTTED', /\/\/--/y),
    rule('STICK_ARROW_BOTTOM_REVERSE_DOTTED', /\\\\--/y),
    rule('SOLID_TOP', /-\|\\/y),
    rule('SOLID_BOTTOM', /-\|\//y),
    rule('STICK_TOP', /-\\\\/y),
    rule('STICK_BOTTOM', /-\/\//y),
    rule('SOLID_ARROW_TOP_REVERSE', /\/\|-/y),
    rule('SOLID_ARROW_BOTTOM_REVERSE', /\\\|-/y),
    rule('STICK_ARROW_TOP_REVERSE', /\/\/-/y),
    rule('STICK_ARROW_BOTTOM_REVERSE', /\\\\-/y),
    rule('text', /:[^#\n;]*/y),
    rule('+', /\+/y),
    rule('-', /-/y),
    rule('()', /\(\)/y),
    rule('newline', /$/y),
    rule('invalid', /./y),
  ],
  name: [
    ...blanksAndComments,
    rule('@{', /@\{/y, { push: 'config' }),
    rule('name', /[^<>:\n,;@\s]+(?=\s*@\{)/y),
    rule('name', /[^<>:\n,;@\s]+(?=\s+as\s)/iy, { push: 'alias' }),
    // Mermaid's `(?=\s*[\n;#]|$)` in two rules, because its blanks make it quadratic.
    rule('name', /[^<>:\n,;@]+(?=[\n;])/y, { pop: 1 }),
    rule('name', /[^<>:\n,;@]+(?=#)/y, { pop: 1 }),
    rule('invalid', /[^\n]+/y, { pop: 1 }),
  ],
  alias: [...blanksAndComments, rule('as', /as\b/iy, { pop: 2, push: 'line' }), rule('newline', /(?:)/y, { pop: 2 })],
  line: [...blanksAndComments, rule('rest', /[^#\n;]*/y, { pop: 1 })],
  config: [rule('config', /[^}]+/y), rule('}', /\}(?=\s+as\s)/iy, { pop: 1, push: 'alias' }), rule('}', /\}/y, { pop: 2 })],
  ...accessibilityModes,
});
