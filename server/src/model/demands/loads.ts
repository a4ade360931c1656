import type { Part } from '../../syntax/mermaid/tree.ts';
import type { QuantityText } from '../../syntax/quantity/quantity.ts';
import type { Range } from '../../text/range.ts';
import type { FlowPath } from '../design.ts';
import type { Cell } from './cells.ts';

/** So many reads or writes in a second, as the document states it of its system. */
export interface Load {
  readonly path: FlowPath;
  readonly perSecond: number;
  /** What is read or written: `request`, `row`, … as of a quantity. */
  readonly unit: string;
  /** The figure with its unit. */
  readonly range: Range;
}

/** A section's figures and what stands around them. */
export interface Stated {
  readonly quantities: readonly QuantityText[];
  readonly sentenceAt: (range: Range) => Part | undefined;
  readonly cellAt: (range: Range) => Cell | undefined;
  /** Of the section. */
  readonly title: string;
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, day: 86_400, month: 30 * 86_400, year: 365 * 86_400 };

/** A rate as one of a second; undefined of what is no rate of requests. */
export function perSecond({ unit, per, value, upTo }: Pick<QuantityText, 'unit' | 'per' | 'value' | 'upTo'>): number | undefined {
  const seconds = per === undefined || ['%', 'B', 'bit', 'ms'].includes(unit) ? undefined : SECONDS[per];
  return seconds === undefined ? undefined : (upTo ?? value) / seconds;
}

const READ = /\breads?\b/i;
const WRITE = /\b(?:writes?|updates?|inserts?|upserts?|ingest(?:s|ed|ion)?)\b/i;
/** Who does the work, or what one of them bears, which says nothing of the load. */
const ONE_OF =
  /\b(?:one|an?|each|per|single|every)\s+(?:[\w-]+\s+){0,3}(?:nodes?|shards?|primary|threads?|replicas?|instances?|servers?|machines?|brokers?|partitions?|workers?|consumers?|cores?|pods?|box|disks?|leader|boxes)\b/i;
const BEARS =
  /\b(?:can|could|capable|capacity|limit(?:s|ed)?|max(?:imum)?|tops? out|bears?|benchmark\w*|throughput of|quota|instead of|would|if|suppose|imagine)\b/i;
const MUST = /\b(?:must|should|shall|needs? to|required?|requirements?|has to)\b/i;
const OF_ONE_BEHIND =
  /^[^|.;\n]{0,3}\s*(?:\/|per|an?|each|on (?:one|an?|each))\s*(?:[\w-]+\s+){0,2}(?:node|shard|thread|replica|instance|server|machine|broker|partition|worker|consumer|core|pod|user|device|client)\b/i;
/** What the store writes for its own sake. */
const COPIES = /[×x*]\s*\d{1,3} (?:copies|replicas)\s*=\s*$/;
/** What it is divided by is what one bears. */
const DIVISOR = /[÷/]\s*$/;
/** What is multiplied is not yet what its sentence is about. */
const IS_FACTOR = /^\s*[×*]/;
const HOLDERS = /\b(?:postgres\w*|mysql|redis|kafka|cassandra|dynamodb|mongodb|elasticsearch|scylladb|clickhouse|sqs|kinesis|spanner|aurora)\b/i;

/** How far back a word says what a figure is of. */
const REACH = 80;

/** The loads that a section states. */
export function readLoads({ sentenceAt, cellAt, quantities, title }: Stated): Load[] {
  return quantities.flatMap((quantity, at): Load[] => {
    const rate = perSecond(quantity);
    const sentence = rate === undefined ? undefined : sentenceAt(quantity.range);
    if (rate === undefined || !sentence) return [];
    const start = quantity.range.start - sentence.range.start;
    const before = sentence.text.slice(Math.max(0, start - REACH), start);
    const end = start + quantity.range.end - quantity.range.start;
    const after = sentence.text.slice(end);
    if (isOfOne(before, after)) return [];
    const since = sentence.text.slice(Math.max(0, start - REACH, (quantities[at - 1]?.range.end ?? 0) - sentence.range.start), start);
    const { row, column } = cellAt(quantity.range) ?? { row: '', column: '' };
    const around = (): FlowPath | undefined =>
      pathNamed(since) ?? pathBefore(before, after) ?? pathNamed(row) ?? pathNamed(column) ?? pathNamed(title);
    const path = pathNamed(sentence.text.slice(start, end)) ?? (IS_FACTOR.test(after) ? undefined : around());
    return path ? [{ path, perSecond: rate, unit: quantity.unit, range: quantity.range }] : [];
  });
}

/** Of the same clause; of two that are named, neither, and of a sum what its parts are. */
function pathBefore(before: string, after: string): FlowPath | undefined {
  const clause = before.slice(Math.max(...['|', ';', ', ', '('].map((mark) => before.lastIndexOf(mark))) + 1);
  if (clause.includes(' + ')) return undefined;
  return pathNamed(clause) ?? pathNamed(/^\s*(?:reads?|writes?|updates?|inserts?)\b/i.exec(after)?.[0] ?? '');
}

function pathNamed(words: string): FlowPath | undefined {
  const [read, write] = [READ.test(words), WRITE.test(words)];
  return read === write ? undefined : read ? 'read' : 'write';
}

/** It is what one part bears, or is divided by it, or counts copies. */
function isOfOne(before: string, after: string): boolean {
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('. ')) + 1);
  return (
    DIVISOR.test(before) ||
    COPIES.test(before) ||
    OF_ONE_BEHIND.test(after) ||
    ONE_OF.test(clause) ||
    (!MUST.test(clause) && (BEARS.test(clause) || HOLDERS.test(clause.slice(clause.lastIndexOf('|') + 1))))
  );
}
