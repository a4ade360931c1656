/** The decision tree of the course: twelve questions, the pattern that each calls for, and what else a yes calls for. */
import type { PatternId } from './pattern.ts';

export type QuestionId =
  | 'read-write-ratio'
  | 'writes-per-second'
  | 'server-push'
  | 'global-latency'
  | 'transaction-over-services'
  | 'write-and-publish'
  | 'search'
  | 'location'
  | 'abuse'
  | 'ids'
  | 'read-models'
  | 'dependencies';

/** Something besides the pattern that a yes calls for. */
export interface FurtherAnswer {
  readonly answer: string;
  readonly why: string;
}

export interface Question {
  readonly id: QuestionId;
  readonly asks: string;
  /** When it is a yes, in plain words. */
  readonly threshold: string;
  /** The pattern for a yes. */
  readonly pattern: PatternId;
  /** Why that pattern, in few words. */
  readonly reason: string;
  readonly further: readonly FurtherAnswer[];
}

/** Above so many reads to a write, a cache pays. */
export const READS_TO_A_WRITE = 5;
/** Above so many a second, writes are taken by a queue. */
export const WRITES_PER_SECOND = 50_000;
/** Whoever must have an answer sooner than this all over the world, in ms, cannot wait for another continent. */
export const WORLDWIDE_MS = 100;

/** In the order of the course. */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'read-write-ratio',
    asks: 'Are there more than 5 reads to a write?',
    threshold: 'A feed, a product page, a profile: what is written once is read by many.',
    pattern: 'cache-aside',
    reason: 'A cache answers repeated reads.',
    further: [
      { answer: 'Read replicas', why: 'they take the misses, so the primary is left to the writes' },
      { answer: 'CDN', why: 'for what is the same for every reader, one hop earlier' },
    ],
  },
  {
    id: 'writes-per-second',
    asks: 'Are there more than 50,000 writes a second?',
    threshold: 'At peak, over all regions: telemetry, clicks, positions, logs.',
    pattern: 'write-queue',
    reason: 'A queue takes the peak; workers write in batches.',
    further: [
      { answer: 'LSM-tree store', why: 'it turns random writes into sequential ones (Cassandra, ScyllaDB, RocksDB)' },
      { answer: 'Sharding', why: 'one node cannot take it: choose the key by which writes spread and reads stay in one shard' },
    ],
  },
  {
    id: 'server-push',
    asks: 'Must the server push to clients?',
    threshold: 'A client sees a change within a second or two without asking: chat, live position.',
    pattern: 'websocket-pubsub',
    reason: 'Pub-sub finds each client’s connection.',
    further: [],
  },
  {
    id: 'global-latency',
    asks: 'Must users all over the world have their answer within 100 ms?',
    threshold: 'The way to another continent and back alone takes 80 to 150 ms.',
    pattern: 'edge-cdn',
    reason: 'Content stands near the user, and DNS leads there.',
    further: [
      { answer: 'Multi-region', why: 'what cannot be cached needs a copy of the service and its data near the user, and a rule for conflicts' },
    ],
  },
  {
    id: 'transaction-over-services',
    asks: 'Does one business transaction span several services?',
    threshold: 'An order or a transfer changes what two services own: all of it must happen, or none.',
    pattern: 'saga',
    reason: 'Each step commits alone and can be taken back.',
    further: [{ answer: 'Outbox', why: 'each step must commit and tell the next one, or the saga stops in the middle' }],
  },
  {
    id: 'write-and-publish',
    asks: 'Does a service write to its database and publish an event about it?',
    threshold: 'An event that is lost, or tells of what was never committed, would hurt somebody.',
    pattern: 'outbox',
    reason: 'The event is a row of the same transaction.',
    further: [],
  },
  {
    id: 'search',
    asks: 'Do users search in text?',
    threshold: 'Words anywhere in a text, misspelt or not, ranked; a filter on a column is none.',
    pattern: 'search-sync',
    reason: 'An inverted index finds what no B-tree can.',
    further: [],
  },
  {
    id: 'location',
    asks: 'Does it look for what is near a place?',
    threshold: 'Drivers, shops or people within a radius; to store an address alone is no query.',
    pattern: 'geo-proximity',
    reason: 'Geohash cells make a radius a few lookups.',
    further: [],
  },
  {
    id: 'abuse',
    asks: 'Must the API be protected from callers who ask too much?',
    threshold: 'It is public, costs money a call, or can be guessed at: logins, one-time codes.',
    pattern: 'rate-limiting',
    reason: 'The excess is refused before it costs anything.',
    further: [],
  },
  {
    id: 'ids',
    asks: 'Do several nodes make ids that must be unique and sortable?',
    threshold: 'Rows are written on many shards, or ids are given out before the row is there.',
    pattern: 'unique-ids',
    reason: 'Each node makes sortable ids by itself.',
    further: [],
  },
  {
    id: 'read-models',
    asks: 'Do reads need another model than writes?',
    threshold: 'A page joins what many tables or services hold; the write side stays normalised.',
    pattern: 'cqrs',
    reason: 'Each query has a read model that events keep up.',
    further: [],
  },
  {
    id: 'dependencies',
    asks: 'Do its services wait for other services?',
    threshold: 'Any call that can be slow: another service, a payment provider, a map. Almost always.',
    pattern: 'circuit-breaker',
    reason: 'A slow dependency must not take its callers along.',
    further: [],
  },
];
