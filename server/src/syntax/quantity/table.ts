/**
 * Bare numbers in tables whose column or row names the unit: `RPS | 20,000`, `Latency (ms) | 120`. What a cell says of its own
 * unit wins; a row's name is heard before the column's, since a table of metrics has one column of values.
 */
import type { PlainCell, PlainTable } from '../markdown/tables.ts';
import { qualifierIn } from './context.ts';
import { type QuantityText, readQuantities } from './quantity.ts';
import { unitNamed } from './units.ts';

const NUMBER = String.raw`\d[\d.,_]{0,20}[ \u00A0]?(?:[kKMBT]\b|thousand\b|million\b|billion\b)?`;
const BARE = new RegExp(
  String.raw`^[\s~≈<>≤≥=*_\x60+]{0,8}(${NUMBER}(?:[ \u00A0]?(?:-|–|—|to)[ \u00A0]?${NUMBER})?)\+?[\s*_\x60]{0,6}(?:\([^()]{0,80}\)[\s*_]{0,4})?$`,
);

/** The quantities of a table's cells that only their row or column explains. */
export const readTableQuantities = ({ header, rows }: PlainTable): QuantityText[] =>
  rows.flatMap((cells) => {
    const [name, ...values] = cells;
    return values.flatMap((cell, index) => (name ? bareQuantity(cell, [name.text, header[index + 1]?.text ?? '']) : []));
  });

function bareQuantity({ raw, range }: PlainCell, names: readonly string[]): QuantityText[] {
  const number = raw.length <= 120 ? BARE.exec(raw)?.[1]?.trim() : undefined;
  if (number === undefined) return [];
  const [row = '', column = ''] = names;
  const found = [row, column]
    .map((name) => ({ name, quantity: measured(number, name) }))
    .filter(({ name, quantity }) => quantity && (name === column || isSure(quantity) || VALUES.test(column)))
    .sort((one, other) => Number(isSure(other.quantity!)) - Number(isSure(one.quantity!)))[0];
  if (!found?.quantity) return [];
  const start = range.start + raw.indexOf(number);
  const of = found.quantity.of ?? qualifierIn(found.name);
  return [{ ...found.quantity, ...(of !== undefined && { of }), range: { start, end: start + number.length } }];
}

/** Columns of figures of all sorts: what a row is called says what is counted. */
const VALUES =
  /^(?:values?|targets?|estimates?|estimated|numbers?|counts?|amounts?|figures?|totals?|assumptions?|results?|today|now|local|prod(?:uction)?|normal|peak|(?:at )?(?:launch|scale)|year \d|.{0,20}\bscale)\b/i;

/** A number of things is only that, where a rate, a size, a time or copies are surely meant. */
const isSure = ({ unit, per }: QuantityText): boolean => per !== undefined || unitNamed(unit)?.kind !== 'things';

/** The number with the unit that a name ends with, has in parentheses, or begins with. */
function measured(number: string, name: string): QuantityText | undefined {
  for (const unit of unitsIn(name)) {
    const text = `${number} ${unit}`;
    const [quantity] = readQuantities(text);
    if (quantity && quantity.range.start === 0 && quantity.range.end > number.length) return quantity;
  }
  return undefined;
}

/** A column `Partition` says which one, a column `Partitions` how many; `POST` is a method. */
const isOneOf = (unit: string): boolean => (unitNamed(unit)?.kind === 'copies' && !/s$/i.test(unit)) || unit === 'POST';

const MOST_WORDS = 4;

/** `Peak write rate (requests/s)`, `Messages per day`, `p99 ms`, `RPS at peak`: what may be the unit, the surest first. */
function unitsIn(name: string): string[] {
  if (name.length > 80) return [];
  const inside = /[([]([^()[\]]{1,30})[)\]]/.exec(name)?.[1];
  const words = name
    .replace(/[([][^()[\]]*[)\]]/g, ' ')
    .split(/[\s,:]+/)
    .filter((word) => word !== '');
  const rate = words.findIndex((word) => /^per$/i.test(word) || word.includes('/'));
  const ends = rate === -1 ? words.slice(-1) : words.slice(Math.max(0, rate - (words[rate]!.includes('/') ? 0 : 1)));
  const single = rate === -1 ? words.slice(0, MOST_WORDS).filter((word) => ['rate', 'copies', 'data'].includes(unitNamed(word)?.kind ?? '')) : [];
  return [...(inside === undefined ? [] : [inside]), ends.join(' '), ...single].filter((unit) => unit !== '' && !isOneOf(unit));
}
