/** A SELECT as the parser gives it, read into the block that it asks. */
import type { Expr, From, JoinClause, SelectFromStatement, SelectStatement, Statement } from 'pgsql-ast-parser';
import { ALWAYS, type Block, type Condition, type Operand, type OrderKey, type Source } from '../query/tree.ts';
import { columnsIn, conditionOf, type Context, operandOf } from './expressions.ts';
import type { Masked } from './mask.ts';

/** Queries that WITH names, by name in lower case; one without blocks was not understood. */
export type Named = ReadonlyMap<string, readonly Block[] | undefined>;

/** Reads what a statement asks: a block each SELECT that is united. Nothing where some of it cannot be judged. */
export function blocksOf(statement: Statement, masked: Masked, named: Named): readonly Block[] | undefined {
  try {
    return new Reader(masked, named).statement(statement);
  } catch (error) {
    if (error instanceof NotRead) return undefined;
    throw error;
  }
}

class NotRead extends Error {}

const AGGREGATE =
  /^(?:count|sum|avg|min|max|array_agg|string_agg|group_concat|jsonb?_agg|jsonb?_object_agg|bool_and|bool_or|every|stddev|variance|percentile_\w+|mode)$/i;

class Reader implements Context {
  readonly placeholders: Masked['placeholders'];
  readonly distances: Masked['distances'];

  constructor(
    masked: Masked,
    private readonly named: Named,
  ) {
    this.placeholders = masked.placeholders;
    this.distances = masked.distances;
  }

  statement(statement: Statement): readonly Block[] {
    if (statement.type === 'select' || statement.type === 'union' || statement.type === 'union all') return this.arms(statement);
    if (statement.type !== 'update') throw new NotRead();
    const { name, alias } = statement.table;
    const target: Source = { alias: (alias ?? name).toLowerCase(), table: name, join: 'inner' };
    const from = statement.from ? this.from([statement.from]) : NOTHING;
    return [
      {
        sources: [target, ...from.sources],
        where: both([...from.conditions, ...(statement.where ? [conditionOf(statement.where, this)] : [])]),
        ...{ orderBy: [], limited: false, grouped: false, ends: [], gives: [] },
        nested: this.nestedIn(statement.sets.map(({ value }) => value)),
      },
    ];
  }

  block(select: SelectStatement): Block | undefined {
    return select.type === 'select' ? this.select(select) : undefined;
  }

  private arms(select: SelectStatement): readonly Block[] {
    if (select.type === 'select') return [this.select(select)];
    if (select.type === 'union' || select.type === 'union all') return [...this.arms(select.left), ...this.arms(select.right)];
    throw new NotRead();
  }

  private select(select: SelectFromStatement): Block {
    const columns = (select.columns ?? []).map(({ expr }) => expr);
    const { sources, conditions } = this.from(select.from ?? []);
    const ends = endsOf(columns);
    const aliases = new Map((select.columns ?? []).flatMap(({ alias, expr }) => (alias ? [[alias.name.toLowerCase(), expr] as const] : [])));
    return {
      sources,
      where: both([...conditions, ...(select.where ? [conditionOf(select.where, this)] : [])]),
      orderBy: (select.orderBy ?? []).map(({ by, order, nulls }): OrderKey => {
        const expr =
          by.type === 'integer' ? (columns[by.value - 1] ?? by) : by.type === 'ref' && !by.table ? (aliases.get(by.name.toLowerCase()) ?? by) : by;
        return { operand: operandOf(expr, this), descending: order === 'DESC', ...(nulls && { nulls: nulls === 'FIRST' ? 'first' : 'last' }) };
      }),
      limited: Boolean(select.limit?.limit),
      grouped: Boolean(select.groupBy) || Array.isArray(select.distinct) || select.distinct === 'distinct' || columns.some(isAggregate),
      ends: select.groupBy || !ends ? [] : ends.map((end) => operandOf(end, this)),
      gives: columns.map((column) => (column.type === 'ref' && column.name !== '*' ? operandOf(column, this) : undefined)),
      nested: this.nestedIn([...columns, ...(select.having ? [select.having] : [])]),
    };
  }

  private from(froms: readonly From[]): { readonly sources: readonly Source[]; readonly conditions: readonly Condition[] } {
    const sources: Source[] = [];
    const conditions: Condition[] = [];
    for (const from of froms) {
      const join = from.join ?? undefined;
      const source = this.source(from);
      const on = join ? this.on(join, sources[0], source) : ALWAYS;
      if (join?.type === 'LEFT JOIN') sources.push({ ...source, join: 'left', on });
      else if (join?.type === 'RIGHT JOIN' && sources.length === 1) sources.splice(0, 1, source, { ...sources[0]!, join: 'left', on });
      else if (join?.type === 'RIGHT JOIN' || join?.type === 'FULL JOIN') throw new NotRead();
      else {
        sources.push(source);
        conditions.push(on);
      }
    }
    return { sources, conditions };
  }

  private source(from: From): Source {
    if (from.type === 'statement') return { alias: from.alias.toLowerCase(), blocks: this.arms(from.statement), join: 'inner' };
    if (from.type === 'call') return { alias: (from.alias?.name ?? from.function.name).toLowerCase(), blocks: [], join: 'inner' };
    const { name, alias, schema } = from.name;
    const key = name.toLowerCase();
    const own = { alias: (alias ?? name).toLowerCase(), join: 'inner' } as const;
    if (schema !== undefined || !this.named.has(key)) return { ...own, table: name };
    const blocks = this.named.get(key);
    if (!blocks) throw new NotRead();
    return { ...own, blocks };
  }

  private on(join: JoinClause, first: Source | undefined, source: Source): Condition {
    if (join.on) return conditionOf(join.on, this);
    return both(
      (join.using ?? []).map(({ name }): Condition => {
        const side = (alias: string | undefined): Operand => ({
          text: name.toLowerCase(),
          columns: [{ name: name.toLowerCase(), ...(alias !== undefined && { source: alias }) }],
          bare: true,
        });
        return { kind: 'compare', op: '=', left: side(first?.alias), right: side(source.alias) };
      }),
    );
  }

  /** Queries that stand in expressions; of one that is united its arms. */
  private nestedIn(expressions: readonly Expr[]): readonly Block[] {
    const found: Block[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if (Array.isArray(value)) return value.forEach(visit);
      const { type } = value as { readonly type?: unknown };
      if (type === 'select' || type === 'union' || type === 'union all') found.push(...this.arms(value as SelectStatement));
      else Object.values(value).forEach(visit);
    };
    visit(expressions);
    return found;
  }
}

const NOTHING = { sources: [], conditions: [] } as const;

const both = (conditions: readonly Condition[]): Condition => {
  const parts = conditions.flatMap((one) => (one.kind === 'and' ? one.parts : [one]));
  return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
};

/** What `min` and `max` are asked of, where nothing else is given. */
function endsOf(columns: readonly Expr[]): readonly Expr[] | undefined {
  const ends = columns.map((column) =>
    column.type === 'call' && /^(?:min|max)$/i.test(column.function.name) && !column.filter ? column.args[0] : undefined,
  );
  return ends.length > 0 && ends.every((end) => end !== undefined && columnsIn(end).length > 0) ? (ends as Expr[]) : undefined;
}

function isAggregate(node: Expr): boolean {
  if (node.type === 'call') return AGGREGATE.test(node.function.name) || Boolean(node.over) || node.args.some(isAggregate);
  if (node.type === 'binary') return isAggregate(node.left) || isAggregate(node.right);
  return node.type === 'cast' && isAggregate(node.operand);
}
