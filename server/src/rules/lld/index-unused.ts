import type { Design, StatedQuery } from '../../model/design.ts';
import { attributeKey, entityKey } from '../../model/entities/entities.ts';
import type { Index, StoredTable } from '../../model/indexes/tables.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Finding } from '../rule.ts';

/** An index that no stated query needs. */
export const indexUnused = defineRule({
  id: 'lld/index-unused',
  since: '0.2.0',
  source: 'LLD drawing rule 4',
  scope: 'document',
  severity: 'hint',
  detected: 'hint',
  fix: 'none',
  summary: 'An index that serves no stated query.',
  why: 'Each index makes every write dearer and takes memory. One that begins as another does, or doubles a unique constraint, gives nothing in return; one without a query may have lost it.',
  leftAlone: [
    'Unique indexes, which keep a rule, and indexes of foreign keys, which deletes and joins need.',
    'Tables with fewer than two stated queries, or of which no index serves one: the queries may simply not be told.',
    'Tables of which one query is not understood.',
  ],
  bad: '```sql\nCREATE TABLE rides (\n  ride_id uuid PRIMARY KEY,\n  rider_id bigint NOT NULL,\n  status text NOT NULL,\n  created_at timestamptz NOT NULL\n);\nCREATE INDEX idx_rides_rider ON rides (rider_id, created_at DESC);\nCREATE INDEX idx_rides_status ON rides (status);\n```\n\n```sql\nSELECT ride_id FROM rides WHERE rider_id = ? ORDER BY created_at DESC LIMIT 20;\nSELECT status FROM rides WHERE ride_id = ?;\n```\n',
  good: '```sql\nCREATE TABLE rides (\n  ride_id uuid PRIMARY KEY,\n  rider_id bigint NOT NULL,\n  status text NOT NULL,\n  created_at timestamptz NOT NULL\n);\nCREATE INDEX idx_rides_rider ON rides (rider_id, created_at DESC);\n```\n\n```sql\nSELECT ride_id FROM rides WHERE rider_id = ? ORDER BY created_at DESC LIMIT 20;\nSELECT status FROM rides WHERE ride_id = ?;\n```\n',

  *check(design) {
    const asking = askingBy(design);
    for (const table of new Set(design.tables.values())) {
      const used = usedOf(table, asking.get(entityKey(table.name)) ?? []);
      if (!used) continue;
      const seen: Index[] = [];
      for (const index of table.indexes) {
        const isNew = !seen.some((one) => isSame(one, index)) && !isConstraint(index, table);
        if (index.notation !== 'key' && !index.unique && isNew) yield* findingOn(index, table, used);
        seen.push(index);
      }
    }
  },
});

/** The queries that read or change rows, by the key of each table's name. */
function askingBy({ queries }: Design): ReadonlyMap<string, readonly StatedQuery[]> {
  const asking = new Map<string, StatedQuery[]>();
  for (const query of queries) {
    if (query.verb === 'insert') continue;
    for (const key of new Set(query.tables.map(({ text }) => entityKey(text)))) asking.set(key, [...(asking.get(key) ?? []), query]);
  }
  return asking;
}

/** The indexes of a table that serve a query; nothing where too little is told of it. */
function usedOf(table: StoredTable, asking: readonly StatedQuery[]): ReadonlySet<Index> | undefined {
  if (table.store !== 'relational' || asking.length < 2 || asking.some(({ verdict }) => verdict.kind === 'unknown')) return undefined;
  const used = new Set(asking.flatMap(({ verdict }) => verdict.by));
  return table.indexes.some((index) => used.has(index)) ? used : undefined;
}

function* findingOn(index: Index, table: StoredTable, used: ReadonlySet<Index>): Generator<Finding> {
  const name = shorten(index.name ?? `(${index.columns.map((column) => column.name).join(', ')})`);
  const others = table.indexes.filter((other) => other !== index && !other.where && !isSame(other, index));
  const wider = index.where ? undefined : others.find((other) => beginsWith(other, index));
  if (wider) {
    const doubled = wider.notation === 'key' ? `the key (${shortColumns(wider)})` : shorten(wider.name ?? `(${shortColumns(wider)})`);
    yield { range: index.range, message: `${name} repeats the beginning of ${doubled}, which serves the same queries. Drop it.` };
  } else if (!used.has(index) && !isOfForeignKey(index, table)) {
    yield { range: index.range, message: `No stated query of ${shorten(table.name)} uses ${name}. State the query it is for, or drop it.` };
  }
}

const shortColumns = ({ columns }: Index): string => shorten(columns.map(({ name }) => name).join(', '));

/** An index stated in two places is one. */
const isSame = (a: Index, b: Index): boolean =>
  a.notation !== 'key' && b.notation !== 'key' && a.where?.text === b.where?.text && a.method === b.method && columnsOf(a) === columnsOf(b);

const columnsOf = ({ columns }: Index): string => columns.map(({ text }) => text).join();

/** Words that name a key or a unique constraint create nothing besides it: "the constraint on `(ride_id, driver_id)`". */
const isConstraint = (index: Index, { indexes }: StoredTable): boolean =>
  index.notation !== 'sql' && indexes.some((key) => key.notation === 'key' && columnsOf(key) === columnsOf(index));

const beginsWith = (longer: Index, index: Index): boolean =>
  longer.method === index.method &&
  index.columns.length <= longer.columns.length &&
  index.columns.every(({ text, descending, operatorClass }, i) => {
    const column = longer.columns[i]!;
    return column.text === text && column.operatorClass === operatorClass && (index.columns.length === 1 || column.descending === descending);
  });

const isOfForeignKey = ({ columns }: Index, { foreignKeys }: StoredTable): boolean =>
  foreignKeys.some((key) => key === attributeKey(columns[0]!.name));
