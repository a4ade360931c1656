/** The index that a query should have: equality first, then the order, then one range. */
import type { OrderKey } from '../../syntax/query/tree.ts';
import type { Lack, WantedColumn, WantedIndex } from './judge.ts';
import type { Probe, Seen } from './probes.ts';
import type { Site } from './scope.ts';
import { searched } from './serves.ts';
import type { StoredTable } from './tables.ts';

/** What a table lacks; nothing where all that is asked of it are columns that it does not list. */
export function lackOf({ table }: Site, facts: readonly Seen[], order: readonly OrderKey[]): Lack | undefined {
  if (!table) return undefined;
  const probes = facts.flatMap((fact) => (fact.kind === 'probe' ? [fact.probe] : []));
  const known = probes.filter((probe) => !probe.column || table.columns.has(probe.text));
  if (probes.length > 0 && known.length === 0) return undefined;
  const whole = indexFor(known, order, table);
  const arms = facts.flatMap((fact) => (fact.kind === 'or' && known.length === 0 ? [fact.arms] : []))[0] ?? [];
  const ofArms = arms.map((arm) =>
    indexFor(
      arm.flatMap((fact) => (fact.kind === 'probe' ? [fact.probe] : [])),
      [],
      table,
    ),
  );
  const indexes = arms.length > 0 ? (ofArms.every((one) => one !== undefined) ? ofArms : []) : whole ? [whole] : [];
  return { table, indexes: distinct(indexes) };
}

const distinct = (indexes: readonly WantedIndex[]): readonly WantedIndex[] => [...new Map(indexes.map((one) => [JSON.stringify(one), one])).values()];

function indexFor(probes: readonly Probe[], order: readonly OrderKey[], table: StoredTable): WantedIndex | undefined {
  const columns = new Map<string, WantedColumn>();
  const add = (text: string, isColumn: boolean, descending = false): void => {
    if (!columns.has(text) && (!isColumn || table.columns.has(text)))
      columns.set(text, { name: table.columns.get(text)?.name ?? text, isExpression: !isColumn, descending });
  };
  const ofKind = (kind: Probe['by']['kind']): readonly Probe[] => probes.filter(({ by, text }) => by.kind === kind && !/\?|@|\(query\)/.test(text));
  for (const { text, column } of [...ofKind('equal'), ...ofKind('null')]) add(text, column);
  for (const { operand, descending } of order) if (!operand.distance) add(searched(operand), operand.bare === true, descending);
  const [range] = [...ofKind('range'), ...ofKind('prefix')];
  if (range) add(range.text, range.column);
  const plain = [...columns.values()].filter(({ isExpression }) => !isExpression);
  if (columns.size > 0) return { columns: plain.length > 0 ? plain : [...columns.values()] };
  return inverted(probes, table);
}

/** Patterns, documents and arrays are searched by an inverted index. */
function inverted(probes: readonly Probe[], table: StoredTable): WantedIndex | undefined {
  for (const { text, column, by } of probes) {
    if (by.kind !== 'operator') continue;
    const isPattern = /^(?:i?like|~\*?)$/.test(by.op);
    if (!isPattern && !/^(?:@>|<@|&&|@@|commuted @@)$/.test(by.op)) continue;
    const name = column ? table.columns.get(text)?.name : text;
    if (name !== undefined)
      return { method: 'gin', columns: [{ name, isExpression: !column, descending: false, ...(isPattern && { operatorClass: 'gin_trgm_ops' }) }] };
  }
  return undefined;
}
