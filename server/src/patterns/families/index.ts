import { crud } from './crud.ts';
import type { Family } from './family.ts';
import { feed } from './feed.ts';
import { realtime } from './realtime.ts';

/** Course notes, "System Families", and agents (its last week). */
export const families: readonly Family[] = [crud, feed, realtime];
