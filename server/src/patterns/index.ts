import { cacheAside } from './cache-aside.ts';
import { circuitBreaker } from './circuit-breaker.ts';
import { cqrs } from './cqrs.ts';
import { edgeCdn } from './edge-cdn.ts';
import { geoProximity } from './geo-proximity.ts';
import { outbox } from './outbox.ts';
import type { Pattern, PatternId } from './pattern.ts';
import { rateLimiting } from './rate-limiting.ts';
import { saga } from './saga.ts';
import { searchSync } from './search-sync.ts';
import { uniqueIds } from './unique-ids.ts';
import { websocketPubsub } from './websocket-pubsub.ts';
import { writeQueue } from './write-queue.ts';

/** The twelve, in the order of the course. */
export const PATTERNS: readonly Pattern[] = [
  cacheAside,
  writeQueue,
  websocketPubsub,
  edgeCdn,
  saga,
  outbox,
  searchSync,
  geoProximity,
  rateLimiting,
  uniqueIds,
  cqrs,
  circuitBreaker,
];

export const patternWithId = (wanted: PatternId): Pattern => PATTERNS.find(({ id }) => id === wanted)!;

/** `01`: as pages, sections and snippets count the patterns. */
export const twoDigits = ({ number }: Pick<Pattern, 'number'>): string => String(number).padStart(2, '0');

/** By its number (`1`, `01`), its id or its name, in any case; undefined where there is none. */
export function patternOf(key: string): Pattern | undefined {
  const words = key.trim().toLowerCase();
  return PATTERNS.find(
    ({ number, id, name }) => id === words || name.toLowerCase() === words || (/^\d{1,2}$/.test(words) && Number(words) === number),
  );
}
