/** Guesses at relationships that Mermaid does not take, so that half-typed ones are kept and can be put right. */
import type { Range } from '../../../text/range.ts';
import type { Scanner } from '../kit/index.ts';
import type { ClassEnd, DiagramFix, Part } from '../tree.ts';

/** What stands between the two classes of a relationship. */
export interface Operator {
  readonly typeFrom: ClassEnd;
  readonly typeTo: ClassEnd;
  readonly stroke: 'solid' | 'dotted';
  readonly arrow: Range;
  readonly line: Range;
}

export interface Guess {
  readonly from: Part;
  readonly cardFrom?: Part;
  readonly operator: Operator;
  /** Where reading goes on: at the other multiplicity or the other class. */
  readonly end: number;
  readonly fix: DiagramFix;
}

const NAME = String.raw`[\w.\-/@$&?!#\u0080-\uFFFF]+|` + '`[^`\\n]+`';
const RELATIONSHIP = new RegExp(
  String.raw`[ \t]*(?<name>${NAME})(?:~[^~\n]*~)?(?<gap>[ \t]*)(?:"(?<card>[^"\n]*)"(?<gap2>[ \t]*))?(?<operator>(?=[^\s\w"]{0,7}[\-.=]|o[\-.=])[<>|*o\-.=(){}~]{2,7})[ \t]*(?="[^"\n]*"[ \t]*(?:${NAME})|${NAME})`,
  'y',
);

/** What seems to be meant by the text from `start`, if it looks like a relationship that goes wrong at `error`. */
export function guessRelationship(scanner: Scanner, start: number, error: number): Guess | undefined {
  RELATIONSHIP.lastIndex = start;
  const match = RELATIONSHIP.exec(scanner.text);
  if (!match?.groups || start + match[0].length < error) return undefined;
  const { name = '', card, operator = '' } = match.groups;
  const nameStart = start + match[0].indexOf(name);
  const operatorStart = start + match[0].lastIndexOf(operator);
  const ticks = name.startsWith('`') ? 1 : 0;
  const cardStart = scanner.text.indexOf('"', nameStart + name.length) + 1;
  return {
    from: scanner.name(nameStart + ticks, nameStart + name.length - ticks),
    ...(card && { cardFrom: scanner.label(cardStart, cardStart + card.length) }),
    operator: guessOperator(scanner, operator, operatorStart),
    end: start + match[0].length,
    fix: fixOf(scanner, operator, operatorStart) ?? renameFix(scanner.name(nameStart, nameStart + name.length)),
  };
}

/** Another way to write a name: a word of the syntax is none when it begins with a capital, other signs need backquotes. */
export function renameFix({ text, range }: Part): DiagramFix {
  const name = /^\w+$/.test(text) ? text[0]!.toUpperCase() + text.slice(1) : `\`${text}\``;
  return { title: `Write ${name}`, edits: [{ range, text: name }] };
}

function guessOperator(scanner: Scanner, written: string, start: number): Operator {
  const { left, right } = halves(written);
  const end = start + written.length;
  return {
    typeFrom: endOf(left),
    typeTo: endOf(right),
    stroke: written.includes('.') ? 'dotted' : 'solid',
    arrow: scanner.range(start, end),
    line: scanner.range(start + left.length, end - right.length),
  };
}

/** Writes the arrow right; nothing where it is right already. */
function fixOf(scanner: Scanner, written: string, start: number): DiagramFix | undefined {
  const { left, right } = halves(written);
  const text = SIGNS[endOf(left)][0] + (written.includes('.') ? '..' : '--') + SIGNS[endOf(right)][1];
  return text === written ? undefined : { title: `Write ${text}`, edits: [{ range: scanner.range(start, start + written.length), text }] };
}

/** What stands before the line of an arrow and behind it. */
const halves = (written: string): { left: string; right: string } => ({ left: /^[^\-.=]*/.exec(written)![0], right: /[^\-.=]*$/.exec(written)![0] });

const SIGNS: Readonly<Record<ClassEnd, readonly [left: string, right: string]>> = {
  aggregation: ['o', 'o'],
  extension: ['<|', '|>'],
  composition: ['*', '*'],
  dependency: ['<', '>'],
  lollipop: ['()', '()'],
  none: ['', ''],
};

function endOf(half: string): ClassEnd {
  if (half.includes('|')) return 'extension';
  if (half.includes('*')) return 'composition';
  if (half.includes('o')) return 'aggregation';
  if (/[()]/.test(half)) return 'lollipop';
  return /[<>]/.test(half) ? 'dependency' : 'none';
}
