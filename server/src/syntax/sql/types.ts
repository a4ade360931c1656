/** Where a type ends: `varchar(20)`, `timestamp(3) with time zone`, `public.status[]`, `frozen<list<text>>`, `ENUM('A', 'B')`. */
import type { Part } from '../mermaid/tree.ts';
import { startsClause } from './clauses.ts';
import { type Item, rangeOf } from './items.ts';

/** Words that go on a type. */
const TAIL = new Set(
  'ARRAY BIGINT BYTE CHAR CHARACTER INT INTEGER LOCAL PRECISION RAW SIGNED TIME UNSIGNED VARCHAR VARYING WITHOUT ZEROFILL ZONE'.split(' '),
);
const BRACKETS = new Set(['(', '[', '<']);
const COMMON =
  /^(?:(?:TINY|SMALL|MEDIUM|BIG|U)?INT(?:EGER)?\d*|(?:BIG|SMALL)?SERIAL\d?|N?(?:VAR)?CHAR2?|CHARACTER|(?:TINY|MEDIUM|LONG|CI|N)?TEXT|STRING|(?:TIME)?UUID|UNIQUEIDENTIFIER|BOOL(?:EAN)?|BIT|DATE(?:TIME\d*)?|TIME(?:STAMP)?(?:TZ)?(?:_NTZ)?|INTERVAL|YEAR|DECIMAL|NUMERIC|NUMBER|FLOAT\d*|REAL|DOUBLE|(?:SMALL)?MONEY|JSONB?|XML|BYTEA|(?:VAR)?BINARY|(?:TINY|MEDIUM|LONG|C)?(?:BLOB|CLOB)|ENUM\d*|SET|LIST|MAP|FROZEN|COUNTER|INET|CIDR|POINT|GEO(?:METRY|GRAPHY)|VECTOR|TSVECTOR|HSTORE|VARIANT|BYTES)$/;

/** The type at `at`; nothing where none is written. */
export function typeAt(items: readonly Item[], at: number, text: string): { readonly part: Part; readonly end: number } | undefined {
  const head = items[at];
  if (!head || !(head.kind === 'name' || (head.kind === 'word' && !startsClause(head.key)))) return undefined;
  let end = at + 1;
  while (items[end]?.key === '.' && isName(items[end + 1])) end += 2;
  while (end < items.length && goesOn(items, end)) end++;
  const range = rangeOf(items.slice(at, end));
  return { part: { text: text.slice(range.start, range.end), range }, end };
}

const isName = (item: Item | undefined): boolean => item?.kind === 'word' || item?.kind === 'name';

/** `WITH TIME ZONE` goes on a type, `WITH (…)` and `CHARACTER SET` do not. */
function goesOn(items: readonly Item[], at: number): boolean {
  const [key, next] = [items[at]!.key, items[at + 1]?.key ?? ''];
  if (key === 'WITH') return /^(?:TIME|LOCAL)$/.test(next);
  return BRACKETS.has(key) || (TAIL.has(key) && next !== 'SET');
}

/** Whether the word names a type in one of the dialects. */
export const isCommonType = (item: Item | undefined): boolean => item !== undefined && COMMON.test(item.key);
