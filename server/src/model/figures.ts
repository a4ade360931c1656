import type { Quantity } from './design.ts';

/** Units that size a design by themselves: time, bytes, percent, copies. What is only counted ("5 users") needs a rate. */
const SIZING: ReadonlySet<string> = new Set(['ms', 'B', 'bit', '%', 'replica', 'node', 'shard', 'partition', 'core']);

/** A figure of the design: a rate, throughput, latency or other time, a size, a percentage, replicas. */
export const isFigure = ({ unit, per }: Quantity): boolean => per !== undefined || SIZING.has(unit);
