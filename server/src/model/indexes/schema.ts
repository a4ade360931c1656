/** The stored tables of a document with all that their rows are found by. */
import type { SqlEnd, SqlIndex, SqlTable } from '../../syntax/sql/tree.ts';
import { type Range, shift } from '../../text/range.ts';
import type { Entity, EntityView } from '../design.ts';
import { attributeKey, entityKey } from '../entities/entities.ts';
import type { Schema } from './judge.ts';
import type { Index, IndexColumn, StoredColumn, StoredTable } from './tables.ts';

/** A table of SQL where it stands. */
export interface LocatedTable {
  readonly table: SqlTable;
  readonly section: number;
  /** Where its offsets count from. */
  readonly offset: number;
}

/** What a document says of its tables in words. */
interface Told {
  /** The keys of those that it calls small. */
  readonly small: ReadonlySet<string>;
  /** All foreign keys are indexed. */
  readonly keysIndexed: boolean;
}

/** Tables by the keys of all their names. */
export function schemaOf(entities: readonly Entity[], tables: readonly LocatedTable[], indexes: readonly Index[], told: Told): Schema {
  const schema = new Map<string, StoredTable>();
  const bySql = new Map(tables.map((one) => [entityKey(one.table.name.text), one]));
  const stated = new Map<string, Index[]>();
  for (const index of indexes) stated.set(entityKey(index.table), [...(stated.get(entityKey(index.table)) ?? []), index]);
  for (const entity of entities) {
    const views = entity.views.filter(
      ({ notation, kind, attributes }) => kind === 'entity' && attributes.length > 0 && (entity.stored || notation === 'sql'),
    );
    if (views.length === 0) continue;
    const keys = [...new Set(entity.views.map(({ name }) => entityKey(name)))];
    const sql = keys.flatMap((key) => bySql.get(key) ?? [])[0];
    const own = keys.flatMap((key) => stated.get(key) ?? []);
    const table = tableOf(entity, views, sql, own, { small: keys.some((key) => told.small.has(key)), keysIndexed: told.keysIndexed });
    for (const key of keys) schema.set(key, table);
  }
  return schema;
}

function tableOf(
  { name, store }: Entity,
  views: readonly EntityView[],
  sql: LocatedTable | undefined,
  stated: readonly Index[],
  { small, keysIndexed }: { readonly small: boolean; readonly keysIndexed: boolean },
): StoredTable {
  const view = views.find(({ notation }) => notation === 'sql') ?? views[0]!;
  const columns = new Map<string, StoredColumn>();
  const notNull = new Set(sql?.table.columns.filter((column) => column.notNull || column.primaryKey).map((column) => attributeKey(column.name.text)));
  for (const { name, type } of [view, ...views].flatMap(({ attributes }) => attributes)) {
    const key = attributeKey(name);
    if (!columns.has(key)) columns.set(key, { name, ...(type !== undefined && { type }), ...(notNull.has(key) && { notNull: true }) });
  }
  const primaryKey = views.find(({ primaryKey }) => primaryKey.length > 0)?.primaryKey ?? [];
  const key = keyIndex(primaryKey, view);
  const kind = storeOf(store ?? view.store, sql);
  const isPartitioned = kind === 'wide-column' || kind === 'key-value';
  return {
    name: bare(sql?.table.name.text ?? name),
    store: kind,
    columns,
    // Classes and examples show what is worked with, not all that is stored.
    complete: views.some(
      ({ complete, excerpt, notation }) =>
        complete && !excerpt && notation !== 'class' && notation !== 'code' && (notation !== 'json' || kind === 'document'),
    ),
    small,
    indexes: [
      ...(primaryKey.length > 0 ? [withStoredOrder(key, sql)] : []),
      ...(kind === 'document' ? [keyIndex(['_id'], view)] : []),
      ...views.flatMap(({ uniques }) => uniques).map((unique) => keyIndex(unique, view)),
      ...(keysIndexed || sql?.table.dialect === 'mysql' ? views.flatMap(foreignIndexes) : []),
      ...sortedIndex(sql, view),
      ...partitions(sql, view),
      ...stated,
    ],
    partition: isPartitioned ? (sql?.table.partitionKey ?? primaryKey.slice(0, 1)).map(attributeKey) : [],
    foreignKeys: views.flatMap(({ foreignKeys }) => foreignKeys.flatMap(({ attributes }) => attributes.slice(0, 1).map(attributeKey))),
    range: view.range,
    ...(view.block && { block: view.block }),
    ...(sql && { statement: { ...shiftEnd(sql.table.end, sql.offset), name: sql.table.name.text } }),
    ...(sql?.table.dialect && { dialect: sql.table.dialect }),
  };
}

const bare = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const shiftEnd = ({ end, terminated, until }: SqlEnd, offset: number): SqlEnd => ({ end: end + offset, terminated, until: until + offset });

/** A table of SQL is wide-column only where it is written so. */
const storeOf = (store: StoredTable['store'] | undefined, sql: LocatedTable | undefined): StoredTable['store'] =>
  sql?.table.dialect || !store ? 'relational' : store;

const columnOf = (name: string, descending = false): IndexColumn => ({ text: attributeKey(name), name, descending });

function keyIndex(columns: readonly string[], { range, section, name }: EntityView): Index {
  return { table: name, columns: columns.map((column) => columnOf(column)), unique: true, include: [], range, section, notation: 'key' };
}

/** CQL's CLUSTERING ORDER BY turns columns of the key. */
function withStoredOrder(key: Index, sql: LocatedTable | undefined): Index {
  const descending = new Set((sql?.table.storedOrder ?? []).filter((one) => one.descending).map((one) => attributeKey(one.key.text)));
  return { ...key, columns: key.columns.map((column) => ({ ...column, descending: descending.has(column.text) })) };
}

/** MySQL makes an index of each foreign key; a document may say that it does so, too. */
const foreignIndexes = (view: EntityView): readonly Index[] =>
  view.foreignKeys.map(({ attributes }) => ({ ...keyIndex(attributes, view), unique: false }));

/** ClickHouse finds rows by the order that it stores them in. */
function sortedIndex(sql: LocatedTable | undefined, view: EntityView): readonly Index[] {
  if (sql?.table.dialect !== 'clickhouse' || sql.table.storedOrder.length === 0) return [];
  return [
    keyIndex(
      sql.table.storedOrder.map(({ key }) => key.text),
      view,
    ),
  ];
}

/** A condition on what a table is parted by leaves most of its parts unread. */
const partitions = (sql: LocatedTable | undefined, view: EntityView): readonly Index[] =>
  (sql?.table.partitionedBy ?? []).slice(0, 1).map((column) => ({ ...keyIndex([column], view), unique: false, method: 'brin' }));

/** An index of SQL as stated. */
export function indexOfSql(index: SqlIndex, section: number, offset: number): Index {
  const { name, table, unique, method, columns, include, where, condition, range } = index;
  return {
    ...(name && { name: name.text }),
    table,
    unique,
    ...(method !== undefined && { method }),
    columns: columns.map(({ key, isExpression, expression, descending, nulls, operatorClass }) => ({
      text: isExpression ? (expression?.text ?? key.text) : attributeKey(key.text),
      name: key.text,
      ...(expression && { expression }),
      descending,
      ...(nulls && { nulls }),
      ...(operatorClass !== undefined && { operatorClass }),
    })),
    include: include.map(attributeKey),
    ...(where && { where: { text: where.text, ...(condition && { condition }) } }),
    range: shift(range, offset) satisfies Range,
    section,
    notation: 'sql',
    ...(index.end && { statement: shiftEnd(index.end, offset) }),
  };
}
