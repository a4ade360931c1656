import { agent } from './agent.ts';
import { crud } from './crud.ts';
import type { Family } from './family.ts';
import { feed } from './feed.ts';
import { pipeline } from './pipeline.ts';
import { realtime } from './realtime.ts';
import { search } from './search.ts';

/** Course notes, "System Families", and agents (its last week). */
export const families: readonly Family[] = [crud, feed, realtime, search, pipeline, agent];
