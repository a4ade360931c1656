/** Drafts of a section that names a race and how it is kept safe. */
import type { Design, Entity, Race } from '../model/design.ts';
import { entityKey } from '../model/entities/entities.ts';

/** The ways that the course gives, in its order; a constraint keeps rows apart that are not there yet. */
export type Strategy = 'optimistic' | 'pessimistic' | 'distributed-lock' | 'constraint';

/** The blocks of the section without its heading. `version`: the field that all views of the entity have to compare. */
export function concurrencyBlocks(race: Race, strategy: Strategy, version: string | undefined, { queries }: Design): string[][] {
  const { entity } = race;
  const isAsked = queries.some(({ tables }) => tables.some(({ text }) => entityKey(text) === entityKey(entity.name)));
  // A further query of a table that has some would change what its indexes are for.
  return [[whatRaces(race)], ...WRITERS[strategy](race, isAsked ? undefined : rowOf(race), version)];
}

/** What a statement needs to know; undefined where rows are not found by SQL, or nothing says by what. */
function rowOf({ entity, field }: Race): Row | undefined {
  const key = entity.views.find(({ primaryKey }) => primaryKey.length > 0)?.primaryKey ?? [];
  const table = entity.views.find(({ notation }) => notation === 'sql')?.name ?? entity.name;
  return field && key.length > 0 && isRelational(entity) ? { table, key, field: field.name } : undefined;
}

/** What a statement is made of. */
interface Row {
  readonly table: string;
  readonly key: readonly string[];
  readonly field: string;
}

const isRelational = ({ store, views }: Entity): boolean =>
  store === 'relational' || (store === undefined && views.some(({ notation }) => notation === 'sql' || notation === 'er'));

function whatRaces({ entity, field, kind }: Race): string {
  if (kind === 'claim') return `Two callers may take the same \`${entity.name}\` at the same time.`;
  if (kind === 'booking') return `Two callers may write a \`${entity.name}\` with the same \`${field!.name}\` at the same time.`;
  const name = field ? `\`${entity.name}.${field.name}\`` : `\`${entity.name}\``;
  return `Several callers may read ${name} at the same time and then write it; without a guard the last write wins.`;
}

type Writer = (race: Race, row: Row | undefined, version: string | undefined) => string[][];
const byKey = ({ key }: Row): string => key.map((name) => `${name} = :${name}`).join(' AND ');
const fence = (...lines: string[]): string[] => ['```sql', ...lines, '```'];

const WRITERS: Readonly<Record<Strategy, Writer>> = {
  optimistic: (_, row, version) => [
    ['Compare-and-set: each write names the version that it read and makes it one higher.'],
    ...(row && version
      ? [
          fence(
            `UPDATE ${row.table} SET ${row.field} = :${row.field}, ${version} = ${version} + 1`,
            `WHERE ${byKey(row)} AND ${version} = :${version};`,
          ),
        ]
      : []),
    ['When no row has that version any more, somebody else was faster: TODO what the caller sees.'],
  ],
  pessimistic: (_, row) => [
    ['Each change locks the row first (`SELECT … FOR UPDATE`) and checks again under the lock.'],
    ...(row ? [fence(`SELECT ${row.field} FROM ${row.table} WHERE ${byKey(row)} FOR UPDATE;`)] : []),
    ['Who waits too long for the lock gives up: TODO lock timeout.'],
  ],
  'distributed-lock': ({ entity: { id } }) => [
    [
      `Each change takes a distributed lock first: \`SET lock:${id}:{id} <token> NX PX\` with TODO lock timeout, released only by the holder of the token.`,
    ],
    ['A lock that has run out no longer protects: the write checks the token once more.'],
  ],
  constraint: ({ field }) => [
    [`A unique constraint over \`${field?.name}\` and TODO what bounds it in time lets only one of them be written.`],
    ['The other insert fails: TODO what the caller sees.'],
  ],
};
