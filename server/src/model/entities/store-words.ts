/** Which family of stores a text names: how rows are found there decides what a table must have. */
import type { StoreFamily } from '../design.ts';

const WORDS: readonly (readonly [StoreFamily, RegExp])[] = [
  [
    'relational',
    /\b(?:postgres(?:ql)?|mysql|mariadb|sqlite|oracle|sql server|relational|rdbms|aurora|cockroach(?:db)?|timescale(?:db)?|spanner|vitess|yugabyte(?:db)?)\b/i,
  ],
  ['wide-column', /\b(?:cassandra|scylla(?:db)?|hbase|bigtable|wide[- ]column|dynamo(?:db)?|keyspaces|clickhouse)\b/i],
  ['document', /\b(?:mongo(?:db|ose)?|couchdb|couchbase|firestore|document (?:store|db|database)|cosmos ?db|elasticsearch|opensearch)\b/i],
  ['key-value', /\b(?:redis|memcached|etcd|rocksdb|key[- ]value|kv store|leveldb)\b/i],
];

/** The one family that a text names; nothing where it names none or several. */
export function storeIn(text: string): StoreFamily | undefined {
  const named = WORDS.filter(([, words]) => words.test(text)).map(([family]) => family);
  return named.length === 1 ? named[0] : undefined;
}
