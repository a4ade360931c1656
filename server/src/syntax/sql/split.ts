import { type Range, rangeAt } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';

/** A script cut at its semicolons. */
export interface SplitScript {
  /** Statements without their semicolons and without blank ends; the text has its comments blanked, so that offsets stay. */
  readonly statements: readonly Part[];
  readonly comments: readonly Part[];
}

const TOKEN = /--[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*(?:'|$)|"[^"]*(?:"|$)|`[^`]*(?:`|$)|\$(\w*)\$|;/g;

/** Cuts a script where a semicolon stands outside strings, quoted names, dollar quotes and comments. Linear. */
export function splitScript(text: string): SplitScript {
  const statements: Part[] = [];
  const comments: Part[] = [];
  let blanked = '';
  let copied = 0;
  let start = 0;
  const tokens = new RegExp(TOKEN);
  const close = (end: number): void => {
    blanked += text.slice(copied, end);
    copied = end;
    const raw = blanked.slice(start, end);
    const body = raw.trim();
    if (body !== '') statements.push({ text: body, range: rangeAt(start + raw.indexOf(body), body.length) });
  };
  for (let match; (match = tokens.exec(text)); ) {
    const [token] = match;
    if (token === ';') {
      close(match.index);
      start = match.index + 1;
    } else if (token.startsWith('--') || token.startsWith('/*')) {
      const range = rangeAt(match.index, token.length);
      comments.push({ text: token.replace(/^(?:--+|\/\*+)|\*+\/$/g, '').trim(), range });
      blanked += text.slice(copied, range.start) + token.replace(/[^\n]/g, ' ');
      copied = range.end;
    } else if (match[1] !== undefined) {
      const end = text.indexOf(token, tokens.lastIndex);
      tokens.lastIndex = end < 0 ? text.length : end + token.length;
    }
  }
  close(text.length);
  return { statements, comments };
}

/** The range of a comment that stands on the line of `offset` behind it, if any. */
export function commentAfter(text: string, offset: number, comments: readonly Part[]): Part | undefined {
  const lineEnd = text.indexOf('\n', offset);
  const line: Range = { start: offset, end: lineEnd < 0 ? text.length : lineEnd };
  return comments.find(({ range }) => range.start >= line.start && range.start < line.end);
}
