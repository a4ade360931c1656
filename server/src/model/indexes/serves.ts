/**
 * Whether an index serves what a query asks of one table: whether it bounds what is read (`postgres.app`, "Multicolumn
 * indexes", "Operator classes"). Which of several plans a cost model takes is not asked.
 */
import type { Operand, OrderKey } from '../../syntax/query/tree.ts';
import { attributeKey } from '../entities/entities.ts';
import { all, type Answer, any, holds } from './implies.ts';
import type { Probe, Seen } from './probes.ts';
import type { Site } from './scope.ts';
import type { Index, IndexColumn } from './tables.ts';

/** What is asked of one table, the values of all else at hand. */
export interface Ask {
  readonly site: Site;
  readonly facts: readonly Seen[];
  /** The order in which its rows are read off, where that alone can bound them: a LIMIT ends it, and nothing filters. */
  readonly order: readonly OrderKey[];
}

/** Whether the index bounds what is read of the table. */
export function serves({ site, facts, order }: Ask, index: Index): Answer {
  const applies = holds(index, facts, site);
  if (applies === 'no') return 'no';
  // What is in a partial index is bounded by its condition.
  const bounded = any([
    index.where ? 'yes' : 'no',
    ...facts.map((fact) => searches(fact, index, site)),
    walks(index, order) ? 'yes' : 'no',
    nears(index, order),
  ]);
  return all([applies, bounded]);
}

/** Whether a condition is one that the index can be entered by; of an OR every arm must be. */
export function searches(fact: Seen, index: Index, site: Site): Answer {
  if (fact.kind === 'or') return all(fact.arms.map((arm) => any(['no', ...arm.map((one) => searches(one, index, site))])));
  return any(['no', ...entries(index).map((column) => enters(fact.probe, column, index, site))]);
}

/** The columns that an index can be entered by: the first; of inverted and spatial ones any. */
const entries = ({ columns, method }: Index): readonly IndexColumn[] => (isOrdered(method) || method === 'hash' ? columns.slice(0, 1) : columns);

const isOrdered = (method: string | undefined): boolean => method === undefined || method === 'btree';

function enters(probe: Probe, column: IndexColumn, { method }: Index, { table }: Site): Answer {
  if (probe.text !== column.text) return isConditionOn(probe, column) ? 'unknown' : 'no';
  const { by } = probe;
  const { operatorClass = '' } = column;
  if (isOrdered(method) && isPatternClass(column) && by.kind === 'range') return 'no';
  if (isOrdered(method))
    return by.kind === 'prefix'
      ? by.known
        ? 'yes'
        : 'unknown'
      : yes(by.kind === 'equal' || by.kind === 'range' || by.kind === 'null' || by.kind === 'not null');
  if (method === 'hash') return yes(by.kind === 'equal');
  if (method === 'brin') return yes(by.kind === 'equal' || by.kind === 'range' || by.kind === 'null' || by.kind === 'not null');
  const isPattern = by.kind === 'prefix' || (by.kind === 'operator' && /^(?:i?like|~\*?|%)$/.test(by.op)) || by.kind === 'equal';
  if (operatorClass.endsWith('trgm_ops')) return yes(isPattern);
  if (by.kind === 'prefix') return 'no';
  const isPlain = by.kind === 'equal' || by.kind === 'range';
  // `btree_gin` puts plain columns beside inverted ones.
  if (method === 'gin' && isPlain) return yes(probe.column && !/json|\[\]|tsvector|hstore|^$/i.test(table?.columns.get(probe.text)?.type ?? ''));
  if (method === 'gin') return by.kind === 'operator' ? yes((operatorClass === 'jsonb_path_ops' ? OF_PATHS : INVERTED).has(by.op)) : 'no';
  if (method === 'gist' || method === 'spgist' || method === 'spatial')
    return by.kind === 'operator' ? yes(SPATIAL.test(by.op)) : yes(by.kind !== 'unequal');
  return by.kind === 'operator' && method === 'fulltext' ? yes(by.op === 'match' || by.op === '@@') : 'unknown';
}

/** An index over `(deleted_at IS NULL)` serves that condition: which it is over is not looked at. */
const isConditionOn = ({ text }: Probe, { expression }: IndexColumn): boolean =>
  expression !== undefined &&
  /^\((?:IS |NOT |.*\s(?:=|!=|<|>|<=|>=)\s)/.test(expression.text) &&
  expression.columns.some(({ name }) => attributeKey(name) === text);

/** `text_pattern_ops` compares by characters, not by the order of the language. */
const isPatternClass = ({ operatorClass = '' }: IndexColumn): boolean => operatorClass.endsWith('pattern_ops');

const yes = (is: boolean): Answer => (is ? 'yes' : 'no');

const OF_PATHS = new Set(['@>', '@?', '@@']);
const INVERTED = new Set(['@>', '<@', '&&', '?', '?|', '?&', '@?', '@@', 'commuted @@']);
const SPATIAL = /^(?:@>|<@|&&|<<|>>|&<|&>|-\|-|~=?|@@|st_(?:dwithin|contains|within|intersects|covers|coveredby|overlaps|touches|crosses|equals))$/;

/** Whether reading the index from one end gives the rows in `order`. */
export function walks({ columns, method }: Index, order: readonly OrderKey[]): boolean {
  if (order.length === 0 || order.length > columns.length || !isOrdered(method)) return false;
  const directions = order.map((key, i) => directionOf(key, columns[i]!));
  return directions[0] !== undefined && directions.every((direction) => direction === directions[0]);
}

/** What an index is searched by for an operand. */
export const searched = ({ text, bare, columns }: Operand): string => (bare === true ? attributeKey(columns[0]!.name) : text);

/** Whether a key is read forwards or backwards; nothing where neither gives its order. */
function directionOf({ operand, descending, nulls }: OrderKey, column: IndexColumn): 'forwards' | 'backwards' | undefined {
  if (searched(operand) !== column.text || isPatternClass(column)) return undefined;
  const isForwards = descending === column.descending;
  const asked = nulls ?? (descending ? 'first' : 'last');
  const stored = column.nulls ?? (column.descending ? 'first' : 'last');
  return isForwards === (asked === stored) ? (isForwards ? 'forwards' : 'backwards') : undefined;
}

/** Whether the index gives rows by their distance. */
function nears({ columns, method }: Index, order: readonly OrderKey[]): Answer {
  const distance = order[0]?.operand.distance;
  if (!distance || !/^(?:gist|spgist|hnsw|ivfflat)$/.test(method ?? '')) return 'no';
  return yes(distance.some(({ bare, columns: [column] }) => bare && columns.some(({ text }) => text === attributeKey(column!.name))));
}
