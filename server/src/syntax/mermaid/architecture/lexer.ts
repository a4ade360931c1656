/**
 * The lexer of Mermaid's architecture diagrams: keywords, of which a longer id wins, then the terminals in their order.
 * Left out is a YAML block in the middle of a diagram, which would be skipped.
 */
import { aheadRule, grammar, rule, skip } from '../kit/lexer/lexer.ts';
import type { Rule } from '../kit/lexer/lexer.ts';
import type { TokenReader } from '../kit/lexer/token-reader.ts';

type Keyword = 'header' | 'junction' | 'service' | 'column' | 'group' | 'align' | 'row' | 'in';
export type Kind =
  | Keyword
  | '--'
  | ':'
  | '-'
  | 'port'
  | '{group}'
  | 'head'
  | 'accDescr'
  | 'accDescr {'
  | 'description'
  | 'accTitle'
  | 'title'
  | 'string'
  | 'id'
  | 'newline'
  | 'icon'
  | 'label';
export type Mode = 'initial' | 'description';
export type Tokens = TokenReader<Kind, Mode>;

const keyword = (kind: Keyword, word: string = kind): Rule<Kind, Mode> => rule(kind, new RegExp(`${word}(?![-\\w]*\\w)`, 'y'));

export const architectureGrammar = grammar<Kind, Mode>({
  initial: [
    keyword('header', 'architecture-beta'),
    keyword('junction'),
    keyword('service'),
    keyword('column'),
    keyword('group'),
    keyword('align'),
    keyword('row'),
    rule('--', /--/y),
    keyword('in'),
    rule(':', /:/y),
    rule('-', /-/y),
    rule('port', /[LRTB]/y),
    rule('{group}', /\{group\}/y),
    rule('head', /[<>]/y),
    rule('accDescr', /accDescr[\t ]*:[^\n]*?(?=%%)/y),
    rule('accDescr', /accDescr[\t ]*:[^\n]*/y),
    rule('accDescr {', /accDescr\s*\{/y, { push: 'description' }),
    rule('accTitle', /accTitle[\t ]*:[^\n]*?(?=%%)/y),
    rule('accTitle', /accTitle[\t ]*:[^\n]*/y),
    rule('title', /title[\t ][^\n]*?(?=%%)/y),
    rule('title', /title[\t ][^\n]*/y),
    rule('title', /title/y),
    rule('string', /"(?:[^"\\]|\\.)*"/y),
    rule('string', /'(?:[^'\\]|\\.)*'/y),
    rule('id', /\w(?:[-\w]*\w)?/y),
    rule('newline', /\n/y),
    skip(/[\t ]+/y),
    skip(/%%[^\n]*/y),
    rule('icon', /\([-\w:]+\)/y),
    rule('label', /\[(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^[\]\n]+)\]/y),
  ],
  // Up to the next brace; where there is none, Mermaid takes the word for an id.
  description: [aheadRule('description', { pattern: /(\})/g, order: [], to: 'word end' }, 1)],
});
