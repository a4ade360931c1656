/** Reads and writes: how they stand to each other, and how many there are. */
import type { Connection, Design, FlowPath, Quantity } from '../../model/design.ts';
import { perSecond } from '../../model/demands/loads.ts';
import { READS_TO_A_WRITE, WRITES_PER_SECOND } from '../../patterns/questions.ts';
import type { Range } from '../../text/range.ts';
import { bySaying, type Evidence, firstKnown, UNKNOWN, type Verdict } from './answer.ts';

interface Rate {
  readonly perSecond: number;
  readonly range: Range;
}

/** Two figures that differ by less are the same one, rounded. */
const ROUNDING = 0.03;

export function readsToWrites(design: Design): Verdict {
  return firstKnown(byRatio(design), byRates(design), bySayingHeavy(design));
}

function byRatio({ demands: { ratios } }: Design): Verdict {
  const isMore = ({ reads, writes }: (typeof ratios)[number]): boolean => reads > READS_TO_A_WRITE * writes;
  const evidence = ratios.map(({ reads, writes, range }): Evidence => ({ range, words: `States ${reads} reads to ${writes} ${plural(writes)}.` }));
  if (ratios.length === 0 || ratios.some((ratio) => isMore(ratio) !== isMore(ratios[0]!))) return UNKNOWN;
  return { answer: isMore(ratios[0]!) ? 'yes' : 'no', evidence };
}

const plural = (writes: number): string => (writes === 1 ? 'write' : 'writes');

/**
 * Only what holds however the figures are taken: that the largest read rate outnumbers all writes together, or that all reads
 * together do not outnumber the largest write rate.
 */
function byRates(design: Design): Verdict {
  const [reads, writes] = [ratesOf(design, 'read'), ratesOf(design, 'write')];
  const [most, mostWrites] = [largest(reads), largest(writes)];
  if (!most || !mostWrites) return UNKNOWN;
  const isYes =
    most.perSecond > READS_TO_A_WRITE * sum(writes) && otherRates(design).every((rate) => most.perSecond > READS_TO_A_WRITE * rate.perSecond);
  const isNo = sum(reads) <= READS_TO_A_WRITE * mostWrites.perSecond;
  if (!isYes && !isNo) return UNKNOWN;
  const words = `Reads ${said(most)} and writes ${said(mostWrites)}: ${proportion(most.perSecond / mostWrites.perSecond)}.`;
  return { answer: isYes ? 'yes' : 'no', evidence: [most, mostWrites].map(({ range }) => ({ range, words })) };
}

function bySayingHeavy(design: Design): Verdict {
  const [reads, writes] = [bySaying(design, 'read-heavy'), bySaying(design, 'write-heavy')];
  if (reads.answer === 'yes' && writes.answer === 'yes') return UNKNOWN;
  if (reads.answer === 'yes') return reads;
  return writes.answer === 'yes' ? { ...writes, answer: 'no' } : UNKNOWN;
}

/** A no only where no other figure could be of writes. */
export function writesPerSecond(design: Design): Verdict {
  const most = largest(ratesOf(design, 'write'));
  if (!most) return UNKNOWN;
  const evidence = [{ range: most.range, words: `The largest write rate is ${said(most)}.` }];
  if (most.perSecond > WRITES_PER_SECOND) return { answer: 'yes', evidence };
  const isLargest = [...otherRates(design), ...design.quantities.flatMap(rateOf)].every(
    ({ perSecond: rate, range }) => rate <= WRITES_PER_SECOND || ratesOf(design, 'read').some((read) => read.range.start === range.start),
  );
  return isLargest ? { answer: 'no', evidence } : UNKNOWN;
}

/** All rates of one path, each once. */
function ratesOf({ demands, connections }: Design, path: FlowPath): Rate[] {
  const stated = demands.loads.filter((load) => load.path === path);
  const drawn = connections.filter((connection) => pathOf(connection) === path).flatMap((connection) => connection.quantities.flatMap(rateOf));
  const found: Rate[] = [];
  for (const rate of [...stated, ...drawn]) if (rate.perSecond > 0 && !found.some((other) => isSame(other, rate))) found.push(rate);
  return found;
}

const isSame = (one: Rate, other: Rate): boolean => Math.abs(one.perSecond - other.perSecond) <= ROUNDING * Math.max(one.perSecond, other.perSecond);

function rateOf(quantity: Quantity): Rate[] {
  const rate = perSecond(quantity);
  return rate === undefined ? [] : [{ perSecond: rate, range: quantity.range }];
}

/** Units of what may be read or written. */
const EITHER: ReadonlySet<string> = new Set(['request', 'query', 'call', 'read', 'operation', 'page', 'view', 'session']);

/** Rates of things that happen, of which the document does not say whether they are written. */
function otherRates(design: Design): Rate[] {
  const reads = ratesOf(design, 'read');
  return design.quantities
    .filter(({ unit }) => !EITHER.has(unit))
    .flatMap(rateOf)
    .filter((rate) => !reads.some((read) => isSame(read, rate)));
}

/** What an arrow carries, where its label says. What goes to a cache is neither: it belongs to the other path. */
function pathOf({ from, to, contract }: Connection): FlowPath | undefined {
  if (!contract) return undefined;
  const { family, method = '', statement = '' } = contract;
  if (family === 'http') return /^(?:GET|HEAD)$/.test(method) ? 'read' : /^(?:POST|PUT|PATCH|DELETE)$/.test(method) ? 'write' : undefined;
  if (family === 'sql' || family === 'document')
    return /^select\b/i.test(statement) ? 'read' : /^(?:insert|update|delete|upsert)\b/i.test(statement) ? 'write' : undefined;
  const isIngested = from.kind === 'client' ? family === 'push' : family === 'publish' && ['queue', 'topic', 'stream'].includes(to.kind ?? '');
  return isIngested ? 'write' : undefined;
}

const largest = (rates: readonly Rate[]): Rate | undefined => rates.toSorted((a, b) => b.perSecond - a.perSecond)[0];
const sum = (rates: readonly Rate[]): number => rates.reduce((all, rate) => all + rate.perSecond, 0);
const said = (rate: Rate): string => `${rounded(rate.perSecond)}/s`;
const proportion = (ratio: number): string => (ratio >= 1 ? `${rounded(ratio)}:1` : `1:${rounded(1 / ratio)}`);
/** `375,000`, and `1.4` of what is small. */
const rounded = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 });
