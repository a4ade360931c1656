/**
 * What other dialects and people write, put into PostgreSQL's terms for the parser. No character moves, so that every
 * offset stays true.
 */
import type { Range } from '../../text/range.ts';

export interface Masked {
  readonly text: string;
  /** Where a value stands that is not known: a placeholder. */
  readonly placeholders: ReadonlySet<number>;
  /** Where an operator of distance (`<->`) stood. */
  readonly distances: readonly number[];
  /** The count of MySQL's `LIMIT offset, count`. */
  readonly skipped?: Range;
}

/** A literal or comment, else something to be put in other terms. Every alternative is told from its first characters. */
const PLACES = new RegExp(
  [
    /(?<literal>'[^']*(?:''[^']*)*'|"[^"]*")/,
    /(?<comment>--[^\n]*|\/\*[^]*?\*\/)/,
    /(?<quoted>`[^`\r\n]*`|(?<![\w\])])\[[A-Za-z_][\w ]*\])/,
    /(?<placeholder>\$\{[^{}]*\}|\{\{[^{}]*\}\}|\{\s*[\w.]*\s*\}|%\(\w+\)s|%[sd]\b|\$\w+|(?<![:\w]):[A-Za-z_]\w*|(?<![@\w<])@\w+|(?<=[=(,<>]\s{0,3})<[A-Za-z_][\w ]{0,40}>|\?(?![|&]|\s*'))/,
    /(?<distance><[-=#]>)/,
    /(?<hint>\bWITH\s*\(\s*NOLOCK\s*\)|\b(?:USE|FORCE|IGNORE)\s+INDEX\s*\([^()]*\)|\bCOLLATE\s+["\w]+|\bFINAL\b|\bONLY(?=\s+[A-Za-z_"])|\bNOT\s+MATERIALIZED\b)/,
    /(?<interval>\bINTERVAL\s+(?:\d+|\?|[:@$]\w+|\$\{[^{}]*\}|\{\w+\})\s+(?:MICROSECOND|SECOND|MINUTE|HOUR|DAY|WEEK|MONTH|QUARTER|YEAR)S?\b)/,
    /(?<inParameter>\b(?:NOT\s+)?IN\s+(?:\?|[:@]\w+|\$\w+|\$\{[^{}]*\}|%\(\w+\)s|%s))/,
    /(?<distinct>\bIS\s+(?:NOT\s+)?DISTINCT\s+FROM\b(?!\s+NULL\b))/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
);

const LIMIT_PAIR = /\bLIMIT(\s+)(\d+)(\s*,)(?=\s*\d)/i;

/** `text` for the parser. Linear. */
export function mask(text: string): Masked {
  const placeholders = new Set<number>();
  const distances: number[] = [];
  const masked = text.replace(PLACES, (found: string, ...rest: unknown[]) => {
    const at = rest.at(-3) as number;
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (groups['literal'] !== undefined) return found;
    if (groups['quoted'] !== undefined) return `"${found.slice(1, -1)}"`;
    if (groups['placeholder'] !== undefined || groups['interval'] !== undefined) {
      placeholders.add(at);
      return '9'.repeat(found.length);
    }
    if (groups['inParameter'] !== undefined) {
      const value = /\S+$/.exec(found)!.index;
      placeholders.add(at + value);
      return (/^not/i.test(found) ? '<>' : '=').padEnd(value) + '9'.repeat(found.length - value);
    }
    if (groups['distance'] !== undefined) {
      distances.push(at);
      return ' + ';
    }
    if (groups['distinct'] !== undefined) return '<>'.padEnd(found.length);
    return blank(found);
  });
  const pair = LIMIT_PAIR.exec(masked);
  if (!pair) return { text: masked, placeholders, distances };
  const start = pair.index + 5 + pair[1]!.length;
  const end = start + pair[2]!.length + pair[3]!.length;
  return { text: blankAt(masked, { start, end }), placeholders, distances, skipped: { start, end: start + pair[2]!.length } };
}

const blank = (found: string): string => found.replace(/[^\r\n]/g, ' ');

/** `text` with a stretch of it blanked. */
export const blankAt = (text: string, { start, end }: Range): string => text.slice(0, start) + blank(text.slice(start, end)) + text.slice(end);
