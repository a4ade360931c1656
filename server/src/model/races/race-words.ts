/** Words of things that callers compete for, and of calls that take or change them. */
import { wordsOf } from '../components/component-name.ts';
import type { Attribute, Endpoint, Entity } from '../design.ts';

/** What is changed: money, goods in stock, places that are left, uses of something that may be used so often. */
export type Amount = 'money' | 'stock' | 'seat' | 'uses';

const MONEY = /^(?:balance|wallet|credit|credits|fund|funds)$/;
const STOCK = /^(?:stock|inventory)$/;
const LEFT = /^(?:available|remaining|left|free|vacant)$/;
const PLACES = /^(?:seat|slot|space|spot|room|ticket|capacity|place|unit|quantity|qty|item|stock|inventory|copy|license)$/;
/** It says what once was, or what is allowed. */
const NO_AMOUNT =
  /^(?:after|before|min|minimum|max|maximum|threshold|reorder|low|opening|closing|initial|is|at|date|id|type|status|limit|price|currency|changed|delta|enabled|log)$/;
/** Entities that only record. */
const RECORD = /^(?:log|history|movement|transaction|entry|entries|ledger|audit|event|statement|snapshot|item|report|daily|journal)$/;

/** What amount a field holds that callers compete for; undefined for all other fields. */
export function raceableAmount(entity: Entity, { name, type }: Attribute): Amount | undefined {
  const words = wordsOf(name);
  const owner = wordsOf(entity.name);
  if (words.some((word) => NO_AMOUNT.test(word)) || owner.some((word) => RECORD.test(word)) || /^(?:bool|date|time|uuid|json)/i.test(type ?? ''))
    return undefined;
  if (words.some((word) => MONEY.test(word))) return 'money';
  if (words.some((word) => STOCK.test(word))) return 'stock';
  if (/^(?:quantity|qty|on_hand|count)$/.test(name.toLowerCase()) && owner.some((word) => STOCK.test(word))) return 'stock';
  if (words.some((word) => LEFT.test(word)) && words.some((word) => PLACES.test(word))) return 'seat';
  const limited = entity.attributes.some((other) => /^(?:max_?(?:uses|usage|redemptions)|usage_?limit|max_?usage_?count)$/i.test(other.name));
  return limited && /^(?:usage_?count|used_?count|times_?used|redemptions?(?:_?count)?|uses)$/i.test(name) ? 'uses' : undefined;
}

const CLAIMED = /^(?:seat|slot|spot|room|desk|court|berth|bed|appointment|timeslot|locker|table|space)$/;

/** Whether it is a thing of which each has one taker at a time: a seat, a slot, a room. */
export function claimable({ name, attributes }: Entity): boolean {
  const words = wordsOf(name);
  return (
    words.length <= 3 &&
    CLAIMED.test(words.at(-1) ?? '') &&
    attributes.some(({ isStatus, name: field }) => isStatus || /^(?:is_?)?(?:available|booked|occupied|reserved|taken|free)$/i.test(field))
  );
}

const BOOKING = /^(?:booking|reservation|appointment|rental)$/;

/** What a booking takes: its field for a seat, a room, a table; undefined for other entities. */
export function takenBy({ name, attributes }: Entity): Attribute | undefined {
  if (!BOOKING.test(wordsOf(name).at(-1) ?? '')) return undefined;
  return attributes.find(
    (attribute) => wordsOf(attribute.name).some((word) => CLAIMED.test(word)) && !/(?:count|number|_no|total|price|type)/i.test(attribute.name),
  );
}

const OPERATIONS: Readonly<Record<Amount, RegExp>> = {
  money: /\b(?:transfer|withdraw|withdrawal|deposit|debit|payout|top-?up|charge|redeem|spend|bet|trade)s?\b/i,
  stock: /\b(?:checkout|purchase|buy|reserve|reservation|order)s?\b/i,
  seat: /\b(?:book|booking|reserve|reservation|hold|ticket|checkout|register|registration|enroll?|enrollment|purchase|claim)s?\b/i,
  uses: /\b(?:redeem|redemption|apply|claim|checkout)s?\b/i,
};
const READS = /^(?:get|head|options|query|subscription)$/i;

/** `/v1/seats/{id}/hold` → `hold`. */
const lastPart = (path: string): string =>
  path
    .split(/[/.]/)
    .filter((part) => part !== '' && !/^[{:]|^v\d+$/.test(part))
    .at(-1) ?? '';

/** Whether a call takes from the amount. */
export function takesFrom(amount: Amount, { protocol, method, path, name }: Endpoint): boolean {
  if (protocol === 'topic' || protocol === 'event') return false;
  if (protocol === 'http' && (method === undefined || READS.test(method) || /^(?:delete|patch)$/i.test(method))) return false;
  const said = lastPart(path ?? name ?? '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_/.]/g, ' ');
  return !/^(?:get|list|find|search|fetch)\b/i.test(said.trim()) && OPERATIONS[amount].test(said);
}

const ACTOR =
  /\b(user|customer|rider|driver|buyer|seller|merchant|admin|operator|moderator|reviewer|agent|courier|restaurant|host|guest|passenger|owner|manager|staff|scheduler|worker|client|patient|doctor|bidder|system|warehouse|carrier|psp|bank|gateway|clock)s?\b/i;
const CLOCK = /\b(?:time(?:s|d)?[- ]?out|expir(?:e|es|ed|y)|ttl|time runs out|deadline|lapses?|timer|cron|sweeper)\b/i;

/** Who causes an event, where its words say so. */
export function actorIn(trigger: string): string | undefined {
  const said = trigger.replace(/([a-z])([A-Z])/g, '$1 $2');
  if (CLOCK.test(said)) return 'clock';
  return ACTOR.exec(said)?.[1]?.toLowerCase();
}
