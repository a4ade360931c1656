/**
 * Whether what a query asks implies the condition of a partial index: decided from constants alone, as PostgreSQL does
 * (its `predicate_implied_by`). A placeholder implies no more than that it is not null.
 */
import { ALWAYS } from '../../syntax/query/tree.ts';
import { type Known, type Probe, type Seen, seenFrom } from './probes.ts';
import type { Scope, Site } from './scope.ts';
import type { Index } from './tables.ts';

export type Answer = 'yes' | 'no' | 'unknown';

const NOBODY: ReadonlySet<Site> = new Set();

/** Whether rows of `site` that meet `facts` are all in the index. */
export function holds({ where }: Index, facts: readonly Seen[], site: Site): Answer {
  if (!where) return 'yes';
  if (!where.condition) return 'unknown';
  const scope: Scope = { sites: [{ ...site, alias: '' }] };
  const condition = where.condition ?? ALWAYS;
  const parts = condition.kind === 'and' ? condition.parts : [condition];
  return all(
    parts.map((part) => {
      const seen = seenFrom(scope.sites[0]!, part, scope, NOBODY);
      return seen.length === 0 ? 'unknown' : all(seen.map((one) => implied(facts, one)));
    }),
  );
}

export const all = (answers: readonly Answer[]): Answer => (answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes');
export const any = (answers: readonly Answer[]): Answer => (answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no');

function implied(facts: readonly Seen[], wanted: Seen): Answer {
  if (wanted.kind === 'or') return any(wanted.arms.map((arm) => all(arm.map((one) => implied(facts, one)))));
  return any(facts.map((fact) => (fact.kind === 'or' ? all(fact.arms.map((arm) => implied(arm, wanted))) : follows(fact.probe, wanted.probe))));
}

function follows(fact: Probe, wanted: Probe): Answer {
  const [f, w] = [fact.by, wanted.by];
  if (w.kind === 'not null' && f.kind !== 'null') return fact.text === wanted.text || mentions(fact, wanted) ? 'yes' : 'no';
  if (fact.text !== wanted.text) return 'no';
  switch (w.kind) {
    case 'null':
    case 'not null':
      return f.kind === w.kind ? 'yes' : 'no';
    case 'equal':
      return f.kind === 'equal' && f.values.every((value) => value !== undefined && w.values.some((one) => same(one, value))) ? 'yes' : 'no';
    case 'unequal':
      if (f.kind === 'unequal') return w.values.every((value) => f.values.some((one) => same(one, value))) ? 'yes' : 'no';
      return f.kind === 'equal' && f.values.every((value) => value !== undefined && !w.values.some((one) => same(one, value))) ? 'yes' : 'no';
    case 'range':
      return inRange(f, w);
    default:
      return f.kind === w.kind ? 'unknown' : 'no';
  }
}

/** A comparison of `lower(email)` is null where `email` is. */
const mentions = (fact: Probe, wanted: Probe): boolean =>
  !fact.column && wanted.column && new RegExp(`\\b${wanted.text.replace(/\W/g, '')}\\b`).test(fact.text);

const same = (a: Known, b: Known): boolean => a !== undefined && String(a) === String(b);

function inRange(fact: Probe['by'], { op, value }: Probe['by'] & { readonly kind: 'range' }): Answer {
  if (fact.kind === 'equal') return all(fact.values.map((one) => (one === undefined ? 'no' : meets(one, op, value))));
  if (fact.kind !== 'range' || fact.op[0] !== op[0] || fact.value === undefined) return 'no';
  if (same(fact.value, value)) return op.length >= fact.op.length ? 'yes' : 'no';
  return meets(fact.value, op, value);
}

/** Numbers, and dates as ISO 8601 writes them. */
const isOrdered = (a: Known, b: Known): boolean =>
  typeof a === 'number'
    ? typeof b === 'number'
    : [a, b].every((value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(?:$|[T ]\d{2}:\d{2})/.test(value));

function meets(one: Known, op: string, limit: Known): Answer {
  if (one === undefined || limit === undefined || !isOrdered(one, limit)) return 'unknown';
  return (op === '<' && one < limit) || (op === '<=' && one <= limit) || (op === '>' && one > limit) || (op === '>=' && one >= limit) ? 'yes' : 'no';
}
