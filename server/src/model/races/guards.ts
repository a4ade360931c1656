/**
 * What keeps a thing safe that several callers change at once: locks, versions, constraints and the like, in whatever words
 * (`rules.md`, `lld/concurrency`; the names of the means are those of the course's day 27).
 */
import { rangeAt, type Range } from '../../text/range.ts';

export type GuardKind = 'version' | 'lock' | 'atomic' | 'conditional' | 'constraint' | 'isolation' | 'single-writer' | 'accepted';

export interface Guard {
  readonly kind: GuardKind;
  /** The words that say so. */
  readonly range: Range;
}

const WORDS: readonly (readonly [GuardKind, RegExp])[] = [
  [
    'version',
    /\boptimistic(?:ally)?\b(?! (?:ui|updates?|rendering|response))|@Version\b|\bversion (?:check|conflict|mismatch|column|field|number)\b|\bif-match\b|\betags?\b[^.\n]{0,80}\b(?:concurren\w*|conflict|412|optimistic)\b|\bcompare[- ]and[- ](?:set|swap|exchange)\b|\bMVCC\b|\bvector clocks?\b|\blast[- ]write[- ]wins\b|\bCRDTs?\b/i,
  ],
  ['version', /\bCAS\b/],
  [
    'version',
    /\bint(?:eger|4|8)?\s+(?:row_?|lock_?)?version\b|\b(?:row_|lock_)version\b|\bversion["'`]?\s*:?\s*(?:int(?:eger|4|8)?|bigint|smallint|number|long)\b/i,
  ],
  [
    'lock',
    /\bpessimistic(?:ally)?\b|(?:\b|_)for[ _]update\b|forUpdate|\bskip locked\b|\bmutex(?:es)?\b|\bsynchroni[sz]ed (?:methods?|blocks?|keyword|access|sections?|lists?|maps?|\()|\bredlock\b|\bsetnx\b|\bSET\b[^.\n]{0,60}\bNX\b|\bleases?\b|\bfencing\b|\bleader election\b|\bdeadlocks?\b|\bGET_LOCK\b/i,
  ],
  [
    'lock',
    /\b(?:row|table|record|advisory|distributed|exclusive|write|read|redis|seat|slot|inventory|stock|account|database|db|short|in-memory|per[- ]\w+|a|the|with|under|acquires?|takes?|holds?|releases?)[- ](?:level[- ])?locks?\b(?!-)|\block(?:s|ed|ing)? (?:the |a |each |both |that |this )?(?:rows?|seats?|slots?|records?|accounts?|tables?|inventory|stock|keys?|products?|items?|tickets?|rooms?|balances?|wallets?)\b|\brow[- ]level locking\b|\blocking (?:strategy|mechanism|scheme)\b|\block(?:_|:)\{?\w|\w:lock\b/i,
  ],
  ['lock', /\b(?:Reentrant(?:ReadWrite)?Lock|ReadWriteLock|StampedLock|RWMutex|tryLock|threading\.R?Lock|asyncio\.Lock|synchronized on)\b/],
  ['atomic', /\bAtomic(?:Integer|Long|Boolean|Reference)\b|\b(?:putIfAbsent|compareAndSet|compareAndSwap|compare_exchange)\b/],
  ['atomic', /\batomic(?:ally)?\b|\blua\b|\bZADD NX\b/i],
  ['atomic', /\b(?:H?INCR(?:BY)?|DECR(?:BY)?|HINCRBY|GETSET|LPOP|RPOP|BRPOP|BLPOP|ZPOPMIN|SPOP|XREADGROUP)\b/],
  [
    'conditional',
    /\bconditional (?:updates?|writes?|puts?|inserts?)\b|\bConditionExpression\b|\battribute_not_exists\b|\bon conflict\b|\blightweight transactions?\b|\bINSERT\b[^;\n]{0,200}\bIF NOT EXISTS\b|\bfindOneAndUpdate\b|\bfindAndModify\b/i,
  ],
  ['constraint', /\bEXCLUDE USING\b|\bexclusion constraint\b/i],
  [
    'isolation',
    /\bseriali[sz]able\b|\brepeatable read\b|\bisolation levels?\b|\b(?:transaction|snapshot) isolation\b|\blineari[sz]able\b|\bquorums?\b|\bTransactWriteItems\b/i,
  ],
  [
    'single-writer',
    /\bsingle[- ](?:writer|consumer)\b|\bsingle[- ]threaded\b[^.\n]{0,60}\b(?:per|commands?|writer|engine|partition)\b|\bredis\b[^.\n]{0,60}\bsingle[- ]threaded\b|\bone (?:writer|consumer) per\b|\bactor model\b|\bone at a time\b|\bseriali[sz]e[sd]?\b[^.\n]{0,40}\b(?:writes|requests|updates|access|bookings|orders|per)\b|\bmessage group\b/i,
  ],
];

/** In prose only: what DDL declares is looked up where it is declared. */
const UNIQUE = /\bunique (?:constraints?|index(?:es)?|keys?)\b/i;
const CONTEST = /\b(?:seat|slot|book|reserv|duplicate|double|twice|one per|concurren|race|claim|only one|collision)/i;
const RACE =
  /\b(?:rac(?:e|es|y) conditions?|race|races|concurrent(?:ly)?|simultaneous(?:ly)?|double[- ](?:booking|spend(?:ing)?|assignment)|oversell(?:ing)?|lost updates?|conflicts?)\b/i;
const ACCEPTS =
  /\b(?:accept(?:s|ed|able)?|tolerat(?:e|es|ed|able)|is fine|known limitation|limitation|out of scope|not handled|ignored?|negligible|rare(?:ly)?|can live with|good enough|best[- ]effort)\b/i;
/** A transaction that is said to hold a check and its write together. */
const TRANSACTION = /\b(?:in|within|inside|by|under|into) (?:(?:a|an|one|the|single|same|database|db|sql|short|acid) ){0,4}transaction\b/i;
const IN_TRANSACTION =
  /\b(?:stock|inventory|balances?|seats?|slots?|decrement\w*|deduct\w*|debit\w*|reserv\w*|availab\w*|usage|claim\w*|isolat\w*|concurren\w*|simultan\w*)\b/i;
/** There the same words are about something else. */
const ELSEWHERE = /\brate[- ]limit|\bthrottl|\bvendor lock|\block[- ]in\b|\blocked out\b|\baccount lock|\bACID\b/i;
const CONDITIONAL_UPDATE =
  /^UPDATE\s[^;]{1,300}?\bWHERE\b[^;]{0,200}?\b(?:\w{0,30}_)?(?:status|state|version|stock\w{0,12}|quantity|qty|balance|available\w{0,12}|remaining\w{0,12}|\w{0,12}_left|is_\w{1,20}|held_by|owner\w{0,8}|claimed_by|locked_by)\s*(?:>=|<=|=|>|<|IS\b|IN\b)/i;

const MOST_UPDATES = 200;

/** The guards that the text of a section names, prose and fences alike; `running` is the same text with fences blanked. */
export function readGuards(text: string, running: string): Guard[] {
  const guards: Guard[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.length <= 2000 && !ELSEWHERE.test(line)) {
      for (const [kind, words] of WORDS) {
        const found = words.exec(line);
        if (found && !isOtherVersion(kind, found, text, start)) guards.push({ kind, range: rangeAt(start + found.index, found[0].length) });
      }
      const said = running.slice(start, start + line.length);
      const unique = UNIQUE.exec(said);
      if (unique && CONTEST.test(said)) guards.push({ kind: 'constraint', range: rangeAt(start + unique.index, unique[0].length) });
      const held = IN_TRANSACTION.test(said) ? TRANSACTION.exec(said) : null;
      if (held) guards.push({ kind: 'isolation', range: rangeAt(start + held.index, held[0].length) });
      const race = RACE.exec(said);
      if (race && ACCEPTS.test(said)) guards.push({ kind: 'accepted', range: rangeAt(start + race.index, race[0].length) });
    }
    start += line.length + 1;
  }
  guards.push(...conditionalUpdates(text));
  return guards;
}

/** Updates that name in their condition what they change. */
function conditionalUpdates(text: string): Guard[] {
  return [...text.matchAll(/\bUPDATE\s/gi)].slice(0, MOST_UPDATES).flatMap(({ index }): Guard[] => {
    const update = CONDITIONAL_UPDATE.exec(text.slice(index, index + 600))?.[0];
    return update === undefined ? [] : [{ kind: 'conditional', range: rangeAt(index, update.length) }];
  });
}

/** A field `version` that the line or the comment above it calls the version of something is data. */
function isOtherVersion(kind: GuardKind, { 0: words }: RegExpExecArray, text: string, line: number): boolean {
  if (kind !== 'version' || !/version/i.test(words) || /version (?:check|conflict|mismatch)/i.test(words)) return false;
  const above = text.lastIndexOf('\n', Math.max(0, line - 2)) + 1;
  const end = text.indexOf('\n', line);
  return /\bversions? (?:of|string|tag)\b|\b(?:semantic|api|schema|app|image|software|protocol) version\b/i.test(
    text.slice(above, end < 0 ? text.length : end),
  );
}
