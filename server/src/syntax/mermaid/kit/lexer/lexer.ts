/**
 * A lexer with modes that reads as the ones inside Mermaid do: in each mode the first rule that matches wins, however
 * short its match, and a rule may leave the mode or enter another. A reader's table of rules is Mermaid's own, in its
 * order.
 */

import type { Range } from '../../../../text/range.ts';

export interface Token<Kind extends string> {
  /** `unknown` is one character that no rule takes; `end` is what follows the last token. */
  readonly kind: Kind | 'unknown' | 'end';
  readonly start: number;
  readonly end: number;
}

/** What a rule does to the stack of modes: first `pop` of them go, then `push` comes on top. */
export interface ModeChange<Mode extends string> {
  readonly pop?: number;
  readonly push?: Mode;
}

export interface Rule<Kind extends string, Mode extends string> extends ModeChange<Mode> {
  /** None for what is skipped. */
  readonly kind: Kind | undefined;
  /** Sticky; for a rule of directions, global: what is looked for in the rest of the line. */
  readonly pattern: RegExp;
}

export type Rules<Kind extends string, Mode extends string> = Readonly<Record<Mode, readonly Rule<Kind, Mode>[]>>;

/** The rules of each mode by the first character that they can match. */
export type Grammar<Kind extends string, Mode extends string> = Readonly<Record<Mode, readonly (readonly Rule<Kind, Mode>[])[]>>;

const DIRECTIONS = ['TB', 'BT', 'RL', 'LR'];
const CODES = 129; // ASCII, then everything else, which 128 stands for

/**
 * Mermaid's `.*direction\s+TB[^\n]*` and its three sisters in one rule: whatever line has a direction in it is swallowed
 * from where the lexer stands. It is looked up, not matched, because `.*` at each token is quadratic on a long line.
 */
export const directionRule = <Kind extends string>(kind: Kind, flags: '' | 'i'): Rule<Kind, never> => ({
  kind,
  pattern: new RegExp(`direction\\s+(${DIRECTIONS.join('|')})`, `g${flags}`),
});

/** `pattern` is sticky and has no alternatives outside brackets. */
export const rule = <Kind extends string, Mode extends string = never>(kind: Kind, pattern: RegExp, change: ModeChange<Mode> = {}): Rule<Kind, Mode> =>
  ({ kind, pattern, ...change });

/** A rule for what gives no token. */
export const skip = <Mode extends string = never>(pattern: RegExp, change: ModeChange<Mode> = {}): Rule<never, Mode> => ({ kind: undefined, pattern, ...change });

/** Prepares `rules` for use, once for each diagram type. */
export function grammar<Kind extends string, Mode extends string>(rules: Rules<Kind, Mode>): Grammar<Kind, Mode> {
  const index = {} as Record<Mode, readonly Rule<Kind, Mode>[][]>;
  for (const mode of Object.keys(rules) as Mode[]) {
    const starts = rules[mode].map((rule) => startTest(rule.pattern));
    index[mode] = Array.from({ length: CODES }, (_, code) =>
      rules[mode].filter((_rule, i) => code === CODES - 1 || (starts[i]?.test(String.fromCharCode(code)) ?? true)),
    );
  }
  return index;
}

/** Tells whether a character can begin a match, where the pattern's source begins with an atom that shows it. */
function startTest({ source, flags, sticky }: RegExp): RegExp | undefined {
  const atom = sticky ? /^(?:\\[^\dbB]|[^\\.[(^$|?*+]|\[(?:\\.|[^\]\\])*\])(?![?*{])/.exec(source)?.[0] : undefined;
  return atom === undefined ? undefined : new RegExp(`^${atom}`, flags.replace('y', ''));
}

interface Direction {
  readonly index: number;
  /** `TB`, `BT`, `RL` or `LR`. */
  readonly word: Range;
  readonly rank: number;
}

/** Reads one text. The reader may move it to another place and mode, as recovery from an error needs. */
export class Lexer<Kind extends string, Mode extends string> {
  readonly text: string;
  modes: Mode[];
  #at = 0;
  #done = false;
  readonly #grammar: Grammar<Kind, Mode>;
  #directions: readonly Direction[] | undefined;

  constructor(text: string, rules: Grammar<Kind, Mode>, mode: Mode) {
    this.text = text;
    this.modes = [mode];
    this.#grammar = rules;
  }

  get mode(): Mode {
    return this.modes.at(-1)!;
  }

  /** Goes on reading at `offset`, in the modes given or those in force. */
  moveTo(offset: number, modes: readonly Mode[] = this.modes): void {
    this.#at = offset;
    this.#done = false;
    this.modes = [...modes];
  }

  next(): Token<Kind> {
    for (;;) {
      const start = this.#at;
      const atEnd = start >= this.text.length;
      if (this.#done) return { kind: 'end', start, end: start };
      this.#done = atEnd; // at the end of the text one more rule may match, with nothing
      const rule = this.#match(atEnd ? CODES - 1 : Math.min(this.text.charCodeAt(start), CODES - 1));
      if (!rule) {
        if (!atEnd) this.#at++;
        return { kind: atEnd ? 'end' : 'unknown', start, end: this.#at };
      }
      if (rule.pop) this.modes.length = Math.max(1, this.modes.length - rule.pop);
      if (rule.push !== undefined) this.modes.push(rule.push);
      if (rule.kind !== undefined) return { kind: rule.kind, start, end: this.#at };
      if (this.#at === start && !rule.pop && rule.push === undefined) this.#at++; // no rule of ours does this; never stand still
    }
  }

  /** Where the direction stands that made a token of `directionRule`. */
  directionWord({ start, end }: Token<Kind>): Range | undefined {
    return directionIn(this.#directions ?? [], start, end)?.word;
  }

  /** The first rule that matches here, and moves over what it matches. */
  #match(code: number): Rule<Kind, Mode> | undefined {
    for (const rule of this.#grammar[this.mode][code]!) {
      if (rule.pattern.global) {
        const end = this.#directionEnd(rule.pattern);
        if (end === undefined) continue;
        this.#at = end;
        return rule;
      }
      rule.pattern.lastIndex = this.#at;
      if (!rule.pattern.test(this.text)) continue;
      this.#at = rule.pattern.lastIndex;
      return rule;
    }
    return undefined;
  }

  /** Where the line ends that has a direction in what is left of it. */
  #directionEnd(pattern: RegExp): number | undefined {
    this.#directions ??= findDirections(this.text, pattern);
    if (this.#directions.length === 0) return undefined;
    const found = directionIn(this.#directions, this.#at, endOfLine(this.text, this.#at));
    if (!found) return undefined;
    const end = this.text.indexOf('\n', found.word.end);
    return end < 0 ? this.text.length : end;
  }
}

const findDirections = (text: string, pattern: RegExp): Direction[] =>
  Array.from(text.matchAll(pattern), (match) => {
    const end = match.index + match[0].length;
    return { index: match.index, word: { start: end - 2, end }, rank: DIRECTIONS.indexOf(match[1]!.toUpperCase()) };
  });

/** The direction that Mermaid finds between `start` and `end`: the last of the first kind. */
function directionIn(directions: readonly Direction[], start: number, end: number): Direction | undefined {
  let found: Direction | undefined;
  for (let i = firstFrom(directions, start); i < directions.length && directions[i]!.index < end; i++) {
    if (!found || directions[i]!.rank <= found.rank) found = directions[i];
  }
  return found;
}

/** The place in the list of the first direction at `offset` or after it. */
function firstFrom(directions: readonly Direction[], offset: number): number {
  let low = 0;
  let high = directions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (directions[middle]!.index < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where `.` in a pattern stops. */
function endOfLine(text: string, from: number): number {
  const end = /[^\n\r\u2028\u2029]*/y;
  end.lastIndex = from;
  end.test(text);
  return end.lastIndex;
}
