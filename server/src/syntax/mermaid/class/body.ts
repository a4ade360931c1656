import type { Mode, Tokens } from './lexer.ts';

/** A line of a body that looks like a statement behind it: the body was never closed. */
const STATEMENT =
  /\s*(?:(?:class|namespace)\s+[\w`\u0080-\uFFFF]|[\w`~.\u0080-\uFFFF]+\s*(?:"[^"\n]*"\s*)?(?:<\||[*<o])?(?:--|\.\.)(?:\|>|[*>o])?\s*[\w"`\u0080-\uFFFF])/y;

/** Where a member is written. */
export type MemberToken = readonly [start: number, end: number];

export interface Body {
  readonly members: readonly MemberToken[];
  readonly start: number;
  readonly end: number;
  /** Where the line begins with which statements go on that a body never closed has swallowed. */
  readonly next?: number;
}

/** Reads from `{`, which is next, to `}`; what is wrong in between is reported. `outside` are the lexer's modes around the class. */
export function readBody(tokens: Tokens, outside: readonly Mode[]): Body {
  const { scanner } = tokens;
  const { start } = tokens.take();
  const members: MemberToken[] = [];
  for (;;) {
    const member = tokens.takeIf('member');
    if (member) members.push([member.start, member.end]);
    else if (tokens.takeIf('}')) return { members, start, end: tokens.end };
    else {
      const swallowed = members.findIndex(([at]) => looksLikeStatement(scanner.text, at));
      const isAtEnd = tokens.kind === 'end' || tokens.kind === 'eof-in-body';
      tokens.fail(
        isAtEnd || swallowed >= 0
          ? 'Close the body of the class above with `}`.'
          : 'Between `{` and `}` of a class stand members, one a line, without braces.',
      );
      if (swallowed >= 0)
        return { members: members.slice(0, swallowed), start, end: scanner.trim(start, members[swallowed]![0])[1], next: members[swallowed]![0] };
      if (isAtEnd) return { members, start, end: tokens.end };
      tokens.skipLine([...outside, 'class', 'class-body']);
    }
  }
}

function looksLikeStatement(text: string, at: number): boolean {
  STATEMENT.lastIndex = at;
  return text[at - 1] === '\n' && STATEMENT.test(text);
}
