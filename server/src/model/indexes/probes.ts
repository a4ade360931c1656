/** What a condition lets an index search by, seen from one table. */
import type { ColumnRef, Condition, Operand } from '../../syntax/query/tree.ts';
import { attributeKey } from '../entities/entities.ts';
import { type Scope, type Site, siteOf, sitesOf } from './scope.ts';

/** One thing that rows of a table must meet, of which the other side is known. */
export interface Probe {
  /** What is searched: the key of a column's name, or an expression in the one spelling. */
  readonly text: string;
  /** It is a column itself. */
  readonly column: boolean;
  readonly by:
    | { readonly kind: 'equal'; readonly values: readonly Known[] }
    | { readonly kind: 'range'; readonly op: '<' | '<=' | '>' | '>='; readonly value: Known }
    /** LIKE that begins with letters; `null`: what it begins with is not known. */
    | { readonly kind: 'prefix'; readonly known: boolean }
    | { readonly kind: 'null' }
    | { readonly kind: 'not null' }
    | { readonly kind: 'unequal'; readonly values: readonly Known[] }
    /** An operator of its own: `@>`, `ilike`, `&&`; a call by its name. */
    | { readonly kind: 'operator'; readonly op: string };
}

/** A value that is written out; nothing for one that is only known when the query runs. */
export type Known = string | number | boolean | undefined;

/** A condition seen from a table: what may be searched by, or arms of which one must hold. */
export type Seen = { readonly kind: 'probe'; readonly probe: Probe } | { readonly kind: 'or'; readonly arms: readonly (readonly Seen[])[] };

const COMMUTED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '@>': '<@', '<@': '@>' };

/** What `condition` tells of `site` when `known` are at hand. What it does not bound is left out. */
export function seenFrom(site: Site, condition: Condition, scope: Scope, known: ReadonlySet<Site>): readonly Seen[] {
  const isOwn = (operand: Operand): boolean => {
    const sites = sitesOf(operand, scope);
    return !operand.block && sites?.size === 1 && sites.has(site);
  };
  // `id = B` in a sketch: a name that the table does not list, nor any other at hand, stands for a value.
  const isValue = (column: ColumnRef): boolean =>
    siteOf(column, scope) === site && site.table?.complete === true && !site.table.columns.has(attributeKey(column.name));
  const isKnown = ({ columns }: Operand): boolean => columns.every((column) => isValue(column) || known.has(siteOf(column, scope) ?? site));
  const probe = (operand: Operand, by: Probe['by']): readonly Seen[] => [{ kind: 'probe', probe: { ...keyOf(operand, site), by } }];

  switch (condition.kind) {
    case 'and':
      return condition.parts.flatMap((part) => seenFrom(site, part, scope, known));
    case 'or':
      return [{ kind: 'or', arms: condition.parts.map((part) => seenFrom(site, part, scope, known)) }];
    case 'compare': {
      const { op, left, right } = condition;
      if (isOwn(left) && isKnown(right)) return probe(left, byOf(op, right));
      const mirrored = COMMUTED[op] ?? (/^(?:=|<>|&&)$/.test(op) ? op : `commuted ${op}`);
      return isOwn(right) && isKnown(left) ? probe(right, byOf(mirrored, left)) : [];
    }
    case 'in': {
      const { left, values, negated } = condition;
      const literals = values.map(({ literal }) => literal);
      return isOwn(left) && values.every(isKnown)
        ? probe(left, negated ? { kind: 'unequal', values: literals } : { kind: 'equal', values: literals.length > 0 ? literals : [undefined] })
        : [];
    }
    case 'any':
      if (condition.op === '=' && isOwn(condition.left) && isKnown(condition.right))
        return probe(condition.left, { kind: 'equal', values: [undefined] });
      return isOwn(condition.right) ? probe(condition.right, { kind: 'operator', op: 'any' }) : [];
    case 'row':
      return rowOf(condition, isOwn, isKnown, probe);
    case 'null':
      return isOwn(condition.operand) ? probe(condition.operand, { kind: condition.negated ? 'not null' : 'null' }) : [];
    case 'truth':
      return truthOf(condition.operand, condition.negated, isOwn, probe);
    case 'subquery':
    case 'other':
      return [];
  }
}

type Test = (operand: Operand) => boolean;
type Make = (operand: Operand, by: Probe['by']) => readonly Seen[];

/** `(a, b) < (…)` bounds `a`; `(a, b) = (…)` both. */
function rowOf({ op, left, right }: Condition & { readonly kind: 'row' }, isOwn: Test, isKnown: Test, probe: Make): readonly Seen[] {
  if (op === '=') return right.every(isKnown) ? left.filter(isOwn).flatMap((one) => probe(one, { kind: 'equal', values: [undefined] })) : [];
  const [first] = left;
  return first && op !== '<>' && isOwn(first) && right.every(isKnown)
    ? probe(first, byOf(op.length === 1 ? `${op}=` : op, { text: '?', columns: [] }))
    : [];
}

/** `is_read` is a search for true; a call searches its first column by its own means. */
function truthOf(operand: Operand, negated: boolean, isOwn: Test, probe: Make): readonly Seen[] {
  if (!isOwn(operand)) return [];
  if (operand.bare) return probe(operand, { kind: 'equal', values: [!negated] });
  const name = /^(\w+)\(/.exec(operand.text)?.[1];
  const [column] = operand.columns;
  return name !== undefined && column && !negated ? probe({ text: column.name, columns: [column], bare: true }, { kind: 'operator', op: name }) : [];
}

/** A cast from one text type to another changes nothing. */
function keyOf({ text, bare, columns }: Operand, { table }: Site): Pick<Probe, 'text' | 'column'> {
  const [column] = columns;
  const isText = bare === 'text' && /^(?:text|varchar|character varying|string)/i.test(table?.columns.get(attributeKey(column!.name))?.type ?? '');
  return bare === true || isText ? { text: attributeKey(column!.name), column: true } : { text, column: false };
}

function byOf(op: string, value: Operand): Probe['by'] {
  switch (op) {
    case '=':
      return { kind: 'equal', values: [value.literal] };
    case '<>':
      return { kind: 'unequal', values: [value.literal] };
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { kind: 'range', op, value: value.literal };
    case 'like':
      return typeof value.literal === 'string' ? patternOf(value.literal) : { kind: 'prefix', known: false };
    case '~':
      return typeof value.literal === 'string' && /^\^\w/.test(value.literal) ? { kind: 'prefix', known: true } : { kind: 'operator', op };
    default:
      return { kind: 'operator', op };
  }
}

const patternOf = (pattern: string): Probe['by'] => {
  if (/^[%_]/.test(pattern)) return { kind: 'operator', op: 'like' };
  return /[%_]/.test(pattern) ? { kind: 'prefix', known: true } : { kind: 'equal', values: [pattern] };
};
