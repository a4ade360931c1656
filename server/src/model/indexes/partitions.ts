/**
 * Stores that find a row by its partition: Cassandra's `PRIMARY KEY ((a, b), c)`, DynamoDB's partition and sort key. Every
 * column of the partition must be given; behind it rows lie in the order of the clustering columns.
 */
import { type Answer, any } from './implies.ts';
import type { Probe } from './probes.ts';
import { type Ask, searched } from './serves.ts';
import type { Index, StoredTable } from './tables.ts';

/** Whether a key of the table, or an index that is a table of its own, serves what is asked. */
export function servesPartition(
  { facts, order }: Ask,
  { indexes, partition }: StoredTable,
): { readonly answer: Answer; readonly by: readonly Index[] } {
  const probes = facts.flatMap((fact) => (fact.kind === 'probe' ? [fact.probe] : []));
  const equal = (text: string): boolean => probes.some((probe) => probe.text === text && probe.by.kind === 'equal');
  const answers = indexes.map((index): Answer => {
    const hashed = index.notation === 'key' ? partition : index.columns.slice(0, 1).map(({ text }) => text);
    if (hashed.length === 0 || !hashed.every(equal)) return 'no';
    return inOrder(index, hashed.length, probes) && readsOff(index, hashed.length, order) ? 'yes' : 'no';
  });
  return { answer: any(['no', ...answers]), by: indexes.filter((_, i) => answers[i] === 'yes') };
}

/** Clustering columns are given from the first on; a range ends it. */
function inOrder({ columns }: Index, from: number, probes: readonly Probe[]): boolean {
  let isOpen = true;
  for (const { text } of columns.slice(from)) {
    const kinds = probes.filter((probe) => probe.text === text).map(({ by }) => by.kind);
    if (kinds.length > 0 && !isOpen) return false;
    isOpen = kinds.includes('equal');
  }
  return true;
}

/** Rows come in the order of the clustering columns, or wholly against it. */
function readsOff({ columns }: Index, from: number, order: Ask['order']): boolean {
  const clustering = columns.slice(from);
  const skipped = order[0] ? clustering.findIndex(({ text }) => text === searched(order[0]!.operand)) : 0;
  if (skipped < 0) return false;
  const directions = order.map(({ operand, descending }, i) =>
    clustering[skipped + i]?.text === searched(operand) ? clustering[skipped + i]!.descending === descending : undefined,
  );
  return directions.every((direction) => direction !== undefined && direction === directions[0]);
}
