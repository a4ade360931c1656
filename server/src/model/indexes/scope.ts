/** Which table a column belongs to: the tables of a block, and those of the blocks around it. */
import type { ColumnRef, Condition, Operand } from '../../syntax/query/tree.ts';
import { attributeKey } from '../entities/entities.ts';
import type { StoredTable } from './tables.ts';

/** A table where it is read, or the result of a query in its place. */
export interface Site {
  readonly alias: string;
  /** Unlike that of every other site of its plan. */
  readonly id: string;
  /** Absent: the result of another query, at hand as a whole. */
  readonly table?: StoredTable;
}

export interface Scope {
  readonly sites: readonly Site[];
  readonly parent?: Scope;
}

/** What a query asks that rows meet, with the scope that its names count in. */
export interface Fact {
  readonly condition: Condition;
  readonly scope: Scope;
  /** It lets in only these: ON of an outer join, a query behind NOT EXISTS. */
  readonly only?: readonly Site[];
}

/** The site of a column; nothing where no table in reach is known to have it. What a lone table does not list is taken for its own. */
export function siteOf({ source, name }: ColumnRef, scope: Scope): Site | undefined {
  const { sites, parent } = scope;
  const lone = sites.length === 1 && (!parent || !sites[0]!.table?.complete) ? sites[0] : undefined;
  const has = ({ table }: Site): boolean => table?.columns.has(attributeKey(name)) ?? false;
  const own =
    source === undefined
      ? (sites.find(has) ?? sites.find(({ table }) => !table) ?? lone)
      : sites.find(({ alias, id }) => alias === source || id === source);
  if (!own) return parent && siteOf({ ...(source !== undefined && { source }), name }, parent);
  return own === lone || !own.table?.complete || has(own) ? own : undefined;
}

/** The sites that an operand is made of; nothing where one of its columns is of no known table. */
export function sitesOf({ columns }: Pick<Operand, 'columns'>, scope: Scope): ReadonlySet<Site> | undefined {
  const sites = columns.map((column) => siteOf(column, scope));
  return sites.every((site) => site !== undefined) ? new Set(sites) : undefined;
}

/** All columns that a condition speaks of, those of queries inside it left out. */
export function columnsOf(condition: Condition): readonly ColumnRef[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(columnsOf);
    case 'compare':
    case 'any':
      return [...condition.left.columns, ...condition.right.columns];
    case 'in':
      return [...condition.left.columns, ...condition.values.flatMap(({ columns }) => columns)];
    case 'row':
      return [...condition.left, ...condition.right].flatMap(({ columns }) => columns);
    case 'null':
    case 'truth':
      return condition.operand.columns;
    case 'subquery':
      return condition.left.flatMap(({ columns }) => columns);
    case 'other':
      return condition.columns;
  }
}
