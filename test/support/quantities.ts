/** Numbers with their units as people write them: `100 M users/day`, `2.7 TB`, `0.01 %`, `86,400 s/day`, `62^7`. */

/**
 * A number in two readings: `plain` as written with its magnitude (`4 KB` is 4), `scaled` in seconds and bytes (`4 KB` is 4,000).
 * Time and data are measured, and their exponents carried (`GB/day` is data 1, time -1); nouns are not.
 */
export interface Quantity {
  readonly plain: number;
  readonly scaled: number;
  readonly time: number;
  readonly data: number;
  readonly measured: boolean;
}

/** A quantity that stands in a text. */
export interface WrittenQuantity extends Quantity {
  /** Half a unit of its last written digit, in the plain reading. */
  readonly half: number;
}

/** A number, its power and its magnitude. `B` is a billion before a noun and bytes elsewhere: `4 B messages`, `300 B`, `100 B of text`. */
const NUMBER =
  /^(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\^(\d+))?(?: ?([KMT])(?![\w/])| ?(B)(?= (?!(?:a|an|and|at|each|for|in|of|on|or|per|to|with)\b)[a-z]))?/;

const MAGNITUDES: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SECONDS: Readonly<Record<string, number>> = { ns: 1e-9, µs: 1e-6, ms: 1e-3, s: 1, second: 1, min: MINUTE, minute: MINUTE, h: HOUR, hour: HOUR };
/** A month has 30 days, as in `43,200 min/month`. */
const LONG: Readonly<Record<string, number>> = { day: DAY, week: 7 * DAY, month: 30 * DAY, year: 365 * DAY };

const DATA = /^([KMGTPE]i?)?(B|bit)$/i;
const POWERS = 'KMGTPE';

/** The quantity that begins a text, and how long it is written without its unit; none where no number begins it. */
export function readNumber(text: string): { readonly length: number; readonly value: number; readonly half: number } | undefined {
  const match = NUMBER.exec(text);
  if (!match) return undefined;
  const [written, digits = '', power, letter, billion] = match;
  const factor = MAGNITUDES[letter ?? billion ?? ''] ?? 1;
  const number = Number(digits.replaceAll(',', ''));
  const value = (power === undefined ? number : number ** Number(power)) * factor;
  return { length: written.length, value, half: (unitOfLastDigit(digits) / 2) * factor };
}

/** Zeros at the end of a whole number say nothing, but three digits always do: 46,300 is right to 100, 300 to 1, 2.70 to 0.01. */
function unitOfLastDigit(digits: string): number {
  const decimals = digits.split('.')[1];
  if (decimals !== undefined) return 10 ** -decimals.length;
  const whole = digits.replaceAll(',', '');
  const zeros = /0*$/.exec(whole)![0].length;
  return 10 ** Math.max(0, Math.min(zeros, whole.length - 3));
}

/** A number with the words after it: the first of them is its unit, and `a day` or `per day` anywhere divides it. */
export function quantity({ value, half }: { readonly value: number; readonly half: number }, words: readonly string[]): WrittenQuantity {
  const [unit = '', ...rest] = words;
  const percent = unit === '%' ? 0.01 : 1;
  const below = rest.flatMap((word, i) => (['a', 'an', 'per'].includes(rest[i - 1] ?? unit) ? [`/${word}`] : []));
  const measures = [unit, ...below].flatMap(measuresOf);
  const scale = measures.reduce((product, { size, exponent }) => product * size ** exponent, 1);
  const exponent = (kind: 'time' | 'data'): number => measures.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.exponent, 0);
  const plain = value * percent;
  return {
    plain,
    scaled: plain * scale,
    half: half * percent,
    time: exponent('time'),
    data: exponent('data'),
    measured: measures.length > 0,
  };
}

interface Measure {
  readonly kind: 'time' | 'data';
  readonly size: number;
  readonly exponent: 1 | -1;
}

/** The measures of a unit: `GB/day` has two, `users/day` has one, `users` has none. */
const measuresOf = (unit: string): Measure[] =>
  unit.split('/').flatMap((part, i): Measure[] => {
    const exponent = i === 0 ? 1 : -1;
    const time = SECONDS[part] ?? LONG[part.replace(/s$/, '')];
    if (time !== undefined) return [{ kind: 'time', size: time, exponent }];
    const data = DATA.exec(part);
    return data ? [{ kind: 'data', size: bytes(data[1] ?? '', data[2]!), exponent }] : [];
  });

function bytes(prefix: string, base: string): number {
  const power = POWERS.indexOf(prefix.charAt(0).toUpperCase()) + 1;
  const size = (prefix.endsWith('i') ? 1024 : 1000) ** (prefix === '' ? 0 : power);
  return base === 'B' ? size : size / 8;
}
