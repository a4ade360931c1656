/** Whether the indexes of a document serve a query: every table it reads is entered by one. */
import type { Block, Condition, Operand, OrderKey, Query } from '../../syntax/query/tree.ts';
import { attributeKey, entityKey } from '../entities/entities.ts';
import { all, type Answer, any } from './implies.ts';
import { type Seen, seenFrom } from './probes.ts';
import { columnsOf, type Fact, type Scope, type Site, siteOf, sitesOf } from './scope.ts';
import { type Ask, searches, serves, walks } from './serves.ts';
import type { Index, StoredTable } from './tables.ts';
import { servesPartition } from './partitions.ts';
import { lackOf } from './wanted.ts';

/** Tables by the key of their entity. */
export type Schema = ReadonlyMap<string, StoredTable>;

export interface Verdict {
  readonly kind: 'served' | 'missing' | 'unknown';
  /** The first table that nothing bounds, and what it is searched by. */
  readonly lack?: Lack;
  /** The indexes that serve it, those that it could do without too. */
  readonly by: readonly Index[];
}

export interface Lack {
  readonly table: StoredTable;
  /** What would serve it: one index, or one for each arm of an OR; none where no index can. */
  readonly indexes: readonly WantedIndex[];
}

export interface WantedIndex {
  readonly method?: 'gin';
  /** In order: equality, order, range. */
  readonly columns: readonly WantedColumn[];
}

export interface WantedColumn {
  /** As the table or the query writes it. */
  readonly name: string;
  readonly isExpression: boolean;
  readonly descending: boolean;
  readonly operatorClass?: string;
}

const UNKNOWN: Verdict = { kind: 'unknown', by: [] };
const SERVED: Verdict = { kind: 'served', by: [] };

/** PostgreSQL's answer, had it the document's tables full of rows. */
export function judge({ blocks }: Query, schema: Schema): Verdict {
  return blocks ? together(blocks.map((block) => judgeBlock(block, schema))) : UNKNOWN;
}

/** What is not known hides what is missing beside it. */
const together = (verdicts: readonly Verdict[]): Verdict => {
  const kind = verdicts.some((one) => one.kind === 'unknown') ? 'unknown' : verdicts.some((one) => one.kind === 'missing') ? 'missing' : 'served';
  const lack = kind === 'missing' ? verdicts.find((one) => one.lack)?.lack : undefined;
  return { kind, ...(lack && { lack }), by: verdicts.flatMap(({ by }) => by) };
};

/** The tables that a block reads in the end, those of the queries in it too, and what it asks of them. */
interface Plan {
  readonly sites: Site[];
  readonly facts: Fact[];
  /** Sites at hand from the start: results of other queries. */
  readonly ready: Set<Site>;
  /** Blocks that are asked by themselves. */
  readonly apart: Verdict[];
}

function judgeBlock(block: Block, schema: Schema, parent?: Scope): Verdict {
  const plan: Plan = { sites: [], facts: [], ready: new Set(around(parent)), apart: [] };
  const scope = lay(block, plan, schema, parent);
  if (!scope || plan.facts.some((fact) => !isResolved(fact))) return UNKNOWN;
  if (block.orderBy.some(({ operand }) => !sitesOf(operand, scope))) return UNKNOWN;
  return together([...plan.apart, judgePlan(plan, block)]);
}

/** All sites of the blocks around one: its query is asked with their rows at hand. */
const around = (scope: Scope | undefined): readonly Site[] => (scope ? [...scope.sites, ...around(scope.parent)] : []);

const isResolved = ({ condition, scope }: Fact): boolean => columnsOf(condition).every((column) => siteOf(column, scope));

/** Puts the tables and the conditions of a block into the plan; nothing where a table is not known. */
function lay(block: Block, plan: Plan, schema: Schema, parent?: Scope): Scope | undefined {
  const sites: Site[] = [];
  const scope: Scope = { sites, ...(parent && { parent }) };
  for (const { alias, table, blocks } of block.sources) {
    const stored = table === undefined ? undefined : schema.get(entityKey(table));
    if (table !== undefined && !stored) return undefined;
    sites.push({ alias, id: `#${plan.sites.length + sites.length}`, ...(stored && { table: stored }) });
    plan.apart.push(...(blocks ?? []).map((inner) => judgeBlock(inner, schema, scope)));
  }
  plan.sites.push(...sites);
  for (const site of sites) if (!site.table) plan.ready.add(site);
  plan.apart.push(...block.nested.map((inner) => judgeBlock(inner, schema, scope)));
  block.sources.forEach(({ join, on }, i) => {
    if (join === 'left' && on)
      for (const part of partsOf(on)) plan.facts.push({ condition: part, scope, ...(!isStrictOn(sites[i]!, block, scope) && { only: [sites[i]!] }) });
  });
  for (const part of partsOf(block.where))
    if (isLacking(part, block, scope)) plan.facts.push({ condition: part, scope, only: [] });
    else if (!place(part, scope, plan, schema)) return undefined;
  return scope;
}

/** `LEFT JOIN r … WHERE r.id IS NULL`: it asks for what has no row in `r`, which no index of `r` lists. */
function isLacking(condition: Condition, { sources }: Block, scope: Scope): boolean {
  if (condition.kind !== 'null' || condition.negated) return false;
  const outer = scope.sites.filter((_, i) => sources[i]!.join === 'left');
  return condition.operand.columns.some((column) => outer.includes(siteOf(column, scope)!));
}

const partsOf = (condition: Condition): readonly Condition[] => (condition.kind === 'and' ? condition.parts : [condition]);

/** A condition that no row of nulls meets makes an inner join of an outer one. */
const isStrictOn = (site: Site, { where }: Block, scope: Scope): boolean =>
  partsOf(where).some(
    (part) => part.kind !== 'or' && !(part.kind === 'null' && !part.negated) && columnsOf(part).some((column) => siteOf(column, scope) === site),
  );

/** Puts one condition into the plan; a query in it is joined, or asked by itself. */
function place(condition: Condition, scope: Scope, plan: Plan, schema: Schema): boolean {
  for (const inner of blocksIn(condition)) plan.apart.push(judgeBlock(inner, schema, scope));
  if (condition.kind !== 'subquery') {
    plan.facts.push({ condition, scope });
    return true;
  }
  const { block, left, negated } = condition;
  if (block.grouped || block.limited || (negated && left.length > 0)) {
    plan.apart.push(judgeBlock(block, schema, scope));
    plan.facts.push(
      ...left.map((operand): Fact => ({
        condition: negated ? { kind: 'other', columns: operand.columns } : { kind: 'in', left: operand, values: [], negated },
        scope,
      })),
    );
    return true;
  }
  const before = plan.sites.length;
  const firstFact = plan.facts.length;
  const inner = lay(block, plan, schema, scope);
  if (!inner) return false;
  const added = plan.sites.slice(before);
  left.forEach((operand, i) => {
    const given = block.gives[i];
    if (!given) return;
    const both = { ...scope, sites: [...scope.sites, ...inner.sites] };
    plan.facts.push({ condition: { kind: 'compare', op: '=', left: placed(operand, scope), right: placed(given, inner) }, scope: both });
  });
  if (negated) {
    for (let i = firstFact; i < plan.facts.length; i++) plan.facts[i] = { ...plan.facts[i]!, only: plan.facts[i]!.only ?? added };
    plan.facts.push({ condition: { kind: 'other', columns: [] }, scope });
  }
  return true;
}

/** An operand whose columns name their sites, whatever scope they are looked up in. */
const placed = (operand: Operand, scope: Scope): Operand => ({
  ...operand,
  columns: operand.columns.map((column) => ({ name: column.name, source: siteOf(column, scope)?.id ?? '' })),
});

/** Queries that are asked for a value: `x = (SELECT …)`. */
function blocksIn(condition: Condition): readonly Block[] {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.parts.flatMap(blocksIn);
  if (condition.kind !== 'compare') return [];
  return [condition.left, condition.right].flatMap(({ block }) => block ?? []);
}

function judgePlan({ sites, facts, ready }: Plan, block: Block): Verdict {
  const known = new Set(ready);
  const by: Index[] = [];
  const stored = sites.filter((site) => site.table);
  for (const site of stored) if (site.table!.small) known.add(site);
  const seen = (site: Site): readonly Seen[] =>
    facts.filter(({ only }) => !only || only.includes(site)).flatMap(({ condition, scope }) => seenFrom(site, condition, scope, known));
  const enter = (): boolean => {
    let entered = false;
    for (const site of stored) {
      if (known.has(site)) continue;
      const ask = askOf(site, seen(site), block, facts, stored);
      const serving = answer(ask);
      if (serving.answer === 'no') continue;
      if (serving.answer === 'unknown') unsure = true;
      known.add(site);
      by.push(...serving.by);
      entered = true;
    }
    return entered;
  };
  let unsure = false;
  while (enter());
  const left = stored.filter((site) => !known.has(site));
  if (left.length === 0) return unsure ? UNKNOWN : { kind: 'served', by };
  if (asksForAll(block, facts, stored, ready)) return SERVED;
  const ended = atEnds(stored, facts, block);
  if (ended) return ended;
  if (
    unsure ||
    left.some(({ table }) => !table!.complete) ||
    facts.some((fact) => isOpen(fact) && fact.scope.sites.some((site) => left.includes(site)))
  )
    return UNKNOWN;
  const lacking = left.find((site) => seen(site).length > 0) ?? left[0]!;
  const lack = lackOf(lacking, seen(lacking), ownOrder(lacking, block, stored));
  return lack ? { kind: 'missing', lack, by } : UNKNOWN;
}

/** `max(x)` reads one end of an index that begins with `x`. With a filter it reads on from there, who knows how far. */
function atEnds([site, ...others]: readonly Site[], facts: readonly Fact[], { ends }: Block): Verdict | undefined {
  if (!site || others.length > 0 || ends.length === 0) return undefined;
  const walked = ends.map((operand) => site.table!.indexes.filter((index) => !index.where && walks(index, [{ operand, descending: false }])));
  if (walked.some(({ length }) => length === 0)) return undefined;
  if (facts.length === 0) return { kind: 'served', by: walked.flat() };
  return ends.every(({ columns: [column] }) => column && site.table!.columns.get(attributeKey(column.name))?.notNull) ? undefined : UNKNOWN;
}

/** A parameter that may be left out (`:status IS NULL OR status = :status`), and what no index can be asked for. */
function isOpen({ condition }: Fact): boolean {
  if (condition.kind === 'other') return condition.columns.length === 0;
  return condition.kind === 'or' && condition.parts.some((part) => columnsOf(part).length === 0);
}

/** Nothing but joins: every row is wanted, and no index could bound that. */
function asksForAll(block: Block, facts: readonly Fact[], stored: readonly Site[], ready: ReadonlySet<Site>): boolean {
  const isFiltered = facts.some(({ condition, scope }) => {
    const sites = [...(sitesOf({ columns: columnsOf(condition) }, scope) ?? [])].filter((site) => !ready.has(site));
    return condition.kind === 'or' || condition.kind === 'other' || (sites.length === 1 && stored.includes(sites[0]!));
  });
  const isOrdered = block.limited && block.orderBy.length > 0 && !block.grouped;
  return !isFiltered && !isOrdered && !(block.ends.length > 0 && stored.length === 1);
}

/** What one table is asked: by its order only where a LIMIT ends it and nothing filters its rows. */
function askOf(site: Site, facts: readonly Seen[], block: Block, all: readonly Fact[], stored: readonly Site[]): Ask {
  const filtered = all.some(
    ({ condition, scope, only }) =>
      !only &&
      (sitesOf({ columns: columnsOf(condition) }, scope)?.size ?? 0) <= 1 &&
      columnsOf(condition).some((column) => siteOf(column, scope) === site),
  );
  // Where rows are found by partition, they come in no other order than they lie in.
  if (site.table!.partition.length > 0) return { site, facts, order: block.orderBy };
  const order = ownOrder(site, block, stored);
  return { site, facts, order: filtered && !order[0]?.operand.distance ? [] : order };
}

/** The order that rows of the table may be read off in: a block's ORDER BY with LIMIT, or the end that `max` asks for. */
function ownOrder(site: Site, { orderBy, limited, grouped }: Block, stored: readonly Site[]): readonly OrderKey[] {
  if (grouped || orderBy.length === 0) return [];
  const scope = { sites: stored };
  const isOwn = orderBy.every(({ operand }) => [...(sitesOf(operand, scope) ?? [])].every((one) => one === site));
  return isOwn && (limited || orderBy[0]!.operand.distance) ? orderBy : [];
}

/** Every index of the table that serves, and whether one does; arms of an OR may take one each. */
function answer(ask: Ask): { readonly answer: Answer; readonly by: readonly Index[] } {
  const table = ask.site.table!;
  if (table.store === 'wide-column' || table.store === 'key-value') return servesPartition(ask, table);
  const answers = table.indexes.map((index) => serves(ask, index));
  const by = table.indexes.filter((_, i) => answers[i] === 'yes');
  const arms = ask.facts.map((fact) => (fact.kind === 'or' ? armsServed(fact, ask, table) : 'no'));
  return { answer: any(['no', ...answers, ...arms]), by };
}

const armsServed = ({ arms }: Seen & { readonly kind: 'or' }, ask: Ask, { indexes }: StoredTable): Answer =>
  all(
    arms.map((arm) =>
      any([
        'no',
        ...arm.map((fact): Answer => (fact.kind === 'or' ? armsServed(fact, ask, ask.site.table!) : 'no')),
        ...indexes.map((index) =>
          serves({ ...ask, facts: [...ask.facts.filter((one) => one.kind !== 'or'), ...arm], order: [] }, index) === 'no'
            ? ('no' as const)
            : any(['no', ...arm.map((fact) => searches(fact, index, ask.site))]),
        ),
      ]),
    ),
  );
