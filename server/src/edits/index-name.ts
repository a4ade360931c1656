/** Names of new indexes in the style of those that a document has. */
import type { Design } from '../model/design.ts';
import { entityKey } from '../model/entities/entities.ts';
import type { WantedIndex } from '../model/indexes/judge.ts';
import type { Index, StoredTable } from '../model/indexes/tables.ts';

/** PostgreSQL cuts longer names. */
const LONGEST = 63;

/** How a name is made around the table and the columns. */
interface Style {
  /** `idx_`, `ix_`, `index_`; may be empty. */
  readonly before: string;
  /** `_by_`, `_on_`, `_`. */
  readonly between: string;
  /** `_idx`; may be empty. */
  readonly after: string;
  /** `rides_by_driver` for `driver_id`. */
  readonly withoutId: boolean;
  /** `rides_by_driver` for `driver_id, created_at`. */
  readonly firstOnly: boolean;
}

const USUAL: Style = { before: 'idx_', between: '_', after: '', withoutId: false, firstOnly: false };

/** `idx_orders_user_id_created_at`, or as the other indexes of the table or the document are named; a number behind it where that is taken. */
export function indexName({ columns }: WantedIndex, { name }: StoredTable, { indexes }: Design): string {
  const { before, between, after, withoutId, firstOnly } = styleOf(name, indexes);
  const words = columns.slice(0, firstOnly ? 1 : undefined).map((column) => spelled(column.name, withoutId));
  const stem = `${before}${spelled(name, false)}${between}${words.join('_')}`.slice(0, LONGEST - 3 - after.length);
  const taken = new Set(indexes.map((index) => index.name?.toLowerCase()));
  for (let number = 1; ; number++) {
    const candidate = `${stem}${number === 1 ? '' : `_${number}`}${after}`;
    if (!taken.has(candidate)) return candidate;
  }
}

const spelled = (name: string, withoutId: boolean): string =>
  name
    .toLowerCase()
    .replace(/\W+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(withoutId ? /_id$/ : /$^/, '');

/** The style of the last index that is named after its table, one of the same table first. */
function styleOf(table: string, indexes: readonly Index[]): Style {
  const named = indexes.flatMap((index) => (index.notation === 'sql' ? (readStyle(index) ?? []) : []));
  return (named.findLast((one) => one.table === entityKey(table)) ?? named.at(-1))?.style ?? USUAL;
}

function readStyle({ name, table, columns }: Index): { readonly table: string; readonly style: Style } | undefined {
  const [first, second] = columns.map((column) => spelled(column.name, false));
  const own = spelled(table, false);
  const at = name?.indexOf(own) ?? -1;
  const found = at < 0 ? null : /^(_(?:by_|on_)?)(\w+?)((?:_(?:idx|ix|index))?)$/.exec(name!.slice(at + own.length));
  if (!found || first === undefined) return undefined;
  const [, between = '', said = '', after = ''] = found;
  const style = {
    before: name!.slice(0, at),
    between,
    after,
    withoutId: first.endsWith('_id') && !said.startsWith(first),
    firstOnly: second !== undefined && (said === first || `${said}_id` === first),
  };
  return { table: entityKey(table), style };
}
