import type { Design, DiagramView, Quantity, Section } from './design.ts';

/** Units that size a design by themselves: time, bytes, percent, copies. What is only counted ("5 users") needs a rate. */
const SIZING: ReadonlySet<string> = new Set(['ms', 'B', 'bit', '%', 'replica', 'node', 'shard', 'partition', 'core']);

/** A figure of the design: a rate, throughput, latency or other time, a size, a percentage, replicas. */
export const isFigure = ({ unit, per }: Quantity): boolean => per !== undefined || SIZING.has(unit);

/** What load is counted in. How many copies run says what bears it, not how much there is. */
const THINGS: ReadonlySet<string> = new Set([
  'user',
  'customer',
  'subscriber',
  'connection',
  'session',
  'request',
  'message',
  'event',
  'query',
  'transaction',
]);
const LATENCY = /^(?:p\d|average|avg|mean|median|peak)/;

/**
 * A figure of load, storage or latency. A time is a latency where it is a percentile, below a second, drawn, or stands in a
 * section of figures: how long something is kept says nothing of load.
 */
export function isCapacityFigure({ unit, per, of, value, section, diagram }: Quantity, sections: readonly Section[]): boolean {
  if (per !== undefined) return unit !== '%';
  if (unit === 'B' || unit === 'bit') return value >= 1000;
  if (unit === 'ms') return LATENCY.test(of ?? '') || value < 1000 || diagram !== undefined || sections[section]!.capacity;
  return THINGS.has(unit);
}

/**
 * On a box, on an arrow, or in the text of the diagram's section and what is under it. What a box counts is enough there
 * (`~1,000 connections`). A placeholder counts: it asks for one.
 */
export function hasNumber({ index, section }: DiagramView, { quantities, placeholders, sections }: Design): boolean {
  const isUnder = (at: number | undefined): boolean => at !== undefined && (at === section || isUnder(sections[at]?.parent));
  return (
    placeholders.some(({ diagram }) => diagram === index) ||
    quantities.some(
      (quantity) =>
        (quantity.diagram ?? index) === index &&
        isUnder(quantity.section) &&
        (isFigure(quantity) || (quantity.diagram === index && THINGS.has(quantity.unit))) &&
        !isTimetable(quantity, sections[quantity.section]!),
    )
  );
}

/** `## Step 2: High-level design (10 min)`: how long one may talk of it. */
const isTimetable = ({ unit, per, value, range }: Quantity, { heading }: Section): boolean =>
  heading !== undefined && range.end <= heading.end && range.start >= heading.start && unit === 'ms' && per === undefined && value >= 60_000;
