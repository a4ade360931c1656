/** Named sets of values: `CREATE TYPE … AS ENUM`, and domains whose CHECK lists them. */
import type { CheckReader } from './check.ts';
import { type Item, rangeOf, stringsIn } from './items.ts';
import { match, pattern } from './pattern.ts';
import type { SqlEnum } from './tree.ts';

const ENUM = pattern('CREATE TYPE IF? NOT? EXISTS? @ AS ENUM (');
const DOMAIN = pattern('CREATE DOMAIN @ AS?');

/** The set of values that a statement creates; nothing where it creates none, or is half typed. */
export function readCreateEnum(items: readonly Item[], checks: CheckReader): SqlEnum | undefined {
  const found = match(items, 0, ENUM);
  const [values] = found?.groups ?? [];
  if (found && values?.closed) return { name: found.names[0]!, values: stringsIn(values.items), range: rangeOf(items) };
  return readDomain(items, checks);
}

function readDomain(items: readonly Item[], checks: CheckReader): SqlEnum | undefined {
  const found = match(items, 0, DOMAIN);
  const check = items[items.findIndex(({ key }) => key === 'CHECK') + 1];
  if (!found || check?.kind !== 'group' || !check.closed) return undefined;
  const listing = checks.listings(check).find(({ column }) => column === 'value');
  return listing && { name: found.names[0]!, values: listing.values, range: rangeOf(items) };
}
