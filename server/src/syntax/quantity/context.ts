/** What stands around a number says whether it measures anything, and what. */
import { matchAt } from './number.ts';

/** How far back a word can say something about a number. */
const REACH = 40;

const before = (text: string, start: number): string => text.slice(Math.max(0, start - REACH), start);

/** The number is part of a name, a path, a price, a version, a time, a decimal or an encoding. */
export function isPartOfMore(text: string, start: number): boolean {
  const lead = before(text, start);
  if (/[\p{L}\p{N}_#$€£¥₹%^\\@/.]$|[$€£¥₹] ?$|\b(?:USD|EUR|GBP|INR|Rs\.?) ?$/u.test(lead)) return true;
  return /[\d][,:]$/.test(lead) || (/[\p{L}\p{N}][-–]$/u.test(lead) && !/\bsub-$/i.test(lead));
}

/** `$5` written behind: `5 €`, `5 USD`. */
export function isPrice(text: string, end: number): boolean {
  return matchAt(/[ \u00A0]?(?:[€£¥₹$]|(?:USD|EUR|GBP|INR|dollars?|euros?|cents?)\b)/iy, text, end) !== null;
}

const NAMED =
  /\b(?:steps?|phase|ports?|layer|level|section|chapter|figure|fig|version|http|https|status|codes?|errors?|lines?|page|issue|pr|rfc|adr|no|number|id|tier|type|class|option|part|stage|appendix|top|year|since|in|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december)[ :.#-]{1,2}$/i;

/** The number names something: `port 6379`, `Step 2`, `HTTP 404`, `top 100`. */
export const isName = (text: string, start: number): boolean => NAMED.test(before(text, start));

/** A lone `5m` is minutes only where a duration is spoken of. */
export const isDuration = (text: string, start: number): boolean =>
  /\b(?:ttl|every|each|timeouts?|for|after|within|interval|window|expir\w{1,5}|expiry|last|lasts|cached|cache|refresh\w{0,3}|duration|retention|delay|wait)\b[^\w\n]{0,3}$/i.test(
    before(text, start),
  );

/** A lone `500B` is bytes only where a size is spoken of. */
export const isSize = (text: string, start: number, end: number): boolean =>
  /\b(?:size|payload|bytes?|row|record|message|event|object|header|key|entry|each)\b[^\w\n]{0,4}$/i.test(before(text, start)) ||
  matchAt(/ ?(?:\/ ?(?!s\b|sec|min|h\b|hour|day|d\b|mo|y)[a-z]|each\b|per (?!s\b|sec|min|h\b|hour|day|mo|y)[a-z])/iy, text, end) !== null;

const QUALIFIER = String.raw`p(?:50|75|90|95|99|999|99\.9|99\.99)|peak|average|avg|mean|median|max|maximum`;
const LEADING = new RegExp(String.raw`(?:^|[^\w.])(${QUALIFIER}|every)(?:[ \u00A0]+[A-Za-z]{1,12}){0,2}[ \u00A0:=<>≤≥~≈()|*-]{0,6}$`, 'i');
const TRAILING = new RegExp(String.raw`[ \u00A0]{0,2}\(?(?:(?:at|in)[ \u00A0])?(${QUALIFIER})(?![\w.]\w)`, 'iy');

const NAMED_QUALIFIER = new RegExp(String.raw`(?:^|[^\w.])(${QUALIFIER})(?![\w.]\w)`, 'i');

/** `p99`, `peak`, … in the name of a row or column. */
export const qualifierIn = (name: string): string | undefined => NAMED_QUALIFIER.exec(name)?.[1]?.toLowerCase();

/** `p99`, `peak`, `every`, … next to the number. */
export function qualifierOf(text: string, start: number, end: number): string | undefined {
  return (LEADING.exec(before(text, start))?.[1] ?? matchAt(TRAILING, text, end)?.[1])?.toLowerCase();
}
