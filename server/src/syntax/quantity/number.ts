import { MAGNITUDES } from './units.ts';

/** A number as written, or with its magnitude. */
export interface Amount {
  readonly value: number;
  readonly end: number;
}

const NUMBER = /\d{1,3}(?:[,_\u00A0\u2009\u202F]\d{3})+(?!\d)(?:\.\d{1,12})?|\d{1,15}(?:\.\d{1,12})?/y;

/** Parts of versions, dates, times, fractions and powers are no numbers. */
const GOES_ON = /\d|[.,:/]\d|[\^_]|-\d{1,2}-\d/y;

/** The number that starts at `start`, and stands for itself. */
export function numberAt(text: string, start: number): Amount | undefined {
  const written = matchAt(NUMBER, text, start);
  if (!written) return undefined;
  const end = start + written[0].length;
  return matchAt(GOES_ON, text, end) ? undefined : { value: Number(written[0].replace(/[^\d.]/g, '')), end };
}

const MAGNITUDE = /(?:[kKmMBT]|bn|mn)(?![a-z\d])|[ \u00A0-]?(?:thousand|million|billion|trillion)\b/y;
const SPACED_MAGNITUDE = /[ \u00A0][KMB](?=[ \u00A0][A-Za-z]{3})/y;

/** The number with the magnitude after it: `5k`, `100M+`, `2 million`. */
export function scaled(text: string, amount: Amount): Amount | undefined {
  const written = matchAt(MAGNITUDE, text, amount.end) ?? matchAt(SPACED_MAGNITUDE, text, amount.end);
  if (!written) return undefined;
  const end = amount.end + written[0].length;
  return { value: amount.value * MAGNITUDES[written[0].replace(/[^a-z]/gi, '')]!, end: text[end] === '+' ? end + 1 : end };
}

const RANGE_MARK = /[ \u00A0]?(?:[-–—~]|\.\.)[ \u00A0]?(?=\d)|[ \u00A0]to[ \u00A0](?=\d)/y;

/** Where the upper end of a range starts, if a mark of one stands at `end`. */
export function upperEndAt(text: string, end: number): number | undefined {
  const mark = matchAt(RANGE_MARK, text, end);
  return mark ? end + mark[0].length : undefined;
}

/** The match of a sticky pattern at `offset`. */
export function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  const own = new RegExp(pattern);
  own.lastIndex = offset;
  return own.exec(text);
}
