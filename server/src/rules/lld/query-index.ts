import { addIndexes, columnsOf } from '../../edits/sql.ts';
import type { Design, StatedQuery } from '../../model/design.ts';
import type { Lack } from '../../model/indexes/judge.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Fix, type Related } from '../rule.ts';

/** A query that reads a whole table because no index of the document serves it. */
export const queryIndex = defineRule({
  id: 'lld/query-index',
  since: '0.2.0',
  source: 'LLD drawing rule 4',
  scope: 'document',
  severity: 'warning',
  detected: 'warning',
  fix: 'suggestion',
  summary: 'A stated query that no index serves.',
  why: 'Without an index that begins with what the query gives, the database reads the whole table each time: fast in the demo, an outage with ten million rows.',
  leftAlone: [
    'Primary keys and unique constraints are indexes; the leftmost columns of an index are enough, and one condition that an index bounds is.',
    'Tables that the document, or the option `smallTables`, calls small or lookup tables, and tables of examples (`t1`, `foo`).',
    'Parameters that may select anything: `(:status IS NULL OR status = :status)`, `LIKE ?` over an indexed column.',
    'Statements that are not read, tables and columns that the document does not describe, tables that it describes in part.',
    'Queries that ask for every row: counts, reports and exports without a condition.',
    'A sort over the columns of a joined table where the driving rows are found by an index.',
  ],
  bad: '```sql\nCREATE TABLE rides (\n  ride_id uuid PRIMARY KEY,\n  rider_id bigint NOT NULL,\n  created_at timestamptz NOT NULL\n);\n```\n\nThe history of a rider:\n\n```sql\nSELECT ride_id FROM rides WHERE rider_id = ? ORDER BY created_at DESC LIMIT 20;\n```\n',
  good: '```sql\nCREATE TABLE rides (\n  ride_id uuid PRIMARY KEY,\n  rider_id bigint NOT NULL,\n  created_at timestamptz NOT NULL\n);\nCREATE INDEX idx_rides_rider ON rides (rider_id, created_at DESC);\n```\n\nThe history of a rider:\n\n```sql\nSELECT ride_id FROM rides WHERE rider_id = ? ORDER BY created_at DESC LIMIT 20;\n```\n',

  options: {
    smallTables: { type: 'names', default: [], description: 'Tables so small that a query may read them whole.' },
  },

  *check(design, { smallTables }) {
    const small = new Set(smallTables.map((name) => name.toLowerCase()));
    for (const [first, ...others] of lacking(design, small)) {
      const { lack, query } = first!;
      yield {
        range: query.where ?? firstLine(query),
        message: messageOf(lack),
        related: [
          { range: lack.table.range, message: `${shorten(lack.table.name)} is described here.` },
          ...others.map((other): Related => ({ range: other.query.where ?? firstLine(other.query), message: 'The same is asked here.' })),
        ],
        fixes: fixesFor(first!, design),
      };
    }
  },
});

interface Lacking {
  readonly query: StatedQuery;
  readonly lack: Lack;
}

const EXAMPLE = /^(?:t|tbl|tab|foo|bar|baz|test|example|my_?table|table_?name|table)_?\d*$/i;

/** Queries of tables that are not small and that nothing serves; those that lack the same index together, in order. */
function lacking({ queries }: Design, small: ReadonlySet<string>): readonly (readonly Lacking[])[] {
  const groups = new Map<string, Lacking[]>();
  for (const query of queries) {
    const { kind, lack } = query.verdict;
    if (kind !== 'missing' || !lack || EXAMPLE.test(lack.table.name) || small.has(lack.table.name.toLowerCase())) continue;
    const asked = lack.indexes.length > 0 ? lack.indexes.map(columnsOf).join('|') : query.text.replace(/\s+/g, ' ');
    const key = `${lack.table.name}: ${asked}`;
    groups.set(key, [...(groups.get(key) ?? []), { query, lack }]);
  }
  return [...groups.values()];
}

const firstLine = ({ range, text }: StatedQuery): StatedQuery['range'] => ({
  start: range.start,
  end: range.start + (/^[^\r\n]*/.exec(text)?.[0].length ?? 0),
});

function messageOf({ table, indexes }: Lack): string {
  const name = shorten(table.name);
  const [first, second] = indexes.map((index) => shorten(columnsOf(index), 48));
  if (table.store === 'wide-column' || table.store === 'key-value')
    return `This query does not give the partition key of ${name}. Keep a table or an index that is keyed by what it gives.`;
  if (first === undefined) return `No index can serve this condition on ${name}. Turn it into one that names what is wanted.`;
  if (second !== undefined) return `Not each arm of this OR has an index on ${name}: add ${shorten(`(${first}) and (${second})`, 50)}.`;
  return `No index on ${name} serves this query. Add one on (${first}).`;
}

/** The index with columns in the right order and direction, where the document states those of the table. */
function fixesFor({ lack: { table, indexes }, query }: Lacking, design: Design): Fix[] {
  if (indexes.length === 0 || indexes.some(({ method }) => method && table.dialect)) return [];
  const edits = addIndexes(indexes, table, query, design);
  const named = indexes.map((index) => `${table.name} (${columnsOf(index)})`).join(' and ');
  return edits.length > 0 ? [{ title: `Add an index on ${shorten(named, 60)}`, edits }] : [];
}
