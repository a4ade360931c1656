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
  /** From where on it is a yes, in plain words. */
  readonly threshold: string;
  /** The pattern for a yes. */
  readonly pattern: PatternId;
  /** Why that pattern. */
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
    threshold: 'Yes from 5:1 on: a feed, a product page, a profile. No where each value is read about as often as it is written.',
    pattern: 'cache-aside',
    reason: 'Most requests read what has not changed since the last read, so a cache answers them and replicas take the misses.',
    further: [
      { answer: 'Read replicas', why: 'they take the misses, so the primary is left to the writes' },
      { answer: 'CDN', why: 'for what is the same for every reader, one hop earlier' },
    ],
  },
  {
    id: 'writes-per-second',
    asks: 'Are there more than 50,000 writes a second?',
    threshold: 'At peak, over all regions: telemetry, clicks, positions, logs. One relational primary takes a few thousand.',
    pattern: 'write-queue',
    reason: 'No database should meet that peak directly: a queue takes it, and workers write in batches at the pace the store bears.',
    further: [
      { answer: 'LSM-tree store', why: 'it turns random writes into sequential ones (Cassandra, ScyllaDB, RocksDB)' },
      { answer: 'Sharding', why: 'one node cannot take it: choose the key by which writes spread and reads stay in one shard' },
    ],
  },
  {
    id: 'server-push',
    asks: 'Must the server push to clients?',
    threshold: 'Yes where a client must see a change within a second or two without asking: chat, live position, a shared document.',
    pattern: 'websocket-pubsub',
    reason: 'Clients hold a connection, and a pub-sub backend brings each message to the server that holds the right one.',
    further: [],
  },
  {
    id: 'global-latency',
    asks: 'Must users all over the world have their answer within 100 ms?',
    threshold: 'A round trip to another continent alone takes 80 to 150 ms. No where all users are near one region.',
    pattern: 'edge-cdn',
    reason: 'Distance cannot be optimised away, so content stands at an edge near the user and DNS leads there.',
    further: [
      { answer: 'Multi-region', why: 'what cannot be cached needs a copy of the service and its data near the user, and a rule for conflicts' },
    ],
  },
  {
    id: 'transaction-over-services',
    asks: 'Does one business transaction span several services?',
    threshold: 'Yes where an order, a booking or a transfer changes data that two services or databases own, and all or nothing must hold.',
    pattern: 'saga',
    reason: 'No database can commit for all of them, so each step commits by itself and has a compensation that takes it back.',
    further: [{ answer: 'Outbox', why: 'each step must commit and tell the next one, or the saga stops in the middle' }],
  },
  {
    id: 'write-and-publish',
    asks: 'Does a service write to its database and publish an event about it?',
    threshold: 'Yes where losing or inventing the event would hurt somebody.',
    pattern: 'outbox',
    reason: 'Database and broker cannot commit together, so the event is a row of the same transaction and is published from there.',
    further: [],
  },
  {
    id: 'search',
    asks: 'Do users search in text?',
    threshold: 'Words anywhere in a text, misspelt or not, ranked. Not a lookup by id, and not a filter on a column.',
    pattern: 'search-sync',
    reason: 'An inverted index answers what no B-tree can; it is a copy, so the database feeds it by change data capture.',
    further: [],
  },
  {
    id: 'location',
    asks: 'Does it look for what is near a place?',
    threshold: 'Drivers, shops or people within a radius. Storing an address alone is no such query.',
    pattern: 'geo-proximity',
    reason: 'Neighbours in two dimensions become neighbours in one index by geohash cells, so a radius is a few lookups.',
    further: [],
  },
  {
    id: 'abuse',
    asks: 'Must the API be protected from callers who ask too much?',
    threshold: 'Yes for whatever is public, costs money a call, or can be guessed at: logins, one-time codes, partners’ keys.',
    pattern: 'rate-limiting',
    reason: 'A limit at the gateway refuses the excess with 429 before it costs anything behind it.',
    further: [],
  },
  {
    id: 'ids',
    asks: 'Do several nodes make ids that must be unique and sortable?',
    threshold: 'Yes where rows are written on many shards or regions, or ids are given out before the row is written.',
    pattern: 'unique-ids',
    reason: 'Each node makes ids by itself, ordered by time, with no sequence for all of them to wait for.',
    further: [],
  },
  {
    id: 'read-models',
    asks: 'Do reads need another model than writes?',
    threshold: 'Yes where a page joins what many tables or services hold, and the write side must stay normalised.',
    pattern: 'cqrs',
    reason: 'Writes keep the normalised model; events build a read model a query, each in the shape that it is asked for.',
    further: [],
  },
  {
    id: 'dependencies',
    asks: 'Do its services wait for other services?',
    threshold: 'Any call that can be slow: another service, a payment provider, a map. Almost always yes.',
    pattern: 'circuit-breaker',
    reason: 'A slow dependency takes the threads of its callers, so calls have a timeout, a budget of retries, a breaker and a pool of their own.',
    further: [],
  },
];
