/**
 * Numbers that measure something, in prose, tables and labels: `10K RPS`, `p99 < 200 ms`, `10–20 GB`, `x3`. It prefers to
 * miss one over taking a port, a version, a date, a price or a name for one: a number without a unit is none.
 */
import type { Range } from '../../text/range.ts';
import { isDuration, isName, isPartOfMore, isPrice, isSize, qualifierOf } from './context.ts';
import { copiesAt } from './copies.ts';
import type { Measure } from './measure.ts';
import { measureAt } from './measure.ts';
import type { Amount } from './number.ts';
import { numberAt, scaled, upperEndAt } from './number.ts';
import { unitNamed } from './units.ts';

export interface QuantityText {
  /** In the base unit. */
  readonly value: number;
  /** The upper end of a range. */
  readonly upTo?: number;
  /** The base unit: `ms`, `B`, `bit`, `%`, `request`, `user`, `replica`, …; `item` for a rate of things that no table knows. */
  readonly unit: string;
  /** `s`, `min`, `h`, `day`, `month`, `year`: the quantity is a rate. */
  readonly per?: string;
  /** `p99`, `peak`, `every`, or the thing counted more exactly. */
  readonly of?: string;
  /** The number and its unit. */
  readonly range: Range;
}

/** A number with its measure, before what stands around it is heard. */
interface Reading {
  readonly value: number;
  readonly measure: Measure;
  /** The magnitude written, 1 if none. */
  readonly magnitude: number;
}

/** Reads any text in linear time. */
export function readQuantities(text: string): readonly QuantityText[] {
  const quantities: QuantityText[] = [];
  const token = /\d[\w.]*/g;
  for (let found; (found = token.exec(text));) {
    const quantity = quantityAt(text, found.index);
    if (!quantity) continue;
    quantities.push(quantity);
    token.lastIndex = quantity.range.end;
  }
  const nines = [...text.matchAll(NINES)].map(ninesAt);
  return nines.length === 0 ? quantities : [...quantities, ...nines].sort((a, b) => a.range.start - b.range.start);
}

const COUNTS = ['two', 'three', 'four', 'five', 'six'];
const NINES = /(?<![\w.])(two|three|four|five|six|[2-6])[ -]nines\b/gi;

/** `four nines` are 99.99 %. */
function ninesAt({ 0: said, 1: count, index }: RegExpExecArray): QuantityText {
  const nines = /\d/.test(count!) ? Number(count) : COUNTS.indexOf(count!.toLowerCase()) + 2;
  return { value: Number(`99.${'9'.repeat(nines - 2)}0`), unit: '%', range: { start: index, end: index + said.length } };
}

function quantityAt(text: string, start: number): QuantityText | undefined {
  const first = numberAt(text, start);
  if (!first) return undefined;
  const copies = copiesAt(text, start, first);
  if (copies) return { value: first.value, ...copies };
  if (isPartOfMore(text, start)) return undefined;
  const lower = readingAt(text, start, first);
  const upper = upperAt(text, first, lower);
  const reading = upper ?? lower;
  if (!reading) return undefined;
  const { measure } = reading;
  const value = lower?.value ?? (scaled(text, first)?.value ?? first.value * upper!.magnitude) * measure.factor;
  const isRange = upper !== undefined && value < upper.value;
  if (!isRange && !lower) return undefined;
  const kept = isRange ? upper : lower!;
  const of = qualifierOf(text, start, kept.measure.end) ?? kept.measure.of;
  return {
    value: round(value),
    ...(isRange && { upTo: round(upper.value) }),
    unit: kept.measure.unit,
    ...(kept.measure.per !== undefined && { per: kept.measure.per }),
    ...(of !== undefined && { of }),
    range: { start, end: kept.measure.end },
  };
}

/** The upper end of the range whose lower end is given, with or without a unit of its own. */
function upperAt(text: string, first: Amount, lower: Reading | undefined): Reading | undefined {
  const start = upperEndAt(text, lower?.measure.end ?? scaled(text, first)?.end ?? first.end);
  const second = start === undefined ? undefined : numberAt(text, start);
  const upper = second && readingAt(text, start!, second);
  return upper && (lower === undefined || (lower.measure.unit === upper.measure.unit && lower.measure.per === undefined)) ? upper : undefined;
}

/** What the number that starts at `start` measures, with its magnitude and without. */
function readingAt(text: string, start: number, amount: Amount): Reading | undefined {
  const large = scaled(text, amount);
  const measure = large && measureAt(text, large.end);
  if (large && measure && canBeScaled(measure) && !isPrice(text, large.end) && !(isAmbiguous(text, amount, large) && measure.unit === 'item')) {
    return { value: large.value * measure.factor, measure, magnitude: large.value / amount.value };
  }
  const plain = unscaled(text, start, amount);
  return plain && { value: amount.value * plain.factor, measure: plain, magnitude: 1 };
}

const canBeScaled = ({ kind }: Measure): boolean => kind === 'things' || kind === 'rate';

/** `500B/s` may be bytes or thousands of millions. */
const isAmbiguous = (text: string, amount: Amount, large: Amount): boolean => text.slice(amount.end, large.end) === 'B';

function unscaled(text: string, start: number, { value, end }: Amount): Measure | undefined {
  if (isPrice(text, end)) return undefined;
  if (/^m(?!\w)/.test(text.slice(end, end + 2)) && isDuration(text, start)) {
    return { ...unitNamed('min')!, name: 'm', adjacent: true, end: end + 1 };
  }
  const measure = measureAt(text, end);
  if (!measure) return undefined;
  const { kind, name, adjacent, per } = measure;
  switch (kind) {
    case 'time':
      return isTime(value, name, adjacent) ? measure : undefined;
    case 'data':
      return name === 'B' && adjacent && !isSize(text, start, measure.end) ? undefined : measure;
    case 'copies':
      return Number.isInteger(value) && value > 0 && !isName(text, start) ? measure : undefined;
    case 'things':
      return per !== undefined || (value >= 100 && !isYear(value) && !isName(text, start)) ? measure : undefined;
    case 'rate':
    case 'share':
      return measure;
  }
}

/** `90s`, `404s`, `3d` and `200 us` are something else. */
function isTime(value: number, name: string, adjacent: boolean): boolean {
  if (name === 'd' || name === 'us') return adjacent && !(name === 'd' && value <= 3);
  return !(name === 's' && adjacent && (isYear(value) || (value >= 400 && value < 600)));
}

const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1900 && value <= 2100;

/** Takes the noise of binary fractions away: 0.1 × 3 is 0.3. */
const round = (value: number): number => Number(value.toPrecision(12));
