/**
 * Recomputes the sums, products and rates that a Markdown text states. It finds them itself: each sign between two numbers must belong
 * to an expression whose result is stated and follows from it. What cannot be read is a problem, so that nothing is passed over.
 */
import { type Quantity, quantity, readNumber, type WrittenQuantity } from './quantities.ts';

export interface Checked {
  /** Stated results that follow, as written: `20 × 3 copies = 60 copies`. */
  readonly right: string[];
  /** What does not follow or cannot be recomputed: `12: 2 × 3 = 7 is 6`. */
  readonly problems: string[];
}

/** All that a document states, line by line. */
export function checkArithmetic(text: string): Checked {
  const checked: Checked = { right: [], problems: [] };
  for (const { line, clause } of clausesOf(text)) {
    const { right, problems } = checkClause(clause);
    checked.right.push(...right);
    checked.problems.push(...problems.map((problem) => `${line}: ${problem}`));
  }
  return checked;
}

/** A fence with a language is code, unless the language is plain text. */
const PLAIN_FENCE = /^\s*(?:```|~~~)\s*(?:text|txt|ascii|plain)?\s*$/;

/** Sentences, cells and remarks in brackets: a calculation stands within one of them. */
function* clausesOf(text: string): Generator<{ readonly line: number; readonly clause: string }> {
  let fence: 'code' | 'plain' | undefined;
  let frontmatter = text.startsWith('---\n');
  for (const [index, raw] of text.split('\n').entries()) {
    if (frontmatter) {
      frontmatter = index === 0 || raw !== '---';
    } else if (/^\s*(?:```|~~~)/.test(raw)) {
      fence = fence ? undefined : PLAIN_FENCE.test(raw) ? 'plain' : 'code';
    } else if (fence !== 'code' || isNoCode(raw)) {
      for (const clause of split(raw)) yield { line: index + 1, clause };
    }
  }
}

/** No language multiplies with these signs: who writes them calculates, also between backticks. */
const isNoCode = (text: string): boolean => /[×÷]/.test(text);

function split(raw: string): string[] {
  const prose = raw
    .replace(/^\s*(?:[-*+>#]+|\d+[.)])\s+/, '')
    .replace(/`[^`]*`/g, (code) => (isNoCode(code) ? code.slice(1, -1) : 'code'))
    .replace(/\]\([^)]*\)|<!--.*?-->|\bhttps?:\/\/\S+/g, ' ')
    .replace(/\*\*|__|[$€£~](?=\d)/g, '');
  const remarks = [...prose.matchAll(/\(([^()]*)\)/g)].map(([, remark]) => remark!);
  const outside = prose.replace(/\(([^()]*)\)/g, (brackets, remark: string) => (/[×÷=≈+*−]/.test(remark) ? brackets : ''));
  return [outside, ...remarks].flatMap((part) => part.split(/(?<!\\)\||[.;:?!](?=\s|$)/)).filter((clause) => /\d/.test(clause));
}

type Token =
  | { readonly kind: 'number'; readonly value: number; readonly half: number; readonly text: string }
  | { readonly kind: 'sign' | 'comma' | 'word'; readonly text: string };

/** A range, a fraction without a result, a date or a name with digits is a word: nothing can be computed with it. */
const WORD = /^(?:\d[\d.,]*[–:]\d[\w.,:–]*|\d+(?:[/-]\d+)+|\/?[\p{L}_][^\s,=≈×÷+()]*)/u;

function tokensOf(clause: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < clause.length) {
    const rest = clause.slice(at);
    const blank = /^\s+/.exec(rest)?.[0];
    const sign = signOf(clause, at);
    const word = isFraction(rest) ? undefined : WORD.exec(rest)?.[0];
    const number = word === undefined && sign === undefined ? readNumber(rest) : undefined;
    if (blank !== undefined) {
      at += blank.length;
    } else if (sign !== undefined) {
      tokens.push({ kind: 'sign', text: sign });
      at += sign.length;
    } else if (number) {
      tokens.push({ kind: 'number', text: rest.slice(0, number.length), value: number.value, half: number.half });
      at += number.length;
    } else {
      const text = word ?? rest.charAt(0);
      tokens.push({ kind: text === ',' ? 'comma' : 'word', text });
      at += text.length;
    }
  }
  return tokens;
}

/** `300/4 = 75` divides, `24/7` does not. */
const isFraction = (text: string): boolean => /^\d[\d.,]*\/\d[\d.,]*\s*(?:[\p{L}%/]+\s*){0,3}[=≈]/u.test(text);

/** `×` always is a sign. `/`, `-` and `*` are signs between blanks, and `=` where it does not give a name its value (`limit=20`). */
function signOf(clause: string, at: number): string | undefined {
  const sign = clause.charAt(at);
  const before = clause.charAt(at - 1);
  if (/[×÷≈+−]/.test(sign)) return sign;
  if (sign === '=') return /[\p{L}_<>!=]/u.test(before) || /[=>]/.test(clause.charAt(at + 1)) ? undefined : sign;
  if (sign === '/' && /\d/.test(before) && /\d/.test(clause.charAt(at + 1))) return sign;
  return /[/*-]/.test(sign) && /\s/.test(before) && /\s/.test(clause.charAt(at + 1)) ? sign : undefined;
}

/** What is computed so far: from the numbers as written, and with the digits that rounding has taken away. */
interface Running {
  readonly written: Quantity;
  readonly exact: Quantity;
}

interface Term extends Running {
  readonly sign: string;
}

const MULTIPLIES = /^[×÷*/]$/;
const STATES = /^[=≈]$/;

/** The calculations of one clause. */
function checkClause(clause: string): Checked {
  const right: string[] = [];
  const problems: string[] = [];
  const tokens = tokensOf(clause);
  let terms: Term[] = [];
  let start = 0;
  let stated = true;

  const shown = (end: number): string =>
    tokens
      .slice(start, end)
      .map(({ text }) => text)
      .join(' ');
  const end = (at: number): void => {
    if (!stated) problems.push(`${shown(at)} has no result`);
    terms = [];
    stated = true;
  };

  for (let at = 0; at < tokens.length;) {
    const sign = tokens[at]!.kind === 'sign' ? tokens[at]!.text : undefined;
    const first = at + (sign === undefined ? 0 : 1);
    const number = tokens[first];
    const continues = sign === undefined && tokens[at]!.kind === 'comma' && tokens[at + 1]?.kind === 'sign' && terms.length > 0;
    if (continues) {
      at += 1;
      continue;
    }
    if (number?.kind !== 'number') {
      if (tokens[at]!.kind !== 'word') end(at); // a formula with names, or the end of a part of the sentence
      at += 1;
      continue;
    }
    const next = endOfWords(tokens, first + 1);
    const operand = quantity(number, wordsBetween(tokens, first + 1, next));
    if (sign === undefined) {
      end(at);
      start = at;
      terms = [{ sign: '+', written: operand, exact: operand }];
    } else if (terms.length === 0) {
      if (STATES.test(sign) && followsSign(tokens, at)) problems.push(`${clause.trim()} is no calculation with numbers`);
    } else if (STATES.test(sign)) {
      const sum = total(terms);
      const problem = sum === undefined ? 'adds what has different units' : disagreement(sum, operand, sign);
      if (problem === undefined) right.push(shown(next));
      else problems.push(`${shown(next)} ${problem}`);
      terms = [{ sign: '+', written: operand, exact: sum ? unrounded(sum.exact, operand) : operand }];
      stated = true;
    } else {
      terms.push({ sign, written: operand, exact: operand });
      stated = false;
    }
    at = next;
  }
  end(tokens.length);
  return { right, problems };
}

/** Whether a stated result belongs to a formula: `demand ÷ supply = 1.4` does, `N = 3` does not. */
function followsSign(tokens: readonly Token[], at: number): boolean {
  const part = tokens.slice(tokens.findLastIndex(({ kind }, i) => i < at && kind === 'comma') + 1, at);
  return part.some(({ kind, text }) => kind === 'sign' && !STATES.test(text));
}

function endOfWords(tokens: readonly Token[], from: number): number {
  const at = tokens.findIndex(({ kind }, i) => i >= from && kind !== 'word');
  return at < 0 ? tokens.length : at;
}

const wordsBetween = (tokens: readonly Token[], from: number, to: number): string[] => tokens.slice(from, to).map(({ text }) => text);

/** Products before sums, each in both readings; none where a sum has terms of different units. */
function total(terms: readonly Term[]): Running | undefined {
  const products: Term[] = [];
  for (const term of terms) {
    const last = products.at(-1);
    if (last && MULTIPLIES.test(term.sign)) {
      const power = /[÷/]/.test(term.sign) ? -1 : 1;
      products[products.length - 1] = {
        sign: last.sign,
        written: times(last.written, term.written, power),
        exact: times(last.exact, term.exact, power),
      };
    } else {
      products.push(term);
    }
  }
  const [first, ...rest] = products;
  if (!first || rest.some(({ written }) => !sameUnits(written, first.written))) return undefined;
  const sum = (pick: (term: Term) => Quantity): Quantity => {
    const add = (key: 'plain' | 'scaled'): number => products.reduce((all, term) => all + (/[−-]/.test(term.sign) ? -1 : 1) * pick(term)[key], 0);
    return { ...pick(first), plain: add('plain'), scaled: add('scaled') };
  };
  return { written: sum(({ written }) => written), exact: sum(({ exact }) => exact) };
}

const sameUnits = (a: Quantity, b: Quantity): boolean => a.time === b.time && a.data === b.data;

const times = (a: Quantity, b: Quantity, power: 1 | -1): Quantity => ({
  plain: a.plain * b.plain ** power,
  scaled: a.scaled * b.scaled ** power,
  time: a.time + power * b.time,
  data: a.data + power * b.data,
  measured: a.measured || b.measured,
});

/** What is wrong with a stated result; `=` is right to the digits written, `≈` within 5 %. */
function disagreement({ written, exact }: Running, result: WrittenQuantity, sign: string): string | undefined {
  if (written.measured && !sameUnits(written, result)) return 'has other units on its right';
  const scale = result.plain === 0 ? 1 : result.scaled / result.plain;
  const half = Math.max(result.half, sign === '≈' ? Math.abs(result.plain) * 0.05 : 0) * (1 + 1e-9);
  const fits = (sum: Quantity): boolean =>
    Math.abs(sum.scaled - result.scaled) <= half * scale || (!sum.measured && Math.abs(sum.plain - result.plain) <= half);
  if (fits(written) || fits(exact)) return undefined;
  const value = written.measured ? written.scaled / scale : written.plain;
  return `is ${Number(value.toPrecision(6)).toLocaleString('en', { maximumSignificantDigits: 6 })}`;
}

/** The sum in the units of its result, before rounding. */
function unrounded(sum: Quantity, result: WrittenQuantity): Quantity {
  const scale = result.plain === 0 ? 1 : result.scaled / result.plain;
  const plain = sum.measured ? sum.scaled / scale : sum.plain;
  return { ...result, plain, scaled: plain * scale };
}
