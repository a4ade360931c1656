/** Counts of copies that are not written as number and unit: `x3`, `replicas: 3`. */
import type { Range } from '../../text/range.ts';
import type { Amount } from './number.ts';
import { matchAt } from './number.ts';
import { unitNamed } from './units.ts';

const REACH = 30;
const MOST_COPIES = 31;
/** `3x replication`, `3-way replication`; a factor of anything else is no copy. */
const TIMES = /[ \u00A0]?(?:x|×|-way)[ \u00A0](?:replication|replicated|replicas)\b/iy;

/** `auto-scale 10..400`, `HPA 2-20`. */
const SCALES = /\b(?:auto-?[ \u00A0]?scal(?:e|es|ed|ing)|hpa|scales?(?:[ \u00A0]from)?)[ \u00A0]?[:=(]?[ \u00A0]?$/i;
const UP_TO = /(?:\.\.\.?|…|[ \u00A0]?(?:-|–|→|to)[ \u00A0]?)\d{1,5}\b(?![.\d]*[ \u00A0]?(?:%|[kmgt]b\b|m?s\b))/iy;

/** What is counted, and where it is written, if a `x` or a name before the whole number at `start` says so. */
export function copiesAt(text: string, start: number, { value, end }: Amount): { readonly unit: string; readonly range: Range } | undefined {
  const times = Number.isInteger(value) ? matchAt(TIMES, text, end) : null;
  if (times) return { unit: 'replica', range: { start, end: end + times[0].length } };
  if (!Number.isInteger(value)) return undefined;
  const lead = text.slice(Math.max(0, start - REACH), start);
  const upTo = SCALES.test(lead) ? matchAt(UP_TO, text, end) : null;
  if (upTo) return { unit: 'replica', range: { start, end: end + upTo[0].length } };
  if (matchAt(/\w|-\w/y, text, end)) return undefined;
  if (isMultiple(text, lead, value, end)) return { unit: 'replica', range: { start: start - 1, end } };
  const name = /(?<!\bper )\b(replication factor|[A-Za-z]{2,10})(?:[ \u00A0]?=|:[ \u00A0])[ \u00A0]?$/i.exec(lead);
  const unit = name && (/^(?:replication factor|rf)$/i.test(name[1]!) ? unitNamed('replica') : unitNamed(name[1]!));
  return unit?.kind === 'copies' ? { unit: unit.unit, range: { start: start - name![0].length, end } } : undefined;
}

/** `x3` or `×3` at the end of what is said; no product, no factor of growth, no `x64`. */
function isMultiple(text: string, lead: string, value: number, end: number): boolean {
  if (!/(?:^|[^\p{L}\p{N}_])[x×]$/u.test(lead) || value < 2 || value > MOST_COPIES) return false;
  if (/(?:[\d)=]|\b(?:peak|factor|growth|times|average|avg|traffic|load))[ \u00A0]{0,2}[x×]$/i.test(lead)) return false;
  return matchAt(/[ \t]*(?:$|[\r\n)\],;|"'<]|replicas?\b|instances?\b|pods?\b|nodes?\b)/y, text, end) !== null;
}
