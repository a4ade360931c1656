/** Guesses at relationships that Mermaid does not take, so that half-typed ones are kept and can be put right. */
import type { Range } from '../../../text/range.ts';
import type { Scanner } from '../kit/index.ts';
import type { DiagramFix, Part } from '../tree.ts';

/** What stands between the two names of a relationship. */
export interface Operator {
  readonly cardFrom: Part;
  readonly cardTo: Part;
  readonly identifying: boolean;
  readonly line: Range;
}

export interface Guess {
  readonly from: Part;
  readonly operator: Operator;
  /** Where the other name begins. */
  readonly end: number;
  readonly fix: DiagramFix;
}

const NAME = String.raw`"[^"\n]*"|[\w\-.*\u0080-\uFFFF]+`;
const OPERATOR = String.raw`(?=[^\s"]{0,7}[\-.=|])[|{}<>o\-.=~+*()!?;,&%$#@^\\/']{2,9}`;
/** A name, something like an operator, and the beginning of another name. */
const RELATIONSHIP = new RegExp(String.raw`[ \t]*(${NAME})([ \t]*)(${OPERATOR})[ \t]*(?=${NAME})`, 'y');

const CARDINALITIES = [
  { text: 'ONLY_ONE', left: '||', right: '||' },
  { text: 'ZERO_OR_ONE', left: '|o', right: 'o|' },
  { text: 'ONE_OR_MORE', left: '}|', right: '|{' },
  { text: 'ZERO_OR_MORE', left: '}o', right: 'o{' },
] as const;

/** What seems to be meant by the text from `lineStart`, if it looks like a relationship that goes wrong at `error`. */
export function guessRelationship(scanner: Scanner, lineStart: number, error: number): Guess | undefined {
  RELATIONSHIP.lastIndex = lineStart;
  const match = RELATIONSHIP.exec(scanner.text);
  if (!match || lineStart + match[0].length < error) return undefined;
  const [all, name, gap, written] = match as unknown as [string, string, string, string];
  const start = lineStart + all.indexOf(name) + name.length + gap.length;
  const nameStart = start - gap.length - name.length;
  const quotes = name.startsWith('"') ? 1 : 0;
  const from = scanner.name(nameStart + quotes, nameStart + name.length - quotes);
  const text = canonical(written);
  return {
    from,
    operator: guessOperator(written, scanner, start),
    end: lineStart + all.length,
    // Where nothing is wrong with the signs, the name must be a word of the syntax.
    fix: text === written ? quoteFix(from) : { title: `Write ${text}`, edits: [{ range: scanner.range(start, start + written.length), text }] },
  };
}

/** Puts a name or a label into quotes. */
export const quoteFix = ({ text, range }: Part): DiagramFix => ({ title: `Quote “${text}”`, edits: [{ range, text: `"${text}"` }] });

function guessOperator(written: string, scanner: Scanner, start: number): Operator {
  const { left, right } = halves(written);
  return {
    cardFrom: { text: cardinality(left, 0).text, range: scanner.range(start, start + left.length) },
    cardTo: { text: cardinality(right, 3).text, range: scanner.range(start + written.length - right.length, start + written.length) },
    identifying: !written.includes('.'),
    line: scanner.range(start + left.length, Math.max(start + left.length, start + written.length - right.length)),
  };
}

function canonical(written: string): string {
  const { left, right } = halves(written);
  return cardinality(left, 0).left + (written.includes('.') ? '..' : '--') + cardinality(right, 3).right;
}

/** What stands before the line of an operator and behind it. */
function halves(written: string): { left: string; right: string } {
  return { left: /^[^\-.=~]*/.exec(written)![0], right: /[^\-.=~]*$/.exec(written)![0] };
}

function cardinality(half: string, otherwise: 0 | 3): (typeof CARDINALITIES)[number] {
  if (!/[|{}o+*]/.test(half)) return CARDINALITIES[otherwise];
  const isMany = /[{}+*]/.test(half);
  const isOptional = /o/i.test(half);
  return CARDINALITIES[((isMany ? 2 : 0) + (isOptional ? 1 : 0)) as 0 | 1 | 2 | 3];
}
