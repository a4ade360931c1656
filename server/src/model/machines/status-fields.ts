/** Which attributes hold the state of a lifecycle. Codes, flags, health and postal states do not. */
import { wordsOf } from '../components/component-name.ts';
import { typeFamily } from '../../syntax/fields/types.ts';
import type { Attribute, Design } from '../design.ts';
import { valueKey } from './values.ts';

const STATUS = /^(?:status|state|lifecycle|phase|stage)$/;
/** `http_status`, `health_status`, `marital_status`: what they hold has no lifecycle that the design decides. */
const NOT_A_LIFECYCLE =
  /^(?:http|health|online|presence|marital|employment|civil|exit|home|billing|shipping|postal|us|country|code|flag|enabled|tax|read|solid|initial|app|ui|session|oauth|csrf|old|new|from|to|previous|prev|prior|last)$/;
/** It records what the state of another thing was. */
const RECORD = /^(?:history|log|audit|transition|change|snapshot|archive)$/;
/** Beside one of these a `state` is part of an address. */
const ADDRESS = /^(?:city|zip|zipcode|postal|postcode|country|street|address|province|county)$/;
/** Words of lifecycles: an enum of three or more values with two of them is one, whatever its field is called. */
const LIFECYCLE =
  /^(?:pending|created|requested|submitted|queued|scheduled|open|opened|draft|new|active|activated|inactive|in_progress|processing|running|started|accepted|confirmed|approved|authori[sz]ed|captured|matched|assigned|reserved|held|booked|paid|shipped|delivered|completed|complete|done|finished|succeeded|settled|closed|failed|rejected|declined|cancell?ed|expired|refunded|released|suspended|archived|deleted|published|resolved|arrived|sold|available|occupied)$/;

/** Whether a value is a word of lifecycles: `PENDING`, `In progress`. */
export const isLifecycleValue = (value: string): boolean => LIFECYCLE.test(valueKey(value));

const LOOKUP =
  /^(?:type|kind|role|category|level|tier|method|mode|channel|currency|reason|priority|plan|gender|source|provider|language|format|name)$/;
const FLAG = /^bool(?:ean)?\b|^bit\b/i;
/** What has no state of its own but is stored as one: a snapshot, a document. */
const DOCUMENT = /json|blob|bytea|binary|\bmap\b|object|varbinary/i;
/** Values of flags and of presence: nothing leads from one to the other but somebody who sets it. */
const FLAG_VALUE =
  /^(?:active|inactive|enabled|disabled|on|off|true|false|yes|no|up|down|healthy|unhealthy|degraded|visible|hidden|public|private|online|offline|away|busy|idle|dnd|do_not_disturb|invisible)$/;
/** How something came out: where all values say so, nothing leads from one to the other. */
const OUTCOME = /^(?:ok|success|succeeded|successful|failed|failure|error|errored|passed|completed?|done|timeout|timed_out|skipped|partial)$/;
const HTTP_CODE = /^[1-5]\d\d$/;

/** Whether `attribute`, one of `siblings`, holds a lifecycle of the thing called `entity`. */
export function isStatusField(attribute: Attribute, siblings: readonly Attribute[], entity = ''): boolean {
  const words = wordsOf(attribute.name);
  const named = wordsOf(entity);
  if (named.length > 1 && RECORD.test(named.at(-1)!)) return false;
  if (FLAG.test(attribute.type ?? '') || DOCUMENT.test(attribute.type ?? '') || words.some((word) => NOT_A_LIFECYCLE.test(word))) return false;
  if (attribute.values.length > 0 && attribute.values.every(({ text }) => HTTP_CODE.test(text))) return false;
  if (attribute.values.length > 1 && attribute.values.every(({ text }) => FLAG_VALUE.test(valueKey(text)))) return false;
  if (attribute.values.length > 1 && attribute.values.every(({ text }) => OUTCOME.test(valueKey(text)))) return false;
  const last = words.at(-1) ?? '';
  if (STATUS.test(last)) return last !== 'state' || !isPostal(attribute, siblings);
  return !LOOKUP.test(last) && attribute.values.length >= 3 && attribute.values.filter(({ text }) => isLifecycleValue(text)).length >= 2;
}

const isPostal = (attribute: Attribute, siblings: readonly Attribute[]): boolean =>
  attribute.values.length === 0 &&
  (siblings.some(({ name }) => wordsOf(name).some((word) => ADDRESS.test(word))) || /^(?:var)?char\(2\)$/i.test(attribute.type ?? ''));

/** Whether the transitions of a field are drawn: its own, or those of another field of its enumeration, which have one lifecycle. */
export const hasMachine = (field: Attribute, { stateMachines }: Pick<Design, 'stateMachines'>): boolean =>
  stateMachines.some(({ field: other }) => other && (other === field || isSameEnumeration(other, field)));

/** The type says so. */
const isSameEnumeration = (one: Attribute, other: Attribute): boolean =>
  one.type !== undefined &&
  one.type === other.type &&
  !/^(?:enum|set)\b/i.test(one.type) &&
  typeFamily(one.type) === undefined &&
  one.values.length === other.values.length;
