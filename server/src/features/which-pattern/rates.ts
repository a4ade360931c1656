/** Reads and writes: how they stand to each other, and how many there are. */
import type { Connection, Design, FlowPath, Quantity } from '../../model/design.ts';
import { type Load, perSecond } from '../../model/demands/loads.ts';
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

/** What clients ask for tells more than what their requests cause inside: rows, events, copies. */
function byRates(design: Design): Verdict {
  const asked = design.connections.filter(
    ({ from, quantities }) => from.kind === 'client' && quantities.some((quantity) => rateOf(quantity).length > 0),
  );
  const isKnown = asked.every((connection) => pathOf(connection) !== undefined);
  const called = design.connections.filter(({ contract }) => contract?.family === 'http');
  const stated = design.demands.loads.filter(({ unit }) => unit !== 'row');
  return firstKnown(
    isKnown ? compared(inOrder(onArrows(asked, 'read')), inOrder(onArrows(asked, 'write')), []) : UNKNOWN,
    compared(
      inOrder([...ofPath(stated, 'read'), ...onArrows(called, 'read')]),
      inOrder([...ofPath(stated, 'write'), ...onArrows(called, 'write')]),
      otherRates(design),
    ),
  );
}

/**
 * Only what holds however the figures are taken: that the largest read rate outnumbers all writes together, and each of `others`
 * that may be a write, or that all reads together do not outnumber the largest write rate.
 */
function compared(reads: readonly Rate[], writes: readonly Rate[], others: readonly Rate[]): Verdict {
  const [most, mostWrites] = [largest(reads), largest(writes)];
  if (!most || !mostWrites) return UNKNOWN;
  const isYes = most.perSecond > READS_TO_A_WRITE * sum(writes) && others.every((rate) => most.perSecond > READS_TO_A_WRITE * rate.perSecond);
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
  const isOfReads = among(ratesOf(design, 'read'));
  const isLargest = design.quantities.flatMap(rateOf).every((rate) => rate.perSecond <= WRITES_PER_SECOND || isOfReads(rate));
  return isLargest ? { answer: 'no', evidence } : UNKNOWN;
}

/** All rates of one path, stated and drawn. */
const ratesOf = ({ demands, connections }: Design, path: FlowPath): Rate[] =>
  inOrder([...ofPath(demands.loads, path), ...onArrows(connections, path)]);

const ofPath = (loads: readonly Load[], path: FlowPath): Rate[] => loads.filter((load) => load.path === path);

const onArrows = (connections: readonly Connection[], path: FlowPath): Rate[] =>
  connections.filter((connection) => pathOf(connection) === path).flatMap((connection) => connection.quantities.flatMap(rateOf));

/** Each once, the lowest first. */
function inOrder(rates: readonly Rate[]): Rate[] {
  const found: Rate[] = [];
  for (const rate of rates.filter((each) => each.perSecond > 0).toSorted((a, b) => a.perSecond - b.perSecond))
    if (!isSame(found.at(-1), rate)) found.push(rate);
  return found;
}

const isSame = (lower: Rate | undefined, higher: Rate): boolean =>
  lower !== undefined && higher.perSecond - lower.perSecond <= ROUNDING * higher.perSecond;

/** Whether a rate stands among some, which are in order, give or take a rounding. */
const among =
  (rates: readonly Rate[]) =>
  (rate: Rate): boolean => {
    const higher = rates.find((each) => each.perSecond >= rate.perSecond);
    return (
      isSame(
        rates.findLast((each) => each.perSecond <= rate.perSecond),
        rate,
      ) ||
      (higher !== undefined && isSame(rate, higher))
    );
  };

function rateOf(quantity: Quantity): Rate[] {
  const rate = perSecond(quantity);
  return rate === undefined ? [] : [{ perSecond: rate, range: quantity.range }];
}

/** Units of what may be read or written. */
const EITHER: ReadonlySet<string> = new Set(['request', 'query', 'call', 'read', 'operation', 'page', 'view', 'session']);

/** Rates of things that happen, of which the document does not say whether they are written. */
function otherRates(design: Design): Rate[] {
  const isOfReads = among(ratesOf(design, 'read'));
  return design.quantities
    .filter(({ unit }) => !EITHER.has(unit))
    .flatMap(rateOf)
    .filter((rate) => !isOfReads(rate));
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

/** Of rates in order. */
const largest = (rates: readonly Rate[]): Rate | undefined => rates.at(-1);
const sum = (rates: readonly Rate[]): number => rates.reduce((all, rate) => all + rate.perSecond, 0);
const said = (rate: Rate): string => `${rounded(rate.perSecond)}/s`;
const proportion = (ratio: number): string => (ratio >= 1 ? `${rounded(ratio)}:1` : `1:${rounded(1 / ratio)}`);
/** `375,000`, and `1.4` of what is small. */
const rounded = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 });
