import { insertQueryTable } from '../../edits/query-table.ts';
import type { Design, Entity } from '../../model/design.ts';
import { entityKey } from '../../model/entities/entities.ts';
import { isAbout } from '../../model/sections/sections.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

/** Tables of which nobody says how they are asked. */
export const queriesStated = defineRule({
  id: 'lld/queries-stated',
  since: '0.2.0',
  source: 'LLD drawing rule 4',
  scope: 'document',
  severity: 'warning',
  detected: 'off',
  fix: 'suggestion',
  summary: 'Tables without a stated query or index.',
  why: 'Queries decide keys, indexes and often the store. A schema that does not say how it is asked cannot be reviewed for speed.',
  leftAlone: [
    'Documents that state a query or an index in any form: SQL, a method such as `findByRiderId`, a condition in a sentence, a list of indexes, an access pattern.',
    'Tables of a store that answers by key only.',
    'A document of the same design that states them.',
  ],
  bad: '```sql\nCREATE TABLE rides (\n  ride_id uuid PRIMARY KEY,\n  rider_id bigint NOT NULL REFERENCES riders(rider_id)\n);\n```\n',
  good: '```sql\nCREATE TABLE rides (\n  ride_id uuid PRIMARY KEY,\n  rider_id bigint NOT NULL REFERENCES riders(rider_id)\n);\n```\n\n| Query | Statement | Index |\n| --- | --- | --- |\n| Ride by key | `SELECT ride_id, rider_id FROM rides WHERE ride_id = ?` | primary key |\n| Rides of a rider | `SELECT ride_id, rider_id FROM rides WHERE rider_id = ?` | `rides (rider_id)` |\n',

  *check(design) {
    const tables = storedIn(design);
    const states = design.queries.some(({ verb }) => verb !== 'insert') || design.indexes.length > 0 || saysHow(design);
    if (tables.length === 0 || states || design.companions.some(({ queries }) => queries > 0)) return;
    yield {
      range: headingFor(tables[0]!, design),
      message: `Nothing says how ${named(tables)} ${tables.length === 1 ? 'is' : 'are'} queried. State the queries, and the index that serves each.`,
      fixes: insertQueryTable(tables, design),
    };
  },
});

/** Entities that are kept as tables, with fields; those of a store that answers by key are not asked otherwise. */
const storedIn = ({ entities, tables }: Design): readonly Entity[] =>
  entities.filter((entity) => {
    const table = tables.get(entityKey(entity.name));
    return (
      entity.stored &&
      table &&
      table.store !== 'key-value' &&
      entity.views.some(({ notation, attributes }) => attributes.length > 0 && notation !== 'class' && notation !== 'json' && notation !== 'code')
    );
  });

/** A section of queries or indexes that is written otherwise than it can be read. */
const saysHow = ({ sections }: Design): boolean => sections.some(({ topics }) => topics.includes('queries') || topics.includes('indexes'));

function named(tables: readonly Entity[]): string {
  const [first, second] = tables.map(({ name }) => name.slice(0, 28));
  if (second === undefined) return first!;
  return tables.length === 2 ? `${first} and ${second}` : `${first} and ${tables.length - 1} other tables`;
}

/** The heading that the first table stands under, one of the data model if there is one above. */
function headingFor(entity: Entity, { sections, title, diagrams }: Design): Range {
  const { section, range } = entity.views[0]!;
  let best: Range | undefined;
  for (let at: number | undefined = section; at !== undefined; at = sections[at]?.parent) {
    if (!best || isAbout(sections, at, 'data')) best = sections[at]?.heading ?? best;
  }
  return best ?? diagrams[0]?.header ?? title?.range ?? range;
}
