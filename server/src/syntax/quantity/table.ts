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
export function readTableQuantities({ header, rows }: PlainTable): QuantityText[] {
  const columns = header.map(({ text }) => named(text));
  return rows.flatMap((cells) => cells.slice(1).flatMap((cell, index) => bareQuantity(cell, cells[0]!.text, columns[index + 1] ?? NAMELESS)));
}

/** A row or a column, and what its name may give as unit. */
interface Named {
  readonly name: string;
  readonly units: readonly string[];
}

const NAMELESS: Named = { name: '', units: [] };
const named = (name: string): Named => ({ name, units: unitsIn(name) });

function bareQuantity({ raw, range }: PlainCell, row: string, column: Named): QuantityText[] {
  const number = raw.length <= 120 ? BARE.exec(raw)?.[1]?.trim() : undefined;
  if (number === undefined) return [];
  const found = [named(row), column]
    .map(({ name, units }) => ({ name, quantity: measured(number, units) }))
    .filter(({ name, quantity }) => quantity && (name === column.name || isSure(quantity) || VALUES.test(column.name)))
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

/** The number with the first unit that makes it a quantity. */
function measured(number: string, units: readonly string[]): QuantityText | undefined {
  for (const unit of units) {
    const text = `${number} ${unit}`;
    const [quantity] = readQuantities(text);
    if (quantity && quantity.range.start === 0 && quantity.range.end > number.length) return quantity;
  }
  return undefined;
}

/** A unit, a rate, a share: what else stands in a name needs no closer look. */
const mayMeasure = (unit: string): boolean => /[/%]|\bper\b/i.test(unit) || unit.split(' ').some((word) => unitNamed(word) !== undefined);

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
  return [...(inside === undefined ? [] : [inside]), ends.join(' '), ...single].filter((unit) => mayMeasure(unit) && !isOneOf(unit));
}
