/** Queries and indexes of the MongoDB shell: `db.rides.find({ riderId: 1 }).sort({ createdAt: -1 })`, `db.rides.createIndex({ … })`. */
import { type Range, rangeAt } from '../../text/range.ts';
import type { Block, Condition, Operand, OrderKey, Query } from '../query/tree.ts';

export interface MongoIndex {
  readonly collection: string;
  readonly keys: readonly { readonly field: string; readonly descending: boolean; readonly kind?: string }[];
  readonly unique: boolean;
  readonly range: Range;
}

export interface MongoScript {
  readonly queries: readonly Query[];
  readonly indexes: readonly MongoIndex[];
}

const CALL =
  /\bdb\.(?:collection\(['"](\w+)['"]\)|getCollection\(['"](\w+)['"]\)|(\w+))\.(find|findOne|findOneAndUpdate|findOneAndDelete|countDocuments|updateOne|updateMany|deleteOne|deleteMany|createIndex|ensureIndex)\s*\(/g;
const CHAIN = /\.(sort|limit|skip|project|hint|toArray|explain|lean|exec)\s*\(/y;
const MOST = 300;

/** Reads the calls in `text`, any code or prose. What is no plain object is an empty filter that is not understood. */
export function readMongo(text: string): MongoScript {
  const queries: Query[] = [];
  const indexes: MongoIndex[] = [];
  if (!text.includes('db.')) return { queries, indexes };
  for (const match of text.matchAll(CALL)) {
    if (queries.length + indexes.length >= MOST) break;
    const collection = (match[1] ?? match[2] ?? match[3])!;
    const open = match.index + match[0].length;
    const close = closing(text, open);
    if (close === undefined) continue;
    const first = argument(text, open, close);
    if (match[4] === 'createIndex' || match[4] === 'ensureIndex') {
      const keys = keysOf(first);
      if (keys.length > 0)
        indexes.push({
          collection,
          keys,
          unique: /\bunique\s*:\s*true\b/.test(text.slice(open, close)),
          range: { start: match.index, end: close + 1 },
        });
      continue;
    }
    const chain = chainOf(text, close + 1);
    const conditions = first === undefined ? undefined : conditionsOf(first);
    const range = { start: match.index, end: chain.end };
    queries.push({
      verb: /^update|AndUpdate/.test(match[4]!) ? 'update' : /^delete|AndDelete/.test(match[4]!) ? 'delete' : 'select',
      text: text.slice(range.start, range.end),
      range,
      tables: [{ text: collection, range: rangeAt(match.index + match[0].indexOf(collection), collection.length) }],
      ...(conditions && { blocks: [blockOf(collection, conditions, chain, match[4]!)] }),
      shape: chain.skip ? { offset: chain.skip } : {},
    });
  }
  return { queries, indexes };
}

/** The keys of an index, from the object that lists them. */
export const keysOf = (object: string | undefined): MongoIndex['keys'] =>
  object === undefined ? [] : fieldsOf(object).map(({ name, value }) => ({ field: name, descending: value.trim() === '-1', ...kindOf(value) }));

const kindOf = (value: string): { readonly kind?: string } => {
  const kind = /^\s*['"](\w+)['"]\s*$/.exec(value)?.[1];
  return kind === undefined ? {} : { kind };
};

interface Chain {
  readonly order: readonly OrderKey[];
  readonly limited: boolean;
  readonly skip?: Range;
  readonly end: number;
}

function chainOf(text: string, start: number): Chain {
  let order: readonly OrderKey[] = [];
  let limited = false;
  let skip: Range | undefined;
  let end = start;
  for (;;) {
    const at = /^\s*/.exec(text.slice(end, end + 200))![0].length + end;
    CHAIN.lastIndex = at;
    const call = CHAIN.exec(text);
    const close = call && closing(text, CHAIN.lastIndex);
    if (!call || close === undefined || close === null) return { order, limited, ...(skip && { skip }), end };
    const inside = argument(text, at + call[0].length, close);
    if (call[1] === 'sort' && inside !== undefined)
      order = fieldsOf(inside).map(({ name, value }) => ({ operand: operand(name), descending: value.trim() === '-1' }));
    if (call[1] === 'limit') limited = true;
    if (call[1] === 'skip') skip = { start: at, end: close + 1 };
    end = close + 1;
  }
}

function blockOf(collection: string, parts: readonly Condition[], { order, limited }: Chain, method: string): Block {
  return {
    sources: [{ alias: collection.toLowerCase(), table: collection, join: 'inner' }],
    where: { kind: 'and', parts },
    orderBy: order,
    limited: limited || method === 'findOne',
    ...{ grouped: method === 'countDocuments', ends: [], gives: [], nested: [] },
  };
}

/** Fields of documents inside are named with dots; their last part would be another field. */
const operand = (field: string): Operand => ({ text: field.toLowerCase(), columns: [{ name: field }], bare: true });
const VALUE: Operand = { text: '?', columns: [] };

/** What a filter asks; nothing where some of it is not understood. */
function conditionsOf(object: string): readonly Condition[] | undefined {
  const conditions: Condition[] = [];
  for (const { name, value } of fieldsOf(object)) {
    const one = name.startsWith('$') ? ofOperator(name, value) : ofField(name, value.trim());
    if (!one) return undefined;
    conditions.push(one);
  }
  return conditions;
}

function ofOperator(name: string, value: string): Condition | undefined {
  if (name !== '$or' && name !== '$and') return undefined;
  const arms = objectsIn(value).map(conditionsOf);
  return arms.length > 0 && arms.every((arm) => arm !== undefined)
    ? { kind: name === '$or' ? 'or' : 'and', parts: arms.map((parts): Condition => ({ kind: 'and', parts })) }
    : undefined;
}

const RANGES: Readonly<Record<string, string>> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=', $eq: '=', $ne: '<>' };

function ofField(field: string, value: string): Condition | undefined {
  const left = operand(field);
  if (value.startsWith('/')) return { kind: 'compare', op: 'like', left, right: { ...VALUE, literal: value.startsWith('/^') ? 'a%' : '%a' } };
  if (!value.startsWith('{')) return { kind: 'compare', op: '=', left, right: VALUE };
  const parts = fieldsOf(value).map(({ name }): Condition | undefined => {
    if (name === '$in' || name === '$nin') return { kind: 'in', left, values: [VALUE], negated: name === '$nin' };
    if (name === '$exists') return { kind: 'null', operand: left, negated: true };
    return RANGES[name] ? { kind: 'compare', op: RANGES[name], left, right: VALUE } : undefined;
  });
  return parts.length > 0 && parts.every((part) => part !== undefined) ? { kind: 'and', parts } : undefined;
}

const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const LONGEST = 4000;

/** Where the parenthesis that is open before `start` is closed. */
export function closing(text: string, start: number): number | undefined {
  const open = [')'];
  for (let at = start; at < Math.min(text.length, start + LONGEST); at++) {
    const unit = text[at]!;
    if (unit === "'" || unit === '"' || unit === '`') {
      const end = text.indexOf(unit, at + 1);
      if (end < 0) return undefined;
      at = end;
    } else if (BRACKETS[unit]) open.push(BRACKETS[unit]);
    else if (unit === open.at(-1)) {
      open.pop();
      if (open.length === 0) return at;
    }
  }
  return undefined;
}

/** The first argument where it is an object; an empty text where there is none. */
export function argument(text: string, start: number, end: number): string | undefined {
  const inside = text.slice(start, end).trim();
  if (inside === '') return '';
  return inside.startsWith('{') ? partsOf(inside, ',')[0] : undefined;
}

/** `name: value` of an object as written, braces included. */
export function fieldsOf(object: string): { readonly name: string; readonly value: string }[] {
  const inside = object.trim().replace(/^\{|\}$/g, '');
  return partsOf(inside, ',').flatMap((part) => {
    const [, name, value] = /^\s*['"]?([$\w.]+)['"]?\s*:([^]*)$/.exec(part) ?? [];
    if (name !== undefined) return [{ name, value: value! }];
    const short = /^\s*(\w+)\s*$/.exec(part)?.[1];
    return short === undefined ? [] : [{ name: short, value: '?' }];
  });
}

const objectsIn = (list: string): string[] => partsOf(list.trim().replace(/^\[|\]$/g, ''), ',').filter((part) => part.trim().startsWith('{'));

/** The parts between `mark`s outside of brackets and quotes. */
function partsOf(text: string, mark: string): string[] {
  const parts: string[] = [];
  let [start, depth] = [0, 0];
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]!;
    if (quote !== '') quote = unit === quote ? '' : quote;
    else if (unit === "'" || unit === '"' || unit === '`') quote = unit;
    else if ('([{'.includes(unit)) depth++;
    else if (')]}'.includes(unit)) depth--;
    else if (unit === mark && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)].filter((part) => part.trim() !== '');
}
