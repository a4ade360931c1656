import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionRule, grammar, Lexer, rule, skip } from '../../../../server/src/syntax/mermaid/kit/lexer/lexer.ts';
import type { Range } from '../../../../server/src/text/range.ts';

const sample = grammar({
  initial: [
    directionRule('direction', 'gi'),
    skip(/[^\S\n]+/y),
    rule('newline', /\n+/y),
    rule('arrow', /-->/y),
    rule('dash', /-/y),
    rule('open', /\{/y, { push: 'body' }),
    rule('keyword', /end\b/iy),
    { kind: 'two-words', pattern: /\w+ \w+/y, before: /(!)/g },
    rule('word', /\w+/y),
    rule('eof', /$/y),
  ],
  body: [skip(/\s+/y), rule('close', /\}/y, { pop: 1 }), rule('text', /[^\s}]+/y)],
});

function tokensOf(text: string, holes: readonly Range[] = []): string[] {
  const lexer = new Lexer(text, holes, sample, 'initial');
  const found: string[] = [];
  for (let token = lexer.next(); token.kind !== 'end'; token = lexer.next())
    found.push(`${token.kind} ${JSON.stringify(text.slice(token.start, token.end))}`);
  return found;
}

describe('a lexer', () => {
  it('takes the first rule that matches, however short its match', () => {
    expect(tokensOf('end-->ending')).toEqual(['keyword "end"', 'arrow "-->"', 'word "ending"', 'eof ""']);
  });

  it('enters and leaves modes', () => {
    expect(tokensOf('a{-- b}-')).toEqual(['word "a"', 'open "{"', 'text "--"', 'text "b"', 'close "}"', 'dash "-"', 'eof ""']);
  });

  it('does not see the end of the text in a mode without a rule for it', () => {
    expect(tokensOf('{a')).toEqual(['open "{"', 'text "a"']);
  });

  it('gives a character that no rule takes, both halves of it', () => {
    expect(tokensOf('a😀')).toEqual(['word "a"', 'unknown "😀"', 'eof ""']);
  });

  it('swallows what is left of a line with a direction in it, and knows the last of the first kind', () => {
    const text = 'a b direction LR c direction  tb d direction BT\ne';
    expect(tokensOf(text)).toEqual([`direction ${JSON.stringify(text.slice(0, -2))}`, 'newline "\\n"', 'word "e"', 'eof ""']);
    const { word } = new Lexer(text, [], sample, 'initial').next();
    expect(word && text.slice(word.start, word.end)).toBe('tb');
  });

  it('matches a rule only before what must follow on the line', () => {
    expect(tokensOf('a b c!\nd e')).toEqual(['two-words "a b"', 'word "c"', 'unknown "!"', 'newline "\\n"', 'word "d"', 'word "e"', 'eof ""']);
  });

  it('begins no token in a hole', () => {
    expect(tokensOf('a  \nb', [{ start: 1, end: 3 }])).toEqual(['word "a"', 'newline "\\n"', 'word "b"', 'eof ""']);
  });

  it('goes on where it is moved to, in the modes given', () => {
    const lexer = new Lexer('a }', [], sample, 'initial');
    lexer.next();
    lexer.moveTo(2, ['initial', 'body']);
    expect([lexer.next().kind, lexer.mode]).toEqual(['close', 'initial']);
  });

  it('comes to an end on any text, each token behind the one before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'end', '-', '-->', '{', '}', ' ', '\n', 'direction LR', '!', '😀', 'é')), (pieces) => {
        const text = pieces.join('');
        const lexer = new Lexer(text, [], sample, 'initial');
        let end = 0;
        for (let token = lexer.next(); token.kind !== 'end'; token = lexer.next()) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          end = token.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
