/**
 * A lexer with modes that reads as the ones inside Mermaid do: in each mode the first rule that matches wins, however
 * short its match, and a rule may leave the mode or enter another. A reader's table of rules is Mermaid's own, in its
 * order.
 */
import type { Range } from '../../../../text/range.ts';
import { findWords, firstFrom } from './words.ts';
import type { Word } from './words.ts';

export interface Token<Kind extends string> {
  /** `unknown` is one character (code point) that no rule takes; `end` is what follows the last token. */
  readonly kind: Kind | 'unknown' | 'end';
  readonly start: number;
  readonly end: number;
  /** What a rule with `ahead` looked for. */
  readonly word?: Range;
}

/** What a rule does to the stack of modes: first `pop` of them go, then `push` comes on top. */
export interface ModeChange<Mode extends string> {
  readonly pop?: number;
  readonly push?: Mode;
}

export interface Rule<Kind extends string, Mode extends string> extends ModeChange<Mode> {
  /** None for what is skipped. */
  readonly kind: Kind | undefined;
  /** Sticky, without alternatives outside brackets. */
  readonly pattern: RegExp;
  /** Matches only where this stands later on the same line. */
  readonly before?: RegExp;
  readonly ahead?: Ahead;
}

/** Swallows everything up to a word that stands ahead. Patterns with `.*` would be quadratic on a long line. */
export interface Ahead {
  /** Global; its first group is the word. */
  readonly pattern: RegExp;
  /** The words in lower case: Mermaid takes the last on the line of the first of these. Empty: the next in the text. */
  readonly order: readonly string[];
  /** Where the token ends. */
  readonly to: 'line end' | 'word end';
}

export type Rules<Kind extends string, Mode extends string> = Readonly<Record<Mode, readonly Rule<Kind, Mode>[]>>;

/** A rule with all its properties: objects of one shape are read fast. */
export interface FullRule<Kind extends string, Mode extends string> {
  readonly kind: Kind | undefined;
  readonly pattern: RegExp;
  readonly before: RegExp | undefined;
  readonly ahead: Ahead | undefined;
  readonly pop: number;
  readonly push: Mode | undefined;
}

/** The rules of each mode by the first character that they can match. */
export type Grammar<Kind extends string, Mode extends string> = Readonly<Record<Mode, readonly (readonly FullRule<Kind, Mode>[])[]>>;

export const rule = <Kind extends string, Mode extends string = never>(
  kind: Kind,
  pattern: RegExp,
  change: ModeChange<Mode> = {},
): Rule<Kind, Mode> => ({
  kind,
  pattern,
  ...change,
});

/** A rule for what gives no token. */
export const skip = <Mode extends string = never>(pattern: RegExp, change: ModeChange<Mode> = {}): Rule<never, Mode> => ({
  kind: undefined,
  pattern,
  ...change,
});

export const aheadRule = <Kind extends string>(kind: Kind, ahead: Ahead, pop = 0): Rule<Kind, never> => ({ kind, pattern: /(?:)/y, ahead, pop });

/** Mermaid's `.*direction\s+TB[^\n]*` and its three sisters: a line with a direction in it is swallowed to its end. */
export const directionRule = <Kind extends string>(kind: Kind, flags: 'g' | 'gi'): Rule<Kind, never> =>
  aheadRule(kind, { pattern: new RegExp('direction\\s+(TB|BT|RL|LR)', flags), order: ['tb', 'bt', 'rl', 'lr'], to: 'line end' });

const CODES = 129; // ASCII, then everything else, which 128 stands for

/** Prepares `rules` for use, once for each diagram type. */
export function grammar<Kind extends string, Mode extends string>(rules: Rules<Kind, Mode>): Grammar<Kind, Mode> {
  const index = {} as Record<Mode, readonly FullRule<Kind, Mode>[][]>;
  for (const mode of Object.keys(rules) as Mode[]) {
    const starts = rules[mode].map((each) => startTest(each.pattern));
    const full = rules[mode].map(({ kind, pattern, before, ahead, pop = 0, push }) => ({ kind, pattern, before, ahead, pop, push }));
    index[mode] = Array.from({ length: CODES }, (_, code) =>
      full.filter((_rule, i) => code === CODES - 1 || (starts[i]?.test(String.fromCharCode(code)) ?? true)),
    );
  }
  return index;
}

const ATOM = String.raw`(?:\\[^\dbB]|[^\\.[(^$|?*+]|\[(?:\\.|[^\]\\])*\])`;
const FIRST_ATOMS = new RegExp(`^(?:(${ATOM})\\*)?(${ATOM})(?![?*{])`);

/** Tells whether a character can begin a match, where the pattern's source begins with atoms that show it; the end of the text is no character. */
function startTest({ source, flags }: RegExp): RegExp | undefined {
  if (source === '$') return /(?!)/;
  const atoms = FIRST_ATOMS.exec(source)
    ?.slice(1)
    .filter((atom) => atom !== undefined);
  return atoms && new RegExp(`^(?:${atoms.join('|')})`, flags.replace('y', ''));
}

/** Reads one text. The reader may move it to another place and mode, as recovery from an error needs. */
export class Lexer<Kind extends string, Mode extends string> {
  readonly text: string;
  modes: Mode[];
  #at = 0;
  #done = false;
  #word: Range | undefined;
  readonly #line = { start: 0, end: -1 };
  readonly #grammar: Grammar<Kind, Mode>;
  readonly #words = new Map<RegExp, readonly Word[]>();
  readonly #holes: ReadonlyMap<number, number>;

  /** In `text` the `holes` are blanks that Mermaid does not see; no token begins in one. */
  constructor(text: string, holes: readonly Range[], rules: Grammar<Kind, Mode>, mode: Mode) {
    this.text = text;
    this.modes = [mode];
    this.#grammar = rules;
    this.#holes = new Map(holes.map(({ start, end }) => [start, end]));
  }

  get mode(): Mode {
    return this.modes[this.modes.length - 1]!;
  }

  /** Goes on reading at `offset`, in the modes given or those in force. */
  moveTo(offset: number, modes: readonly Mode[] = this.modes): void {
    this.#at = offset;
    this.#done = false;
    this.modes = [...modes];
  }

  next(): Token<Kind> {
    for (;;) {
      if (this.#holes.size > 0) this.#skipHoles();
      const start = this.#at;
      const atEnd = start >= this.text.length;
      if (this.#done) return { kind: 'end', start, end: start };
      this.#done = atEnd; // at the end of the text one more rule may match, with nothing
      const found = this.#match(atEnd ? CODES - 1 : Math.min(this.text.charCodeAt(start), CODES - 1));
      if (!found) {
        if (!atEnd) this.#at += this.text.codePointAt(start)! > 0xffff ? 2 : 1;
        return { kind: atEnd ? 'end' : 'unknown', start, end: this.#at };
      }
      for (let left = found.pop; left > 0 && this.modes.length > 1; left--) this.modes.pop();
      if (found.push !== undefined) this.modes.push(found.push);
      if (found.kind === undefined) continue;
      return found.ahead && this.#word ? { kind: found.kind, start, end: this.#at, word: this.#word } : { kind: found.kind, start, end: this.#at };
    }
  }

  #skipHoles(): void {
    for (let end = this.#holes.get(this.#at); end !== undefined && end > this.#at; end = this.#holes.get(end)) this.#at = end;
  }

  /** The first rule that matches here, and moves over what it matches. */
  #match(code: number): FullRule<Kind, Mode> | undefined {
    for (const each of this.#grammar[this.mode][code]!) {
      const end = this.#matchEnd(each);
      if (end === undefined) continue;
      this.#at = end;
      return each;
    }
    return undefined;
  }

  #matchEnd({ pattern, ahead, before }: FullRule<Kind, Mode>): number | undefined {
    if (ahead) return this.#aheadEnd(ahead);
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.text)) return undefined;
    const end = pattern.lastIndex;
    return before && !this.#standsIn(before, end, this.#lineEnd(end)) ? undefined : end;
  }

  #aheadEnd({ pattern, order, to }: Ahead): number | undefined {
    const words = this.#wordsOf(pattern, order);
    if (words.length === 0) return undefined;
    const end = order.length > 0 ? this.#lineEnd(this.#at) : Infinity;
    let found: Word | undefined;
    for (let i = firstFrom(words, this.#at); i < words.length && words[i]!.index < end; i++) {
      if (!found || (order.length > 0 && words[i]!.rank <= found.rank)) found = words[i];
      if (order.length === 0) break;
    }
    if (!found) return undefined;
    this.#word = { start: found.start, end: found.end };
    return to === 'word end' ? found.end : this.#lineFeed(found.end);
  }

  #standsIn(pattern: RegExp, start: number, end: number): boolean {
    const words = this.#wordsOf(pattern, []);
    const next = words[firstFrom(words, start)];
    return next !== undefined && next.index < end;
  }

  #wordsOf(pattern: RegExp, order: readonly string[]): readonly Word[] {
    const known = this.#words.get(pattern);
    if (known) return known;
    const words = findWords(this.text, pattern, order);
    this.#words.set(pattern, words);
    return words;
  }

  /** Where `.` in a pattern stops, from `at` on. */
  #lineEnd(at: number): number {
    if (at < this.#line.start || at > this.#line.end) {
      const line = /[^\n\r\u2028\u2029]*/y;
      line.lastIndex = at;
      line.test(this.text);
      this.#line.start = at;
      this.#line.end = line.lastIndex;
    }
    return this.#line.end;
  }

  #lineFeed(from: number): number {
    const at = this.text.indexOf('\n', from);
    return at < 0 ? this.text.length : at;
  }
}
